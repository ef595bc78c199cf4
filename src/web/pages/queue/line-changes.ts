/** What moved between two readings of a line. */

/** `new`: was not among the rows before; `up`: now nearer to number one than its neighbours expected. */
export type RowChange = 'new' | 'up' | 'down'

/**
 * The rows that moved by themselves. A ticket that leaves from the top shifts all others by one; they did not move,
 * they followed. So the rows of both readings are compared in their order among each other: the longest run that
 * kept its order followed, the others moved.
 */
export function lineChanges(before: readonly number[], after: readonly number[]): ReadonlyMap<number, RowChange> {
  const was = new Map(before.map((number, index) => [number, index]))
  const stayed = after.filter((number) => was.has(number))
  const kept = longestRising(stayed.map((number) => was.get(number) ?? 0))
  const order = new Map([...stayed].sort((a, b) => (was.get(a) ?? 0) - (was.get(b) ?? 0)).map((n, index) => [n, index]))
  const changes = new Map<number, RowChange>()
  stayed.forEach((number, index) => {
    if (!kept.has(index)) changes.set(number, index < (order.get(number) ?? 0) ? 'up' : 'down')
  })
  for (const number of after) if (!was.has(number)) changes.set(number, 'new')
  return changes
}

/** Indices of one longest strictly rising subsequence, by patience sorting: n log n for ten thousand rows. */
function longestRising(values: readonly number[]): ReadonlySet<number> {
  const tails: number[] = []
  const previous: number[] = []
  values.forEach((value, index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    previous[index] = tails[low - 1] ?? -1
    tails[low] = index
  })
  const kept = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) kept.add(index)
  return kept
}
