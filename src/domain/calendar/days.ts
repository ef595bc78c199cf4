/** A year of a calendar, date by date, as a person reads it. Rule: CAL-22. */
import { must } from '../assert.ts'
import { DAY, type Instant, instantOf, later, MINUTE } from '../time.ts'
import { firstShowing, wallTimeAt, type Zone } from '../wall-clock.ts'
import { calendarOf, openIntervals } from './calendar.ts'
import { type Calendar, END_YEAR, FIRST_YEAR, pieceAt } from './compile.ts'
import { type Day, dateOf, firstDayOf, weekdayOf } from './dates.ts'
import type { CalendarBook, WindowText } from './document.ts'
import { dateZone } from './open-days.ts'
import { isShown, type Plan } from './plan.ts'
import { textOf, type Window } from './windows.ts'

export interface CalendarDay {
  /** ISO date in the zone of the calendar. */
  readonly date: string
  readonly kind: 'open' | 'closed' | 'holiday' | 'override'
  readonly windows: readonly WindowText[]
  /** Of the holiday or the override. */
  readonly name: string | null
}

/** Every date of `year` in the calendar `slug` by what was published until `knownAt`, each as the version in force at
 *  its end has it; none of a year that is not computed (CAL-16). */
export function daysOf(book: CalendarBook, slug: string, knownAt: Instant, year: number): CalendarDay[] {
  if (year < FIRST_YEAR || year >= END_YEAR) return []
  const calendar = calendarOf(book, slug, knownAt)
  const first = firstDayOf(year)
  return Array.from({ length: firstDayOf(year + 1) - first }, (_, index) => calendarDay(calendar, first + index))
}

function calendarDay(calendar: Calendar, day: Day): CalendarDay {
  const zone = dateZone(calendar, instantOf(day * DAY))
  const end = firstShowing(zone, (day + 1) * DAY)
  const { hours } = pieceAt(calendar, later(end, -1))
  return 'zone' in hours ? plannedDay(hours, day) : combinedDay(calendar, zone, day)
}

function plannedDay({ zone, week, special }: Plan, day: Day): CalendarDay {
  const date = dateOf(day)
  if (!isShown(zone, day)) return { date, kind: 'closed', windows: [], name: null }
  const exception = special.get(day)
  if (exception) {
    const { kind, windows, name } = exception
    return { date, kind, windows: windows.map(textOf), name }
  }
  const windows = must(week[weekdayOf(day)], 'a week has seven days')
  return { date, kind: windows.length > 0 ? 'open' : 'closed', windows: windows.map(textOf), name: null }
}

/** What the wall showed at the edges of what is open, from midnight to midnight. */
function combinedDay(calendar: Calendar, zone: Zone, day: Day): CalendarDay {
  const from = firstShowing(zone, day * DAY)
  const to = firstShowing(zone, (day + 1) * DAY)
  const minuteOf = (at: Instant): number => Math.floor((wallTimeAt(zone, at) - day * DAY) / MINUTE)
  const windows = openIntervals(calendar, from, to).map(
    ({ start, end }): Window => ({ opens: minuteOf(start), closes: minuteOf(end) }),
  )
  return { date: dateOf(day), kind: windows.length > 0 ? 'open' : 'closed', windows: windows.map(textOf), name: null }
}
