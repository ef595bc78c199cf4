/** The line: tickets in the order of their stored keys. What the order is, domain/rank.ts decides; here it is sorted. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { RankKey } from '../domain/rank.ts'
import type { Instant } from '../domain/time.ts'
import { isoOf } from '../domain/time.ts'
import type { PinSurroundings } from '../domain/verbs/pin.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { keyBytes, type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

/** A line: whose, and in which mode its keys are compared. */
export interface Line {
  /** Slug of a team; null for the whole company. */
  readonly team: string | null
  readonly mode: Mode
}

/** A line, and whether switching the mode changes its order. */
export interface ScopeLine extends Line {
  readonly switches: boolean
}

/** The column that orders a line; a literal in the statement, so that the index of that mode serves it. */
export const keyColumn = (mode: Mode) => (mode === 'hard' ? sql.raw('key_hard') : sql.raw('key_normal'))

export const inTeam = (team: string | null) => (team === null ? sql`` : sql`and team = ${team}`)

/** The tickets right before and right after `key` among those that wait. */
export async function neighbours(
  { db, workspace }: Tenant,
  line: Line,
  key: RankKey,
): Promise<{ above: PlacedTicket | undefined; below: PlacedTicket | undefined }> {
  const column = keyColumn(line.mode)
  const beside = (side: RawBuilder<unknown>, direction: RawBuilder<unknown>) => sql`
    (select ${ticketColumns} from ticket
     where workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)} and ${column} ${side} ${keyBytes(key)}
     order by ${column} ${direction} limit 1)`
  const { rows } = await sql<TicketRow>`
    ${beside(sql`<`, sql`desc`)} union all ${beside(sql`>`, sql`asc`)}
  `.execute(db)
  const found = rows.map(placedTicket)
  return {
    above: found.find(({ standing }) => standing.keys[line.mode] < key),
    below: found.find(({ standing }) => standing.keys[line.mode] > key),
  }
}

/** Number of the first waiting ticket of the line; null when none waits. */
export async function numberOne({ db, workspace }: Tenant, line: Line): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket where workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)}
    order by ${keyColumn(line.mode)} limit 1
  `.execute(db)
  return rows[0]?.number ?? null
}

/** Number of the ticket pinned to `place`, and of a waiting unpinned p0, null where there is none; and a free place. */
export async function pinSurroundings({ db, workspace }: Tenant, place: number): Promise<PinSurroundings> {
  const { rows } = await sql<PinSurroundings>`
    select
      (select number from ticket where workspace_id = ${workspace} and pin_place = ${place}) as "placeHolder",
      (select min(free) from generate_series(1, 1 + (
        select count(*) from ticket where workspace_id = ${workspace} and pin_place is not null)) free
       where not exists (select 1 from ticket where workspace_id = ${workspace} and pin_place = free)) as "freePlace",
      (select number from ticket
       where workspace_id = ${workspace} and line = 'waiting' and priority = 'p0' and pin_place is null
       order by key_normal limit 1) as "p0Below"
  `.execute(db)
  return must(rows[0], 'one row')
}

/** Numbers of tickets to which the passing of time has done something by `now`, at most `limit`. */
export async function wokenNumbers({ db, workspace }: Tenant, now: Instant, limit: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket
    where workspace_id = ${workspace} and wakes_at <= ${isoOf(now)}::timestamptz
    order by wakes_at limit ${limit}
  `.execute(db)
  return rows.map(({ number }) => number)
}

/** The first instant at which the passing of time does something to a ticket of the workspace; null when it never does. */
export async function firstWaking({ db, workspace }: Tenant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select wakes_at as at from ticket where workspace_id = ${workspace} and wakes_at is not null
    order by wakes_at limit 1
  `.execute(db)
  return rows[0]?.at ?? null
}
