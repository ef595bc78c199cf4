/** When a member is told: at which instants a digest is due, and how long quiet hours last. Rules: DIG-4 to DIG-8. */
import { must } from '../assert.ts'
import { type Day, dateOf } from '../calendar/dates.ts'
import { DAY_MINUTES } from '../calendar/windows.ts'
import { spanOn, worksOn } from '../duty/hours.ts'
import { DAY, elapsed, HOUR, type Instant, type Interval, later, MINUTE, type Millis } from '../time.ts'
import { firstShowing, wallTimeAt, type Zone, zoneOf } from '../wall-clock.ts'
import { minuteOf, type NoticedPerson, zoneOfNotices } from './notices.ts'

/** Of somebody who does not work for longer than this, no day to come is looked for. */
const FARTHEST_DAYS = 400
/** A digest that could not be made for this long is left out; the next one has it all (DIG-6). */
export const LATEST: Millis = 4 * HOUR

/** A digest is told once for a local date. */
export interface DigestTime {
  /** The ISO date on the wall of the member. */
  readonly date: string
  readonly at: Instant
}

const zoneFor = (person: NoticedPerson): Zone => zoneOf(zoneOfNotices(person))
const minute = (text: string): number => must(minuteOf(text), 'notices are checked')
const dayAt = (zone: Zone, at: Instant): Day => Math.floor(wallTimeAt(zone, at) / DAY)

/** From the first showing of a date to that of the next; empty for one that a zone has left out. */
const wholeDay = (zone: Zone, day: Day): Interval => spanOn(zone, day, { opens: 0, closes: DAY_MINUTES })

/** When the digest of a local date is due; undefined when the date has none (DIG-4, DIG-5). */
function digestOn(person: NoticedPerson, zone: Zone, day: Day): DigestTime | undefined {
  const { digest, digestAt } = person.notices
  if (digest === 'none' || (digest === 'working_days' && !worksOn(person, day))) return undefined
  const { start, end } = wholeDay(zone, day)
  if (start >= end) return undefined
  return { date: dateOf(day), at: firstShowing(zone, day * DAY + minute(digestAt) * MINUTE) }
}

/** The first digest after `after`; undefined when there is none. */
export function nextDigest(person: NoticedPerson, after: Instant): DigestTime | undefined {
  const zone = zoneFor(person)
  const first = dayAt(zone, after) - 1
  for (let day = first; day < first + FARTHEST_DAYS; day++) {
    const found = digestOn(person, zone, day)
    if (found && found.at > after) return found
  }
  return undefined
}

/** The digest that is due at `now`: the last one by then, unless it is too long ago (DIG-6). */
export function digestDue(person: NoticedPerson, now: Instant): DigestTime | undefined {
  const zone = zoneFor(person)
  const today = dayAt(zone, now)
  for (let day = today + 1; day >= today - 2; day--) {
    const found = digestOn(person, zone, day)
    if (found && found.at <= now) return elapsed(found.at, now) <= LATEST ? found : undefined
  }
  return undefined
}

/** The quiet stretches that begin on a local date. */
function quietOn(person: NoticedPerson, zone: Zone, day: Day): Interval[] {
  const { quiet, daysOffQuiet } = person.notices
  const spans: Interval[] = []
  if (quiet) {
    const [opens, to] = [minute(quiet.from), minute(quiet.to)]
    spans.push(spanOn(zone, day, { opens, closes: to > opens ? to : to + DAY_MINUTES }))
  }
  if (daysOffQuiet && !worksOn(person, day)) spans.push(wholeDay(zone, day))
  return spans
}

/** When the quiet stretch that holds `at` ends; undefined when it is in none. */
function endOf(person: NoticedPerson, zone: Zone, at: Instant): Instant | undefined {
  const day = dayAt(zone, at)
  // A clock that was put back by hours may show an earlier date than the one a stretch began on.
  const near = [day - 2, day - 1, day, day + 1].flatMap((each) => quietOn(person, zone, each))
  const ends = near.filter(({ start, end }) => start <= at && at < end).map(({ end }) => end)
  return ends.length === 0 ? undefined : (Math.max(...ends) as Instant)
}

/** Whether nothing is told at once at `at` (DIG-7). */
export const isQuiet = (person: NoticedPerson, at: Instant): boolean => endOf(person, zoneFor(person), at) !== undefined

/** When what came at `at` may be told: then itself, or when the quiet stretches around it end; undefined when they last
 *  for more than a year (DIG-8). */
export function toldAt(person: NoticedPerson, at: Instant): Instant | undefined {
  const zone = zoneFor(person)
  const last = later(at, FARTHEST_DAYS * DAY)
  let told = at
  while (told <= last) {
    const end = endOf(person, zone, told)
    if (end === undefined) return told
    told = end
  }
  return undefined
}
