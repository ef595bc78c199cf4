/** Members follow tickets. */
import { unwatch, watch } from '../domain/attention/watch.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

/** Follows a ticket. @throws Refusal as `watch`, `ticket_not_found` */
export const watchTicket = (desk: Desk, number: number): Promise<PlacedTicket> =>
  changeTicket(desk, number, (ticket) => watch(ticket, desk.asking))

/** Follows it no longer. @throws Refusal as `unwatch`, `ticket_not_found` */
export const unwatchTicket = (desk: Desk, number: number): Promise<PlacedTicket> =>
  changeTicket(desk, number, (ticket) => unwatch(ticket, desk.asking))
