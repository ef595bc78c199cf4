/** What can happen to a ticket: the closed union that every projection, clock and explanation folds. */

import type { Pause } from './clock/clock.ts'
import type { Metric } from './sla/document.ts'
import { type Instant, isoOf } from './time.ts'
import type {
  Channel,
  ClosingReason,
  Dismissal,
  Environment,
  HoldFor,
  HoldReason,
  Kind,
  Priority,
  ReplyWeight,
  Segment,
  Severity,
  Visibility,
} from './vocabulary.ts'

export interface Contact {
  readonly name: string
  readonly email: string | null
}

/** The facts a ticket starts with. */
export interface Opened {
  readonly type: 'opened'
  /** Counts up from 1 in a workspace; what people call the ticket by. */
  readonly number: number
  readonly kind: Kind
  readonly subject: string
  readonly body: string
  /** The same words as its mail laid them out, made safe before it was kept (ATT-1); left out where there is none. */
  readonly html?: string
  readonly channel: Channel
  /** Slug of the team whose queue it enters. */
  readonly team: string
  readonly accountId: string | null
  /** The account's segment when the ticket arrived; a ticket keeps it. */
  readonly segment: Segment
  /** The account's plan and contract (slug) when the ticket arrived. */
  readonly plan: string | null
  readonly contract: string | null
  readonly contact: Contact | null
  readonly environment: Environment | null
  readonly tags: readonly string[]
  /** Where it came from and its id there; unique together in a workspace. */
  readonly source: string | null
  readonly externalId: string | null
  /** Number of the ticket it was split off from; its clocks keep that one's start. */
  readonly splitFrom: number | null
  /** Number of the closed ticket whose customer wrote again. */
  readonly followUpOf: number | null
}

/** A clock of a ticket that is merged into another, as it goes on there. */
export interface CarriedClock {
  readonly metric: Metric
  readonly startedAt: Instant
  readonly breachedAt: Instant | null
  /** What it did not count before the merge, in order. */
  readonly pauses: readonly Pause[]
  /** Whose it is, when that ticket had itself taken in another: that one's number and terms. */
  readonly of?: {
    readonly number: number
    readonly segment: Segment
    readonly plan: string | null
    readonly contract: string | null
  }
}

