/** What the shipped policies promise, as instants. */
import { calendarOf } from '../../src/domain/calendar/calendar.ts'
import type { Policies } from '../../src/domain/policies.ts'
import type { ClockMode, Metric } from '../../src/domain/sla/document.ts'
import { type Promised, promisesFor, type SlaFacts } from '../../src/domain/sla/match.ts'
import { dueInMode, dueOf, type Run } from '../../src/domain/sla/target.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Instant, Interval } from '../../src/domain/time.ts'

/** A problem by mail of an enterprise customer, triaged to severity 2. */
export const someFacts = (differing: Partial<SlaFacts> = {}): SlaFacts => ({
  contract: null,
  segment: 'enterprise',
  plan: null,
  severity: 2,
  priority: 'p2',
  kind: 'problem',
  channel: 'email',
  environment: 'production',
  ...differing,
})

/** `promised` as it runs from `startedAt`. */
function runOf(promised: Promised, policies: Policies, startedAt: Instant, pauses: Interval[] = []): Run {
  const calendar = calendarOf(policies.book, promised.calendar, startedAt)
  return { target: promised.target, calendar, startedAt, pauses }
}

/** Every promise of `metric` for a ticket of these facts that starts at `startedAt`. */
export function runsOf(metric: Metric, facts: SlaFacts, policies: Policies, startedAt: Instant): Run[] {
  const { promises } = promisesFor(facts, policies, startedAt)
  return (promises[metric] ?? []).map((promised) => runOf(promised, policies, startedAt))
}

/** When `metric` is due, the stricter of several (C-STRICTER), counted in `mode` when one is named; null when nothing is
 *  promised. */
export function promisedDue(
  metric: Metric,
  facts: SlaFacts,
  { policies, startedAt, mode }: { policies: Policies; startedAt: Instant; mode?: ClockMode },
): Instant | null {
  const dues = runsOf(metric, facts, policies, startedAt).map((run) => (mode ? dueInMode(run, mode) : dueOf(run)))
  return dues.reduce((first, due) => (first === null || (due !== null && due < first) ? due : first), null)
}

/** When the first response is due that is still owed to the customer of `ticket`. */
export const owedResponse = (ticket: Ticket, policies: Policies): Instant | null =>
  ticket.firstRepliedAt === null
    ? promisedDue('first_response', ticket, { policies, startedAt: ticket.receivedAt })
    : null
