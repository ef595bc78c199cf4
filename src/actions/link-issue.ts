/** Links between a ticket and issues. */
import { linkIssue, unlinkIssue } from '../domain/flow/issue-link.ts'
import { refuseMerged } from '../domain/issue/rules.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { issueNumbered } from './issue-frame.ts'
import { lockIssues } from './issue-log.ts'

/** Links a ticket with an issue, in the caller's transaction, which holds the lock of issues.
 *  @throws Refusal `issue_not_found`, `issue_merged` and as `linkIssue` */
export async function linkedIn(desk: Desk, tx: Tenant, ticket: Ticket, number: number) {
  const issue = await issueNumbered(tx, number)
  refuseMerged(issue)
  return linkIssue(ticket, desk.asking, number)
}

/** Links ticket `number` with an issue. @throws Refusal `ticket_not_found`, `stale_write` and as `linkedIn`; Repeated */
export const linkIssueOn = (desk: Desk, number: number, { issue }: { issue: number }): Promise<PlacedTicket> =>
  changeTicket(desk, number, (ticket, tx) => linkedIn(desk, tx, ticket, issue), { first: lockIssues })

/** Takes the link off. @throws Refusal `ticket_not_found`, `stale_write` and as `unlinkIssue`; Repeated */
export const unlinkIssueOn = (
  desk: Desk,
  number: number,
  request: { issue: number; reason: string | null },
): Promise<PlacedTicket> =>
  changeTicket(desk, number, (ticket) => unlinkIssue(ticket, desk.asking, request), { first: lockIssues })
