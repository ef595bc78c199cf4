/** How one clock reads beside its strip. */
import type { ClockView } from '../../contract/clocks.ts'
import type { Standing } from '../clock-text.ts'
import { type ClockReading, countedText, leftAt, leftText, standingAt } from '../components/clock-reading.ts'
import { stripText } from '../strip-text.ts'

const MINUTE = 60_000

/** What was used is told to the minute, what is left to the second. */
const usedText = (millis: number): string =>
  millis < 60 * MINUTE ? `${Math.floor(millis / MINUTE)} m` : countedText(millis)

/** `asOf` in milliseconds since 1970. */
function readingOf(clock: ClockView, asOf: number): ClockReading {
  const { metric, state, dueAt, remainingMs, openNow, opensAt, endedAt } = clock
  // What has ended counts no more, whatever its calendar says.
  const counts = endedAt === null && state !== 'cancelled'
  return {
    metric,
    state,
    dueAt,
    remainingMs,
    openNow: counts && openNow,
    opensAt: counts ? opensAt : null,
    readAt: asOf,
  }
}

/** Its standing, and in words what is left, over or used. */
export function stateOf(clock: ClockView, asOf: number, now: number): { standing: Standing; says: string } {
  const reading = readingOf(clock, asOf)
  const standing = standingAt(reading, now)
  const left = leftText(leftAt(reading, now), standing)
  const words = clock.targets.at(-1)?.words ?? ''
  const says: Record<Standing, string> = {
    running: left,
    outside: left,
    paused: stripText.paused(left),
    met: stripText.used(usedText(clock.usedMs), words),
    breached: clock.endedAt === null ? stripText.stillOwed(left) : left,
    cancelled: stripText.cancelled,
  }
  return { standing, says: says[standing] }
}
