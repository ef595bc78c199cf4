/** The wall clock of a zone, read off the platform's zone data alone: one formatted text at a time, nothing computed
 *  about time zones. Plain numbers are milliseconds, of UTC or, where said so, of the wall. */

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

/** A change of the clocks at `at`: until then the wall was `before` ahead of UTC, from then on `after`. */
export interface Shift {
  readonly at: number
  readonly before: number
  readonly after: number
}

export interface Wall {
  /** How far the wall is ahead of UTC. */
  readonly offset: (at: number) => number
  /** The changes of the clocks with `from <= at < to`; looks at whole UTC days. */
  readonly shifts: (from: number, to: number) => Shift[]
  /** The latest time of the wall that has been shown by `at`, as milliseconds of the wall. A clock that is put back
   *  shows nothing new until it has caught up. */
  readonly latestShown: (at: number) => number
  /** Whether the wall ever shows the local date that is `day` days after 1970-01-01. */
  readonly exists: (day: number) => boolean
}

const NONE: readonly Shift[] = []

/** The offset at the start of a day of UTC, and the changes on it and on the two days before. */
interface Day {
  readonly offset: number
  readonly recent: readonly Shift[]
}

const walls = new Map<string, Wall>()

/** The one wall of a zone; what was read off it is kept. */
export function wallOf(timeZone: string): Wall {
  const known = walls.get(timeZone)
  if (known) return known
  const wall = readWall(timeZone)
  walls.set(timeZone, wall)
  return wall
}

function readWall(timeZone: string): Wall {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })

  /** What the text says, less `at`; to the second, which is as fine as zone data is. */
  const read = (at: number): number => {
    const whole = Math.floor(at / SECOND) * SECOND
    const [day, month, year, hour, minute, second] = clock.format(whole).split(/\D+/).map(Number)
    return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second) - whole
  }

  const midnights = new Map<number, number>()
  /** The same; remembered at the midnights of UTC, where each is read for two days. */
  const readAt = (at: number): number => {
    if (at % DAY !== 0) return read(at)
    const known = midnights.get(at) ?? read(at)
    midnights.set(at, known)
    return known
  }

  /** Every change in `from < t <= to`, a stretch of `unit`: one that reads alike at its start, its middle and its end
   *  has none; any other is looked at in stretches of the next smaller unit, down to the second. */
  const look = (from: number, unit: number): readonly Shift[] => {
    const [before = 0, middle, after = 0] = [from, from + unit / 2, from + unit].map(readAt)
    if (before === middle && before === after) return NONE
    if (unit === SECOND) return [{ at: from + unit, before, after }]
    const smaller = unit === DAY ? HOUR : unit === HOUR ? MINUTE : SECOND
    return Array.from({ length: unit / smaller }, (_, index) => look(from + index * smaller, smaller)).flat()
  }

  const looked = new Map<number, readonly Shift[]>()
  const shiftsOn = (day: number): readonly Shift[] => {
    const known = looked.get(day) ?? look(day * DAY, DAY)
    looked.set(day, known)
    return known
  }

  const shifts = (from: number, to: number): Shift[] => {
    const found: Shift[] = []
    for (let day = Math.floor(from / DAY) - 1; day * DAY < to; day += 1) found.push(...shiftsOn(day))
    return found.filter(({ at }) => at >= from && at < to)
  }

  const days = new Map<number, Day>()
  let last: { readonly day: number; readonly of: Day } = { day: Number.NaN, of: { offset: 0, recent: NONE } }
  /** Mostly the same day is asked for many times in a row. */
  const dayOf = (day: number) => {
    if (day === last.day) return last.of
    const known = days.get(day) ?? { offset: readAt(day * DAY), recent: shifts((day - 2) * DAY, (day + 1) * DAY) }
    days.set(day, known)
    last = { day, of: known }
    return known
  }

  const offset = (at: number): number => {
    const day = Math.floor(at / DAY)
    const { offset: atStart, recent } = dayOf(day)
    return recent.findLast((shift) => shift.at <= at && shift.at > day * DAY)?.after ?? atStart
  }

  /** No clock was ever put back by more than a day; a millisecond is the finest there is. */
  const latestShown = (at: number): number => {
    const { recent } = dayOf(Math.floor(at / DAY))
    const shown = at + offset(at)
    return recent.reduce(
      (latest, { at: change, before }) => (change <= at ? Math.max(latest, change - 1 + before) : latest),
      shown,
    )
  }

  const existing = new Map<number, boolean>()
  const exists = (day: number): boolean => {
    const isLeftOut = ({ at, before, after }: Shift) => at + before <= day * DAY && at + after >= (day + 1) * DAY
    const known = existing.get(day) ?? !shifts((day - 2) * DAY, (day + 3) * DAY).some(isLeftOut)
    existing.set(day, known)
    return known
  }

  return { offset, shifts, latestShown, exists }
}
