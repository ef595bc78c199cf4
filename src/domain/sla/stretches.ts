/** Arithmetic of stretches of time that must each count once. */
import { elapsed, type Instant, type Interval, later, type Millis } from '../time.ts'

const inOrder = (a: Interval, b: Interval) => a.start - b.start

/** The same time as stretches in order that neither overlap nor touch; empty ones fall away. */
export function joined(stretches: readonly Interval[]): readonly Interval[] {
  const clear: { start: Instant; end: Instant }[] = []
  for (const { start, end } of stretches.toSorted(inOrder)) {
    const last = clear.at(-1)
    if (end <= start || (last && end <= last.end)) continue
    if (last && start <= last.end) last.end = end
    else clear.push({ start, end })
  }
  return clear
}

/** The part of `stretches` that lies in [start, end). */
export function within(stretches: readonly Interval[], { start, end }: Interval): readonly Interval[] {
  return stretches.flatMap((each) => {
    const from = each.start > start ? each.start : start
    const to = each.end < end ? each.end : end
    return from < to ? [{ start: from, end: to }] : []
  })
}

/** The part of joined `stretches` that lies in none of the joined `others`. */
export function outside(stretches: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return others.reduce<readonly Interval[]>(
    (left, { start, end }) =>
      left.flatMap((each) => [
        ...within([each], { start: each.start, end: start }),
        ...within([each], { start: end, end: each.end }),
      ]),
    stretches,
  )
}

/** What lies after the first `length` of joined `stretches`. */
export function beyond(stretches: readonly Interval[], length: Millis): readonly Interval[] {
  let free = length
  return stretches.flatMap(({ start, end }) => {
    const skipped = Math.min(free, elapsed(start, end))
    free -= skipped
    return skipped < elapsed(start, end) ? [{ start: later(start, skipped), end }] : []
  })
}

/** How long joined `stretches` are together. */
export const totalOf = (stretches: readonly Interval[]): Millis =>
  stretches.reduce((total, { start, end }) => total + elapsed(start, end), 0)
