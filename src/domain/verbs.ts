/** The verbs: what each may do to a ticket in its present state. Each gives the changes to append, or refuses.
 *  Rules: docs/spec/verbs.md. */
import { Refusal } from './refusal.ts'
import type { Ticket } from './ticket.ts'
import type { Contact, TicketChange } from './ticket-event.ts'
import { type Instant, isoOf, later, MINUTE, type Millis } from './time.ts'
import type { ClosingReason, HoldFor, Priority, Role, Severity } from './vocabulary.ts'

/** Who asks, and when. */
export interface Asking {
  readonly handle: string
  readonly role: Role
  readonly now: Instant
}

/** How long **next** holds a ticket for the member who asked (VERB-2). */
const LEASE: Millis = 5 * MINUTE

const named = (ticket: Ticket) => `Ticket #${ticket.number}`

function refuseClosed(ticket: Ticket): void {
  if (ticket.status === 'closed') {
    throw new Refusal('ticket_closed', `${named(ticket)} is closed. Reopen it, or open a new ticket that refers to it.`)
  }
}

function refuseDone(ticket: Ticket): void {
  refuseClosed(ticket)
  if (ticket.status === 'solved') throw new Refusal('ticket_solved', `${named(ticket)} is solved. Reopen it first.`)
}

/** A lease keeps everybody else from acting on the ticket until it ends (VERB-3). */
function refuseLeased(ticket: Ticket, { handle, now }: Asking): void {
  const { lease } = ticket
  if (lease && lease.by !== handle && lease.until > now) {
    const text = `${named(ticket)} is with ${lease.by} until ${isoOf(lease.until)}. Take another, or ask ${lease.by} to release it.`
    throw new Refusal('lease_held', text, { by: lease.by, until: isoOf(lease.until) })
  }
}

/** Acting on a ticket one holds under a lease makes it one's own (VERB-4). */
function owning(ticket: Ticket, { handle }: Asking): TicketChange[] {
  if (ticket.lease?.by !== handle) return []
  return [{ type: 'claimed', by: handle, passedOver: null, reason: null }]
}

export interface Triage {
  readonly severity: Severity
  readonly priority: Priority
  readonly reason: string
}

/** Sets severity and priority with the reason; both stay changeable until it is closed (VERB-1).
 *  @throws Refusal `ticket_closed`, `lease_held`, `triage_unchanged` */
export function triage(ticket: Ticket, asking: Asking, { severity, priority, reason }: Triage): TicketChange[] {
  refuseClosed(ticket)
  refuseLeased(ticket, asking)
  if (ticket.severity === severity && ticket.priority === priority) {
    const text = `${named(ticket)} already is severity ${severity}, ${priority}. Choose another, or leave it.`
    throw new Refusal('triage_unchanged', text)
  }
  return [{ type: 'triaged', severity, priority, reason }]
}

/** Hands the ticket to the asker for `LEASE`; only ever called for a waiting ticket. */
export function lease(asking: Asking, passedOver: number | null): TicketChange[] {
  return [{ type: 'leased', by: asking.handle, until: later(asking.now, LEASE), passedOver }]
}

/** Takes one particular ticket, wherever it stands; what was passed over is recorded (VERB-5).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `already_owned` */
export function claim(
  ticket: Ticket,
  asking: Asking,
  { passedOver, takeOver }: { passedOver: number | null; takeOver: string | null },
): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (ticket.owner === asking.handle) throw new Refusal('already_owned', `${named(ticket)} is already yours.`)
  if (ticket.owner !== null && takeOver === null) {
    const text = `${named(ticket)} belongs to ${ticket.owner}. Ask them to release it, or take it over with a reason.`
    throw new Refusal('already_owned', text, { owner: ticket.owner })
  }
  return [{ type: 'claimed', by: asking.handle, passedOver, reason: takeOver }]
}

/** Gives a leased ticket back with the reason for not taking it (VERB-6). @throws Refusal `not_leased` */
export function skip(ticket: Ticket, { handle }: Asking, reason: string): TicketChange[] {
  if (ticket.lease?.by !== handle) {
    throw new Refusal('not_leased', `You hold no lease on ticket #${ticket.number}. Ask for the next ticket first.`)
  }
  return [{ type: 'skipped', by: handle, reason }]
}

/** Gives a ticket one owns or leases back to the line. @throws Refusal `nothing_to_release`, `ticket_closed` */
export function release(ticket: Ticket, { handle, role }: Asking, reason: string | null): TicketChange[] {
  refuseClosed(ticket)
  const holder = ticket.lease?.by ?? ticket.owner
  if (holder === null) throw new Refusal('nothing_to_release', `Nobody holds ${named(ticket)}; it waits in the line.`)
  if (holder !== handle && role === 'engineer') {
    throw new Refusal(
      'nothing_to_release',
      `${named(ticket)} belongs to ${holder}. Only ${holder} or a lead may release it.`,
    )
  }
  return [{ type: 'released', by: handle, reason }]
}

/** What happens to the ticket once a public reply is out. */
export type AfterReply = 'stay' | 'hold' | 'solve'

/** Answers in public; the first one keeps the first-response promise (VERB-7).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held` */
export function reply(
  ticket: Ticket,
  asking: Asking,
  { body, after }: { body: string; after: AfterReply },
): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  const replied: TicketChange[] = [...owning(ticket, asking), { type: 'replied', by: asking.handle, body }]
  if (after === 'hold' && ticket.hold === null) {
    const held = {
      type: 'held',
      for: 'customer',
      reason: 'answered',
      actsNext: ticket.contact?.name ?? 'customer',
      until: null,
    } as const
    return [...replied, held]
  }
  return after === 'solve' ? [...replied, { type: 'solved', resolution: 'answered' }] : replied
}

