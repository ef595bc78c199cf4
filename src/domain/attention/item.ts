/** What needs a member's attention beside the queue, and what it is made of. Rules: docs/spec/attention.md (ATN). */
import type { ClockState } from '../clock/state.ts'
import type { Flow } from '../flow/flow.ts'
import type { Contact, TicketEventType } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { Priority, Status } from '../vocabulary.ts'

/**
 * `promise`: about to be broken, or broken; `hand_off`: offered to the member; `hand_off_back`, `help_back`: what they sent
 * came back; `concern`: waits for them; `concern_news`: how a disagreement of theirs went on; `mention`: a note names them; `help_answer`: what they asked is answered;
 * `customer`: the customer wrote; `shipped`: an issue of the ticket can be used; `status`: solved, closed, held, reopened.
 */
export const ATTENTION_KINDS = [
  'promise',
  'hand_off',
  'hand_off_back',
  'help_back',
  'concern',
  'concern_news',
  'mention',
  'help_answer',
  'customer',
  'shipped',
  'status',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

/** They last as long as what they are about, and are ended by that alone (ATN-9). */
const LASTING_KINDS = ['promise', 'hand_off', 'hand_off_back', 'help_back', 'concern'] as const
export const isLasting = (kind: AttentionKind): boolean => (LASTING_KINDS as readonly string[]).includes(kind)

/** Of these the latest of a ticket stands for those before it (ATN-8). */
export const isLatestOnly = (kind: AttentionKind): boolean => kind === 'customer' || kind === 'status'

/** Why it is the member's: what they are to the ticket. */
export const CONCERNED_AS = ['owner', 'watcher', 'mentioned', 'receiver', 'sender', 'asker', 'decider', 'side'] as const
export type ConcernedAs = (typeof CONCERNED_AS)[number]

/** Who did it: a member by handle, a customer by name; null for what comes by itself. */
export type DoneBy = { readonly handle: string } | { readonly customer: string } | null

/** How it was dealt with: marked by hand, or by what the member did on the ticket since (ATN-10). */
export interface Dealt {
  readonly by: 'mark' | 'act'
  readonly at: Instant
}

export interface AttentionItem {
  readonly kind: AttentionKind
  readonly ticket: WatchedTicket
  /** The event it is about; of a promise the one that started its clock. */
  readonly version: number
  readonly at: Instant
  readonly by: DoneBy
  /** What happened: after the name of who did it, or a whole sentence where `by` is null. */
  readonly what: string
  readonly as: ConcernedAs
  /** The first words of what was written; null where nothing was. */
  readonly excerpt: string | null
  /** Of a promise, when it is or was due. */
  readonly dueAt: Instant | null
  /** Null while it needs attention. */
  readonly done: Dealt | null
}

/** The facts of a ticket that tell whether it needs somebody's attention. */
export interface WatchedTicket extends Pick<Flow, 'handOff' | 'helps' | 'concerns' | 'issues' | 'watchers'> {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly accountId: string | null
  readonly priority: Priority | null
  readonly status: Status
  readonly owner: string | null
  /** Null where the member does not own it. */
  readonly cycles: ClockState['cycles'] | null
}

/** An event as far as attention goes; `excerpt` holds the beginning of what was written. */
export interface WatchedEvent {
  readonly version: number
  readonly at: Instant
  readonly actor: string
  readonly type: TicketEventType
  /** Of its facts, those that tell whom it concerns and what it says. */
  readonly facts: WatchedFacts
  readonly excerpt: string | null
}

export interface WatchedFacts {
  readonly mentions?: readonly string[]
  readonly help?: number
  readonly concern?: number
  /** Of a view that was confirmed: whether it was put otherwise. */
  readonly corrected?: boolean
  readonly issue?: number
  readonly from?: Contact
  /** Of what takes a step back: versions of the events of that step, first and last. */
  readonly since?: number
  readonly undoes?: number
}

/** A mark that a member has set: they are done with it. */
export interface DoneMark {
  readonly number: number
  readonly version: number
  readonly kind: AttentionKind
  readonly at: Instant
}

/** Whose attention, and when. */
export interface Attending {
  readonly handle: string
  readonly now: Instant
  /** The concerns that wait for them. */
  readonly concerns: readonly { readonly number: number; readonly concern: number }[]
  /** What happened before then needs nobody's attention any more (ATN-7). */
  readonly since: Instant
}
