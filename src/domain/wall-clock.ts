/** Local time to instants: the only place that knows about time zones and daylight saving. */
import { Temporal } from 'temporal-polyfill'
import { must } from './assert.ts'
import { type Instant, instantOf } from './time.ts'

/** A day on the wall calendar of some place. */
export interface LocalDay {
  /** ISO date. */
  readonly date: string
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number
}

/** The first day of `year` and the days after it, up to and including the last of December. */
export function daysOfYear(year: number): LocalDay[] {
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 })
  return Array.from({ length: first.daysInYear }, (_, index) => {
    const day = first.add({ days: index })
    return { date: day.toString(), weekday: day.dayOfWeek }
  })
}

/** When the wall clock of `timeZone` first shows `minute` (after midnight, 1440 is the next midnight) of `date`;
 *  if daylight saving skips that time, when the skip ends (CAL-5). */
export function wallClock(date: string, minute: number, timeZone: string): Instant {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ minutes: minute })
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const shown = zoned.toPlainDateTime().equals(local)
  const moment = shown ? zoned : must(zoned.getTimeZoneTransition('next'), 'a skipped time lies before a transition')
  return instantOf(moment.epochMilliseconds)
}

/** Reads a naive local time `YYYY-MM-DDTHH:MM[:SS]` on the wall of `timeZone`; a skipped time counts from before the skip. */
export function localInstant(naive: string, timeZone: string): Instant {
  return instantOf(Temporal.PlainDateTime.from(naive).toZonedDateTime(timeZone).epochMilliseconds)
}

/** Whether `timeZone` is an IANA name this runtime knows. */
export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone)
    return /^[A-Za-z]/.test(timeZone)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
