/** Business calendars: when a team is at work, and how to count only that time. Rules: docs/spec/calendar.md. */
import { must } from '../assert.ts'
import type { DayEnds } from '../sla/document.ts'
import { DAY, type Instant, type Interval, instantOf, later, type Millis } from '../time.ts'
import { firstShowing, wallTimeAt } from '../wall-clock.ts'
import {
  BEGINNING,
  type Calendar,
  calendarFrom,
  END,
  earlierTable,
  longerTable,
  type OpenDay,
  pieceAt,
  tableAt,
  tableOver,
} from './compile.ts'
import type { CalendarBook } from './document.ts'
import { openDaysFrom } from './open-days.ts'
import { notExceeding, openBefore, reaching, spanAt } from './table.ts'
import { piecesOf, publicationsOf } from './versions.ts'
import { weekAt } from './week.ts'

export type { Calendar } from './compile.ts'

/** A calendar changes with what is known of it: one for each time something it goes by was published. */
interface Editions {
  readonly published: readonly Instant[]
  readonly calendars: (Calendar | undefined)[]
}

const editions = new WeakMap<CalendarBook, Map<string, Editions>>()

function editionsOf(book: CalendarBook, slug: string): Editions {
  const known = editions.get(book) ?? new Map<string, Editions>()
  editions.set(book, known)
  const found = known.get(slug) ?? { published: publicationsOf(book, slug), calendars: [] }
  known.set(slug, found)
  return found
}

/** The calendar `slug` by what was published until `knownAt` (CAL-18). The book is checked and holds it; the same book
 *  gives the same calendar, so what was computed is not computed again. */
export function calendarOf(book: CalendarBook, slug: string, knownAt: Instant): Calendar {
  const { published, calendars } = editionsOf(book, slug)
  const edition = published.findLastIndex((at) => at <= knownAt) + 1
  const known = calendars[edition]
  if (known) return known
  const partOf = (part: string) => calendarOf(book, part, knownAt)
  const calendar = calendarFrom(piecesOf(book, slug, knownAt, partOf))
  calendars[edition] = calendar
  return calendar
}

/** The first instant by which `amount` of working time has passed since `from`. An amount that fills a window
 *  exactly is due when that window closes, not when the next one opens (CAL-4). Zero and less give `from`. */
export function addWorkingTime(calendar: Calendar, from: Instant, amount: Millis): Instant {
  if (amount <= 0) return from
  let table = tableAt(calendar, from)
  const target = openBefore(table, from) + amount
  while (target > table.total) {
    const longer = longerTable(calendar)
    if (!longer) return from > END ? from : END
    table = longer
  }
  return instantOf(reaching(table, target))
}

/** The last instant from which `amount` of working time passes until `from` (CAL-14). Zero and less give `from`. */
export function subtractWorkingTime(calendar: Calendar, from: Instant, amount: Millis): Instant {
  if (amount <= 0) return from
  let table = tableAt(calendar, from)
  let target = openBefore(table, from) - amount
  while (target < 0) {
    const earlier = earlierTable(calendar)
    if (!earlier) return from < BEGINNING ? from : BEGINNING
    table = earlier
    target = openBefore(table, from) - amount
  }
  return instantOf(notExceeding(table, target))
}

/** Working time in [from, to); zero when `to` is not after `from` (CAL-3). */
export function workingTimeBetween(calendar: Calendar, from: Instant, to: Instant): Millis {
  if (!(from < to)) return 0
  const table = tableOver(calendar, from, to)
  return openBefore(table, to) - openBefore(table, from)
}

/** Whether `at` lies in a window. */
export function isOpen(calendar: Calendar, at: Instant): boolean {
  const table = tableAt(calendar, at)
  return must(table.starts[spanAt(table, at)], 'in range') <= at
}

