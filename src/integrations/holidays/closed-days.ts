/** The days that an event closes. */
import { DAY, HOUR, MINUTE, type Millis } from '../../domain/time.ts'
import type { WallTime } from '../../domain/wall-clock.ts'
import type { DaySpan } from './date-span.ts'
import type { CalendarEvent, EventDates } from './event.ts'
import { type Stamp, wallIn } from './property.ts'
import { daysOfRule } from './recurrence.ts'

export type Spend = (days: number) => void

export interface ClosedDays {
  readonly whole: readonly number[]
  /** Days that the event touches and does not fill. */
  readonly partly: readonly number[]
}

const dayIn = (wall: WallTime): number => Math.floor(wall / DAY)

/** Where only a date is given, an `until` holds to its end. */
const lastStart = (zone: string | null, until: Stamp | null): WallTime =>
  until === null ? Number.POSITIVE_INFINITY : wallIn(zone, until) + (until.isDate ? DAY - 1 : 0)

function* startsOf({ zone, start, repetitions, added }: EventDates, span: DaySpan, spend: Spend): Generator<WallTime> {
  const time = start - dayIn(start) * DAY
  if (repetitions.length === 0) yield start
  for (const stamp of added) yield wallIn(zone, stamp) + (stamp.isDate ? time : 0)
  for (const { rule, until } of repetitions) {
    const last = lastStart(zone, until)
    const within = { first: span.first, last: Math.min(span.last, dayIn(last)) }
    for (const day of daysOfRule(rule, dayIn(start), within, spend)) {
      if (day * DAY + time <= last) yield day * DAY + time
    }
  }
}

/** Whether an occurrence is one of `stamps`, which name it by its date or by its date and time. */
function isNamed({ zone, allDay }: EventDates, stamps: readonly Stamp[]): (start: WallTime) => boolean {
  const byDay = (stamp: Stamp) => allDay || stamp.isDate
  const days = new Set(stamps.filter(byDay).map((stamp) => dayIn(wallIn(zone, stamp))))
  const walls = new Set(stamps.filter((stamp) => !byDay(stamp)).map((stamp) => wallIn(zone, stamp)))
  return (start) => days.has(dayIn(start)) || walls.has(start)
}

/** The first occurrence that is cancelled together with all later ones. */
function endOf({ zone }: EventDates, replacing: readonly CalendarEvent[]): WallTime {
  const ends = replacing.flatMap(({ replaces }) => (replaces?.endsLater ? [wallIn(zone, replaces.stamp)] : []))
  return ends.reduce((earliest, end) => Math.min(earliest, end), Number.POSITIVE_INFINITY)
}

/** Some write the end of a day as its last minute or second. */
const endOfDay = (wall: WallTime): WallTime =>
  wall - dayIn(wall) * DAY >= LAST_MINUTE ? (dayIn(wall) + 1) * DAY : wall
const LAST_MINUTE: Millis = 24 * HOUR - MINUTE

/** The days of `span` on which an event with these dates lies. `replacing` are the events that stand for one of its
 *  occurrences; `spend` is told how many days are looked at, and may throw. */
export function closedDays(
  dates: EventDates,
  replacing: readonly CalendarEvent[],
  span: DaySpan,
  spend: Spend,
): ClosedDays {
  const [whole, partly]: [number[], number[]] = [[], []]
  const replaced = replacing.flatMap(({ replaces }) => (replaces ? [replaces.stamp] : []))
  const [isExcluded, cancelledFrom] = [isNamed(dates, [...dates.excluded, ...replaced]), endOf(dates, replacing)]
  spend(dates.excluded.length + dates.added.length + replacing.length)
  const reaching = { first: span.first - Math.ceil(dates.length / DAY), last: span.last }
  for (const start of startsOf(dates, reaching, spend)) {
    if (start >= cancelledFrom || isExcluded(start)) continue
    const end = endOfDay(start + dates.length)
    const last = Math.min(span.last, Math.max(dayIn(start), Math.ceil(end / DAY) - 1))
    spend(Math.max(0, last - Math.max(span.first, dayIn(start)) + 1))
    for (let day = Math.max(span.first, dayIn(start)); day <= last; day++)
      (start <= day * DAY && end >= (day + 1) * DAY ? whole : partly).push(day)
  }
  return { whole, partly }
}
