/** Times and lengths as people read them: English, to the minute, on the wall of a named place. */

import { must } from './assert.ts'
import { weekdayOf } from './calendar/dates.ts'
import { DAY, HOUR, type Instant, instantOf, isoOf, later, MINUTE, type Millis, SECOND } from './time.ts'
import { wallTimeAt, zoneOf } from './wall-clock.ts'

/** How times are told. */
export interface Telling {
  /** IANA name of the place whose wall they are read from. */
  readonly timeZone: string
  /** Of times in the same year the year is left out. */
  readonly now: Instant
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const wallOf = (at: Instant, timeZone: string): Instant => instantOf(wallTimeAt(zoneOf(timeZone), at))
const yearOf = (wall: Instant): string => isoOf(wall).slice(0, -'-03-08T16:00:00.000Z'.length)

/** `16:00` */
export const clockWords = (at: Instant, timeZone: string): string => isoOf(wallOf(at, timeZone)).slice(-13, -8)

/** `Fri 8 Mar`, or `Fri 8 Mar 2024` when that is not this year. */
export function dayWords(at: Instant, { timeZone, now }: Telling): string {
  const wall = wallOf(at, timeZone)
  const [month, day] = [isoOf(wall).slice(-19, -17), isoOf(wall).slice(-16, -14)].map(Number)
  const weekday = must(WEEKDAYS[weekdayOf(Math.floor(wall / DAY))], 'there are seven')
  const name = must(MONTHS[must(month, 'two digits') - 1], 'there are twelve')
  const year = yearOf(wall) === yearOf(wallOf(now, timeZone)) ? '' : ` ${yearOf(wall)}`
  return `${weekday} ${day} ${name}${year}`
}

function offsetWords(at: Instant, timeZone: string): string {
  const minutes = Math.round((wallOf(at, timeZone) - at) / MINUTE)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** No clocks are put forward or back by more; so near to a change the wall may show the same time twice. */
const NEAR: Millis = 3 * HOUR

const isNearShift = (at: Instant, timeZone: string): boolean =>
  wallOf(later(at, -NEAR), timeZone) + 2 * NEAR !== wallOf(later(at, NEAR), timeZone)

/** `Fri 8 Mar 16:00`; near a change of the clocks with the offset, `Sun 3 Nov 01:30 (UTC-7)`. */
export function timeWords(at: Instant, telling: Telling): string {
  const { timeZone } = telling
  const offset = isNearShift(at, timeZone) ? ` (${offsetWords(at, timeZone)})` : ''
  return `${dayWords(at, telling)} ${clockWords(at, timeZone)}${offset}`
}

/** `Fri 8 Mar 16:00–17:00`, or both days when it ends on another. */
export function stretchWords(from: Instant, to: Instant, telling: Telling): string {
  const sameDay = dayWords(from, telling) === dayWords(to, telling)
  return sameDay && !isNearShift(from, telling.timeZone)
    ? `${timeWords(from, telling)}–${clockWords(to, telling.timeZone)}`
    : `${timeWords(from, telling)} – ${timeWords(to, telling)}`
}

/** What a wall shows when its clocks are put forward or back by `by` at `at`: `02:00 becomes 03:00`. */
export function shiftWords(at: Instant, by: Millis, timeZone: string): string {
  const before = isoOf(later(wallOf(at, timeZone), -by)).slice(-13, -8)
  return `${before} becomes ${clockWords(at, timeZone)}`
}

/** A length that is a whole number of what it is told in. */
function whole(length: Millis): string {
  if (length < MINUTE) return `${length / SECOND} s`
  const [hours, minutes] = [Math.floor(length / HOUR), Math.floor((length % HOUR) / MINUTE)]
  if (hours === 0) return `${minutes} min`
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`
}

/** What is told of a length: seconds below a minute, else minutes. */
const grain = (length: Millis): Millis => (length < MINUTE ? SECOND : MINUTE)

const TINY = 'less than a second'

/** Time that is left or was used: `1 h 20 min`, rounded down, so that it is never told to be more than it is. */
export function leftWords(length: Millis): string {
  if (length > 0 && length < SECOND) return TINY
  return whole(Math.floor(length / grain(length)) * grain(length))
}

/** Time by which something is late: rounded up, so that a miss never reads as a hit. */
export function overWords(length: Millis): string {
  if (length < SECOND) return TINY
  return whole(Math.ceil(length / grain(length)) * grain(length))
}

/** `1st`, `2nd`, `11th` */
export function ordinal(number: number): string {
  const [tens, ones] = [number % 100, number % 10]
  const ending = tens > 10 && tens < 14 ? undefined : ['th', 'st', 'nd', 'rd'][ones]
  return `${number}${ending ?? 'th'}`
}
