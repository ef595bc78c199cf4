/** Verbs that say who has a ticket: next, claim, skip, release. Each gives the changes to append, or refuses.
 *  Rules: docs/spec/verbs.md. */
import { may } from '../access/permissions.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { later, MINUTE, type Millis } from '../time.ts'
import { type Asking, named, refuseClosed, refuseDone, refuseLeased } from './asking.ts'

/** How long **next** holds a ticket for the member who asked (VERB-2). */
const LEASE: Millis = 5 * MINUTE

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

/** Gives a ticket one owns or leases back to the line (VERB-12). @throws Refusal `nothing_to_release`, `ticket_closed` */
export function release(ticket: Ticket, asking: Asking, reason: string | null): TicketChange[] {
  refuseClosed(ticket)
  const holder = ticket.lease?.by ?? ticket.owner
  if (holder === null) throw new Refusal('nothing_to_release', `Nobody holds ${named(ticket)}; it waits in the line.`)
  const { handle } = asking
  if (holder !== handle && !may(asking, 'release_others')) {
    throw new Refusal(
      'nothing_to_release',
      `${named(ticket)} belongs to ${holder}. Only ${holder} or a lead may release it.`,
    )
  }
  return [{ type: 'released', by: handle, reason }]
}
