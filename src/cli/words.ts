/** How facts read on a terminal: times, counts, and who acts. */
import type { RunningClock } from '../contract/running-clock.ts'
import { DAY, elapsed, HOUR, type Instant, instant, isoOf, MINUTE, type Millis, SECOND } from '../domain/time.ts'
import { clockWords, dayWords } from '../domain/time-words.ts'

/** Stands where there is nothing. */
export const NONE = '–'

/** 1132 → `1,132`. */
export const count = (number: number): string => number.toLocaleString('en-US')

/** `1 ticket`, `2 tickets`. */
export const counted = (number: number, one: string): string => `${count(number)} ${one}${number === 1 ? '' : 's'}`

/** `open_source` → `open source`. */
export const spaced = (word: string): string => word.replaceAll('_', ' ')

/** `2026-03-02 12:00 UTC`. */
export const atText = (iso: string): string => `${isoOf(instant(iso)).slice(0, 16).replace('T', ' ')} UTC`

/** The unit a length is rounded to: what is smaller does not show. */
const grain = (length: Millis): Millis => (length < MINUTE ? SECOND : length < DAY ? MINUTE : HOUR)

const part = (number: number, unit: string): string => (number === 0 ? '' : `${number}${unit}`)

/** A length of time in at most two units: `45s`, `12m`, `3h 20m`, `2d 4h`. */
export function lengthText(length: Millis): string {
  if (length < MINUTE) return `${Math.floor(length / SECOND)}s`
  const minutes = Math.floor(length / MINUTE)
  const hours = Math.floor(length / HOUR)
  if (length < HOUR) return `${minutes}m`
  const parts = length < DAY ? [part(hours, 'h'), part(minutes % 60, 'm')] : [`${Math.floor(length / DAY)}d`]
  if (length >= DAY) parts.push(part(hours % 24, 'h'))
  return parts.filter(Boolean).join(' ')
}

/** A length of counted time: hours, never days, for a day of counted time is not a day of the wall. */
function hoursText(length: Millis): string {
  if (length < HOUR) return lengthText(length)
  const minutes = Math.floor(length / MINUTE)
  return [`${Math.floor(minutes / 60)}h`, part(minutes % 60, 'm')].filter(Boolean).join(' ')
}

/** The same, rounded up. */
const overHours = (length: Millis): string =>
  hoursText(length < MINUTE ? Math.ceil(length / SECOND) * SECOND : Math.ceil(length / MINUTE) * MINUTE)

/** Work of the program itself: `0.4 s`, `12 s`. */
export const tookText = (took: Millis): string => `${(took / SECOND).toFixed(took < 10 * SECOND ? 1 : 0)} s`

/** A length in the same units, rounded up: lateness is never told to be less than it is. */
const overText = (length: Millis): string => lengthText(Math.ceil(length / grain(length)) * grain(length))

/** `in 3h 20m`, or `late 5m` once `due` has passed. Time left is rounded down and lateness up, so that a miss never
 *  reads as a hit; exactly at `due` is a hit. */
export function dueText(due: string, now: Instant): string {
  const left = elapsed(now, instant(due))
  if (left >= 0) return `in ${lengthText(left)}`
  return `late ${overText(-left)}`
}

/** `5m ago`; what has just been is `now`. */
export function agoText(at: string, now: Instant): string {
  const since = elapsed(instant(at), now)
  return since < SECOND ? 'now' : `${lengthText(since)} ago`
}

/** `Mon 09:00 UTC`, with the date when that is not within the week. */
function opensText(opensAt: string, now: Instant): string {
  const at = instant(opensAt)
  const day = dayWords(at, { timeZone: 'UTC', now })
  return `opens ${elapsed(now, at) < 6 * DAY ? day.slice(0, 3) : day} ${clockWords(at, 'UTC')} UTC`
}

type ClockFacts = Pick<RunningClock, 'state' | 'remainingMs' | 'opensAt'>

/** How much of a clock's time is left: `3h 20m left`, `2h over`, `missed` where it is late by no counted time, or
 *  `paused`. */
function leftText({ state, remainingMs }: ClockFacts): string {
  if (state === 'paused') return 'paused'
  if (state === 'breached') return remainingMs < 0 ? `${overHours(-remainingMs)} over` : 'missed'
  return `${hoursText(remainingMs)} left`
}

/** The same for a narrow column: outside its hours, when they begin. */
export function clockText(clock: ClockFacts, now: Instant): string {
  return clock.state === 'running' && clock.opensAt !== null ? opensText(clock.opensAt, now) : leftText(clock)
}

/** Both: `3h 20m left, opens Mon 09:00 UTC`; `paused, 3h left`. */
export function clockPhrase(clock: ClockFacts, now: Instant): string {
  const { state, remainingMs, opensAt } = clock
  if (state === 'paused') return `paused, ${hoursText(remainingMs)} left`
  return opensAt === null || state !== 'running' ? leftText(clock) : `${leftText(clock)}, ${opensText(opensAt, now)}`
}
