/** Says of a further account that it asks the same: it counts, and nobody opens a second ticket. Rules:
 *  docs/spec/similar.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { Contact, TicketChange } from '../ticket-event.ts'
import { type Asking, named, refuseClosed } from './asking.ts'

export interface AffectsRequest {
  readonly account: { readonly id: string; readonly name: string }
  /** Ids of the accounts that are on it already, its own and those of its duplicates among them. */
  readonly known: readonly string[]
  /** Who said so there. */
  readonly contact: Contact | null
  readonly note: string | null
}

/** Adds an account to a ticket that is not its own (SIM-8). @throws Refusal `ticket_closed`, `already_affected` */
export function affects(ticket: Ticket, asking: Asking, request: AffectsRequest): TicketChange[] {
  const { account, known, contact, note } = request
  if (ticket.goesOnIn !== null) {
    const text = `${named(ticket)} goes on in #${ticket.goesOnIn}. Add the account there.`
    throw new Refusal('ticket_closed', text, { goesOnIn: ticket.goesOnIn })
  }
  refuseClosed(ticket)
  if (known.includes(account.id)) {
    const text = `${account.name} is on ticket #${ticket.number} already. There is nothing to add.`
    throw new Refusal('already_affected', text)
  }
  return [{ type: 'also_affects', by: asking.handle, accountId: account.id, contact, note }]
}
