/** When people are at work: their own week, on their own wall, without the times they are away. Rules: DUT-1, DUT-2. */
import { must } from '../assert.ts'
import { type Day, weekdayOf } from '../calendar/dates.ts'
import { WEEKDAYS } from '../calendar/document.ts'
import { intervalsOf, push } from '../calendar/spans.ts'
import { type Window, windowOf } from '../calendar/windows.ts'
import { DAY, type Instant, type Interval, later, MINUTE } from '../time.ts'
import { firstShowing, wallTimeAt, type Zone, zoneOf } from '../wall-clock.ts'
import { absenceSpan, zoneOfPerson } from './absence.ts'
import type { DutyPerson, WorkHours } from './document.ts'

/** The local dates of which something may lie in [from, to): windows last a day at most, and begin on their date. */
export function daysAround(zone: Zone, from: Instant, to: Instant): Day[] {
  const first = Math.floor(wallTimeAt(zone, from) / DAY) - 2
  const last = Math.floor(wallTimeAt(zone, to) / DAY) + 1
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** A window of a local date: begins and ends when the wall first shows that time or a later one, so one in a skipped
 *  hour begins when the skip ends, and a repeated hour is passed twice but begun once (DUT-7). */
export const spanOn = (zone: Zone, day: Day, { opens, closes }: Window): Interval => ({
  start: firstShowing(zone, day * DAY + opens * MINUTE),
  end: firstShowing(zone, day * DAY + closes * MINUTE),
})

const windowsOn = ({ week }: Pick<WorkHours, 'week'>, day: Day): Window[] => {
  const weekday = must(WEEKDAYS[weekdayOf(day)], 'a week has seven days')
  const windows = (week[weekday] ?? []).map((text) => must(windowOf(text), 'hours are checked'))
  return windows.toSorted((a, b) => a.opens - b.opens)
}

/** The working time of `hours` that overlaps [from, to), whole windows, in order; windows that touch are one. */
function workSpans(hours: WorkHours, from: Instant, to: Instant): Interval[] {
  const zone = zoneOf(hours.zone)
  const spans: number[] = []
  for (const day of daysAround(zone, from, to)) {
    for (const window of windowsOn(hours, day)) {
      const { start, end } = spanOn(zone, day, window)
      if (end > from && start < to) push(spans, start, end)
    }
  }
  return intervalsOf(spans)
}

/** What of `spans` is left without `hole`. */
const without = (spans: readonly Interval[], hole: Interval): Interval[] =>
  spans.flatMap(({ start, end }) =>
    hole.end <= start || hole.start >= end
      ? [{ start, end }]
      : [
          { start, end: hole.start },
          { start: hole.end, end },
        ].filter((part) => part.start < part.end),
  )

/** When `person` is at work in some part of [from, to): whole stretches, without the times they are away. */
export function atWorkBetween(person: DutyPerson, from: Instant, to: Instant): Interval[] {
  if (!person.hours) return []
  const zone = zoneOfPerson(person)
  const present = person.absences.reduce<Interval[]>(
    (spans, absence) => without(spans, absenceSpan(absence, zone)),
    workSpans(person.hours, from, to),
  )
  return present.filter(({ start, end }) => end > from && start < to)
}

/** Whether `person` is at work at `at`. */
export const isAtWork = (person: DutyPerson, at: Instant): boolean => atWorkBetween(person, at, later(at, 1)).length > 0

/** Monday to Friday round the clock, for somebody who has not said when they work. */
const FIVE_DAYS: WorkHours['week'] = Object.fromEntries(WEEKDAYS.slice(0, 5).map((day) => [day, ['00:00-24:00']]))

/** Whether \`person\` works on a date: some of its windows is not within an absence. Who has told no hours works from Monday
 *  to Friday (DIG-2). */
export function worksOn(person: DutyPerson, day: Day): boolean {
  const at = zoneOfPerson(person)
  const zone = zoneOf(at)
  const windows = windowsOn(person.hours ?? { week: FIVE_DAYS }, day)
  const spans = windows.map((window) => spanOn(zone, day, window))
  const present = person.absences.reduce<Interval[]>((rest, absence) => without(rest, absenceSpan(absence, at)), spans)
  return present.some(({ start, end }) => start < end)
}
