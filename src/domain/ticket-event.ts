/** What can happen to a ticket: the closed union that every projection, clock and explanation folds. */
import { type Instant, isoOf } from './time.ts'
import type { Channel, ClosingReason, Environment, HoldFor, Kind, Priority, Segment, Severity } from './vocabulary.ts'

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
  readonly channel: Channel
  /** Slug of the team whose queue it enters. */
  readonly team: string
  readonly accountId: string | null
  /** The account's segment when the ticket arrived; a ticket keeps it. */
  readonly segment: Segment
  readonly contact: Contact | null
  readonly environment: Environment | null
  readonly tags: readonly string[]
  /** Where it came from and its id there; unique together in a workspace. */
  readonly source: string | null
  readonly externalId: string | null
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
  | { readonly type: 'replied'; readonly by: string; readonly body: string }
  | { readonly type: 'noted'; readonly by: string; readonly body: string }
  | { readonly type: 'received'; readonly from: Contact; readonly body: string }
  | {
      readonly type: 'held'
      readonly for: HoldFor
      readonly reason: string
      readonly actsNext: string
      /** When the hold should be looked at again; null when only an answer ends it. */
      readonly until: Instant | null
    }
  | { readonly type: 'resumed'; readonly reason: string }
  | { readonly type: 'solved'; readonly resolution: string }
  | { readonly type: 'reopened'; readonly reason: string }
  | { readonly type: 'closed'; readonly reason: ClosingReason | 'imported'; readonly comment: string | null }
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

export type TicketEventType = TicketChange['type']

/** The facts of a change as they are told to other programs: instants as ISO text. */
export function toldFacts(change: TicketChange): Readonly<Record<string, unknown>> {
  const facts = Object.entries(change).map(([name, value]: [string, unknown]) => {
    const isInstant = (name === 'until' || name === 'expiresAt') && typeof value === 'number'
    return [name, isInstant ? isoOf(value as Instant) : value]
  })
  return Object.fromEntries(facts)
}

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
