/** Verbs by which members follow tickets: watch and unwatch. Each gives the changes to append, or refuses (ATN-6). */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, named } from '../verbs/asking.ts'

/** Follows the ticket, whatever its status; oneself alone. @throws Refusal `already_watching` */
export function watch(ticket: Ticket, { handle }: Asking): TicketChange[] {
  if (ticket.watchers.includes(handle)) {
    throw new Refusal('already_watching', `You follow ${named(ticket).toLowerCase()} already. There is nothing to do.`)
  }
  return [{ type: 'watched', handle }]
}

/** Follows it no longer. @throws Refusal `not_watching` */
export function unwatch(ticket: Ticket, { handle }: Asking): TicketChange[] {
  if (!ticket.watchers.includes(handle)) {
    throw new Refusal('not_watching', `You do not follow ${named(ticket).toLowerCase()}. There is nothing to end.`)
  }
  return [{ type: 'unwatched', handle }]
}

/** Whether nothing of the ticket is another for it: who has not seen it may write all the same. */
export const isOnlyFollowing = ({ type }: Pick<TicketChange, 'type'>): boolean =>
  type === 'watched' || type === 'unwatched'
