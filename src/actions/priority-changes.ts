/** Who changed severity and priority, and how much was left of the promise that was running. */
import type { Policies } from '../domain/policies.ts'
import { type PriorityChange, priorityChanges } from '../domain/severity/changes.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'
import { type Retriaged, type RetriagedPeriod, retriagedTickets } from '../store/retriaged.ts'

export interface ChangeOf extends PriorityChange {
  readonly ticket: Retriaged
}

export interface ChangesFound {
  /** The latest first. */
  readonly changes: readonly ChangeOf[]
  /** Whether more tickets were changed in the period than were looked at. */
  readonly more: boolean
}

function byTicket(events: readonly TicketEvent[]): ReadonlyMap<string, readonly TicketEvent[]> {
  const found = new Map<string, TicketEvent[]>()
  for (const event of events) {
    const stream = found.get(event.ticketId)
    if (stream) stream.push(event)
    else found.set(event.ticketId, [event])
  }
  return found
}

/** Every change in [from, to) of at most `limit` tickets. */
export async function changesOfPriority(
  tenant: Tenant,
  policies: Policies,
  period: RetriagedPeriod,
): Promise<ChangesFound> {
  const found = await retriagedTickets(tenant, { ...period, limit: period.limit + 1 })
  const tickets = found.slice(0, period.limit)
  const ids = tickets.map(({ id }) => id)
  const streams = byTicket(ids.length === 0 ? [] : await eventsOfTickets(tenant, ids))
  const changes = tickets.flatMap((ticket) =>
    priorityChanges(streams.get(ticket.id) ?? [], policies)
      .filter(({ at }) => at >= period.from && at < period.to)
      .map((change) => ({ ...change, ticket })),
  )
  return { changes: changes.toSorted((a, b) => b.at - a.at), more: found.length > period.limit }
}
