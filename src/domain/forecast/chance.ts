/** The chance that a running promise is missed, from what was measured. Rules: docs/spec/forecast.md. */
import type { Millis } from '../time.ts'
import { HOUR } from '../time.ts'

/** A chance as it is told: never certain either way while the promise still runs (FOR-4). */
const SURE = 0.01
const told = (chance: number): number => Math.min(1 - SURE, Math.max(SURE, chance))

/** Chance that a Poisson variable with this mean is at most `most`; terms are summed upwards from e^-mean, in logarithms so
 *  that a mean of thousands does not vanish. */
export function poissonAtMost(most: number, mean: number): number {
  if (most < 0) return 0
  if (mean <= 0) return 1
  let log = -mean
  let sum = Math.exp(log)
  for (let k = 1; k <= most; k++) {
    log += Math.log(mean / k)
    sum += Math.exp(log)
  }
  return Math.min(1, sum)
}

export interface Waiting {
  /** Its place in the line, 1 first. */
  readonly place: number
  /** Counted hours until the due. */
  readonly hoursLeft: number
  /** Tickets taken from the line in a counted hour, as measured. */
  readonly perHour: number
}

/** Of a ticket that waits in the line: the chance that fewer than `place` tickets are taken before it is due, when they are
 *  taken at the measured pace and independently (FOR-1). Null when nothing was measured. */
export function chanceWaiting({ place, hoursLeft, perHour }: Waiting): number | null {
  if (perHour <= 0) return null
  return told(poissonAtMost(place - 1, perHour * Math.max(0, hoursLeft)))
}

/** Below this many finished clocks, nothing is said. */
export const ENOUGH = 20

/** Of a ticket somebody has: the share of finished clocks that had used as much as this one and then took longer than the
 *  target (FOR-2). `durations` are ascending. Null when too few had used as much. */
export function chanceTaken(durations: readonly Millis[], used: Millis, length: Millis): number | null {
  const comparable = durations.length - countUpTo(durations, used)
  if (comparable < ENOUGH) return null
  return told((durations.length - countUpTo(durations, length)) / comparable)
}

/** How many of the ascending `values` are at most `limit`. */
function countUpTo(values: readonly number[], limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? limit) <= limit) low = middle + 1
    else high = middle
  }
  return low
}

export const inHours = (millis: Millis): number => millis / HOUR
