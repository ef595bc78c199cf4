/** Verbs that move a ticket through its life: triage, hold, resume, solve, reopen, close. Each gives the changes to append,
 *  or refuses. Rules: docs/spec/verbs.md. */
import type { DocumentAnswer } from '../flow/flow.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { Triaged } from '../triaged.ts'
import { type ClosingReason, HOLD_REASONS, type HoldFor, type HoldReason } from '../vocabulary.ts'
import { type Asking, named, owning, refuseClosed, refuseDone, refuseLeased } from './asking.ts'

/** What is set, and by what evidence and policy where there was any. */
export type Triage = Omit<Triaged, 'type'>

/** Sets severity and priority with the reason; both stay changeable until it is closed (VERB-1).
 *  @throws Refusal `ticket_closed`, `lease_held`, `triage_unchanged` */
export function triage(ticket: Ticket, asking: Asking, set: Triage, addsEvidence = false): TicketChange[] {
  refuseClosed(ticket)
  refuseLeased(ticket, asking)
  const { severity, priority } = set
  // Evidence may be added to what is set already.
  if (!addsEvidence && ticket.severity === severity && ticket.priority === priority) {
    const text = `${named(ticket)} already is severity ${severity}, ${priority}. Choose another, or leave it.`
    throw new Refusal('triage_unchanged', text)
  }
  return [{ type: 'triaged', ...set }]
}

export interface HoldRequest {
  readonly for: HoldFor
  readonly reason: HoldReason
  /** What else there is to say; needed where the reason is `other`. */
  readonly note: string | null
  readonly actsNext: string
  /** When the hold ends by itself; null when only somebody can end it. */
  readonly until: Instant | null
}

const spaced = (word: string): string => word.replaceAll('_', ' ')

/** The reasons for which somebody of `holdFor` may be the one to act next. */
export function holdReasonsFor(holdFor: HoldFor): HoldReason[] {
  const fits = ([, whom]: [string, readonly HoldFor[]]) => whom.includes(holdFor)
  return Object.entries(HOLD_REASONS)
    .filter(fits)
    .map(([reason]) => reason as HoldReason)
}

function refuseUnfitReason({ for: holdFor, reason, note }: HoldRequest): void {
  const fitting = holdReasonsFor(holdFor)
  if (!fitting.includes(reason)) {
    const text = `“${spaced(reason)}” is no reason to hold for ${spaced(holdFor)}. Choose one of: ${fitting.join(', ')}.`
    throw new Refusal('hold_reason_unfit', text, { fitting })
  }
  if (reason === 'other' && note === null) {
    throw new Refusal('hold_reason_unfit', '“other” tells nobody what is waited for. Say it in a note.')
  }
}

/** Takes the ticket out of the line until somebody else has acted; needs a reason that fits who acts next (VERB-8).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `already_held`, `hold_until_past`, `hold_reason_unfit` */
export function hold(ticket: Ticket, asking: Asking, request: HoldRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (ticket.hold) {
    throw new Refusal('already_held', `${named(ticket)} is already held for ${ticket.hold.actsNext}. Resume it first.`)
  }
  refuseUnfitReason(request)
  if (request.until !== null && request.until <= asking.now) {
    throw new Refusal('hold_until_past', 'A hold must end in the future. Give a later time, or none.')
  }
  return [...owning(ticket, asking), { type: 'held', ...request }]
}

/** Ends a hold (VERB-8). @throws Refusal `ticket_closed`, `not_held` */
export function resume(ticket: Ticket, reason: string): TicketChange[] {
  refuseClosed(ticket)
  if (!ticket.hold) throw new Refusal('not_held', `${named(ticket)} is not held; there is nothing to resume.`)
  return [{ type: 'resumed', reason }]
}

/** Believed done; a customer's message reopens it (VERB-14). It may say which document would have answered it (DOC-1).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held` */
export function solve(
  ticket: Ticket,
  asking: Asking,
  resolution: string,
  document: DocumentAnswer | null = null,
): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  return [...owning(ticket, asking), { type: 'solved', resolution, ...(document ? { document } : {}) }]
}

/** Brings a solved or closed ticket back as open; one that was merged goes on where it was merged into (VERB-14).
 *  @throws Refusal `already_open`, `ticket_merged` */
export function reopen(ticket: Ticket, reason: string): TicketChange[] {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') {
    const text = `${named(ticket)} is ${spaced(ticket.status)}; it need not be reopened.`
    throw new Refusal('already_open', text)
  }
  if (ticket.closingReason === 'merged') {
    const text = `${named(ticket)} goes on in the ticket it was merged into. Write there, or split off there what belongs apart.`
    throw new Refusal('ticket_merged', text)
  }
  return [{ type: 'reopened', reason }]
}

/** What is said beside the reason. */
export interface EndWords {
  /** Conditions that its author vouches for (LIF-2). */
  readonly vouched: readonly string[]
  readonly document: DocumentAnswer | null
}

/** Ends a solved ticket for one of the seven closing reasons (VERB-9). @throws Refusal `ticket_closed`, `not_solved` */
export function close(
  ticket: Ticket,
  reason: ClosingReason,
  comment: string | null,
  { vouched, document }: EndWords = { vouched: [], document: null },
): TicketChange[] {
  refuseClosed(ticket)
  if (ticket.status !== 'solved') throw new Refusal('not_solved', `${named(ticket)} is not solved. Solve it first.`)
  const said = { ...(vouched.length > 0 ? { vouched } : {}), ...(document ? { document } : {}) }
  return [{ type: 'closed', reason, comment, ...said }]
}
