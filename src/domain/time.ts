/** A point in time: whole milliseconds since 1970-01-01T00:00Z. Branded, because adding two of them means nothing. */
export type Instant = number & { readonly unit: 'instant' }

/** A length of time in milliseconds; ordinary arithmetic is fine. */
export type Millis = number

/** The time from `start` up to, but not including, `end`. */
export interface Interval {
  readonly start: Instant
  readonly end: Instant
}

export const SECOND: Millis = 1_000
export const MINUTE: Millis = 60_000
export const HOUR: Millis = 3_600_000
export const DAY: Millis = 86_400_000

export const instant = (iso: string): Instant => Date.parse(iso) as Instant
export const instantOf = (epochMillis: number): Instant => epochMillis as Instant
export const isoOf = (at: Instant): string => new Date(at).toISOString()
export const later = (from: Instant, by: Millis): Instant => (from + by) as Instant
export const elapsed = (from: Instant, to: Instant): Millis => to - from
