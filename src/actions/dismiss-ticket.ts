/** Ends a ticket without work, with what another ticket keeps of it. */
import { may } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { checkSubstance } from '../domain/substance.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import { type DismissRequest, dismiss } from '../domain/verbs/end.ts'
import { alsoAsking, refuseEnded } from '../domain/verbs/repeat.ts'
import { reply } from '../domain/verbs/write.ts'
import type { Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeBoth } from './change-both.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { repeatsOf } from './ticket-verbs.ts'

export interface Dismissing extends DismissRequest {
  /** What the customer is told in the same step; nothing when left out (TRI-17). */
  readonly reply?: string | null
  /** That the reply may repeat an internal note (WRI-11). */
  readonly confirm?: boolean
}

/** @throws Refusal `not_allowed`, `reply_repeats_note` and as `reply` */
async function told(desk: Desk, tx: Tenant, ticket: Ticket, dismissing: Dismissing): Promise<TicketChange[]> {
  const { reply: body, confirm = false } = dismissing
  if (body === undefined || body === null) return []
  if (!may(desk.asking, 'answer_customers')) {
    throw new Refusal('not_allowed', 'You may not write to customers. Leave the reply out, or ask somebody who may.')
  }
  const repeats = await repeatsOf(tx, ticket.id, { body, confirm })
  const { weight } = checkSubstance(body)
  return reply(ticket, desk.asking, { body, weight, after: 'stay', sentAt: null, repeats })
}

/** The other ticket records the accounts that ask in this one, so that nobody disappears (TRI-15). */
function endRepeated(desk: Desk, number: number, of: number, dismissing: Dismissing): Promise<PlacedTicket> {
  return changeBoth(desk, [number, of], async ({ ticket }, { ticket: other }, tx) => {
    const ended = dismiss(ticket, desk.asking, dismissing)
    refuseEnded(ticket, other)
    const own = [...(await told(desk, tx, ticket, dismissing)), ...ended]
    return { own, other: alsoAsking(ticket, other, desk.asking.handle) }
  })
}

/** Ends a ticket without work. @throws Refusal as `dismiss`, `refuseEnded` and `reply`; `ticket_not_found` for the ticket
 *  it repeats; Repeated */
export function dismissTicket(desk: Desk, number: number, dismissing: Dismissing): Promise<PlacedTicket> {
  const { of } = dismissing
  if (of !== null && of !== number) return endRepeated(desk, number, of, dismissing)
  return changeTicket(desk, number, async (ticket, tx) => {
    const ended = dismiss(ticket, desk.asking, dismissing)
    return [...(await told(desk, tx, ticket, dismissing)), ...ended]
  })
}
