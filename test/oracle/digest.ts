/** A second opinion on when somebody is told: it walks a quarter of an hour at a time, reads the wall off the platform's
 *  zone data, and looks at one local date after the other. Written without the code it judges. Times of people and changes
 *  of the clocks lie on quarters of an hour here. */
import type { NoticedPerson } from '../../src/domain/digest/notices.ts'
import { wallOf } from './wall.ts'

const MINUTE = 60_000
const DAY = 86_400_000
/** As fine as the walk is. */
export const STEP = 15 * MINUTE
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const minutesOf = (text: string): number => {
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return hour * 60 + minute
}

const zoneOf = ({ notices, hours }: NoticedPerson): string => notices.zone ?? hours?.zone ?? 'UTC'

/** Whether a wall that has shown `latest` at most is past `from` of `day`, and not past `to`, which may be of the next. */
function isWithin(latest: number, day: number, from: number, to: number): boolean {
  const end = to > from ? to : to + 1440
  return latest >= day * DAY + from * MINUTE && latest < day * DAY + end * MINUTE
}

function isAway({ hours, absences }: NoticedPerson, at: number): boolean {
  const shown = wallOf(hours?.zone ?? 'UTC').latestShown(at)
  return absences.some(
    ({ from, to }) => shown >= Date.parse(`${from}T00:00Z`) && shown < Date.parse(`${to}T00:00Z`) + DAY,
  )
}

/** Whether there is a moment of a window of the date at which they are there. */
function worksOn(person: NoticedPerson, day: number): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7
  const own = person.hours?.week[WEEKDAYS[weekday] ?? 'monday']
  const windows = person.hours ? (own ?? []) : weekday < 5 ? ['00:00-24:00'] : []
  const wall = wallOf(person.hours?.zone ?? 'UTC')
  for (let at = (day - 1) * DAY; at < (day + 3) * DAY; at += STEP) {
    const latest = wall.latestShown(at)
    const isIn = (text: string) => {
      const [from = '', to = ''] = text.split('-')
      return isWithin(latest, day, minutesOf(from), minutesOf(to))
    }
    if (windows.some(isIn) && !isAway(person, at)) return true
  }
  return false
}

/** Every digest with `from < at <= to`: the step by which the wall has first shown its time on a date that exists. */
export function digestsBetween(person: NoticedPerson, from: number, to: number): { date: string; at: number }[] {
  const { digest, digestAt } = person.notices
  const wall = wallOf(zoneOf(person))
  const found: { date: string; at: number }[] = []
  for (let at = from + STEP; at <= to; at += STEP) {
    const [before, latest] = [wall.latestShown(at - STEP), wall.latestShown(at)]
    for (let day = Math.floor(before / DAY) - 1; day <= Math.floor(latest / DAY) + 1; day += 1) {
      const due = day * DAY + minutesOf(digestAt) * MINUTE
      if (before >= due || latest < due || !wall.exists(day)) continue
      if (digest === 'every_day' || (digest === 'working_days' && worksOn(person, day))) {
        found.push({ date: new Date(day * DAY).toISOString().slice(0, 10), at })
      }
    }
  }
  return found
}

/** Whether nothing is told at once at `at`. */
export function isQuiet(person: NoticedPerson, at: number): boolean {
  const { quiet, daysOffQuiet } = person.notices
  const latest = wallOf(zoneOf(person)).latestShown(at)
  const today = Math.floor(latest / DAY)
  if (daysOffQuiet && !worksOn(person, today)) return true
  if (quiet === null) return false
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)]
  return [today - 1, today].some((day) => isWithin(latest, day, from, to))
}
