/** Tickets whose severity or priority was set more than once. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

export interface Retriaged {
  readonly id: string
  readonly number: number
  readonly subject: string
  readonly team: string
  /** Name of the account. */
  readonly account: string | null
}

export interface RetriagedPeriod {
  /** The first instant in it, and the first after it. */
  readonly from: Instant
  readonly to: Instant
  readonly limit: number
}

/** Tickets that were triaged in [from, to) and had been before, the last triaged first. */
export async function retriagedTickets(
  { db, workspace }: Tenant,
  { from, to, limit }: RetriagedPeriod,
): Promise<readonly Retriaged[]> {
  const { rows } = await sql<Retriaged>`
    with again as (
      select later.stream_id, max(later.at) as at
      from event as later
      where later.workspace_id = ${workspace} and later.type = 'triaged'
        and later.recorded_at >= ${isoOf(from)}::timestamptz
        and later.at >= ${isoOf(from)}::timestamptz and later.at < ${isoOf(to)}::timestamptz
        and exists (
          select 1 from event as earlier
          where earlier.workspace_id = ${workspace} and earlier.stream_id = later.stream_id
            and earlier.type = 'triaged' and earlier.version < later.version)
      group by later.stream_id
      order by at desc, later.stream_id
      limit ${limit}
    )
    select ticket.id, ticket.number, ticket.subject, ticket.team, account.name as account
    from again
      join ticket on ticket.workspace_id = ${workspace} and ticket.id = again.stream_id
      left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    order by again.at desc, ticket.number desc
  `.execute(db)
  return rows
}
