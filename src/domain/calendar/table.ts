/** Open spans of some years, laid out so that no search takes more than a few steps. */
import { must } from '../assert.ts'
import { DAY, type Millis } from '../time.ts'
import type { Spans } from './spans.ts'

export interface Table {
  /** Whole years of UTC, half open, as years and as instants. */
  readonly firstYear: number
  readonly endYear: number
  readonly from: number
  readonly to: number
  /** How many spans there are; the lists hold one more, after which nothing opens. */
  readonly count: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Open time before each span, in milliseconds since `from`. */
  readonly sums: Float64Array
  readonly total: Millis
  /** For each day of UTC since `from` the first span that ends after it begins. */
  readonly byDay: Int32Array
  /** For each `step` of open time since `from` the span in which it is reached. */
  readonly bySum: Int32Array
  readonly step: Millis
}

/** For each multiple of `step` the index of the first of `bounds` that is greater. */
function firstAbove(bounds: Float64Array, step: number, length: number): Int32Array {
  const index = new Int32Array(length)
  let at = 0
  for (let multiple = 0; multiple < length; multiple++) {
    while (at < bounds.length - 1 && must(bounds[at], 'in range') <= multiple * step) at++
    index[multiple] = at
  }
  return index
}

/** `spans` are all that lie within the years. */
export function tableOf(spans: Spans, years: Pick<Table, 'firstYear' | 'endYear' | 'from' | 'to'>): Table {
  const { firstYear, endYear, from, to } = years
  const count = spans.length / 2
  const starts = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const ends = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY)
  const sums = new Float64Array(count + 1)
  let total = 0
  for (let index = 0; index < count; index++) {
    const start = must(spans[2 * index], 'in range')
    const end = must(spans[2 * index + 1], 'spans come in pairs')
    starts[index] = start
    ends[index] = end
    total += end - start
    sums[index + 1] = total
  }
  const step = Math.max(1, Math.ceil(total / Math.max(1, count)))
  const fromStart = ends.map((end) => end - from)
  return {
    firstYear,
    endYear,
    from,
    to,
    count,
    starts,
    ends,
    sums,
    total,
    byDay: firstAbove(fromStart, DAY, Math.max(0, Math.ceil((to - from) / DAY)) + 1),
    bySum: firstAbove(sums.subarray(1), step, Math.floor(total / step) + 1),
    step,
  }
}

/** Reaches over no instant. Made like the others: engines are quicker with objects that are built alike. */
export const EMPTY_TABLE = tableOf([], {
  firstYear: Number.POSITIVE_INFINITY,
  endYear: Number.NEGATIVE_INFINITY,
  from: Number.POSITIVE_INFINITY,
  to: Number.NEGATIVE_INFINITY,
})

/** Index of the first span that ends after `at`; `count` when none does. */
export function spanAt({ from, to, count, ends, byDay }: Table, at: number): number {
  if (at < from) return 0
  if (at >= to) return count
  let index = must(byDay[Math.floor((at - from) / DAY)], 'a table has all its days')
  while (must(ends[index], 'the last end is infinite') <= at) index++
  return index
}

/** Open time from the beginning of the table to `at`. */
export function openBefore(table: Table, at: number): Millis {
  const index = spanAt(table, at)
  return must(table.sums[index], 'in range') + Math.max(0, at - must(table.starts[index], 'in range'))
}

/** The first instant by which `open` of open time have passed since the beginning of the table; 0 < open <= total. */
export function reaching({ starts, sums, bySum, step }: Table, open: Millis): number {
  let index = must(bySum[Math.floor(open / step)], 'not more than there is')
  while (must(sums[index], 'in range') >= open) index--
  while (must(sums[index + 1], 'in range') < open) index++
  return must(starts[index], 'in range') + open - must(sums[index], 'in range')
}

/** The last instant before which no more than `open` of open time lie; 0 <= open < total. */
export function notExceeding({ starts, sums, bySum, step }: Table, open: Millis): number {
  let index = must(bySum[Math.floor(open / step)], 'less than there is')
  while (must(sums[index + 1], 'in range') <= open) index++
  return must(starts[index], 'in range') + open - must(sums[index], 'in range')
}
