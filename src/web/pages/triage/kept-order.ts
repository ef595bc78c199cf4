/** The order a list was read in, kept while it changes underneath. */

export interface Kept {
  /** Every number that was ever shown, in the order of the first reading. */
  readonly order: readonly number[]
  /** Those that came since and are not shown yet. */
  readonly fresh: readonly number[]
}

/** What is shown of `now` without moving anything: what is known stays in its order, what is gone leaves a gap that an undo
 *  fills again, and what is new waits. With nothing of `before` left, all of `now` is shown. */
export function keptOrder(before: readonly number[], now: readonly number[]): Kept {
  const known = new Set(before)
  if (!now.some((number) => known.has(number))) return { order: now, fresh: [] }
  return { order: before, fresh: now.filter((number) => !known.has(number)) }
}
