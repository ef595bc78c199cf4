/** What stands for the triage of one ticket: its ladder, and what was said of it so far. */
import { saidInForm } from '../domain/intake/evidence.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { saidBefore } from '../domain/severity/before.ts'
import { type LadderInForce, ladderInForce } from '../domain/severity/propose.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Evidence } from '../domain/ticket-event.ts'
import type { Standing } from '../domain/verbs/triage.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'

export interface SeverityOf extends Standing {
  readonly ticket: Ticket
  /** As of the last triage. */
  readonly level: string | null
}

/** The criteria of `ticket`, the evidence of its last triage, and what its form says. */
export async function standingOf(
  tenant: Tenant,
  policies: Policies,
  ticket: Ticket,
): Promise<Standing & Pick<SeverityOf, 'level'>> {
  const inForce = ladderInForce(policies.severity, ticket, ticket.receivedAt)
  if (!inForce) return { inForce, evidence: {}, said: {}, level: null }
  const said = askedBy(inForce, saidInForm(policies.forms, ticket.form))
  if (ticket.priority === null) return { inForce, evidence: {}, said, level: null }
  const events = await ticketEvents(tenant, ticket.id)
  const changes = events.map(({ change }) => change)
  return { inForce, ...saidBefore(inForce.ladder, ticket, changes), said }
}

/** In what the last triage of `ticket` differs from the written criteria, where it does. */
export async function flagsOfTriage(tenant: Tenant, { id }: Pick<Ticket, 'id'>): Promise<{ flags?: string[] }> {
  const events = await ticketEvents(tenant, id)
  const last = events.map(({ change }) => change).findLast((change) => change.type === 'triaged')
  return last?.type === 'triaged' && last.flags ? { flags: [...last.flags] } : {}
}

function askedBy({ ladder }: LadderInForce, said: Evidence): Evidence {
  const asked = new Set(ladder.questions.map(({ id }) => id))
  return Object.fromEntries(Object.entries(said).filter(([id]) => asked.has(id)))
}

/** The same of the ticket `number`. @throws Refusal `ticket_not_found` */
export async function severityOf(tenant: Tenant, policies: Policies, number: number): Promise<SeverityOf> {
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const { ticket } = placed
  return { ticket, ...(await standingOf(tenant, policies, ticket)) }
}
