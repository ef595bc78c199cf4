/** Verbs on the exception to the order: pin, unpin. Rules: docs/spec/rank.md and docs/spec/verbs.md. */
import { may } from '../access/permissions.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import { type Asking, named, refuseDone } from './asking.ts'

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
  if (p0Below !== null && ticket.priority !== 'p0' && !may(asking, 'pin_above_p0')) {
    const text = `The pin would stand above p0 #${p0Below}. Ask a lead to set it.`
    throw new Refusal('pin_needs_lead', text, { permission: 'pin_above_p0' })
  }
  return [{ type: 'pinned', place, reason, by: asking.handle, expiresAt }]
}

/** Takes a pin off before it expires (VERB-15). @throws Refusal `pin_not_found` */
export function unpin(ticket: Ticket, { handle }: Asking, reason: string): TicketChange[] {
  if (!ticket.pin) throw new Refusal('pin_not_found', `${named(ticket)} is not pinned.`)
  return [{ type: 'unpinned', by: handle, reason }]
}
