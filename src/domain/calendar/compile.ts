/** Calendars as they are computed: pieces of time under one version each, turned into open spans year by year. */
import { must } from '../assert.ts'
import { type Instant, type Interval, instantOf } from '../time.ts'
import type { Zone } from '../wall-clock.ts'
import { type Day, startOf, yearOf } from './dates.ts'
import { type Plan, pushPlan } from './plan.ts'
import { intersection, push, pushWithin, type Spans, union } from './spans.ts'
import { EMPTY_TABLE, type Table, tableOf } from './table.ts'

export interface Combination {
  readonly combine: 'union' | 'intersection'
  readonly of: readonly Calendar[]
}

/** A stretch of time [from, to) in which one version holds; the first has no beginning, the last no end (CAL-17). */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly hours: Plan | Combination
}

/** A date on which a window opens that is not empty (CAL-19). */
export interface OpenDay {
  readonly day: Day
  /** In which it is a date. */
  readonly zone: Zone
  /** Of its windows, in order; they may touch. */
  readonly windows: readonly Interval[]
}

/** When something is open, as known at some instant. Made by calendarOf; what is computed is kept in it. */
export interface Calendar {
  readonly pieces: readonly Piece[]
  readonly spans: Map<number, Spans>
  readonly openDays: Map<number, readonly OpenDay[]>
  table: Table
}

/** A calendar of which nothing is computed yet. */
export const calendarFrom = (pieces: readonly Piece[]): Calendar => ({
  pieces,
  spans: new Map(),
  openDays: new Map(),
  table: EMPTY_TABLE,
})

/** The piece that `at` lies in. */
export const pieceAt = ({ pieces }: Calendar, at: Instant): Piece =>
  must(
    pieces.findLast(({ from }) => from <= at),
    'the first piece has no beginning',
  )

/** Nothing is computed outside these years (CAL-16). */
export const FIRST_YEAR = 1900
export const END_YEAR = 2400
export const BEGINNING: Instant = startOf(FIRST_YEAR)
export const END: Instant = startOf(END_YEAR)

function pushPiece(target: number[], { from, to, hours }: Piece, year: number): void {
  const start = Math.max(from, startOf(year))
  const end = Math.min(to, startOf(year + 1))
  if (start >= end) return
  if ('zone' in hours) {
    pushPlan(target, hours, start, end)
    return
  }
  const parts = hours.of.map((part) => spansOfYear(part, year))
  pushWithin(target, hours.combine === 'union' ? union(parts) : intersection(parts), start, end)
}

/** The open spans within one year of UTC. */
export function spansOfYear(calendar: Calendar, year: number): Spans {
  const known = calendar.spans.get(year)
  if (known) return known
  const spans: number[] = []
  for (const piece of calendar.pieces) pushPiece(spans, piece, year)
  calendar.spans.set(year, spans)
  return spans
}

function widened(calendar: Calendar, firstYear: number, endYear: number): Table {
  const spans: number[] = []
  for (let year = firstYear; year < endYear; year++) {
    const ofYear = spansOfYear(calendar, year)
    for (let index = 0; index < ofYear.length; index += 2) {
      push(spans, must(ofYear[index], 'in range'), must(ofYear[index + 1], 'spans come in pairs'))
    }
  }
  calendar.table = tableOf(spans, { firstYear, endYear, from: startOf(firstYear), to: startOf(endYear) })
  return calendar.table
}

/** The year of `at` in UTC, or the nearest of those that are computed. */
export const yearWithin = (at: Instant): number => yearOf(instantOf(Math.min(Math.max(at, BEGINNING), END - 1)))

/** The table of `calendar`, with the year of `at` and the next one, as far as they are computed at all. */
function widenedTo(calendar: Calendar, at: Instant): Table {
  const { firstYear, endYear } = calendar.table
  const year = yearWithin(at)
  if (year >= firstYear && year < endYear) return calendar.table
  return widened(calendar, Math.min(year, firstYear), Math.min(Math.max(year + 2, endYear), END_YEAR))
}

/** A table that reaches over `at`. */
export function tableAt(calendar: Calendar, at: Instant): Table {
  const { table } = calendar
  return at >= table.from && at < table.to ? table : widenedTo(calendar, at)
}

/** A table that reaches over both. */
export function tableOver(calendar: Calendar, from: Instant, to: Instant): Table {
  const { table } = calendar
  if (from >= table.from && to < table.to) return table
  widenedTo(calendar, from)
  return widenedTo(calendar, to)
}

/** A table with half as many years more at its end; undefined when there are no more. */
export function longerTable(calendar: Calendar): Table | undefined {
  const { firstYear, endYear } = calendar.table
  if (endYear >= END_YEAR) return undefined
  return widened(calendar, firstYear, Math.min(END_YEAR, endYear + Math.ceil((endYear - firstYear) / 2)))
}

/** The same at its beginning. */
export function earlierTable(calendar: Calendar): Table | undefined {
  const { firstYear, endYear } = calendar.table
  if (firstYear <= FIRST_YEAR) return undefined
  return widened(calendar, Math.max(FIRST_YEAR, firstYear - Math.ceil((endYear - firstYear) / 2)), endYear)
}
