/** Tickets as the screens keep them: with the moment at which what is left of their promise was true. */

import type { QueueRow } from '../../contract/queue.ts'
import type { RunningClock } from '../../contract/running-clock.ts'
import type { ActedTicket, TicketDetail } from '../../contract/tickets.ts'
import type { ClockReading } from '../components/clock-reading.ts'

type Read<Ticket> = Omit<Ticket, 'clock'> & { readonly clock: ClockReading | null }
export type TicketRead = Read<TicketDetail>
export type ActedRead = Read<ActedTicket>
export type RowRead = Read<QueueRow>

/** `readAt` in milliseconds since 1970, by the server's clock. */
export function withReading<Ticket extends { readonly clock: RunningClock | null }>(
  ticket: Ticket,
  readAt: number,
): Read<Ticket> {
  return { ...ticket, clock: ticket.clock === null ? null : { ...ticket.clock, readAt } }
}
