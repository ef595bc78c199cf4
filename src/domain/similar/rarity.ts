/** How much a word tells, by how few tickets hold it. */
import type { Terms } from './terms.ts'

/** In how many of a workspace's newest tickets each word stands. */
export interface Frequencies {
  readonly tickets: number
  readonly holding: ReadonlyMap<string, number>
  /** How long a ticket usually is, as a direction. */
  readonly usualLength: number
}

/** The share of tickets that hold a word, one not met yet standing in half a ticket. */
const shareOf = ({ tickets, holding }: Omit<Frequencies, 'usualLength'>, stem: string): number =>
  ((holding.get(stem) ?? 0) + 0.5) / (tickets + 1)

/** A word that every ticket holds still says a little: where there are few tickets, nothing is known to be common. */
const LEAST = 0.1

/** The logarithm of how many tickets there are for each that holds `stem` (SIM-2). */
export const rarityOf = (frequencies: Omit<Frequencies, 'usualLength'>, stem: string): number =>
  Math.max(LEAST, -Math.log(shareOf(frequencies, stem)))

/** Each further mention of a word says less than the one before, and many say little more than three. */
const damped = (count: number): number => (2.2 * count) / (count + 1.2)

/** Each word of a text by how much it tells. The square root, because likeness multiplies the parts of two texts. */
export const partsOf = (terms: Terms, frequencies: Omit<Frequencies, 'usualLength'>): ReadonlyMap<string, number> =>
  new Map([...terms].map(([stem, { count }]) => [stem, damped(count) * Math.sqrt(rarityOf(frequencies, stem))]))

/** Counted in `texts`, one for each ticket. */
export function frequenciesIn(texts: readonly Terms[]): Frequencies {
  const holding = new Map<string, number>()
  for (const terms of texts) {
    for (const stem of terms.keys()) holding.set(stem, (holding.get(stem) ?? 0) + 1)
  }
  const counted = { tickets: texts.length, holding }
  const lengths = texts.map((terms) => Math.hypot(...partsOf(terms, counted).values()))
  const usualLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  return { ...counted, usualLength }
}
