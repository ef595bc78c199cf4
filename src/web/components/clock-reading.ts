/** What a running promise reads like at any moment after the server told it. All lengths are milliseconds. */
import type { RunningClock } from '../../contract/running-clock.ts'
import { clockText, type Standing } from '../clock-text.ts'

/** A promise as the server told it. */
export interface ClockReading extends RunningClock {
  /** When `remainingMs` was true: milliseconds since 1970, by the server's clock. */
  readonly readAt: number
}

/** `late`: missed; `now`: within a quarter of an hour; `soon`: within the hour; `calm`: later. */
export type Risk = 'late' | 'now' | 'soon' | 'calm'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000

/** Below which lengths it is `now` and `soon`; a triage is promised within minutes, so that all of it is little. */
const LITTLE = { triage: { now: 2 * MINUTE, soon: 5 * MINUTE }, other: { now: HOUR / 4, soon: HOUR } } as const

/** The due instant itself still counts as kept. */
export function riskOf(left: number, metric?: RunningClock['metric']): Risk {
  const little = LITTLE[metric === 'triage' ? 'triage' : 'other']
  if (left < 0) return 'late'
  if (left < little.now) return 'now'
  return left < little.soon ? 'soon' : 'calm'
}

/** What does not run now runs out for nobody. */
export function riskAt(clock: ClockReading, now: number): Risk {
  const standing = standingAt(clock, now)
  if (standing === 'breached') return 'late'
  return standing === 'running' ? riskOf(leftAt(clock, now), clock.metric) : 'calm'
}

/** Counted time left at `now`: it goes down while the calendar is open and nothing pauses it. That the calendar closed
 *  meanwhile is known only after the next reading. */
export function leftAt({ state, openNow, opensAt, remainingMs, readAt }: ClockReading, now: number): number {
  if (state === 'paused' || (!openNow && opensAt === null)) return remainingMs
  const countsFrom = openNow ? readAt : Date.parse(opensAt ?? '')
  return remainingMs - Math.max(0, now - countsFrom)
}

export function standingAt(clock: ClockReading, now: number): Standing {
  const { state, openNow, opensAt } = clock
  if (state !== 'running') return state
  if (leftAt(clock, now) < 0) return 'breached'
  const counts = openNow || (opensAt !== null && now >= Date.parse(opensAt))
  return counts ? 'running' : 'outside'
}

const two = (value: number) => String(value).padStart(2, '0')

/** A length of counted time, rounded down: `120 h`, `3 h 05 m`, `42 m`, `12 m 09 s`. Never in days: a working day is not as
 *  long as a day. */
export function countedText(millis: number): string {
  const minutes = Math.floor(millis / MINUTE)
  if (millis >= 100 * HOUR) return `${Math.floor(millis / HOUR)} h`
  if (millis >= HOUR) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} m`
  if (millis >= HOUR / 4) return `${minutes} m`
  const seconds = Math.floor(millis / SECOND) % 60
  return minutes === 0 ? `${seconds} s` : `${minutes} m ${two(seconds)} s`
}

/** `3 h 05 m left`, or `2 h 00 m over` once it is missed. What is left is never shown longer than it is. */
export function leftText(left: number, standing: Standing): string {
  if (standing !== 'breached') return clockText.left(countedText(Math.max(0, left)))
  // One that was missed at a closing has used no more than its target, and is missed all the same.
  return clockText.over(left > -SECOND ? '' : countedText(-left))
}
