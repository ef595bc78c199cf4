/** Calendars and holiday sets as people write them. Rules: docs/spec/calendar.md. */
import type { Version } from '../version.ts'

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** `HH:MM-HH:MM` on the wall clock, half open. The second may be `24:00`; one not later than the first is on the next
 *  day, so `22:00-06:00` is a night shift and `00:00-24:00` a whole day. */
export type WindowText = string

/** A date that is not like its weekday: closed when `windows` is empty, else open in these windows instead. */
export interface DateOverride {
  /** ISO date in the zone of the calendar. */
  readonly date: string
  readonly windows: readonly WindowText[]
  readonly name: string | null
}

/** Hours of its own: a week, holidays, and dates that differ. */
export interface OwnHours {
  readonly name: string
  /** IANA name, such as `America/Los_Angeles`. */
  readonly timeZone: string
  /** A weekday that is left out is closed. */
  readonly week: Readonly<Partial<Record<Weekday, readonly WindowText[]>>>
  /** Slugs of holiday sets; a date in one of them is as the set says, unless `overrides` has it. */
  readonly holidays: readonly string[]
  readonly overrides: readonly DateOverride[]
}

/** Open when any (`union`) or all (`intersection`) of other calendars are, named by slug. */
export interface CombinedHours {
  readonly name: string
  readonly combine: 'union' | 'intersection'
  readonly of: readonly string[]
}

export type CalendarDocument = OwnHours | CombinedHours

/** Named dates that several calendars share. */
export interface HolidaySet {
  readonly name: string
  /** Where the dates are from, in words: `iCalendar file`, `United Kingdom, England (public holidays)`. */
  readonly source: string | null
  readonly dates: readonly DateOverride[]
}

/** Every version of every calendar and holiday set of a workspace, each list oldest first. */
export interface CalendarBook {
  readonly calendars: Readonly<Record<string, readonly Version<CalendarDocument>[]>>
  readonly holidays: Readonly<Record<string, readonly Version<HolidaySet>[]>>
}
