/** What of a ticket is on its way between people: hand-offs, help requests, concerns and links. */
import type { Instant } from '../time.ts'

/** Why a ticket changes hands; each has a packet of its own (policy `packet`, HOF-1). */
export const HAND_OFF_KINDS = ['case', 'zone', 'to_support', 'to_engineering', 'to_product'] as const
export type HandOffKind = (typeof HAND_OFF_KINDS)[number]

/** Answers of a packet, by the ids of its fields. */
export type PacketFacts = Readonly<Record<string, string>>

/** A hand-off that nobody has accepted yet; until then its sender owns the ticket (HOF-2). */
export interface HandOff {
  readonly kind: HandOffKind
  /** Handle of the sender. */
  readonly by: string
  /** Slug of the team that receives it. */
  readonly team: string
  /** Handle of the one member it is for; null for anybody of the team. */
  readonly to: string | null
  /** The region it moves to; null where it stays. */
  readonly region: string | null
  readonly packet: PacketFacts
  readonly offeredAt: Instant
  /** Why it came back; null while the receiver has not said anything. */
  readonly bounced: Bounce | null
}

export interface Bounce {
  readonly by: string
  readonly at: Instant
  /** Labels of the facts that were missing. */
  readonly missing: readonly string[]
  readonly reason: string
}

export const HELP_KINDS = ['question', 'troubleshooting', 'defect', 'improvement'] as const
export type HelpKind = (typeof HELP_KINDS)[number]

/** `asked`: stands in the team's line; `taken`: somebody of the team is at it; `bounced`: the owner completes it. */
export const HELP_STATES = ['asked', 'taken', 'bounced', 'answered', 'withdrawn'] as const
export type HelpState = (typeof HELP_STATES)[number]

/** Support asks engineering for help; the ticket's owner stays responsible (HLP-1). */
export interface HelpRequest {
  /** Counts up from 1 on its ticket. */
  readonly help: number
  readonly kind: HelpKind
  /** Slug of the engineering team. */
  readonly team: string
  /** Handle of who asks. */
  readonly by: string
  readonly state: HelpState
  readonly packet: PacketFacts
  /** Labels of the facts of the context check that nobody gave. */
  readonly missing: readonly string[]
  /** Of the context check, percent. */
  readonly score: number
  /** Its place among the help requests of its team: the smaller stands first. Milliseconds of when it was asked, unless it
   *  was moved (HLP-5). */
  readonly key: number
  readonly askedAt: Instant
  readonly takenBy: string | null
  readonly bounced: Bounce | null
  readonly endedAt: Instant | null
  readonly answer: string | null
}

/** Whether somebody has yet to act on it: the team, or the owner who is to complete it. */
export const isOpenHelp = ({ state }: Pick<HelpRequest, 'state'>): boolean =>
  state === 'asked' || state === 'taken' || state === 'bounced'

export const CONCERN_STATES = ['open', 'decided', 'withdrawn'] as const

/** What is done to a concern once it is raised. */
export const CONCERN_ACTS = ['confirm', 'reply', 'pass_on', 'decide', 'withdraw'] as const
export type ConcernAct = (typeof CONCERN_ACTS)[number]

/** A disagreement on its way up the escalation path; it moves nothing by itself (CON-10). */
export interface Concern {
  /** Counts up from 1 on its ticket. */
  readonly concern: number
  /** Handle of who raised it. */
  readonly by: string
  /** Handle of the other side. */
  readonly with: string
  readonly about: string
  /** What either side thinks: as the raiser states it, theirs in their own words once they corrected it. */
  readonly ourView: string
  readonly theirView: string
  /** When the other side said that this is their view; until then it goes nowhere (CON-4). */
  readonly confirmedAt: Instant | null
  /** Step of the escalation path at which it is, by its id. */
  readonly step: string
  /** Since when it is there. */
  readonly since: Instant
  /** Version of the escalation path that it goes by. */
  readonly policy: number
  readonly state: (typeof CONCERN_STATES)[number]
  readonly raisedAt: Instant
  readonly decision: string | null
}

/** How another ticket stands to this one; a task is side work that does not hold it (LIF-4). */
export const LINKS = ['related', 'task', 'task_of'] as const
export type LinkAs = (typeof LINKS)[number]

export interface TicketLink {
  /** Number of the other ticket. */
  readonly to: number
  readonly as: LinkAs
}

/** What the ticket's question says about the documents (DOC-1). */
export const DOCUMENT_ANSWERS = ['answers_it', 'missing', 'not_needed'] as const

export interface DocumentAnswer {
  /** Whether a document answers it, one is missing, or none would have helped. */
  readonly found: (typeof DOCUMENT_ANSWERS)[number]
  /** Address of the document that answers it; null without one. */
  readonly url: string | null
  /** Number of the issue that asks for the missing one; null without one. */
  readonly issue: number | null
}

/** What a ticket keeps of all this. */
export interface Flow {
  readonly handOff: HandOff | null
  /** Hand-offs that were accepted. */
  readonly handOffCount: number
  /** Milliseconds that it has waited between hands: from each offer until it was accepted, bounced or withdrawn. */
  readonly betweenHands: number
  /** Oldest first, ended ones with them. */
  readonly helps: readonly HelpRequest[]
  readonly concerns: readonly Concern[]
  /** Numbers of the issues it is linked to. */
  readonly issues: readonly number[]
  readonly links: readonly TicketLink[]
  /** Handles of members who follow it beside its owner. */
  readonly watchers: readonly string[]
  readonly document: DocumentAnswer | null
}

export const NO_FLOW: Flow = {
  handOff: null,
  handOffCount: 0,
  betweenHands: 0,
  helps: [],
  concerns: [],
  issues: [],
  links: [],
  watchers: [],
  document: null,
}
