/** Everything one case is about, drawn by chance: a calendar, or what several are combined to, with holiday sets and
 *  versions. */
import type { CalendarDocument, HolidaySet } from '../../src/domain/calendar/document.ts'
import type { Versioned, VersionText } from '../conformance/calendar-case.ts'
import type { Documents } from './answer.ts'
import { type Anchor, drawnDates, drawnHours } from './drawn-hours.ts'
import type { Random } from './random.ts'
import { ZONES } from './zones.ts'

const MINUTE = 60_000
const DAY = 86_400_000

const text = (at: number): string => new Date(at).toISOString()

/** The second document takes over near the anchor, at any millisecond, and is known a day earlier. */
function spliced<D>(random: Random, { at }: Anchor, [first, second]: readonly [D, D]): VersionText<D>[] {
  const from = at + random.whole(-48, 48) * 15 * MINUTE + (random.chance(30) ? random.whole(1, 59_999) : 0)
  return [
    { effectiveFrom: text(0), publishedAt: text(0), document: first },
    { effectiveFrom: text(from), publishedAt: text(from - DAY), document: second },
  ]
}

function drawnSet(random: Random, anchor: Anchor, name: string): HolidaySet {
  return { name, source: null, dates: drawnDates(random, anchor, random.pick([1, 3, 8]), random.pick([3, 40])) }
}

/** None, one or two sets; both may name the same date. */
function drawnSets(random: Random, anchor: Anchor, hasVersions: boolean): Record<string, Versioned<HolidaySet>> {
  const slugs = random.pick([[], [], ['first'], ['first'], ['first', 'second']])
  const set = (slug: string): Versioned<HolidaySet> => {
    if (!hasVersions || random.chance(50)) return drawnSet(random, anchor, slug)
    return spliced(random, anchor, [drawnSet(random, anchor, slug), drawnSet(random, anchor, slug)])
  }
  return Object.fromEntries(slugs.map((slug) => [slug, set(slug)]))
}

/** The calendar `asked`, and those it is made of. */
export function drawnCalendars(random: Random, anchor: Anchor): Documents {
  const hasVersions = random.chance(12)
  const holidays = drawnSets(random, anchor, hasVersions)
  const hours = (timeZone = anchor.timeZone): Versioned<CalendarDocument> => {
    const drawn = () => drawnHours(random, { ...anchor, timeZone }, Object.keys(holidays))
    return hasVersions ? spliced(random, anchor, [drawn(), drawn()]) : drawn()
  }
  // So long before the anchor no second version is known.
  const knownAt = hasVersions && random.chance(25) ? { knownAt: text(anchor.at - 4 * DAY) } : {}
  const about = { calendar: 'asked', holidays, ...knownAt }
  const kind = random.whole(1, 100)
  if (kind <= 75) return { ...about, calendars: { asked: hours() } }
  const combine = random.pick(['union', 'union', 'intersection'] as const)
  const parts = { one: hours(), two: hours(random.chance(60) ? random.pick(ZONES) : anchor.timeZone) }
  const both = { name: 'Both', combine, of: ['one', 'two'] }
  if (kind <= 95) return { ...about, calendars: { ...parts, asked: both } }
  const outer = { name: 'Outer', combine: 'union' as const, of: ['both', 'three'] }
  return { ...about, calendars: { ...parts, both, three: hours(), asked: outer } }
}
