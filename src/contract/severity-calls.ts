/** Calls of severity by the written criteria. */
import type { Caller } from './client.ts'
import { queryText } from './query-text.ts'
import type { PriorityChangesQuery } from './reports.ts'
import { type Evidence, SeverityProposal, TicketLadder } from './severity.ts'

const reports = () => import('./reports.ts')

/** Part of the client; see there. */
export function severityCalls({ get, post }: Caller) {
  return {
    /** The written criteria that are in force for a ticket, with what they make of it. */
    severityLadder: async (number: number) => get(TicketLadder, `/severity/ladder${queryText({ number })}`),
    /** What evidence would imply; nothing is written. */
    proposeSeverity: async (number: number, evidence: Evidence) =>
      post(SeverityProposal, `/tickets/${number}/severity/propose`, { evidence }),
    priorityChanges: async (query: PriorityChangesQuery = {}) =>
      get((await reports()).PriorityChanges, `/reports/priority-changes${queryText({ ...query })}`),
  }
}
