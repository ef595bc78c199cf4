/** Concerns of all tickets: those that are open, and those that have ended. */
import { sql } from 'kysely'
import type { People } from '../domain/accounts/account.ts'
import type { Concern } from '../domain/flow/flow.ts'
import type { Instant } from '../domain/time.ts'
import type { Priority, Status } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** A concern and its ticket. */
export interface OpenConcern {
  readonly concern: Concern
  readonly number: number
  readonly subject: string
  readonly priority: Priority | null
  readonly status: Status
  readonly owner: string | null
  readonly account: { readonly id: string; readonly slug: string; readonly name: string } | null
  /** Who looks after the account. */
  readonly people: People
}

const shown = sql`concern, number, subject, priority, ticket.status, owner, coalesce(account.people, '{}') as people,
  case when account.id is not null
    then jsonb_build_object('id', account.id, 'slug', account.slug, 'name', account.name) end as account`

/** The longest at their step first. */
export async function openConcerns({ db, workspace }: Tenant, limit: number): Promise<OpenConcern[]> {
  const { rows } = await sql<OpenConcern>`
    select ${shown} from ticket
      cross join lateral jsonb_array_elements(ticket.concerns) as concern
      left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    where ticket.workspace_id = ${workspace} and ticket.concerns @> '[{"state": "open"}]'
      and concern ->> 'state' = 'open'
    order by (concern ->> 'since')::float8, number, (concern ->> 'concern')::int
    limit ${limit}
  `.execute(db)
  return rows
}

/** A concern that was decided or withdrawn. */
export interface EndedConcern extends OpenConcern {
  readonly ended: {
    readonly by: string
    readonly at: Instant
    /** Null where it was withdrawn. */
    readonly decision: string | null
    readonly reason: string
  }
}

/** Where a page of ended ones begins: behind this one. */
export interface EndedPlace {
  readonly at: Instant
  readonly number: number
  readonly concern: number
}

interface EndedPage {
  /** Handle of a member who is one side or ended it; everybody's where null. */
  readonly of: string | null
  readonly after: EndedPlace | null
  readonly limit: number
}

/** Those that have ended, the last one first, with how they did. */
export async function endedConcerns(
  { db, workspace }: Tenant,
  { of, after, limit }: EndedPage,
): Promise<EndedConcern[]> {
  const { rows } = await sql<EndedConcern>`
    select ${shown}, jsonb_build_object('by', ended.actor, 'at', ended.millis, 'decision', ended.change -> 'decision',
      'reason', ended.change -> 'reason') as ended
    from ticket
      cross join lateral jsonb_array_elements(ticket.concerns) as concern
      cross join lateral (
        select event.actor, event.change, round(extract(epoch from event.at) * 1000)::bigint as millis from event
        where event.workspace_id = ${workspace} and event.stream_id = ticket.id
          and event.type = 'concern_' || (concern ->> 'state') and event.change -> 'concern' = concern -> 'concern'
      ) as ended
      left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    where ticket.workspace_id = ${workspace} and ticket.concerns <> '[]' and concern ->> 'state' <> 'open'
      ${of === null ? sql`` : sql`and ${of} in (concern ->> 'by', concern ->> 'with', ended.actor)`}
      ${after === null ? sql`` : sql`and (ended.millis, number, (concern ->> 'concern')::int) < (${after.at}::bigint, ${after.number}::bigint, ${after.concern}::int)`}
    order by ended.millis desc, number desc, (concern ->> 'concern')::int desc
    limit ${limit}
  `.execute(db)
  return rows
}
