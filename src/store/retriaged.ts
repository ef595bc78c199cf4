/** Tickets of which something may have changed what is promised. */
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

/** Tickets to which in [from, to) something happened that may push a promise away, the last first: they were triaged again
 *  or otherwise than what promises something, a triage was taken back, or kind, account, terms, path or environment
 *  changed (domain/severity/changes.ts). */
export async function retriagedTickets(
  { db, workspace }: Tenant,
  { from, to, limit }: RetriagedPeriod,
): Promise<readonly Retriaged[]> {
  const { rows } = await sql<Retriaged>`
    with again as (
      select later.stream_id, max(later.at) as at
      from event as later
      where later.workspace_id = ${workspace} and later.stream = 'ticket'
        and later.recorded_at >= ${isoOf(from)}::timestamptz
        and later.at >= ${isoOf(from)}::timestamptz and later.at < ${isoOf(to)}::timestamptz
        and (
          later.type in ('untriaged', 'account_set', 'terms_changed')
          or later.type = 'routed' and (later.change ? 'excluded' or later.change ? 'undoes')
          or later.type = 'taken_back' and later.change ->> 'what' = 'routed'
          or later.type = 'form_answered' and later.change ? 'environment'
          or later.type = 'triaged' and (
            later.change -> 'evidence' ->> 'maturity' in ('beta', 'experimental')
            or (later.change ->> 'severity')::integer > 1
            or exists (
              select 1 from event as earlier
              where earlier.workspace_id = ${workspace} and earlier.stream_id = later.stream_id
                and earlier.type = 'triaged' and earlier.version < later.version))
          or later.type = 'classified' and later.change ->> 'kind' is distinct from (
            select earlier.change ->> 'kind' from event as earlier
            where earlier.workspace_id = ${workspace} and earlier.stream_id = later.stream_id
              and earlier.type in ('opened', 'classified') and earlier.version < later.version
            order by earlier.version desc limit 1))
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
