/** From changes to events: numbered, folded and placed, ready to save. */
import type { Policies } from '../domain/policy.ts'
import { foldTicket } from '../domain/ticket.ts'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { type PlacedTicket, standingOf } from '../store/ticket-row.ts'
import type { AppendedEvent } from '../store/tickets.ts'

export interface PendingChange {
  readonly at: Instant
  readonly actor: string
  readonly change: TicketChange
  /** Name of the event in its source; null for what happens here. */
  readonly ref?: string | null
}

/** The events of `changes` after `before`, each with where its ticket stands after it. `ticketId` names a new stream. */
export function appendTo(
  before: PlacedTicket | undefined,
  ticketId: string,
  changes: readonly PendingChange[],
  { policies, now }: { policies: Policies; now: Instant },
): AppendedEvent[] {
  let ticket = before?.ticket
  return changes.map(({ at, actor, change, ref }) => {
    const event: TicketEvent = { ticketId, version: (ticket?.version ?? 0) + 1, at, actor, change }
    ticket = foldTicket(ticket, event)
    return { event, ref: ref ?? null, after: { ticket, standing: standingOf(ticket, policies, now) } }
  })
}
