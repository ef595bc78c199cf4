/** A second opinion on working time, slow and plain: look at the clock on the wall every minute. */
import type { WorkingWeek } from '../../src/domain/calendar.ts'
import { type Instant, MINUTE } from '../../src/domain/time.ts'

/** What the wall clock of `timeZone` has shown at the latest, for each of `count` minutes from `from`: local minutes
 *  since 1970. A clock that is put back shows nothing new until it has caught up. */
export function wallMinutes(timeZone: string, from: Instant, count: number): number[] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  const shown = (at: number): number => {
    const [day, month, year, hour, minute] = clock.format(at).split(/\D+/).map(Number)
    return Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute) / MINUTE
  }
  let latest = -Infinity
  const before = 180 // more than any clock was ever put back within the stretches tested
  const all = Array.from({ length: before + count }, (_, index) => {
    latest = Math.max(latest, shown(from + (index - before) * MINUTE))
    return latest
  })
  return all.slice(before)
}

/** Whether each minute is working time in `week`. */
export function workingMinutes(week: WorkingWeek, wall: readonly number[]): boolean[] {
  return wall.map((minute) => {
    const midnight = Math.floor(minute / 1440) * 1440
    const date = new Date(midnight * MINUTE)
    if (week.holidays.includes(date.toISOString().slice(0, 10))) return false
    const windows = week.days[(date.getUTCDay() + 6) % 7] ?? []
    return windows.some(([opens, closes]) => minute - midnight >= opens && minute - midnight < closes)
  })
}
