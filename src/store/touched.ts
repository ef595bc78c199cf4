/** Whom what was written lately may concern: members of whom something may now be to be told (DIG-20). */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import type { Snapshot } from './feed.ts'

interface Touched {
  /** The moment of the log that was looked at; the next look begins there. */
  readonly snapshot: Snapshot
  /** `since` is a moment of another database: nothing is known of what happened. */
  readonly foreign: boolean
  readonly handles: readonly string[]
}

interface Written extends Touched {
  /** Ids of tickets that were changed, and of those on which a step was taken back. */
  readonly tickets: readonly string[]
  readonly takenBack: readonly string[]
}

/** What was not visible at `since`; handles of whom its notes name, and of owners of tickets whose time has run out. */
async function writtenSince({ db, workspace }: Tenant, since: Snapshot, now: Instant): Promise<Written> {
  const { rows } = await sql<Written>`
    with written as materialized (
      select stream_id, type, change from event
      where workspace_id = ${workspace} and xid >= pg_snapshot_xmin(${since}::pg_snapshot)
        and not pg_visible_in_snapshot(xid, ${since}::pg_snapshot) and stream = 'ticket'
    ), touched as (
      select mentioned as handle
      from written cross join jsonb_array_elements_text(coalesce(change -> 'mentions', '[]')) as mentioned
      where type = 'noted'
      union
      select owner from ticket
      where workspace_id = ${workspace} and wakes_at <= ${isoOf(now)}::timestamptz and owner is not null
    )
    select pg_current_snapshot()::text as snapshot,
      pg_snapshot_xmax(${since}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as foreign,
      coalesce((select jsonb_agg(handle) from touched), '[]') as handles,
      coalesce((select jsonb_agg(distinct stream_id) from written), '[]') as tickets,
      coalesce((select jsonb_agg(distinct stream_id) from written where type = 'taken_back'), '[]') as "takenBack"
  `.execute(db)
  return must(rows[0], 'one row')
}

/** Handles of those who own these tickets or asked for help on them, and of whom notes name that may stand again. */
async function peopleOf({ db, workspace }: Tenant, { tickets, takenBack }: Written): Promise<string[]> {
  if (tickets.length === 0) return []
  const { rows } = await sql<{ handle: string }>`
    with changed as materialized (
      select owner, helps from ticket where workspace_id = ${workspace} and id = any(${[...tickets]}::uuid[])
    )
    select owner as handle from changed where owner is not null
    union
    select help ->> 'by' from changed cross join jsonb_array_elements(helps) as help
    union
    select mentioned from event cross join jsonb_array_elements_text(coalesce(change -> 'mentions', '[]')) as mentioned
    where workspace_id = ${workspace} and stream_id = any(${[...takenBack]}::uuid[]) and type = 'noted'
  `.execute(db)
  return rows.map(({ handle }) => handle)
}

/** Handles of those who own a ticket that was changed since then or whose time has run out by `now`, who asked for help on
 *  it, or whom a note names that was written, or brought back to what stands, since then. */
export async function touchedSince(tenant: Tenant, since: Snapshot, now: Instant): Promise<Touched> {
  const written = await writtenSince(tenant, since, now)
  const { snapshot, foreign, handles } = written
  return { snapshot, foreign, handles: [...handles, ...(await peopleOf(tenant, written))] }
}
