/** Who was seen at which ticket; worth nothing after a restart. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Sighting } from '../domain/presence.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** Everybody who was seen at a ticket, however long ago. */
export async function sightingsAt({ db, workspace }: Tenant, number: number): Promise<Sighting[]> {
  return await db
    .selectFrom('presence')
    .select(['handle', 'typing', 'seen_at as at'])
    .where('workspace_id', '=', workspace)
    .where('ticket_number', '=', number)
    .execute()
}

/** Notes that somebody is at a ticket. Returns how they were seen there before; `ticket` says whether there is one. */
export async function see(
  { db, workspace }: Tenant,
  number: number,
  { handle, typing, at }: Sighting,
): Promise<{ ticket: boolean; before: Sighting | undefined }> {
  const { rows } = await sql<{ ticket: boolean; typing: boolean | null; at: Instant | null }>`
    with of as (
      select number from ticket where workspace_id = ${workspace} and number = ${number}
    ), before as (
      select typing, seen_at from presence
      where workspace_id = ${workspace} and ticket_number = ${number} and handle = ${handle}
    ), seen as (
      insert into presence (workspace_id, ticket_number, handle, typing, seen_at)
      select ${workspace}, number, ${handle}, ${typing}, ${isoOf(at)}::timestamptz from of
      on conflict (workspace_id, ticket_number, handle)
      do update set typing = excluded.typing, seen_at = excluded.seen_at
    )
    select exists (select from of) as ticket, (select typing from before) as typing,
      (select seen_at from before) as at
  `.execute(db)
  const row = must(rows[0], 'one row')
  const before = row.typing === null || row.at === null ? undefined : { handle, typing: row.typing, at: row.at }
  return { ticket: row.ticket, before }
}

/** Notes that somebody has left a ticket; tells whether they were there. */
export async function leave({ db, workspace }: Tenant, number: number, handle: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('presence')
    .where('workspace_id', '=', workspace)
    .where('ticket_number', '=', number)
    .where('handle', '=', handle)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets who was last seen before `before`. */
export async function forgetSightings({ db, workspace }: Tenant, before: Instant): Promise<void> {
  await sql`
    delete from presence where workspace_id = ${workspace} and seen_at < ${isoOf(before)}::timestamptz
  `.execute(db)
}
