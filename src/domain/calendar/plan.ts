/** Own hours under one version of themselves and of their holiday sets: which windows a date has. */
import { must } from '../assert.ts'
import { DAY, HOUR, MINUTE, type Millis } from '../time.ts'
import { firstShowing, type Zone, zoneOf } from '../wall-clock.ts'
import { type Day, dayOf, weekdayOf } from './dates.ts'
import { type DateOverride, type HolidaySet, type OwnHours, WEEKDAYS, type WindowText } from './document.ts'
import { push, type Spans, union } from './spans.ts'
import { DAY_MINUTES, type Window, windowOf } from './windows.ts'

/** One date that is not like its weekday, and why. */
export interface SpecialDay {
  readonly kind: 'holiday' | 'override'
  readonly windows: readonly Window[]
  readonly name: string | null
}

export interface Plan {
  readonly zone: Zone
  /** Monday first. */
  readonly week: readonly (readonly Window[])[]
  readonly special: ReadonlyMap<Day, SpecialDay>
}

const windowsOf = (texts: readonly WindowText[]): readonly Window[] =>
  texts.map((text) => must(windowOf(text), 'windows are checked')).toSorted((a, b) => a.opens - b.opens)

const specialOf = (kind: SpecialDay['kind'], dates: readonly DateOverride[]): [Day, SpecialDay][] =>
  dates.map(({ date, windows, name }) => [
    must(dayOf(date), 'dates are checked'),
    { kind, windows: windowsOf(windows), name },
  ])

/** `sets` are those that the hours name, in that order: the first that has a date says what it holds (CAL-2). */
export function planOf(hours: OwnHours, sets: readonly HolidaySet[]): Plan {
  const { timeZone, week, overrides } = hours
  // Of several entries with one key a map keeps the last: those that win come last.
  const holidays = sets.toReversed().flatMap(({ dates }) => specialOf('holiday', dates))
  return {
    zone: zoneOf(timeZone),
    week: WEEKDAYS.map((weekday) => windowsOf(week[weekday] ?? [])),
    special: new Map([...holidays, ...specialOf('override', overrides)]),
  }
}

/** Whether the wall ever shows a date; a few zones left one out. */
export const isShown = (zone: Zone, day: Day): boolean =>
  firstShowing(zone, day * DAY) < firstShowing(zone, (day + 1) * DAY)

/** The windows that open on a date, in order; none on one that the zone left out (CAL-5). */
export function windowsOn({ zone, week, special }: Plan, day: Day): readonly Window[] {
  const windows = special.get(day)?.windows ?? must(week[weekdayOf(day)], 'a week has seven days')
  // Within a date that is never shown a window opens and closes when the skip ends; only one past midnight is not empty.
  return windows.some(({ closes }) => closes > DAY_MINUTES) && !isShown(zone, day) ? [] : windows
}

/** When a window of that date opens and closes. */
export function spanOf(zone: Zone, day: Day, { opens, closes }: Window): readonly [start: number, end: number] {
  const midnight = day * DAY
  return [firstShowing(zone, midnight + opens * MINUTE), firstShowing(zone, midnight + closes * MINUTE)]
}

/** A wall is less than this away from UTC. */
const FARTHEST: Millis = 26 * HOUR

/** The dates whose windows may reach into [from, to): those shown then, and the one before, which may have a night. */
export const daysAround = (from: number, to: number): { readonly first: Day; readonly end: Day } => ({
  first: Math.floor((from - FARTHEST) / DAY) - 1,
  end: Math.floor((to + FARTHEST) / DAY) + 1,
})

/** When it is open in [from, to), added to `target`. */
export function pushPlan(target: number[], plan: Plan, from: number, to: number): void {
  const { first, end } = daysAround(from, to)
  for (let day = first; day < end; day++) {
    for (const window of windowsOn(plan, day)) {
      const [opens, closes] = spanOf(plan.zone, day, window)
      push(target, Math.max(opens, from), Math.min(closes, to))
    }
  }
}

const WEEK: Millis = 7 * DAY

/** The ordinary week on a wall that is `offset` ahead of UTC, in milliseconds after Monday 00:00 UTC (CAL-9). */
export function weekSpans({ week }: Plan, offset: Millis): Spans {
  const sets = week.flatMap((windows, weekday) =>
    windows.flatMap(({ opens, closes }) => {
      const start = (((weekday * DAY + opens * MINUTE - offset) % WEEK) + WEEK) % WEEK
      const end = start + (closes - opens) * MINUTE
      return end <= WEEK
        ? [[start, end]]
        : [
            [0, end - WEEK],
            [start, WEEK],
          ]
    }),
  )
  return union(sets)
}
