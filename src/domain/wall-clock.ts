/** Local time to instants: the only place that knows about time zones and daylight saving. */
import { Temporal } from 'temporal-polyfill'
import { must } from './assert.ts'
import { DAY, HOUR, type Instant, instant, instantOf, type Millis } from './time.ts'

/** What a clock on the wall shows: milliseconds since its own 1970-01-01T00:00. */
export type WallTime = number

/** From `since` until the next stretch begins, the wall is `offset` ahead of UTC. */
interface Stretch {
  readonly since: number
  readonly offset: Millis
}

/** The clocks of one place. What is known of them grows with what is asked. */
export interface Zone {
  readonly timeZone: string
  /** In order, without a gap. */
  stretches: Stretch[]
  /** All changes before it are among the stretches. */
  until: number
}

const zones = new Map<string, Zone>()

/** The zone of a name that isTimeZone accepts; one object for each name. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const zone: Zone = { timeZone, stretches: [], until: Number.NEGATIVE_INFINITY }
  zones.set(timeZone, zone)
  return zone
}

const zonedAt = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)

const NANOS_PER_MILLI = 1_000_000
const stretchOf = ({ epochMilliseconds, offsetNanoseconds }: Temporal.ZonedDateTime): Stretch => ({
  since: epochMilliseconds,
  offset: offsetNanoseconds / NANOS_PER_MILLI,
})

/** The stretch that begins next after that of `at`. Asking takes a third of a millisecond, so answers are kept. */
function nextAfter(at: number, timeZone: string): Stretch | undefined {
  const next = zonedAt(at, timeZone).getTimeZoneTransition('next')
  return next ? stretchOf(next) : undefined
}

function listForward({ timeZone, stretches, until }: Zone, to: number): number {
  let listed = until
  while (listed <= to) {
    const next = nextAfter(must(stretches.at(-1), 'a listed zone has a first stretch').since, timeZone)
    listed = next?.since ?? Number.POSITIVE_INFINITY
    // Whoever asks of later first begins at the latest, and must be told the same.
    if (next && listed <= LATEST) stretches.push(next)
  }
  return listed
}

function listBackward({ timeZone, stretches }: Zone, from: number): Stretch[] {
  // The first is one that began earlier and was cut where the list began.
  const [cut, ...rest] = stretches
  const earlier = [stretchOf(zonedAt(from, timeZone))]
  let next = cut && nextAfter(from, timeZone)
  while (cut && next && next.since <= cut.since) {
    earlier.push(next)
    next = nextAfter(next.since, timeZone)
  }
  return [...earlier, ...rest]
}

/** Changes are listed between these: each takes time to find, and a year that somebody mistyped may be far away. The
 *  calendars keep within them (CAL-16). */
const EARLIEST = instant('1898-01-01T00:00Z')
const LATEST = instant('2402-01-01T00:00Z')

/** Sees to it that every change from `from` to `to` is among the stretches. */
function list(zone: Zone, from: number, to: number): void {
  const [first] = zone.stretches
  if (first === undefined || (from < first.since && first.since > EARLIEST)) {
    const start = Math.min(Math.max(from - 400 * DAY, EARLIEST), LATEST)
    zone.stretches = listBackward(zone, start)
    if (first === undefined) zone.until = start
  }
  if (zone.until <= to && zone.until < LATEST) zone.until = listForward(zone, Math.min(to, LATEST))
}

/** Index of the last stretch that begins by `at`. */
function stretchAt({ stretches }: Zone, at: number): number {
  let low = 0
  let high = stretches.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (must(stretches[middle], 'in range').since <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** More than any wall was ever away from UTC, or was set back by. */
const FARTHEST: Millis = 26 * HOUR

/** When the wall clock first shows `wall` or something later: if daylight saving skips that time, when the skip ends
 *  (CAL-5); if it repeats it, at the first showing (CAL-6). */
export function firstShowing(zone: Zone, wall: WallTime): Instant {
  list(zone, wall - 2 * FARTHEST, wall + FARTHEST)
  for (let index = stretchAt(zone, wall - 2 * FARTHEST); ; index++) {
    const { since, offset } = must(zone.stretches[index], 'the last stretch is without end')
    const shown = Math.max(wall - offset, since)
    if (shown < (zone.stretches[index + 1]?.since ?? Number.POSITIVE_INFINITY)) return instantOf(shown)
  }
}

/** Asks rather than lists, where nothing is listed: a single question is no reason to list all the years between. */
function offsetAt(zone: Zone, at: Instant): Millis {
  const { timeZone, stretches, until } = zone
  const [first] = stretches
  if (first === undefined || at < first.since || at >= until) return stretchOf(zonedAt(at, timeZone)).offset
  return must(stretches[stretchAt(zone, at)], 'stretches have no gap').offset
}

/** What the wall clock shows at `at`. */
export const wallTimeAt = (zone: Zone, at: Instant): WallTime => at + offsetAt(zone, at)

/** The clocks of a place are put forward (`by` is positive) or back. */
export interface Shift {
  readonly at: Instant
  readonly by: Millis
}

/** The changes of the clocks of `zone` in [from, to), in order. */
export function shiftsBetween(zone: Zone, from: Instant, to: Instant): Shift[] {
  list(zone, from, to)
  const shifts = zone.stretches.map(({ since, offset }, index) => {
    return { at: instantOf(since), by: offset - (zone.stretches[index - 1]?.offset ?? offset) }
  })
  return shifts.filter(({ at, by }) => by !== 0 && at >= from && at < to)
}

/** When the wall clock of `timeZone` first shows `minute` (after midnight, 1440 is the next midnight) of `date`;
 *  if daylight saving skips that time, when the skip ends (CAL-5). */
export const wallClock = (date: string, minute: number, timeZone: string): Instant =>
  firstShowing(zoneOf(timeZone), instant(`${date}T00:00Z`) + minute * 60_000)

/** Reads a naive local time `YYYY-MM-DDTHH:MM[:SS]` on the wall of `timeZone`; a skipped time counts from before the skip. */
export function localInstant(naive: string, timeZone: string): Instant {
  return instantOf(Temporal.PlainDateTime.from(naive).toZonedDateTime(timeZone).epochMilliseconds)
}

/** A place (`Area/City`), never an offset (`Etc/GMT+5`), an abbreviation (`PST`, `EST`) or a rule (`EST5EDT`). */
const PLACE = /^(UTC|GMT|Etc\/UTC|(?!Etc\/)[A-Za-z_]+\/[A-Za-z0-9_+/-]+)$/

/** Whether `timeZone` is an IANA name of a place that this runtime knows, or UTC (CAL-7). */
export function isTimeZone(timeZone: string): boolean {
  if (!PLACE.test(timeZone)) return false
  try {
    zonedAt(0, timeZone)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
