/** What a `datetime-local` field of a form holds, in the zone the person chose. */
import { timeZone } from '../data/time-zone.ts'
import { instantOfLocal, localOfInstant } from '../zoned-time.ts'

/** The text of a field as an instant; null when it is empty. */
export const isoOfLocal = (local: string, zone: string = timeZone()): string | null =>
  local === '' ? null : new Date(instantOfLocal(local, zone)).toISOString()

/** An instant, in milliseconds since 1970, as the text of a field, cut to the minute. */
export const localOf = (at: number, zone: string = timeZone()): string => localOfInstant(at, zone)
