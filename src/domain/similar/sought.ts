/** Which words a database should look up so that it meets the tickets that may be alike, and few others. */
import { must } from '../assert.ts'
import { rarityOf } from './rarity.ts'
import type { Sample } from './sample.ts'
import type { Terms } from './terms.ts'

/** Words that are looked up, the rarest: who shares none of them is not alike. */
const LEADING = 8
/** Words that are combined; each further one multiplies the work of the word index. */
const COMBINED = 6
/** Tickets that a combination may bring in: each of them is read. */
const FEW = 200
const MANY = 1_000

/** A word as it is written, and how much it tells. */
export interface SoughtWord {
  readonly word: string
  readonly weight: number
}

export interface Sought {
  /** Combinations of words; a ticket that holds all words of one of them is a candidate. */
  readonly combinations: readonly (readonly string[])[]
  /** By these the candidates are told apart before their texts are read. */
  readonly words: readonly SoughtWord[]
}

interface Leading extends SoughtWord {
  readonly stem: string
  /** Tickets of the sample that hold it. */
  readonly held: readonly number[]
}

function leadingWords(terms: Terms, sample: Sample): Leading[] {
  return [...terms]
    .map(([stem, { written }]) => ({
      stem,
      word: written,
      weight: rarityOf(sample.frequencies, stem),
      held: sample.holders.get(stem) ?? [],
    }))
    .toSorted((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, LEADING)
}

interface Found {
  readonly words: readonly string[]
  /** How many tickets of the workspace hold all of them, as far as the sample tells. */
  readonly tickets: number
}

/** The shortest combinations that begin with `begun` and bring in few tickets, looked for among the words after it. */
function combinationsOf(begun: readonly Leading[], rest: readonly Leading[], scale: number): Found[] {
  const last = must(begun.at(-1), 'begun with a word')
  const tickets = last.held.length * scale
  if (tickets <= FEW) return [{ words: begun.map(({ word }) => word), tickets }]
  const inAll = new Set(last.held)
  return rest.flatMap((next, index) => {
    const held = next.held.filter((ticket) => inAll.has(ticket))
    return combinationsOf([...begun, { ...next, held }], rest.slice(index + 1), scale)
  })
}

/** The combinations of telling words by which a workspace's tickets are looked up (SIM-4). Empty when the text says
 *  nothing. */
export function soughtFor(terms: Terms, sample: Sample): Sought {
  const words = leadingWords(terms, sample)
  const scale = sample.of / Math.max(1, sample.frequencies.tickets)
  const combined = words.slice(0, COMBINED)
  const found = combined.flatMap((word, index) => combinationsOf([word], combined.slice(index + 1), scale))
  let left = MANY
  const chosen = found
    .toSorted((a, b) => a.tickets - b.tickets || b.words.length - a.words.length)
    .filter(({ tickets }) => {
      left -= tickets
      return left >= 0
    })
    .map((each) => each.words)
  // Words that stand together everywhere are looked up all together.
  const all = chosen.length > 0 || combined.length === 0 ? chosen : [combined.map(({ word }) => word)]
  return { combinations: all, words: words.map(({ word, weight }) => ({ word, weight })) }
}
