/** What has been kept for long enough: closed tickets to look through, and rows that nobody needs any more. */
import { type RawBuilder, sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'

const closed = (workspace: string, before: Instant): RawBuilder<unknown> => sql`
  ticket.workspace_id = ${workspace} and ticket.closed_at <= ${isoOf(before)}::timestamptz
  and not exists (
    select 1 from kept_no_longer done
    where done.workspace_id = ${workspace} and done.ticket_id = ticket.id and done.version = ticket.version)`

/** Ids of tickets that were closed by `before` and have not been looked through since, the first closed first. */
export async function closedBefore({ db, workspace }: Tenant, before: Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where ${closed(workspace, before)} order by closed_at, id limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** How many of them there are. */
export async function countClosedBefore({ db, workspace }: Tenant, before: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from ticket where ${closed(workspace, before)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Remembers that these tickets were looked through as they are. */
export async function lookedThrough({ db, workspace }: Tenant, ids: readonly string[]): Promise<void> {
  await sql`
    insert into kept_no_longer (workspace_id, ticket_id, version)
    select workspace_id, id, version from ticket where workspace_id = ${workspace} and id = any(${ids}::uuid[])
    on conflict (workspace_id, ticket_id) do update set version = excluded.version
  `.execute(db)
}

const over = (workspace: string, before: Instant): RawBuilder<unknown> =>
  sql`workspace_id = ${workspace} and least(ended_at, expires_at) <= ${isoOf(before)}::timestamptz`

/** How many sessions of the workspace were over by `before`. */
export async function countOverSessions({ db, workspace }: Tenant, before: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from session where ${over(workspace, before)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Forgets them; returns how many there were. */
export async function dropOverSessions({ db, workspace }: Tenant, before: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from session where ${over(workspace, before)}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Forgets links, waiting devices and sign-ins under way, of every workspace and of none, that had expired by `before`. */
export async function dropExpired(directory: Db, before: Instant): Promise<void> {
  for (const table of ['one_time_link', 'pending_sign_in', 'device']) {
    await sql`delete from ${sql.table(table)} where expires_at <= ${isoOf(before)}::timestamptz`.execute(directory)
  }
}
