/** Which of the tickets that were met are told as similar, and in which order. */
import type { Instant } from '../time.ts'
import type { Kind, Priority, Status } from '../vocabulary.ts'
import { type Direction, directionOf, likenessOf } from './likeness.ts'
import type { Sample } from './sample.ts'
import { type AskText, type Terms, termsOf } from './terms.ts'

/** A ticket that may be alike: its facts, and what it opened with. */
export interface Candidate extends AskText {
  readonly number: number
  readonly kind: Kind
  readonly status: Status
  /** What is told instead, when this one repeats another or was merged into it; else its own number. */
  readonly goesTo: number
}

/** A ticket of which a suggestion tells. */
export interface TicketFacts {
  readonly number: number
  readonly kind: Kind
  readonly status: Status
  readonly subject: string
  readonly priority: Priority | null
  readonly closingReason: string | null
  readonly accountId: string | null
  readonly receivedAt: Instant
}

/** A ticket to be told, as `number`, because `through` is alike. */
export interface Suggestion {
  readonly number: number
  /** Number of the ticket whose words are alike, when it goes on in `number`; null when that is the same. */
  readonly through: number | null
  readonly likeness: number
  readonly words: readonly string[]
}

/** Just above it fewer than half of the suggestions are right: docs/triage-figures.md. */
export const ALIKE = 0.25

/** Hundredths: a smaller difference says nothing. */
const rounded = (likeness: number): number => Math.round(likeness * 100) / 100

/** Every candidate that is alike, the likest for each ticket that is told (SIM-3, SIM-6). */
export function suggestionsAmong(asked: Terms, candidates: readonly Candidate[], sample: Sample): Suggestion[] {
  const direction: Direction = directionOf(asked, sample.frequencies)
  const told = new Map<number, Suggestion>()
  for (const candidate of candidates) {
    const { likeness, words } = likenessOf(direction, directionOf(termsOf(candidate), sample.frequencies))
    const { goesTo, number } = candidate
    const known = told.get(goesTo)
    if (likeness < ALIKE || (known && known.likeness >= rounded(likeness))) continue
    const through = goesTo === number ? null : number
    told.set(goesTo, { number: goesTo, through, likeness: rounded(likeness), words })
  }
  return [...told.values()]
}

/** Nobody works on it any more. */
export const isDone = ({ status }: Pick<TicketFacts, 'status'>): boolean => status === 'solved' || status === 'closed'

/** A suggestion with the facts of its ticket. */
export type Told = Suggestion & TicketFacts

/** The likest first; of equally alike ones the open before the done, the same kind before others, the newest first
 *  (SIM-5). */
export const inOrder = (suggestions: readonly Told[], kind: Kind | undefined): Told[] =>
  suggestions.toSorted(
    (a, b) =>
      b.likeness - a.likeness ||
      Number(isDone(a)) - Number(isDone(b)) ||
      Number(b.kind === kind) - Number(a.kind === kind) ||
      b.number - a.number,
  )
