/** The first-response promise of a ticket: which rule gives it, and when it is due. Rules: docs/spec/promise.md. */
import { addWorkingTime } from './calendar.ts'
import { inForce, type Policies, type SlaRule } from './policy.ts'
import type { Ticket } from './ticket.ts'
import { type Instant, MINUTE } from './time.ts'

export interface ResponsePromise {
  readonly rule: SlaRule
  /** A first response at this instant still keeps the promise. */
  readonly dueAt: Instant
}

type Promised = Pick<Ticket, 'segment' | 'severity' | 'receivedAt'>

/** The promise made for `ticket` under the policy in force when it was received; undefined when none fits (SLA-1).
 *  Counted from receipt whatever happens later, so a change of severity keeps the time already used (SLA-2). */
export function responsePromise(ticket: Promised, policies: Policies): ResponsePromise | undefined {
  const { document } = inForce(policies.sla, ticket.receivedAt)
  const severity = ticket.severity ?? document.assumedSeverity
  const rule = document.rules.find(
    ({ segments, severities }) => segments.includes(ticket.segment) && severities.includes(severity),
  )
  const calendar = rule && document.calendars[rule.calendar]
  if (!calendar) return undefined
  return { rule, dueAt: addWorkingTime(calendar, ticket.receivedAt, rule.firstResponseMinutes * MINUTE) }
}

/** When the first response is due while it is still owed; null once given, done, or never promised (SLA-3). */
export function runningDue(ticket: Ticket, policies: Policies): Instant | null {
  if (ticket.firstRepliedAt !== null || ticket.status === 'solved' || ticket.status === 'closed') return null
  return responsePromise(ticket, policies)?.dueAt ?? null
}
