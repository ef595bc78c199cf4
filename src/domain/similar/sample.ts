/** The newest tickets of a workspace, from which it is told which words are common there. */
import { type Frequencies, frequenciesIn } from './rarity.ts'
import type { Terms } from './terms.ts'

export interface Sample {
  readonly frequencies: Frequencies
  /** By stem, which texts of the sample hold it, in order. */
  readonly holders: ReadonlyMap<string, readonly number[]>
  /** How many tickets the workspace has, about. */
  readonly of: number
}

/** What the words of some tickets, of a workspace with `of` of them, tell of its words (SIM-2). */
export function sampleOf(texts: readonly Terms[], of: number): Sample {
  const holders = new Map<string, number[]>()
  for (const [index, terms] of texts.entries()) {
    for (const stem of terms.keys()) {
      const held = holders.get(stem)
      if (held) held.push(index)
      else holders.set(stem, [index])
    }
  }
  return { frequencies: frequenciesIn(texts), holders, of }
}
