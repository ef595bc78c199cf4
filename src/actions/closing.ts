/** What a ticket's end is checked against, and what it says of the documents. */
import { type ClosingFacts, closingFacts } from '../domain/closing/facts.ts'
import type { DocumentAnswer } from '../domain/flow/flow.ts'
import { documentIssue } from '../domain/issue/documentation.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { issuesNumbered } from '../store/issues.ts'
import { linkedTickets } from '../store/linked-tickets.ts'
import type { Desk } from './desk.ts'
import { issueNumbered } from './issue-frame.ts'
import { lockIssues } from './issue-log.ts'
import { filedIn } from './issues.ts'
import { linkedIn } from './link-issue.ts'

/** What the record shows of whether `ticket` may be closed. */
export async function closingOf(tx: Tenant, ticket: Ticket): Promise<ClosingFacts> {
  const issues = await issuesNumbered(tx, ticket.issues)
  const own = issues.filter(({ duplicateOf }) => duplicateOf === null)
  return closingFacts(ticket, await ticketEvents(tx, ticket.id), await linkedTickets(tx, ticket.links), own)
}

/** What was said of the documents by whoever ended it. */
export interface GivenDocument extends Pick<DocumentAnswer, 'found' | 'url'> {
  readonly issue?: number | null
  readonly newIssue?: { readonly title: string; readonly owner: string } | null
}

/** What is locked before a ticket whose end may file or link an issue. */
export const documentLock = (given: GivenDocument | null | undefined) =>
  given?.found === 'missing' ? { first: lockIssues } : {}

interface Documented {
  readonly document: DocumentAnswer | null
  /** Come before the end itself. */
  readonly changes: readonly TicketChange[]
}

/** The documentation issue that asks for what is missing: the one that was named, the one the ticket has, or a new one.
 *  @throws Refusal `issue_not_found`, `issue_kind_unfit` and as `filedIn` */
async function issueFor(desk: Desk, tx: Tenant, ticket: Ticket, { issue, newIssue }: GivenDocument): Promise<number> {
  const own = newIssue ? null : (ticket.document?.issue ?? null)
  const named = issue ?? (own === null ? null : ((await issueNumbered(tx, own)).duplicateOf ?? own))
  if (named === null) return (await filedIn(desk, tx, documentIssue(ticket, desk.asking, newIssue ?? null))).number
  const { kind } = await issueNumbered(tx, named)
  if (kind !== 'documentation') {
    const text = `Issue ${named} is a ${kind}. Name an issue of kind documentation, or have a new one made.`
    throw new Refusal('issue_kind_unfit', text)
  }
  return named
}

/** What the ticket keeps of it; a missing document has an issue that asks for it, with which the ticket is linked (DOC-3).
 *  @throws Refusal as `issueFor` and `linkedIn` */
export async function documented(
  desk: Desk,
  tx: Tenant,
  ticket: Ticket,
  given: GivenDocument | null | undefined,
): Promise<Documented> {
  if (!given) return { document: null, changes: [] }
  const { found, url } = given
  if (found !== 'missing') return { document: { found, url, issue: null }, changes: [] }
  const issue = await issueFor(desk, tx, ticket, given)
  const changes = ticket.issues.includes(issue) ? [] : await linkedIn(desk, tx, ticket, issue)
  return { document: { found, url, issue }, changes }
}
