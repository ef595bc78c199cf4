/** How alike two texts are, and by which words. */
import { type Frequencies, partsOf } from './rarity.ts'
import type { Terms } from './terms.ts'

/** A text as a direction: each word by how much it tells, and the length of the whole. */
export interface Direction {
  readonly terms: Terms
  readonly parts: ReadonlyMap<string, number>
  readonly length: number
}

/** What is added to the length of every text, as a share of the usual square: two texts of a few words may be alike by
 *  chance, and none is as sure as one of usual length. */
const CHANCE = 0.3

/** A text as its terms with their weights, and how much it says in all. */
export function directionOf(terms: Terms, frequencies: Frequencies): Direction {
  const parts = partsOf(terms, frequencies)
  return { terms, parts, length: Math.hypot(...parts.values(), frequencies.usualLength * Math.sqrt(CHANCE)) }
}

export interface Likeness {
  /** 0 for nothing in common, towards 1 the more of what tells is the same. */
  readonly likeness: number
  /** Words in common as the first text writes them, those that tell most first. */
  readonly words: readonly string[]
}

/** Words that are told as the reason. */
const TOLD = 5

/** How alike `one` is to `other`, and the words that make it so (SIM-3). */
export function likenessOf(one: Direction, other: Direction): Likeness {
  const shared = [...one.parts].flatMap(([stem, part]) => {
    const beside = other.parts.get(stem)
    return beside === undefined ? [] : [{ stem, share: part * beside }]
  })
  if (shared.length === 0) return { likeness: 0, words: [] }
  const sum = shared.reduce((total, { share }) => total + share, 0)
  const words = shared
    .toSorted((a, b) => b.share - a.share || (a.stem < b.stem ? -1 : 1))
    .slice(0, TOLD)
    .flatMap(({ stem }) => one.terms.get(stem)?.written ?? [])
  return { likeness: Math.min(1, sum / (one.length * other.length)), words }
}
