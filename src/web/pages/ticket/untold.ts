/** Issues that have shipped, and of which the customer may not know yet. */
import type { TicketIssue } from '../../../contract/issue-verbs.ts'
import type { TimelineEvent } from '../../../contract/tickets.ts'

/** Those with a draft to send, of which the ticket was told after our last public reply. */
export function untold(
  issues: readonly TicketIssue[],
  events: readonly Pick<TimelineEvent, 'type' | 'change'>[],
): TicketIssue[] {
  const replied = events.findLastIndex(({ type }) => type === 'replied')
  const since = events.slice(replied + 1)
  return issues.filter(
    ({ number, tell }) =>
      tell !== null && since.some(({ type, change }) => type === 'issue_shipped' && change.issue === number),
  )
}
