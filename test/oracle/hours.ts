/** Whether a calendar is open at a moment, straight from the rules of docs/spec/calendar.md: the one statement of the
 *  oracle about windows, dates, versions and combinations. It judges one millisecond and knows nothing of spans. */
import { type CalendarBook, type DateOverride, type OwnHours, WEEKDAYS } from '../../src/domain/calendar/document.ts'
import type { Version } from '../../src/domain/version.ts'
import { type Wall, wallOf } from './wall.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** The calendar `slug` of `book` as it was known at `knownAt`. */
export interface Asked {
  readonly book: CalendarBook
  readonly slug: string
  readonly knownAt: number
}

export interface Hours {
  readonly isOpen: (at: number) => boolean
  /** What `isOpen` goes by on the UTC day that begins at `start`, as text: days of the same text are open at the same
   *  minutes. Null when a clock is changed near that day or a version begins on it; such a day is like no other. */
  readonly likeness: (start: number) => string | null
  /** Whether `isOpen` surely answers alike for all of the minute that begins at `start`. */
  readonly isSmooth: (start: number) => boolean
}

/** Opens and closes, in milliseconds of the wall after the midnight that begins its date; up to 48 hours. */
export type Window = readonly [opens: number, closes: number]

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return (hours * 60 + minutes) * MINUTE
}

const parsed = new Map<string, Window>()

export function windowOf(text: string): Window {
  const known = parsed.get(text)
  if (known) return known
  const [opens = 0, closes = 0] = text.split('-').map(timeOf)
  const window: Window = [opens, closes > opens ? closes : closes + DAY]
  parsed.set(text, window)
  return window
}

/** The latest version in force at `at` of those published by `knownAt`; before the first, the first. */
function inForce<D>(versions: readonly Version<D>[] | undefined, at: number, knownAt: number): Version<D> | undefined {
  const published = versions?.filter(({ publishedAt }) => publishedAt <= knownAt) ?? []
  return published.filter(({ effectiveFrom }) => effectiveFrom <= at).at(-1) ?? published[0] ?? versions?.[0]
}

/** The windows that open on the local date `day` days after 1970-01-01: of its override, else of the first holiday set
 *  that names it, else of its weekday. */
function windowsOn(day: number, hours: OwnHours, sets: readonly (readonly DateOverride[])[]): readonly string[] {
  const midnight = new Date(day * DAY)
  const date = midnight.toISOString().slice(0, 10)
  const weekday = WEEKDAYS[(midnight.getUTCDay() + 6) % 7] ?? 'monday'
  const named = [hours.overrides, ...sets].map((dates) => dates.find((each) => each.date === date))
  return named.find((each) => each !== undefined)?.windows ?? hours.week[weekday] ?? []
}

/** Hours of its own under one version of itself and of each of its holiday sets. */
interface Plan {
  readonly wall: Wall
  readonly windows: (day: number) => readonly Window[]
}

function planOf(hours: OwnHours, sets: readonly (readonly DateOverride[])[]): Plan {
  const wall = wallOf(hours.timeZone)
  const known = new Map<number, readonly Window[]>()
  const windows = (day: number): readonly Window[] => {
    const found = known.get(day) ?? (wall.exists(day) ? windowsOn(day, hours, sets).map(windowOf) : [])
    known.set(day, found)
    return found
  }
  return { wall, windows }
}

/** A window counts from when the wall first shows its opening, or the skip that contains it ends, until the same of
 *  its closing: that is, while the latest time that was shown lies in it. */
function isOpenBy({ wall, windows }: Plan, at: number): boolean {
  const shown = wall.latestShown(at)
  const today = Math.floor(shown / DAY)
  for (const day of [today - 1, today]) {
    const sinceMidnight = shown - day * DAY
    for (const [opens, closes] of windows(day)) if (opens <= sinceMidnight && sinceMidnight < closes) return true
  }
  return false
}

/** During a day of UTC the wall shows at most three dates, and the windows of the date before them may reach in. */
function likenessBy({ wall, windows }: Plan, start: number): string | null {
  if (wall.shifts(start - 2 * DAY, start + DAY).length > 0) return null
  const offset = wall.offset(start)
  const first = Math.floor((start + offset) / DAY) - 1
  return JSON.stringify([first * DAY - start - offset, [0, 1, 2].map((after) => windows(first + after))])
}

/** Whether the zone is a whole number of minutes ahead of UTC, and its clocks are not changed, after `start` and for
 *  `length`. */
