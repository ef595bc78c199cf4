/** When people write and answer. Offsets are fixed: daylight saving shifts an hour that nobody misses in a demo. */
import { must } from '../../domain/assert.ts'
import { DAY, HOUR, type Instant, later, MINUTE } from '../../domain/time.ts'
import { between, type Random } from './random.ts'

/** Monday to Friday from `opens` up to `closes`, in hours of local time, which is `offset` hours ahead of UTC. */
export interface Workday {
  readonly offset: number
  readonly opens: number
  readonly closes: number
}

/** Three shifts that hand over to each other from Sunday 22:00 to Friday 24:00 UTC. */
export const ASIA_PACIFIC: Workday = { offset: 10, opens: 8, closes: 18 }
export const EUROPE: Workday = { offset: 1, opens: 8, closes: 17 }
export const AMERICAS: Workday = { offset: -7, opens: 8, closes: 17 }

/** The office hours of a customer `offset` hours ahead of UTC. */
export const officeAt = (offset: number): Workday => ({ offset, opens: 8, closes: 18 })

const localOf = (at: Instant, { offset }: Workday) => {
  const local = at + offset * HOUR
  const day = Math.floor(local / DAY)
  // 1970-01-01 was a Thursday; 0 is Sunday.
  return { weekday: (day + 4) % 7, hour: (local - day * DAY) / HOUR }
}

export function atWork(at: Instant, workday: Workday): boolean {
  const { weekday, hour } = localOf(at, workday)
  return weekday >= 1 && weekday <= 5 && hour >= workday.opens && hour < workday.closes
}

/** When the workday that contains or follows `at` begins. */
function nextOpening(at: Instant, workday: Workday): Instant {
  const { hour } = localOf(at, workday)
  const opening = later(at, Math.round((workday.opens - hour) * HOUR))
  // At most a weekend and a day lie between `at` and the next opening.
  const days = [0, 1, 2, 3, 4].map((day) => later(opening, day * DAY))
  return must(
    days.find((day) => day >= at && atWork(later(day, MINUTE), workday)),
    'every fifth day is a workday',
  )
}

/** `at` when it is in the workday, otherwise some minutes into the next one. */
export const nextAtWork = (at: Instant, workday: Workday, random: Random): Instant =>
  atWork(at, workday)
    ? at
    : later(nextOpening(at, workday), between(random, 3, 70) * MINUTE + between(random, 0, 59_999))

/** How busy each local hour is, midnight first, and each weekday, Sunday first; 1 is the busiest. */
const HOURS = [
  0.03, 0.02, 0.02, 0.02, 0.03, 0.05, 0.1, 0.25, 0.6, 0.95, 1, 0.95, 0.6, 0.75, 0.95, 0.9, 0.75, 0.5, 0.25, 0.14, 0.1,
  0.08, 0.06, 0.04,
]
const WEEKDAYS = [0.06, 1, 0.97, 0.94, 0.9, 0.74, 0.05]

/** An instant in [from, to) at which somebody who works `workday` is likely to write. */
export function likelyWriting(workday: Workday, from: Instant, to: Instant, random: Random): Instant {
  let at = from
  // Sixty tries find an office hour in any range that has one; a range without takes what comes last.
  for (let tries = 0; tries < 60; tries++) {
    at = later(from, Math.floor(random() * (to - from)))
    const { weekday, hour } = localOf(at, workday)
    const busy = must(HOURS[Math.floor(hour)], 'a day has 24 hours') * must(WEEKDAYS[weekday], 'a week has 7 days')
    if (random() < busy) break
  }
  return at
}

const NAMES = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** The name of the weekday it is at `at`, as seen by somebody who works `workday`. */
export const weekdayName = (at: Instant, workday: Workday): string =>
  must(NAMES[localOf(at, workday).weekday], 'a week has 7 days')
