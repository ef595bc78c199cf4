/** Business calendars: when a team is at work, and how to count only that time. Rules: docs/spec/calendar.md. */
import { must, unreachable } from './assert.ts'
import { Refusal } from './refusal.ts'
import { DAY, elapsed, type Instant, type Interval, later, type Millis } from './time.ts'
import { daysOfYear, isTimeZone, wallClock } from './wall-clock.ts'

/** Open from the first up to the second, in minutes after local midnight; 1440 is the end of the day. */
export type Window = readonly [opens: number, closes: number]

export interface WorkingWeek {
  /** IANA name, such as `America/Los_Angeles`. */
  readonly timeZone: string
  /** The windows of each weekday, Monday first; those of one day are in order and do not overlap. */
  readonly days: readonly (readonly Window[])[]
  /** ISO dates, in `timeZone`, on which no window opens. */
  readonly holidays: readonly string[]
}

/** A working week that opens at least once, so that every search for working time ends (CAL-1). */
export type Calendar = WorkingWeek & { readonly opens: true }

/** @throws Refusal `calendar_windows_overlap`, `calendar_never_opens` */
export function defineCalendar(week: WorkingWeek): Calendar {
  const inOrder = (windows: readonly Window[]) => windows.flat().every((at, i, all) => at > (all[i - 1] ?? -1))
  const inDay = (at: number) => Number.isInteger(at) && at <= 1440
  if (week.days.length !== 7 || !week.days.every(inOrder) || !week.days.flat(2).every(inDay)) {
    throw new Refusal('calendar_windows_overlap', 'Windows of a day overlap. List them in order, between 0 and 1440.')
  }
  if (week.days.flat().length === 0 || !isTimeZone(week.timeZone)) {
    throw new Refusal('calendar_never_opens', 'The calendar never opens. Give it an IANA zone and at least one window.')
  }
  return { ...week, opens: true }
}

const compiled = new WeakMap<Calendar, Map<number, readonly Interval[]>>()

/** The working intervals that open in local `year`, in order; computed once for each calendar and year. */
function intervalsOf(calendar: Calendar, year: number): readonly Interval[] {
  const years = compiled.get(calendar) ?? new Map<number, readonly Interval[]>()
  compiled.set(calendar, years)
  const known = years.get(year)
  if (known) return known
  const closed = new Set(calendar.holidays)
  const intervals = daysOfYear(year)
    .filter(({ date }) => !closed.has(date))
    .flatMap(({ date, weekday }) =>
      must(calendar.days[weekday - 1], 'a week has seven days').map(([opens, closes]) => ({
        start: wallClock(date, opens, calendar.timeZone),
        end: wallClock(date, closes, calendar.timeZone),
      })),
    )
    .filter(({ start, end }) => start < end)
  years.set(year, intervals)
  return intervals
}

/** Index of the first interval that ends after `from`; `intervals.length` when none does. */
function firstEndingAfter(intervals: readonly Interval[], from: Instant): number {
  let low = 0
  let high = intervals.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (must(intervals[middle], 'in range').end <= from) low = middle + 1
    else high = middle
  }
  return low
}

const MEAN_YEAR: Millis = 365.2425 * DAY

/** The year of `at` on any wall calendar of the world, or the year before it: where a search may start. Asking the
 *  time zone costs thirty times as much. Two days cover the zones and the wandering of leap years. */
const yearAtMost = (at: Instant): number => 1970 + Math.floor((at - 2 * DAY) / MEAN_YEAR)

/** The first instant by which `amount` of working time has passed since `from`. An amount that fills a window
 *  exactly is due when that window closes, not when the next one opens (CAL-4). Zero and less give `from`. */
export function addWorkingTime(calendar: Calendar, from: Instant, amount: Millis): Instant {
  if (amount <= 0) return from
  let left = amount
  // Two years without an opening cannot happen: CAL-1 gives every week a window and holidays are single dates.
  for (let year = yearAtMost(from); year < 9999; year++) {
    const intervals = intervalsOf(calendar, year)
    for (let index = firstEndingAfter(intervals, from); index < intervals.length; index++) {
      const { start, end } = must(intervals[index], 'in range')
      const opening = start > from ? start : from
      if (left <= elapsed(opening, end)) return later(opening, left)
      left -= elapsed(opening, end)
    }
  }
  return unreachable('working intervals never run out (CAL-1)')
}

/** Working time in [from, to); zero when `to` is not after `from` (CAL-3). */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): Millis {
  let worked = 0
  for (let year = yearAtMost(from); from < to; year++) {
    const intervals = intervalsOf(calendar, year)
    for (let index = firstEndingAfter(intervals, from); index < intervals.length; index++) {
      const { start, end } = must(intervals[index], 'in range')
      if (start >= to) return worked
      worked += Math.min(end, to) - Math.max(start, from)
    }
  }
  return worked
}
