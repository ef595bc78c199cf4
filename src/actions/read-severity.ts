/** What stands for the triage of one ticket: its ladder, and what was said of it so far. */
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { type LadderInForce, ladderInForce } from '../domain/severity/propose.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Evidence, Triaged } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'

export interface SeverityOf {
  readonly ticket: Ticket
  /** Undefined when no ladder is for it. */
  readonly inForce: LadderInForce | undefined
  /** As of the last triage, as far as this ladder asks for it. */
  readonly evidence: Evidence
  readonly level: string | null
}

const isTriaged = (change: { readonly type: string }): change is Triaged => change.type === 'triaged'

/** The ladder of a ticket, and the evidence of its last triage. @throws Refusal `ticket_not_found` */
export async function severityOf(tenant: Tenant, policies: Policies, number: number): Promise<SeverityOf> {
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const { ticket } = placed
  const inForce = ladderInForce(policies.severity, ticket, ticket.receivedAt)
  if (ticket.priority === null || !inForce) return { ticket, inForce, evidence: {}, level: null }
  const events = await ticketEvents(tenant, ticket.id)
  const last = events.map(({ change }) => change).findLast(isTriaged)
  const asked = new Set(inForce.ladder.questions.map(({ id }) => id))
  const evidence = Object.fromEntries(Object.entries(last?.evidence ?? {}).filter(([id]) => asked.has(id)))
  return { ticket, inForce, evidence, level: last?.level ?? null }
}