export type TicketChange =
  | Opened
  | { readonly type: 'triaged'; readonly severity: Severity; readonly priority: Priority; readonly reason: string }
  | {
      readonly type: 'leased'
      readonly by: string
      readonly until: Instant
      /** Number one's number when it was passed over, or null when this was number one. */
      readonly passedOver: number | null
    }
  | { readonly type: 'lease_expired'; readonly by: string }
  | {
      readonly type: 'claimed'
      readonly by: string
      readonly passedOver: number | null
      readonly reason: string | null
    }
  | { readonly type: 'skipped'; readonly by: string; readonly reason: string }
  | { readonly type: 'released'; readonly by: string; readonly reason: string | null }
  | { readonly type: 'routed'; readonly team: string | null; readonly group: string; readonly reason: string | null }
  | { readonly type: 'assigned'; readonly owner: string | null }
  | { readonly type: 'replied'; readonly by: string; readonly body: string; readonly weight: ReplyWeight }
  /** Somebody who may judge says what an earlier public reply (its version) is worth. */
  | {
      readonly type: 'reply_judged'
      readonly reply: number
      readonly weight: ReplyWeight
      readonly by: string
      readonly reason: string
    }
  /** A substantive response that reached the customer elsewhere, such as by phone or in the system of an import. */
  | { readonly type: 'responded'; readonly by: string; readonly where: string }
  /** A customer's message (its version) needs no answer. */
  | { readonly type: 'answer_waived'; readonly message: number; readonly by: string; readonly reason: string }
  | { readonly type: 'noted'; readonly by: string; readonly body: string }
  /** `html` as in `Opened`. */
  | { readonly type: 'received'; readonly from: Contact; readonly body: string; readonly html?: string }
  | Attached
  | {
      readonly type: 'held'
      readonly for: HoldFor
      readonly reason: HoldReason
      readonly note: string | null
      readonly actsNext: string
      /** When the hold should be looked at again; null when only an answer ends it. */
      readonly until: Instant | null
    }
  | { readonly type: 'resumed'; readonly reason: string }
  | { readonly type: 'solved'; readonly resolution: string }
  | { readonly type: 'reopened'; readonly reason: string }
  | { readonly type: 'closed'; readonly reason: ClosingReason | 'imported'; readonly comment: string | null }
  /** Ended without work. `of` is the number of the ticket that a duplicate repeats. */
  | {
      readonly type: 'dismissed'
      readonly as: Dismissal
      readonly of: number | null
      readonly by: string
      readonly reason: string
    }
  /** Ended here because it goes on in ticket `into`. */
  | { readonly type: 'merged'; readonly into: number; readonly by: string; readonly reason: string }
  /** Took in ticket `number` with the promises still owed there. */
  | {
      readonly type: 'absorbed'
      readonly number: number
      readonly by: string
      /** Whether the same customer waits: then the earlier start of each clock wins; else both clocks run on. */
      readonly sameCustomer: boolean
      readonly segment: Segment
      readonly plan: string | null
      readonly contract: string | null
      readonly clocks: readonly CarriedClock[]
    }
  | { readonly type: 'split_off'; readonly into: number; readonly by: string; readonly reason: string }
  /** The account's segment, plan or contract changed, and with them what this ticket was promised. */
  | {
      readonly type: 'terms_changed'
      readonly segment: Segment
      readonly plan: string | null
      readonly contract: string | null
      readonly reason: string
    }
  /** From here the clocks go by the policies and calendars published by now. */
  | { readonly type: 'rebased'; readonly reason: string }
  | ClockAlarm
  /** An event learnt of late (its version) changed what the clocks had said. */
  | { readonly type: 'clocks_corrected'; readonly because: number; readonly changes: readonly string[] }
  | {
      readonly type: 'pinned'
      /** Among pinned tickets, 1 stands first. */
      readonly place: number
      readonly reason: string
      readonly by: string
      readonly expiresAt: Instant
    }
  | { readonly type: 'unpinned'; readonly by: string; readonly reason: string }
  | { readonly type: 'pin_expired'; readonly place: number }
  /** Facts of another system that changed there and mean nothing to the order; names are that system's. */
  | { readonly type: 'facts_changed'; readonly facts: Readonly<Record<string, string>> }

/** A file that came with a message or was put to the ticket; its bytes are kept apart from the log. */
export interface Attached {
  readonly type: 'attached'
  readonly attachmentId: string
  /** Made safe: see file-name.ts. */
  readonly name: string
  /** As it was announced; nothing relies on it. */
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** In lower-case hexadecimal. */
  readonly sha256: string
  readonly visibility: Visibility
  /** Version of the message it belongs to; null when it stands by itself. */
  readonly message: number | null
  readonly by: string
}

/** A crossing of a clock, recorded once at its true instant. Of several that are found together one carries the alarm,
 *  which people are told; `covers` says how many it stands for. */
export interface ClockAlarm {
  readonly type: 'clock_warned' | 'clock_breached'
  readonly metric: Metric
  readonly cycle: number
  readonly party: number | null
  /** Percent of the target that was used up; 100 for a breach. */
  readonly percent: number
  readonly dueAt: Instant
  readonly alarm: { readonly key: string; readonly covers: number } | null
}

export type TicketEventType = TicketChange['type']

const INSTANTS: ReadonlySet<string> = new Set(['until', 'expiresAt', 'dueAt', 'startedAt', 'breachedAt', 'from', 'to'])

function told(name: string, value: unknown): unknown {
  if (typeof value === 'number') return INSTANTS.has(name) ? isoOf(value as Instant) : value
  if (Array.isArray(value)) return value.map((each: unknown) => told(name, each))
  return typeof value === 'object' && value !== null ? toldAll(value) : value
}

const toldAll = (facts: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(facts).map(([name, value]: [string, unknown]) => [name, told(name, value)]))

/** The facts of a change as they are told to other programs: instants as ISO text. */
export const toldFacts = (change: TicketChange): Readonly<Record<string, unknown>> => toldAll(change)

/** A change, placed: the nth event of one ticket's stream. */
export interface TicketEvent {
  readonly ticketId: string
  /** 1 for the first event of the stream. */
  readonly version: number
  /** When it happened, which may be earlier than when we learnt of it. */
  readonly at: Instant
  /** Handle of a member, a contact's mail address, or `system`. */
  readonly actor: string
  readonly change: TicketChange
}
