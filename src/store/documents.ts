/** What closed tickets say of the documents, from their rows. */
import { sql } from 'kysely'
import { ASKED_KINDS } from '../domain/closing/document-answer.ts'
import type { DocumentAnswer } from '../domain/flow/flow.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { CLOSING_REASONS } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** A ticket was closed in it; the first instant in it, and the first after it. */
interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** Questions and problems that ended for a closing reason (DOC-2). */
const closedIn = (workspace: string, { from, to }: Period) => sql`
  ticket.workspace_id = ${workspace} and ticket.kind = any(${[...ASKED_KINDS]}::text[])
    and ticket.status = 'closed' and ticket.closing_reason = any(${[...CLOSING_REASONS]}::text[])
    and ticket.closed_at >= ${isoOf(from)}::timestamptz and ticket.closed_at < ${isoOf(to)}::timestamptz`

/** How many of them there are by what was found; `unasked` are those that nobody was asked about. */
export async function documentCounts(
  { db, workspace }: Tenant,
  period: Period,
): Promise<Readonly<Partial<Record<DocumentAnswer['found'] | 'unasked', number>>>> {
  const { rows } = await sql<{ found: DocumentAnswer['found'] | 'unasked'; tickets: number }>`
    select coalesce(document ->> 'found', 'unasked') as found, count(*)::int as tickets
    from ticket where ${closedIn(workspace, period)} group by 1
  `.execute(db)
  return Object.fromEntries(rows.map(({ found, tickets }) => [found, tickets]))
}

export interface DocumentedTicket {
  readonly number: number
  readonly subject: string
  readonly accountId: string | null
  readonly closedAt: Instant
  readonly document: DocumentAnswer
}

/** Those that say something, the latest closed first. */
export async function documentedTickets(
  { db, workspace }: Tenant,
  period: Period,
  limit: number,
): Promise<DocumentedTicket[]> {
  const { rows } = await sql<DocumentedTicket>`
    select number, subject, account_id as "accountId", closed_at as "closedAt", document
    from ticket where ${closedIn(workspace, period)} and document is not null
    order by closed_at desc, number desc limit ${limit}
  `.execute(db)
  return rows
}

/** Issues that ask for missing documents, by number, and how many of those tickets ask for each, most asked for first. What
 *  was merged counts for the issue it goes on in. */
export async function missingDocuments({ db, workspace }: Tenant, period: Period, limit: number) {
  const { rows } = await sql<{ issue: number; tickets: number }>`
    with recursive asked as (
      select (document ->> 'issue')::int as issue, count(*)::int as tickets
      from ticket where ${closedIn(workspace, period)} and document ->> 'issue' is not null group by 1
    ), way(tickets, step) as (
      select tickets, issue from asked
      union all
      select way.tickets, issue.duplicate_of from way
      join issue on issue.workspace_id = ${workspace} and issue.number = way.step
      where issue.duplicate_of is not null
    )
    select way.step as issue, sum(way.tickets)::int as tickets from way
    join issue on issue.workspace_id = ${workspace} and issue.number = way.step
    where issue.duplicate_of is null group by way.step order by tickets desc, issue limit ${limit}
  `.execute(db)
  return rows
}
