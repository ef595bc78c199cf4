/** What every action works with: whose workspace, who asks, when, under which policies. */
import type { Policies } from '../domain/policies.ts'
import type { Instant } from '../domain/time.ts'
import type { Asking } from '../domain/verbs/asking.ts'
import type { Tenant } from '../store/db.ts'
import type { Origin } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { AccountFacts, TeamFacts } from '../store/workspaces.ts'

export interface Desk {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly teams: readonly TeamFacts[]
  readonly now: Instant
  readonly asking: Asking
  /** From where it is asked; undefined for what the program does by itself. */
  readonly origin?: Origin | undefined
  /** A fresh id for a stream; ids of one process sort by time. */
  readonly newId: () => string
  /** The ticket version the caller has seen; undefined when the caller does not mind. */
  readonly seen?: number | undefined
  /** Set when a repeated call must not happen twice. */
  readonly once?: Once | undefined
}

/** An answer as it goes over the wire. */
export interface Answer {
  readonly status: number
  readonly body: string
}

/** A ticket that a write left behind, with its account where the write has read it: whoever shows it reads that no more. */
export interface LeftTicket extends PlacedTicket {
  readonly account?: AccountFacts | undefined
  /** Numbers of issues that were public before the write (ISS-10). */
  readonly nowPrivate?: readonly number[]
}

/** How a call is recognised when it is repeated, and how the ticket it leaves behind is written down as its answer. */
export interface Once {
  readonly key: string
  readonly fingerprint: string
  /** Reads through the connection of the action, so that a full pool of writers cannot wait for itself. */
  readonly present: (placed: LeftTicket, tx: Tenant) => Promise<Answer>
}

/** Thrown to end an action whose answer is known from an earlier call. Not an error: the caller sends `answer`. */
export class Repeated extends Error {
  override readonly name = 'Repeated'
  readonly answer: Answer

  constructor(answer: Answer) {
    super('This call was answered before.')
    this.answer = answer
  }
}
