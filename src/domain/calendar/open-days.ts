/** The dates on which a calendar opens, for counting business days. Rules: CAL-19, CAL-21. */
import { must, unreachable } from '../assert.ts'
import { DAY, type Instant, type Interval, instantOf } from '../time.ts'
import { firstShowing, type Zone } from '../wall-clock.ts'
import {
  type Calendar,
  END_YEAR,
  FIRST_YEAR,
  type OpenDay,
  type Piece,
  pieceAt,
  spansOfYear,
  yearWithin,
} from './compile.ts'
import { type Day, firstDayOf, yearOf } from './dates.ts'
import { daysAround, type Plan, spanOf, windowsOn } from './plan.ts'
import { intervalsOf, pushWithin } from './spans.ts'

/** The zone whose dates are those of `calendar` at `at`: of a combination, that of the calendar it names first. */
export function dateZone(calendar: Calendar, at: Instant): Zone {
  const { hours } = pieceAt(calendar, at)
  return 'zone' in hours ? hours.zone : dateZone(must(hours.of[0], 'a combination names a calendar'), at)
}

/** What the windows of a date hold within the piece. */
function plannedOn(plan: Plan, day: Day, { from, to }: Piece): Interval[] {
  return windowsOn(plan, day).flatMap((window) => {
    const [opens, closes] = spanOf(plan.zone, day, window)
    const [start, end] = [Math.max(opens, from), Math.min(closes, to)]
    return start < end ? [{ start: instantOf(start), end: instantOf(end) }] : []
  })
}

/** The open stretches of a combination on a date, from midnight to midnight. */
function combinedOn(calendar: Calendar, zone: Zone, day: Day): Interval[] {
  const from = firstShowing(zone, day * DAY)
  const to = firstShowing(zone, (day + 1) * DAY)
  const spans: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) pushWithin(spans, spansOfYear(calendar, year), from, to)
  return intervalsOf(spans)
}

function openDayIn(calendar: Calendar, piece: Piece, day: Day): OpenDay {
  const { hours } = piece
  if ('zone' in hours) return { day, zone: hours.zone, windows: plannedOn(hours, day, piece) }
  const zone = dateZone(calendar, instantOf(Math.max(piece.from, day * DAY)))
  return { day, zone, windows: combinedOn(calendar, zone, day) }
}

const inOrder = (a: Interval, b: Interval): number => a.start - b.start

/** The open days among the dates of `year`, in order. */
function openDaysOf(calendar: Calendar, year: number): readonly OpenDay[] {
  const known = calendar.openDays.get(year)
  if (known) return known
  const days = new Map<Day, OpenDay>()
  for (const piece of calendar.pieces) {
    const around = daysAround(piece.from, piece.to)
    const end = Math.min(around.end, firstDayOf(year + 1))
    for (let day = Math.max(around.first, firstDayOf(year)); day < end; day++) {
      const { zone, windows } = openDayIn(calendar, piece, day)
      // A date on which one version gives way to another may open under both.
      const all = [...(days.get(day)?.windows ?? []), ...windows].toSorted(inOrder)
      if (all.length > 0) days.set(day, { day, zone, windows: all })
    }
  }
  const found = [...days.values()].toSorted((a, b) => a.day - b.day)
  calendar.openDays.set(year, found)
  return found
}

/** Where the day is listed in whose windows the open instant `at` lies. */
function placeOf(calendar: Calendar, at: Instant): { readonly year: number; readonly index: number } {
  // In its zone a date may belong to the year before or after.
  const middle = yearWithin(at)
  for (const year of [middle, middle + 1, middle - 1]) {
    const index = openDaysOf(calendar, year).findLastIndex(({ windows }) =>
      windows.some(({ start, end }) => start <= at && at < end),
    )
    if (index >= 0) return { year, index }
  }
  return unreachable('every open instant lies in a window of some day')
}

/** The day in whose windows the open instant `at` lies, and the one so many open days later. Without an instant it
 *  counts from before all days. Undefined when the years end before (CAL-16). */
export function openDaysFrom(
  calendar: Calendar,
  at: Instant | undefined,
  count: number,
): { readonly start: OpenDay | undefined; readonly found: OpenDay | undefined } {
  const { year, index } = at === undefined ? { year: FIRST_YEAR, index: -1 } : placeOf(calendar, at)
  const start = openDaysOf(calendar, year)[index]
  let ahead = index + count
  for (let later = year; later < END_YEAR; later++) {
    const days = openDaysOf(calendar, later)
    if (ahead < days.length) return { start, found: days[ahead] }
    ahead -= days.length
  }
  return { start, found: undefined }
}
