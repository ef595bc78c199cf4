/** What all verbs share: who asks, and what refuses most of them. */
import type { Standing } from '../access/permissions.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Instant, isoOf } from '../time.ts'

/** Who asks, and when. */
export interface Asking extends Standing {
  readonly handle: string
  readonly now: Instant
}

/** The ticket as a sentence calls it. */
export const named = (ticket: Pick<Ticket, 'number'>): string => `Ticket #${ticket.number}`

/** A closed ticket refuses what would change its course (VERB-11). @throws Refusal `ticket_closed` */
export function refuseClosed(ticket: Ticket): void {
  if (ticket.status === 'closed') {
    throw new Refusal('ticket_closed', `${named(ticket)} is closed. Reopen it, or open a new ticket that refers to it.`)
  }
}

/** So does a solved one, where work would go on (VERB-11). @throws Refusal `ticket_closed`, `ticket_solved` */
export function refuseDone(ticket: Ticket): void {
  refuseClosed(ticket)
  if (ticket.status === 'solved') throw new Refusal('ticket_solved', `${named(ticket)} is solved. Reopen it first.`)
}

/** A lease keeps everybody else from acting on the ticket until it ends (VERB-3). @throws Refusal `lease_held` */
export function refuseLeased(ticket: Ticket, { handle, now }: Asking): void {
  const { lease } = ticket
  if (lease && lease.by !== handle && lease.until > now) {
    const text = `${named(ticket)} is with ${lease.by} until ${isoOf(lease.until)}. Take another, or ask ${lease.by} to release it.`
    throw new Refusal('lease_held', text, { by: lease.by, until: isoOf(lease.until) })
  }
}

/** Acting on a ticket one holds under a lease makes it one's own (VERB-4). */
export function owning(ticket: Ticket, { handle }: Asking): TicketChange[] {
  if (ticket.lease?.by !== handle) return []
  return [{ type: 'claimed', by: handle, passedOver: null, reason: null }]
}
