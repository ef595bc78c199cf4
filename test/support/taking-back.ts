/** Steps that are taken back in the domain's tests. */
import { foldTickets, type Ticket } from '../../src/domain/ticket.ts'
import type { TicketChange, TicketEvent } from '../../src/domain/ticket-event.ts'
import { type Instant, later, SECOND } from '../../src/domain/time.ts'
import { undo } from '../../src/domain/verbs/undo.ts'
import { asks } from './asking.ts'
import { NOON } from './tickets.ts'

/** The stream with one more event of ann's. */
export const followedBy = (events: readonly TicketEvent[], at: Instant, change: TicketChange): TicketEvent[] => [
  ...events,
  { ticketId: 'a-ticket', version: events.length + 1, at, actor: 'ann', change },
]

export const endOf = (events: readonly TicketEvent[]): Instant => events.at(-1)?.at ?? NOON

/** What of a ticket is the same whether or not a step was taken and taken back. */
export const stand = ({ version: _, updatedAt: __, ...facts }: Ticket) => facts

/** ann asks, so many seconds after the last event. */
export const askingAfter = (events: readonly TicketEvent[], seconds: number) =>
  asks('ann', 'engineer', later(endOf(events), seconds * SECOND))

/** The stream once the last step was taken back so many seconds after it. */
export function takenBack(events: readonly TicketEvent[], seconds = 5, handle = 'ann'): TicketEvent[] {
  const asking = { ...askingAfter(events, seconds), handle }
  const [taken] = undo(foldTickets(events), asking, events, { version: null })
  if (!taken) throw new Error('something is appended')
  return followedBy(events, asking.now, taken)
}