function isSmoothBy({ wall }: Plan, start: number, length: number): boolean {
  return wall.offset(start) % MINUTE === 0 && wall.shifts(start + 1, start + length).length === 0
}

/** A plan, or what several calendars are combined to, at one moment. */
type Formula = { readonly plan: Plan } | { readonly combine: 'union' | 'intersection'; readonly of: Formula[] } | null

function plansOf(formula: Formula): readonly Plan[] {
  if (formula === null) return []
  return 'plan' in formula ? [formula.plan] : formula.of.flatMap(plansOf)
}

function isOpenIn(formula: Formula, at: number): boolean {
  if (formula === null) return false
  if ('plan' in formula) return isOpenBy(formula.plan, at)
  const isOpen = (part: Formula) => isOpenIn(part, at)
  return formula.combine === 'union' ? formula.of.some(isOpen) : formula.of.every(isOpen)
}

/** The dates of a calendar: of the first that a combination names in the end. */
export interface Dates {
  readonly wall: Wall
  /** The windows that open on a date, of hours of its own; null for a combination. */
  readonly windows: ((day: number) => readonly Window[]) | null
}

/** Of a calendar all of whose documents have one version. */
export function datesOf({ book, slug }: Asked): Dates {
  const document = book.calendars[slug]?.[0]?.document
  if (!document) throw new Error(`There is no calendar ${slug}.`)
  if ('combine' in document) return { ...datesOf({ book, slug: document.of[0] ?? '', knownAt: 0 }), windows: null }
  return planOf(
    document,
    document.holidays.map((set) => book.holidays[set]?.[0]?.document.dates ?? []),
  )
}

/** A stretch in which no version begins. */
interface Era {
  readonly from: number
  readonly formula: Formula
  readonly plans: readonly Plan[]
  readonly shape: string
}

export function hoursOf({ book, slug, knownAt }: Asked): Hours {
  const plans = new Map<string, Plan>()
  const formulaAt = (name: string, at: number): Formula => {
    const version = inForce(book.calendars[name], at, knownAt)
    if (!version) return null
    const { document } = version
    if ('combine' in document) {
      return { combine: document.combine, of: document.of.map((part) => formulaAt(part, at)) }
    }
    const sets = document.holidays.map((set) => inForce(book.holidays[set], at, knownAt))
    const key = [name, version.version, ...sets.map((set) => set?.version)].join()
    const dates = sets.map((set) => set?.document.dates ?? [])
    const plan = plans.get(key) ?? planOf(document, dates)
    plans.set(key, plan)
    return { plan }
  }

  const begins = [...Object.values(book.calendars), ...Object.values(book.holidays)].flatMap((versions) =>
    versions.map(({ effectiveFrom }): number => effectiveFrom),
  )
  const eras = [Number.NEGATIVE_INFINITY, ...begins]
    .toSorted((x, y) => x - y)
    .map((from): Era => {
      const formula = formulaAt(slug, from)
      return { from, formula, plans: plansOf(formula), shape: JSON.stringify(shapeOf(formula)) }
    })
  const eraAt = (at: number): Era => eras.findLast(({ from }) => from <= at) ?? NO_ERA
  const isSmoothFor = (start: number, length: number): boolean => {
    const { plans } = eraAt(start)
    const isOneEra = !begins.some((begin) => begin > start && begin < start + length)
    return isOneEra && plans.every((plan) => isSmoothBy(plan, start, length))
  }

  // Mostly the minutes of a day are asked for one after the other.
  let day = { start: Number.NaN, isSmooth: false }
  return {
    isOpen: (at) => isOpenIn(eraAt(at).formula, at),
    likeness: (start) => {
      if (begins.some((begin) => begin > start && begin < start + DAY)) return null
      const { plans, shape } = eraAt(start)
      const parts = plans.map((plan) => likenessBy(plan, start))
      return parts.includes(null) ? null : [shape, ...parts].join('\n')
    },
    isSmooth: (start) => {
      const midnight = Math.floor(start / DAY) * DAY
      if (midnight !== day.start) day = { start: midnight, isSmooth: isSmoothFor(midnight, DAY) }
      return day.isSmooth || isSmoothFor(start, MINUTE)
    },
  }
}

const NO_ERA: Era = { from: Number.NEGATIVE_INFINITY, formula: null, plans: [], shape: '' }

/** How a combination is nested, without its plans. */
function shapeOf(formula: Formula): unknown {
  if (formula === null || 'plan' in formula) return formula !== null
  return [formula.combine, formula.of.map(shapeOf)]
}
