/** What can happen to a ticket: the closed union that every projection, clock and explanation folds. */

import type { Attached } from './attached.ts'
import type { ClockAlarm } from './clock/alarm.ts'
import type { CarriedClock } from './clock/carried-clock.ts'
import type { DocumentAnswer } from './flow/flow.ts'
import type { FlowChange } from './flow/flow-event.ts'
import type { RouteTaken } from './routing/route-taken.ts'
import type { TakenBack, TakesBack } from './takes-back.ts'
import type { Instant } from './time.ts'
import type { OfferedAnswers, Triaged } from './triaged.ts'
import type {
  Channel,
  ClosingReason,
  Dismissal,
  Effort,
  Environment,
  Exclusion,
  HoldFor,
  HoldReason,
  Kind,
  Match,
  Priority,
  ReplyWeight,
  Segment,
  Severity,
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
  /** The intake form it came by; left out where it came without. */
  readonly form?: FormAnswers
  /** How its account was found; left out where nobody looked. */
  readonly matchedBy?: Match
  /** Product area. */
  readonly area?: string
  /** The rule of the routing policy that chose the team; left out where somebody did. */
  readonly route?: RouteTaken
  /** The agreed path, in words, where it was sent elsewhere. */
  readonly detour?: string
  readonly excluded?: Exclusion
}

/** What was answered on an intake form. */
export interface FormAnswers {
  /** The form and its version. */
  readonly slug: string
  readonly version: number
  /** By the ids of its fields. */
  readonly answers: Readonly<Record<string, string>>
  /** Labels of the facts that triage needs and nobody has given (INT-4). */
  readonly missing: readonly string[]
}

/** What is known of how bad it is, by the questions of the severity policy. */
export type Evidence = Readonly<Record<string, boolean | number | string>>

export type TicketChange =
  | Opened
  | FlowChange
  | Triaged
  | TakenBack
  /** Takes a first triage back: nobody has judged it yet, and the clock of the triage runs on. */
  | ({ readonly type: 'untriaged'; readonly by: string; readonly reason: string } & TakesBack)
  /** What somebody who may not set the priority thinks of it. */
  | {
      readonly type: 'priority_proposed'
      readonly by: string
      readonly severity: Severity | null
      readonly priority: Priority | null
      readonly reason: string
    }
  /** Whole new values. */
  | ({
      readonly type: 'classified'
      readonly by: string
      readonly kind: Kind
      readonly area: string | null
      readonly tags: readonly string[]
      readonly effort: Effort | null
    } & TakesBack)
  | {
      readonly type: 'form_answered'
      readonly by: string
      /** All answers, those of before with it. */
      readonly answers: Readonly<Record<string, string>>
      readonly missing: readonly string[]
      /** Where an answer says where it happens; left out where none does. */
      readonly environment?: Environment
    }
  /** Whose it is, after somebody has looked; an account of null says that it belongs to none. */
  | ({
      readonly type: 'account_set'
      readonly by: string
      readonly accountId: string | null
      readonly segment: Segment
      readonly plan: string | null
      readonly contract: string | null
      readonly matchedBy: Match
      readonly reason: string
      /** What its opportunity answers of the form; left out where nothing. */
      readonly form?: OfferedAnswers
    } & TakesBack)
  /** Out of the triage inbox until then; null wakes it. No clock stops. */
  | ({
      readonly type: 'snoozed'
      readonly by: string
      readonly until: Instant | null
      readonly reason: string | null
    } & TakesBack)
  /** A further account asks the same. */
  | {
      readonly type: 'also_affects'
      readonly by: string
      readonly accountId: string
      readonly contact: Contact | null
      readonly note: string | null
      /** Number of the ticket in which it asks, which repeats this one or was merged into it; left out where none. */
      readonly through?: number
      /** It does not after all: what made it so was taken back. */
      readonly gone?: true
    }
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
  | ({
      readonly type: 'routed'
      readonly team: string | null
      readonly group: string
      readonly reason: string | null
      readonly by?: string
      /** The rule of the routing policy that was followed. */
      readonly rule?: string
      /** The rule that had chosen the team it leaves. */
      readonly wrongRule?: string
      /** The agreed path, in words, where it was sent elsewhere. */
      readonly detour?: string
      readonly excluded?: Exclusion | null
    } & TakesBack)
  | { readonly type: 'assigned'; readonly owner: string | null }
  | {
      readonly type: 'replied'
      readonly by: string
      readonly body: string
      readonly weight: ReplyWeight
      /** Versions of the internal notes whose words its author meant to tell; left out where it repeats none. */
      readonly repeats?: readonly number[]
    }
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
  | {
      readonly type: 'noted'
      readonly by: string
      readonly body: string
      /** Handles of the members it names; left out where it names none. */
      readonly mentions?: readonly string[]
    }
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
  | ({ readonly type: 'resumed'; readonly reason: string } & TakesBack)
  | ({ readonly type: 'solved'; readonly resolution: string; readonly document?: DocumentAnswer } & TakesBack)
  | ({ readonly type: 'reopened'; readonly reason: string } & TakesBack)
  | ({
      readonly type: 'closed'
      readonly reason: ClosingReason | 'imported'
      readonly comment: string | null
      /** Conditions of the reason that its author vouches for, by their ids (LIF-2). */
      readonly vouched?: readonly string[]
      readonly document?: DocumentAnswer
    } & TakesBack)
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

export type TicketEventType = TicketChange['type']

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
