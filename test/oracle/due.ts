/** When a target is due, by the oracle: what a unit, a mode and pauses mean, from docs/spec and the SLA rules. */
import type { Target } from '../../src/domain/sla/document.ts'
import type { Dates } from './hours.ts'
import type { Oracle, Span } from './oracle.ts'
import type { Wall } from './wall.ts'

const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

export interface Counting {
  readonly oracle: Oracle
  readonly dates: Dates
  /** Open time of an ordinary week. */
  readonly weekLength: number
  readonly startedAt: number
  readonly target: Pick<Target, 'amount' | 'unit' | 'mode' | 'dayEnds'>
  readonly pauses: readonly Span[]
}

/** Spans in order, what lies before `from` left out, those that touch as one. */
function inOrder(spans: readonly Span[], from: number): Span[] {
  const merged: Span[] = []
  const clipped = spans.map(({ start, end }) => ({ start: Math.max(start, from), end }))
  for (const span of clipped.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}

/** The first moment by which `ms` have counted, pauses left out; all time counts, or only open time. */
function accrue({ oracle, startedAt, pauses }: Counting, ms: number, counts: 'open' | 'all'): number {
  const between = (from: number, to: number) => (counts === 'open' ? oracle.between(from, to) : to - from)
  const add = (from: number, amount: number) => (counts === 'open' ? oracle.add(from, amount) : from + amount)
  let [from, left] = [startedAt, ms]
  for (const pause of inOrder(pauses, startedAt)) {
    const counted = between(from, pause.start)
    if (counted >= left) break
    left -= counted
    from = pause.end
  }
  return add(from, left)
}

/** The end of the `amount`th open day after the start's, moved on by the open time of pauses that began before it. */
function endOfDays(counting: Counting): number {
  const { oracle, startedAt, pauses } = counting
  let due = dayEnd(counting)
  for (const pause of inOrder(pauses, startedAt)) {
    if (pause.start < due) due = Math.max(pause.end, oracle.add(due, oracle.between(pause.start, pause.end)))
  }
  return due
}

/** The first moment at which the wall has shown `shown`, or the skip that contains it has ended. */
function firstShown(wall: Wall, shown: number): number {
  let [early, late] = [shown - 2 * DAY, shown + 2 * DAY]
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2)
    if (wall.latestShown(middle) >= shown) late = middle
    else early = middle
  }
  return late
}

/** What is open of a date: its windows, as long as they go, those that touch or overlap as one; of a combination, its
 *  open time from midnight to midnight. */
function openOn({ oracle, dates }: Counting, day: number): Span[] {
  const { wall, windows } = dates
  const shownAt = (sinceMidnight: number) => firstShown(wall, day * DAY + sinceMidnight)
  if (!windows) return oracle.spans(shownAt(0), shownAt(DAY))
  const spans = windows(day).map(([opens, closes]) => ({ start: shownAt(opens), end: shownAt(closes) }))
  return inOrder(spans, Number.NEGATIVE_INFINITY)
}

/** Where the count of days begins: a date, and a time after its midnight; `last` is for after its last closing. */
interface Origin {
  readonly day: number
  readonly time: number | 'last'
}

function originOf(counting: Counting): Origin {
  const { startedAt, dates } = counting
  const shown = (at: number) => at + dates.wall.offset(at)
  const today = Math.floor(shown(startedAt) / DAY)
  // A window reaches into the next date at most, and the wall may show the date before again.
  const holding = [today + 1, today, today - 1].find((day) =>
    openOn(counting, day).some(({ start, end }) => start <= startedAt && startedAt < end),
  )
  if (holding !== undefined) return { day: holding, time: shown(startedAt) - holding * DAY }
  // Windows of two neighbouring dates may overlap, so the later date need not be the one that closed last.
  const closed = (day: number) => openOn(counting, day).filter(({ end }) => end <= startedAt)
  let day = today + 1
  while (closed(day).length === 0) day -= 1
  const lastEnd = (on: number) => closed(on).at(-1)?.end ?? Number.NEGATIVE_INFINITY
  if (lastEnd(day - 1) > lastEnd(day)) day -= 1
  const isLast = lastEnd(day) === openOn(counting, day).at(-1)?.end
  return { day, time: isLast ? 'last' : shown(lastEnd(day)) - day * DAY }
}

function dayEnd(counting: Counting): number {
  const { dates, target } = counting
  const origin = originOf(counting)
  let { day } = origin
  for (let left = target.amount; left > 0; ) {
    day += 1
    if (openOn(counting, day).length > 0) left -= 1
  }
  const spans = openOn(counting, day)
  const [first, last] = [spans[0]?.start ?? Number.NaN, spans.at(-1)?.end ?? Number.NaN]
  if (origin.time === 'last' || target.dayEnds === 'close_of_day') return last
  const sameTime = firstShown(dates.wall, day * DAY + origin.time)
  if (spans.some(({ start, end }) => start <= sameTime && sameTime < end)) return sameTime
  return spans.findLast(({ end }) => end <= sameTime)?.end ?? first
}

/** A moment outside the windows rolls to the next opening; one at which a window closes stays. A pause that begins
 *  before that opening still delays it. */
function rolled({ oracle, startedAt, pauses }: Counting, due: number): number {
  const opening = (at: number) => (oracle.isOpen(at) || oracle.isOpen(at - 1) ? at : oracle.nextOpening(at))
  let at = due
  for (const pause of inOrder(pauses, startedAt)) if (pause.start < opening(at) && pause.end > at) at = pause.end
  return opening(at)
}

export function dueByOracle(counting: Counting): number {
  const { target, weekLength } = counting
  switch (target.unit) {
    case 'business_minutes':
      return accrue(counting, target.amount * MINUTE, 'open')
    case 'business_hours':
      return accrue(counting, target.amount * HOUR, 'open')
    case 'business_weeks':
      return accrue(counting, target.amount * weekLength, 'open')
    case 'business_days':
      return endOfDays(counting)
    case 'clock_minutes':
    case 'clock_hours': {
      const due = accrue(counting, target.amount * (target.unit === 'clock_hours' ? HOUR : MINUTE), 'all')
      return target.mode === 'elapsed_roll' ? rolled(counting, due) : due
    }
  }
}
