/** An issue as what speaks of it shows it. */
import type { IssueGlance, TicketIssue } from '../contract/issue-verbs.ts'
import type { Issue } from '../domain/issue/issue.ts'
import { shippedReply } from '../domain/issue/shipped-reply.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isoOf } from '../domain/time.ts'

export const glanceView = (issue: Issue): IssueGlance => {
  const { number, kind, title, audience, status, team, owner, url, duplicateOf } = issue
  return { number, kind, title, audience, status, team, owner, url, duplicateOf }
}

/** With the draft that tells its customer. */
export const ticketIssueView = ({ subject }: Pick<Ticket, 'subject'>, issue: Issue): TicketIssue => ({
  ...glanceView(issue),
  shippedAt: issue.shippedAt === null ? null : isoOf(issue.shippedAt),
  tell: issue.shippedNote === null ? null : shippedReply(subject, issue.shippedNote),
})
