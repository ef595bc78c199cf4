/** Returns `value`, which the caller knows is there. A failure is a bug of ours, never an answer to a person. */
export function must<T>(value: T | null | undefined, because: string): T {
  if (value === null || value === undefined) throw new Error(`Expected a value: ${because}`)
  return value
}

/** Marks a place that the surrounding code rules out. */
export function unreachable(because: string): never {
  throw new Error(`Unreachable: ${because}`)
}
