/** What the fold of a ticket's clocks remembers between events; stored with the ticket, and compared by a rebuild. */
import type { Instant } from '../time.ts'
import type {
  Channel,
  Environment,
  Exclusion,
  HoldFor,
  HoldReason,
  Kind,
  Priority,
  Segment,
  Severity,
} from '../vocabulary.ts'
import type { Cycle } from './clock.ts'

/** What a customer's terms are made of. */
export interface Terms {
  readonly segment: Segment
  readonly plan: string | null
  readonly contract: string | null
}

/** What the rules of the `sla` policy look at. */
export interface ClockFacts extends Terms {
  readonly severity: Severity | null
  readonly priority: Priority | null
  readonly kind: Kind
  readonly channel: Channel
  readonly environment: Environment | null
  /** Why nothing is promised to the customer; left out where something may be. */
  readonly excluded?: Exclusion
}

/** A stretch during which somebody else acted, whether or not it stopped a clock. */
export interface HoldSpan {
  readonly from: Instant
  readonly to: Instant | null
  readonly for: HoldFor
  readonly reason: HoldReason
  readonly note: string | null
  readonly actsNext: string
  readonly because: number
  /** Milliseconds since the customer's last message when it began; null when no message waited for an answer. */
  readonly sinceMessage: number | null
}

export interface ClockState {
  /** Place of the last event folded: its time, and its version among those of the same time. */
  readonly at: Instant
  readonly version: number
  readonly facts: ClockFacts
  /** Terms of the customers of tickets that were merged into this one, by their numbers. */
  readonly parties: Readonly<Record<number, Terms>>
  readonly team: string
  readonly done: 'solved' | 'closed' | null
  /** Since when the customer's silence is waited for; null when it is not, or when the hold ends at a time. */
  readonly silentSince: Instant | null
  /** When it was solved; null unless it is. */
  readonly solvedAt: Instant | null
  /** The last `rebased`; null when there was none. */
  readonly rebasedAt: Instant | null
  /** Customer messages that no response has answered yet, oldest first. */
  readonly unanswered: readonly { readonly version: number; readonly at: Instant }[]
  readonly responded: boolean
  /** Version of the last offer of a hand-off; left out when there was none. */
  readonly offeredBy?: number
  readonly holds: readonly HoldSpan[]
  /** Every cycle, also those of which nothing was ever promised (`aims` empty), which nobody is shown. */
  readonly cycles: readonly Cycle[]
}

/** A thing the fold changes in place: its own copy, whose lists are replaced and never changed. */
export type Draft<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] }

export interface StateDraft extends Draft<Omit<ClockState, 'cycles'>> {
  cycles: Draft<Cycle>[]
}

/** A copy that may be changed while `state` stays as it is. */
export function draftOf(state: ClockState): StateDraft {
  return { ...state, cycles: state.cycles.map((cycle) => ({ ...cycle })) }
}
