/** Public holidays of a country or one of its states, by the library date-holidays. Its rules are a guess for years to
 *  come: the dates are shown to a person and saved into a holiday set, and nothing counts by them before
 *  (docs/decisions/0005-regional-holidays.md). */
import { setImmediate } from 'node:timers/promises'
import type { HolidaysTypes } from 'date-holidays'
import type { HolidaysRead, Regions } from '../../contract/calendars.ts'
import { must } from '../../domain/assert.ts'
import { dateOf, dayOf } from '../../domain/calendar/dates.ts'
import { Refusal } from '../../domain/refusal.ts'
import { HOUR } from '../../domain/time.ts'
import { type DateSpan, type DaySpan, daySpan } from './date-span.ts'
import { partlyReason } from './notes.ts'

export interface Region {
  /** Two letters, such as `GB`. */
  readonly country: string
  /** As `regions` names it, such as `ENG`; null for the holidays of the whole country. */
  readonly state: string | null
}

/** Takes a fifth of a second and 30 MB, so it is loaded when it is first asked for. */
const library = async () => (await import('date-holidays')).default

const inOrder = (names: Readonly<Record<string, string>>): [string, string][] =>
  Object.entries(names).toSorted(([, a], [, b]) => a.localeCompare(b, 'en'))

/** Every country, and its states where their holidays differ. */
export async function regions(): Promise<Regions> {
  const known = new (await library())()
  const items = inOrder(known.getCountries('en')).map(([country, name]) => ({
    country,
    name,
    states: inOrder(known.getStates(country, 'en') ?? {}).map(([state, called]) => ({ state, name: called })),
  }))
  return { items }
}

function nameOfRegion(known: Regions, { country, state }: Region): string {
  const within = known.items.find((item) => item.country === country)
  if (!within) throw unknown(`No public holidays are known for the country ${country}.`, 'country')
  if (state === null) return within.name
  const found = within.states.find((item) => item.state === state)
  if (!found) throw unknown(`${within.name} has no state ${state} with holidays of its own.`, 'state')
  return `${within.name}, ${found.name}`
}

const unknown = (what: string, place: string) =>
  new Refusal('holidays_unreadable', `${what} Choose one from the list of regions.`, { place })

/** A day counts when noon lies within the holiday. Many begin at sunset of the day before, which the library writes as
 *  the date with ` -0600`; one that begins at noon or later leaves a part of its day open. */
function daysOf({ date, start, end }: HolidaysTypes.Holiday): { first: number; count: number } {
  const first = must(dayOf(date.slice(0, 10)), 'a holiday begins on a date')
  const begins = date.endsWith(' -0600') ? -6 : Number(date.slice(11, 13))
  // An hour more or less, where the clocks change, reaches no other noon.
  const ends = begins + (end.getTime() - start.getTime()) / HOUR
  const noonsBefore = Math.max(0, Math.floor((begins - 12) / 24) + 1)
  return { first, count: Math.max(0, Math.ceil((ends - 12) / 24) - noonsBefore) }
}

interface Found {
  /** Names by day. */
  readonly whole: Map<number, Set<string>>
  /** Days by name. */
  readonly partly: Map<string, Set<number>>
}

function add({ whole, partly }: Found, holiday: HolidaysTypes.Holiday, span: DaySpan): void {
  const { first, count } = daysOf(holiday)
  if (count === 0 && first >= span.first && first <= span.last)
    partly.set(holiday.name, (partly.get(holiday.name) ?? new Set()).add(first))
  for (let day = first; day < first + count; day++)
    if (day >= span.first && day <= span.last) whole.set(day, (whole.get(day) ?? new Set()).add(holiday.name))
}

/** The closed dates of a region within `span`, in order, with English names where there are any. Half holidays are not
 *  among them but in `notUnderstood`. Throws Refusal for a region that is not known. */
export async function regionalHolidays({ country, state }: Region, { from, to }: DateSpan): Promise<HolidaysRead> {
  const span = daySpan({ from, to })
  const name = nameOfRegion(await regions(), { country, state })
  const options: HolidaysTypes.Options = { types: ['public'], languages: ['en'] }
  const Holidays = await library()
  const holidays = state === null ? new Holidays(country, options) : new Holidays(country, state, options)
  const found: Found = { whole: new Map(), partly: new Map() }
  // A holiday that begins in December may last into January, and one of January may be kept on the last of December.
  for (let year = Number(from.slice(0, 4)) - 1; year <= Number(to.slice(0, 4)) + 1; year++) {
    for (const holiday of holidays.getHolidays(year, 'en')) add(found, holiday, span)
    // A year by the moon takes up to a tenth of a second; requests are answered in between.
    await setImmediate()
  }
  const dates = [...found.whole]
    .toSorted(([a], [b]) => a - b)
    .map(([day, names]) => {
      return { date: dateOf(day), windows: [], name: [...names].join(', ').slice(0, 120) }
    })
  const notUnderstood = [...found.partly].map(([called, days]) => {
    return {
      line: null,
      reason: partlyReason(
        called,
        [...days].toSorted((a, b) => a - b),
      ),
    }
  })
  return { name, source: `${name} (public holidays)`, dates, notUnderstood }
}