/** Writes an internal note; it stops no clock and moves nothing. @throws Refusal `ticket_closed` */
export function note(ticket: Ticket, { handle }: Asking, body: string): TicketChange[] {
  refuseClosed(ticket)
  return [{ type: 'noted', by: handle, body }]
}

/** A customer's message; it resumes a held ticket and reopens a solved one (TCK-5). @throws Refusal `ticket_closed` */
export function receive(ticket: Ticket, from: Contact, body: string): TicketChange[] {
  refuseClosed(ticket)
  return [{ type: 'received', from, body }]
}

export interface HoldRequest {
  readonly for: HoldFor
  readonly reason: string
  readonly actsNext: string
  /** When the hold ends by itself; null when only somebody can end it. */
  readonly until: Instant | null
}

/** Takes the ticket out of the line until somebody else has acted; needs a reason and who acts next (VERB-8).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held`, `already_held`, `hold_until_past` */
export function hold(ticket: Ticket, asking: Asking, request: HoldRequest): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  if (ticket.hold) {
    throw new Refusal('already_held', `${named(ticket)} is already held for ${ticket.hold.actsNext}. Resume it first.`)
  }
  if (request.until !== null && request.until <= asking.now) {
    throw new Refusal('hold_until_past', 'A hold must end in the future. Give a later time, or none.')
  }
  return [...owning(ticket, asking), { type: 'held', ...request }]
}

/** Ends a hold. @throws Refusal `ticket_closed`, `not_held` */
export function resume(ticket: Ticket, reason: string): TicketChange[] {
  refuseClosed(ticket)
  if (!ticket.hold) throw new Refusal('not_held', `${named(ticket)} is not held; there is nothing to resume.`)
  return [{ type: 'resumed', reason }]
}

/** Believed done; a customer's message reopens it. @throws Refusal `ticket_closed`, `ticket_solved`, `lease_held` */
export function solve(ticket: Ticket, asking: Asking, resolution: string): TicketChange[] {
  refuseDone(ticket)
  refuseLeased(ticket, asking)
  return [...owning(ticket, asking), { type: 'solved', resolution }]
}

/** Brings a solved or closed ticket back as open. @throws Refusal `already_open` */
export function reopen(ticket: Ticket, reason: string): TicketChange[] {
  if (ticket.status !== 'solved' && ticket.status !== 'closed') {
    throw new Refusal(
      'already_open',
      `${named(ticket)} is ${ticket.status.replace('_', ' ')}; it need not be reopened.`,
    )
  }
  return [{ type: 'reopened', reason }]
}

/** Ends a solved ticket for one of the seven closing reasons (VERB-9). @throws Refusal `ticket_closed`, `not_solved` */
export function close(ticket: Ticket, reason: ClosingReason, comment: string | null): TicketChange[] {
  refuseClosed(ticket)
  if (ticket.status !== 'solved') throw new Refusal('not_solved', `${named(ticket)} is not solved. Solve it first.`)
  return [{ type: 'closed', reason, comment }]
}

export interface PinRequest {
  readonly place: number
  readonly reason: string
  readonly expiresAt: Instant
}

/** What the line around a pin looks like. */
export interface PinSurroundings {
  /** Number of the ticket that holds the wanted place, or null. */
  readonly placeHolder: number | null
  /** The first place that no ticket is pinned to. */
  readonly freePlace: number
  /** Number of a waiting p0 that the pin would stand above, or null. */
  readonly p0Below: number | null
}

/** Records an exception to the order (RANK-8).
 *  @throws Refusal `ticket_closed`, `ticket_solved`, `pin_expiry_past`, `pin_place_taken`, `pin_needs_lead` */
export function pin(ticket: Ticket, asking: Asking, request: PinRequest & PinSurroundings): TicketChange[] {
  refuseDone(ticket)
  const { place, reason, expiresAt, placeHolder, freePlace, p0Below } = request
  if (expiresAt <= asking.now)
    throw new Refusal('pin_expiry_past', 'A pin must end in the future. Give a later expiry.')
  if (placeHolder !== null && placeHolder !== ticket.number) {
    throw new Refusal(
      'pin_place_taken',
      `Ticket #${placeHolder} is pinned to place ${place}. The first free place is ${freePlace}.`,
    )
  }
  if (p0Below !== null && ticket.priority !== 'p0' && asking.role === 'engineer') {
    throw new Refusal('pin_needs_lead', `The pin would stand above p0 #${p0Below}. Ask a lead to set it.`)
  }
  return [{ type: 'pinned', place, reason, by: asking.handle, expiresAt }]
}

/** Takes a pin off before it expires. @throws Refusal `pin_not_found` */
export function unpin(ticket: Ticket, { handle }: Asking, reason: string): TicketChange[] {
  if (!ticket.pin) throw new Refusal('pin_not_found', `${named(ticket)} is not pinned.`)
  return [{ type: 'unpinned', by: handle, reason }]
}

/** Changes due by the mere passing of time: an expired lease or pin, each at its true instant (VERB-10). */
export function expire(ticket: Ticket, now: Instant): readonly { at: Instant; change: TicketChange }[] {
  const changes: { at: Instant; change: TicketChange }[] = []
  const { lease: leased, pin: pinned, hold: held } = ticket
  if (leased && leased.until <= now)
    changes.push({ at: leased.until, change: { type: 'lease_expired', by: leased.by } })
  if (pinned && pinned.expiresAt <= now) {
    changes.push({ at: pinned.expiresAt, change: { type: 'pin_expired', place: pinned.place } })
  }
  if (held && held.until !== null && held.until <= now) {
    changes.push({ at: held.until, change: { type: 'resumed', reason: 'The time it was held until has come.' } })
  }
  return changes.toSorted((a, b) => a.at - b.at)
}
