/** Calendars for tests, in a few words. */
import { type Calendar, calendarOf } from '../../src/domain/calendar/calendar.ts'
import { checkCalendarBook } from '../../src/domain/calendar/check.ts'
import {
  type CalendarBook,
  type CalendarDocument,
  type CombinedHours,
  type DateOverride,
  type HolidaySet,
  type OwnHours,
  WEEKDAYS,
} from '../../src/domain/calendar/document.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import type { Version } from '../../src/domain/version.ts'

export const ALWAYS = instantOf(0)

/** The same windows on the weekdays from Monday to Friday. */
export const onWeekdays = (...windows: string[]): OwnHours['week'] =>
  Object.fromEntries(WEEKDAYS.slice(0, 5).map((weekday) => [weekday, windows]))

export const onEveryDay = (...windows: string[]): OwnHours['week'] =>
  Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, windows]))

/** Pacific office hours unless told otherwise. */
export const hours = (more: Partial<OwnHours> = {}): OwnHours => ({
  name: 'Hours',
  timeZone: 'America/Los_Angeles',
  week: onWeekdays('09:00-17:00'),
  holidays: [],
  overrides: [],
  ...more,
})

export const combined = (combine: CombinedHours['combine'], ...of: string[]): CombinedHours => ({
  name: 'Together',
  combine,
  of,
})

export const on = (date: string, ...windows: string[]): DateOverride => ({ date, windows, name: null })

export const holidaySet = (...dates: DateOverride[]): HolidaySet => ({ name: 'Holidays', source: null, dates })

/** One version that always held. */
export const first = <Document>(document: Document): readonly Version<Document>[] => [
  { version: 1, effectiveFrom: ALWAYS, publishedAt: ALWAYS, document },
]

const firsts = <Document>(documents: Readonly<Record<string, Document>>) =>
  Object.fromEntries(Object.entries(documents).map(([slug, document]) => [slug, first(document)]))

/** Not checked. */
export const book = (
  calendars: Readonly<Record<string, CalendarDocument>>,
  holidays: Readonly<Record<string, HolidaySet>> = {},
): CalendarBook => ({ calendars: firsts(calendars), holidays: firsts(holidays) })

/** The calendar `slug` of checked documents. */
export const calendarIn = (given: CalendarBook, slug: string, knownAt: Instant = ALWAYS): Calendar =>
  calendarOf(checkCalendarBook(given), slug, knownAt)

/** A checked calendar of its own, with the holiday sets it names. */
export const calendar = (document: CalendarDocument, holidays: Readonly<Record<string, HolidaySet>> = {}): Calendar =>
  calendarIn(book({ it: document }, holidays), 'it')
