/** Verbs that end a ticket without work, or move work between tickets: dismiss, merge, split. Each gives the changes to
 *  append, or refuses. Rules: docs/spec/verbs.md. */
import type { CarriedClock } from '../clock/carried-clock.ts'
import { Refusal } from '../refusal.ts'
import { isActionable, type Ticket } from '../ticket.ts'
import type { Opened, TicketChange } from '../ticket-event.ts'
import type { Dismissal, Kind } from '../vocabulary.ts'
import { type Asking, named, refuseDone, refuseLeased } from './asking.ts'

function refuseSame(ticket: Ticket, other: number, text: string): void {
  if (ticket.number === other) throw new Refusal('same_ticket', `${text} Give the number of the other one.`)
}

export interface DismissRequest {
  readonly as: Dismissal
  /** Number of the ticket that a duplicate repeats, which must be there; null for the others. */
  readonly of: number | null
  readonly reason: string
}

/** Ends a ticket without work; its clocks are cancelled and reported (VERB-21).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `same_ticket` */
export function dismiss(ticket: Ticket, asking: Asking, { as, of, reason }: DismissRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (of !== null) refuseSame(ticket, of, `${named(ticket)} does not repeat itself.`)
  return [{ type: 'dismissed', as, of, by: asking.handle, reason }]
}

const mailOf = ({ contact }: Ticket): string | undefined => contact?.email?.toLowerCase()

/** Whether one customer waits for both: the same account, or the same mail address (VERB-22). */
export function isSameCustomer(a: Ticket, b: Ticket): boolean {
  if (a.accountId !== null && a.accountId === b.accountId) return true
  return mailOf(a) !== undefined && mailOf(a) === mailOf(b)
}

export interface MergeRequest {
  readonly reason: string
  /** The ticket it goes on in. */
  readonly into: Ticket
  /** What the merged ticket still owes. */
  readonly owed: readonly CarriedClock[]
}

/** What a merge appends to either ticket. */
export interface Merged {
  readonly ended: TicketChange[]
  readonly goesOn: TicketChange[]
}

/** Why a held ticket is ours again that took another in. */
export const resumedByMerge = (merged: Pick<Ticket, 'number'>): string =>
  `${named(merged)}, which is ours to act on, was merged into it.`

/** Ends a ticket because it goes on in another, with every promise that is still owed (VERB-22). If it was ours to act on,
 *  so is the other from now on.
 *  @throws Refusal `same_ticket`, `ticket_closed`, `ticket_solved`, `lease_held` */
export function merge(ticket: Ticket, asking: Asking, { into, owed, reason }: MergeRequest): Merged {
  refuseSame(ticket, into.number, `${named(ticket)} cannot be merged into itself.`)
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  refuseDone(into)
  const { number, segment, plan, contract } = ticket
  const by = asking.handle
  const resumes = into.hold !== null && isActionable(ticket)
  return {
    ended: [{ type: 'merged', into: into.number, by, reason }],
    goesOn: [
      ...(resumes ? [{ type: 'resumed', reason: resumedByMerge(ticket) } as const] : []),
      {
        type: 'absorbed',
        number,
        by,
        sameCustomer: isSameCustomer(ticket, into),
        segment,
        plan,
        contract,
        clocks: owed,
      },
    ],
  }
}

export interface SplitRequest {
  readonly subject: string
  readonly body: string
  /** The same kind when undefined. */
  readonly kind: Kind | undefined
  readonly reason: string
}

/** What a split appends to the ticket, and what the other part opens with. */
export interface Split {
  readonly stays: TicketChange[]
  readonly opened: Opened
}

/** Opens a ticket of its own, `number`, for a part of what this one asks. It is the same customer's and of the same time;
 *  nobody has triaged or answered it yet (VERB-23). @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held` */
export function split(ticket: Ticket, asking: Asking, number: number, request: SplitRequest): Split {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  const { channel, team, accountId, segment, plan, contract, contact, environment, tags } = ticket
  const { subject, body, kind = ticket.kind, reason } = request
  const theirs = { channel, team, accountId, segment, plan, contract, contact, environment, tags }
  const origin = { source: null, externalId: null, splitFrom: ticket.number, followUpOf: null }
  return {
    stays: [{ type: 'split_off', into: number, by: asking.handle, reason }],
    opened: { type: 'opened', number, kind, subject, body, ...theirs, ...origin },
  }
}