/** The first instant from `at` on that lies in a window: `at` itself when it does (CAL-15). */
export function nextOpening(calendar: Calendar, at: Instant): Instant {
  let table = tableAt(calendar, at)
  while (spanAt(table, at) === table.count) {
    const longer = longerTable(calendar)
    if (!longer) return at > END ? at : END
    table = longer
  }
  const start = must(table.starts[spanAt(table, at)], 'in range')
  return start > at ? instantOf(start) : at
}

/** Longer than any exception that somebody writes down. */
const THIRTY_YEARS: Millis = 30 * 366 * DAY

/** When the stretch that holds `at`, or else the next one, ends; null when it goes on for thirty years (CAL-15). */
export function nextClosing(calendar: Calendar, at: Instant): Instant | null {
  const opening = nextOpening(calendar, at)
  let table = tableAt(calendar, opening)
  for (;;) {
    const end = must(table.ends[spanAt(table, opening)], 'in range')
    if (end < table.to) return instantOf(end)
    const longer = table.to < later(opening, THIRTY_YEARS) ? longerTable(calendar) : undefined
    if (!longer) return null
    table = longer
  }
}

/** The open stretches in [from, to), in order, those at its ends cut. */
export function openIntervals(calendar: Calendar, from: Instant, to: Instant): Interval[] {
  tableAt(calendar, from)
  const table = tableAt(calendar, to)
  const found: Interval[] = []
  for (let index = spanAt(table, from); index < table.count; index++) {
    const start = must(table.starts[index], 'in range')
    if (start >= to) break
    const end = must(table.ends[index], 'in range')
    found.push({ start: instantOf(Math.max(start, from)), end: instantOf(Math.min(end, to)) })
  }
  return found
}

/** The last closing that is not after `at`, which lies in no window; undefined when nothing was ever open before. */
function closingBefore(calendar: Calendar, at: Instant): Instant | undefined {
  let table = tableAt(calendar, at)
  while (spanAt(table, at) === 0) {
    const earlier = earlierTable(calendar)
    if (!earlier) return undefined
    table = earlier
  }
  return instantOf(must(table.ends[spanAt(table, at) - 1], 'in range'))
}

/** `at` itself when it lies in the windows of a day or closes one; else the last closing before it, else the first
 *  opening. */
function withinDay({ windows }: OpenDay, at: Instant): Instant {
  const last = windows.findLast(({ start }) => start <= at)
  if (last === undefined) return firstOpening(windows)
  return at < last.end ? at : last.end
}

const firstOpening = ([first]: OpenDay['windows']): Instant => must(first, 'an open day has a window').start
const lastClosing = ({ windows }: OpenDay): Instant => must(windows.at(-1), 'an open day has a window').end

/** The end of `days` business days from `from` (CAL-19, CAL-20). */
export function addBusinessDays(calendar: Calendar, from: Instant, days: number, ends: DayEnds): Instant {
  if (days <= 0) return from
  const open = isOpen(calendar, from)
  const counted = open ? from : closingBefore(calendar, from)
  const { start, found } = openDaysFrom(calendar, open || counted === undefined ? counted : later(counted, -1), days)
  if (!found) return END
  if (ends === 'close_of_day' || !start || counted === undefined) return lastClosing(found)
  if (!open && counted === lastClosing(start)) return lastClosing(found)
  const sinceMidnight = wallTimeAt(start.zone, counted) - start.day * DAY
  return withinDay(found, firstShowing(found.zone, found.day * DAY + sinceMidnight))
}

/** Working time of the ordinary week that holds at `at` (CAL-9). */
export function weekLength(calendar: Calendar, at: Instant): Millis {
  const week = weekAt(calendar, at)
  return week.reduce((sum, edge, index) => sum + (index % 2 === 0 ? -edge : edge), 0)
}

/** The zone that the calendar goes by at `at`; null for a combination of calendars in several zones. */
export function timeZoneOf(calendar: Calendar, at: Instant): string | null {
  const { hours } = pieceAt(calendar, at)
  if ('zone' in hours) return hours.zone.timeZone
  const [first = null, ...others] = new Set(hours.of.map((part) => timeZoneOf(part, at)))
  return others.length === 0 ? first : null
}
