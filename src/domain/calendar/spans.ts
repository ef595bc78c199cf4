/** Sets of instants as flat lists: start, end, start, end …; half open, in order, apart from each other. */
import { must } from '../assert.ts'
import { type Interval, instantOf } from '../time.ts'

export type Spans = readonly number[]

/** Adds a span that begins no earlier than the last one of `spans`; one that touches or overlaps it makes it longer,
 *  an empty one is left out. */
export function push(spans: number[], start: number, end: number): void {
  if (start >= end) return
  const last = spans.length - 1
  if (last < 0 || start > must(spans[last], 'in range')) spans.push(start, end)
  else if (end > must(spans[last], 'in range')) spans[last] = end
}

/** What lies in [from, to), added to `target`. */
export function pushWithin(target: number[], spans: Spans, from: number, to: number): void {
  for (let index = 0; index < spans.length; index += 2) {
    const start = must(spans[index], 'in range')
    const end = must(spans[index + 1], 'spans come in pairs')
    push(target, Math.max(start, from), Math.min(end, to))
  }
}

/** All that is in at least `least` of `sets`. */
function inAtLeast(sets: readonly Spans[], least: number): Spans {
  const edges = sets.flatMap((spans) => spans.map((at, index) => ({ at, step: index % 2 === 0 ? 1 : -1 })))
  edges.sort((a, b) => a.at - b.at)
  const found: number[] = []
  let depth = 0
  let since = 0
  for (const { at, step } of edges) {
    if (depth >= least) push(found, since, at)
    depth += step
    since = at
  }
  return found
}

export const union = (sets: readonly Spans[]): Spans => inAtLeast(sets, 1)
export const intersection = (sets: readonly Spans[]): Spans => inAtLeast(sets, sets.length)

/** One interval for each span. */
export const intervalsOf = (spans: Spans): Interval[] =>
  Array.from({ length: spans.length / 2 }, (_, index) => ({
    start: instantOf(must(spans[2 * index], 'in range')),
    end: instantOf(must(spans[2 * index + 1], 'spans come in pairs')),
  }))
