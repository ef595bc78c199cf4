/** Dates as whole days since 1970-01-01, of whatever wall. */
import { DAY, type Instant, instant, instantOf, isoOf } from '../time.ts'

/** Days since 1970-01-01, a Thursday. */
export type Day = number

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/

/** Undefined when `date` is no ISO date or one that does not exist, such as 2026-02-30. */
export function dayOf(date: string): Day | undefined {
  if (!ISO_DATE.test(date)) return undefined
  const day = instant(`${date}T00:00Z`) / DAY
  return Number.isInteger(day) && dateOf(day) === date ? day : undefined
}

export const dateOf = (day: Day): string => isoOf(instantOf(day * DAY)).slice(0, 10)

/** 0 is Monday, 6 is Sunday; like WEEKDAYS. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

/** The first of January. */
export const firstDayOf = (year: number): Day => startOf(year) / DAY

/** The start of `year` in UTC. */
export const startOf = (year: number): Instant => instant(`${String(year).padStart(4, '0')}-01-01T00:00Z`)

/** The year of `at` in UTC. */
export const yearOf = (at: Instant): number => Number(isoOf(at).slice(0, 4))
