/** Where duties lie in a week as one place sees it: columns of days, from midnight to midnight on its wall. */
import type { RotaRow } from '../../../contract/duty.ts'
import { instantOfLocal, localOfInstant } from '../../zoned-time.ts'

const DAY = 86_400_000
export const DAY_MINUTES = 1440

/** A duty, or the part of it that lies on one day. Minutes are those of the wall, so a repeated hour is drawn once. */
export interface Piece {
  readonly duty: RotaRow
  readonly from: number
  readonly to: number
  /** It began on the day before. */
  readonly isRest: boolean
  /** Of so many duties that overlap here, which from the left. */
  readonly lane: number
  readonly lanes: number
}

/** One day of the week. */
export interface DayColumn {
  /** ISO date. */
  readonly date: string
  readonly pieces: readonly Piece[]
}

/** The day it is on the wall of `zone`, so many weeks on. */
export const firstDay = (now: number, zone: string, weeks: number): string =>
  dateAfter(Date.parse(`${localOfInstant(now, zone).slice(0, 10)}T00:00Z`), weeks * 7)

const dateAfter = (midnight: number, days: number): string => new Date(midnight + days * DAY).toISOString().slice(0, 10)

/** ISO dates of the seven days from `first` on. */
export const daysFrom = (first: string): string[] =>
  Array.from({ length: 7 }, (_, index) => dateAfter(Date.parse(`${first}T00:00Z`), index))

/** When the week from `first` on begins and ends on the wall of `zone`. */
export const weekRange = (first: string, zone: string): { readonly from: string; readonly to: string } => {
  const midnight = (days: number) =>
    new Date(instantOfLocal(`${dateAfter(Date.parse(`${first}T00:00Z`), days)}T00:00`, zone)).toISOString()
  return { from: midnight(0), to: midnight(7) }
}

const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))

/** What of a duty lies on `date`; undefined when nothing does. */
function pieceOn(duty: RotaRow, date: string, zone: string): Omit<Piece, 'lane' | 'lanes'> | undefined {
  const start = localOfInstant(Date.parse(duty.from), zone)
  const end = localOfInstant(Date.parse(duty.to), zone)
  const isRest = start.slice(0, 10) < date
  const from = isRest ? 0 : start.slice(0, 10) === date ? minuteOf(start) : DAY_MINUTES
  const to = end.slice(0, 10) > date ? DAY_MINUTES : end.slice(0, 10) === date ? minuteOf(end) : 0
  return from < to ? { duty, from, to, isRest } : undefined
}

/** Side by side where they overlap. */
function inLanes(pieces: readonly Omit<Piece, 'lane' | 'lanes'>[]): Piece[] {
  const ends: number[] = []
  const placed = pieces.map((piece) => {
    const free = ends.findIndex((end) => end <= piece.from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = piece.to
    return { ...piece, lane }
  })
  return placed.map((piece) => {
    const beside = placed.filter((other) => other.from < piece.to && piece.from < other.to)
    return { ...piece, lanes: Math.max(...beside.map(({ lane }) => lane)) + 1 }
  })
}

/** The duties of a week by day, each day's in order of their start. */
export const columnsOf = (duties: readonly RotaRow[], first: string, zone: string): DayColumn[] =>
  daysFrom(first).map((date) => {
    const pieces = duties.flatMap((duty) => pieceOn(duty, date, zone) ?? [])
    return { date, pieces: inLanes(pieces.toSorted((a, b) => a.from - b.from || a.to - b.to)) }
  })

/** `09:00` on the wall of `zone`. */
export const clockIn = (iso: string, zone: string): string => localOfInstant(Date.parse(iso), zone).slice(11)
