/** The line: tickets in the order of their stored keys. What the order is, domain/rank.ts decides; here it is sorted. */
import { type RawBuilder, sql } from 'kysely'
import type { RankKey } from '../domain/rank.ts'
import type { Instant } from '../domain/time.ts'
import { isoOf } from '../domain/time.ts'
import type { Kind, Mode, Priority, Segment } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { keyBytes, type PlacedTicket, placedTicket, type Standing, ticketColumns } from './ticket-row.ts'

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

export interface LineFilter {
  readonly state: Standing['line']
  readonly segment?: Segment | undefined
  readonly priority?: Priority | 'untriaged' | undefined
  readonly kind?: Kind | undefined
  /** Id of an account. */
  readonly accountId?: string | undefined
  readonly owner?: string | undefined
}

/** The column that orders a line; a literal in the statement, so that the index of that mode serves it. */
const keyColumn = (mode: Mode) => (mode === 'hard' ? sql.raw('key_hard') : sql.raw('key_normal'))

const inTeam = (team: string | null) => (team === null ? sql`` : sql`and team = ${team}`)

/** The state is spelt out, because a partial index only serves a condition the planner can read. */
const inState: Readonly<Record<Standing['line'], RawBuilder<unknown>>> = {
  waiting: sql`line = 'waiting'`,
  owned: sql`line = 'owned'`,
  held: sql`line = 'held'`,
  done: sql`line = 'done'`,
}

function conditions({ segment, priority, kind, accountId, owner }: LineFilter): RawBuilder<unknown> {
  const all = [
    segment && sql`and segment = ${segment}`,
    priority === 'untriaged' ? sql`and priority is null` : priority && sql`and priority = ${priority}`,
    kind && sql`and kind = ${kind}`,
    accountId && sql`and account_id = ${accountId}`,
    owner && sql`and coalesce(owner, lease_by) = ${owner}`,
  ]
  return sql.join(
    all.filter((condition): condition is RawBuilder<unknown> => typeof condition === 'object'),
    sql` `,
  )
}

/** Where a page of a line starts: after this key, or before this number where the newest come first. */
export type After = { readonly key: RankKey } | { readonly number: number } | undefined

/** Tickets of a line in order, `limit` at most. What is done has no order to act in; the newest number comes first. */
export async function lineTickets(
  { db, workspace }: Tenant,
  line: Line,
  filter: LineFilter,
  page: { readonly after: After; readonly limit: number },
): Promise<PlacedTicket[]> {
  const key = keyColumn(line.mode)
  const { after, limit } = page
  const start =
    after === undefined
      ? sql``
      : 'key' in after
        ? sql`and ${key} > ${keyBytes(after.key)}`
        : sql`and number < ${after.number}`
  const order = filter.state === 'done' ? sql`number desc` : key
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and ${inState[filter.state]} ${inTeam(line.team)} ${conditions(filter)} ${start}
    order by ${order} limit ${limit}
  `.execute(db)
  return rows.map(placedTicket)
}

/** How many tickets fit the filter, counted up to `most`. */
export async function countLine(
  { db, workspace }: Tenant,
  line: Line,
  filter: LineFilter,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from ticket
      where workspace_id = ${workspace} and ${inState[filter.state]} ${inTeam(line.team)} ${conditions(filter)}
      limit ${most}
    ) counted
  `.execute(db)
  return rows[0]?.count ?? 0
}

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

/**
 * The first waiting ticket that `member` has not passed over, locked until the transaction ends; undefined when none.
 * Tickets that another transaction holds are skipped, so members who ask at the same moment get different ones (LOG-4).
 */
export async function firstWaiting(
  { db, workspace }: Tenant,
  line: Line,
  member: string,
): Promise<PlacedTicket | undefined> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)} and not (${member} = any(skipped_by))
    order by ${keyColumn(line.mode)} limit 1
    for update skip locked
  `.execute(db)
  return rows[0] && placedTicket(rows[0])
}

/** Number of the first waiting ticket of the line; null when none waits. */
export async function numberOne({ db, workspace }: Tenant, line: Line): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket where workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)}
    order by ${keyColumn(line.mode)} limit 1
  `.execute(db)
  return rows[0]?.number ?? null
}

/** Number of the first ticket before `key` that `member` has passed over; null where there is none. */
export async function passedOverBefore(
  { db, workspace }: Tenant,
  line: Line,
  key: RankKey,
  member: string,
): Promise<number | null> {
  const column = keyColumn(line.mode)
  const { rows } = await sql<{ number: number }>`
    select number from ticket
    where workspace_id = ${workspace} and line = 'waiting' ${inTeam(line.team)} and ${column} < ${keyBytes(key)}
      and ${member} = any(skipped_by)
    order by ${column} limit 1
  `.execute(db)
  return rows[0]?.number ?? null
}

/** Number of the ticket pinned to `place`, and of a waiting unpinned p0; null where there is none. */
export async function pinSurroundings(
  { db, workspace }: Tenant,
  place: number,
): Promise<{ placeHolder: number | null; p0Below: number | null }> {
  const { rows } = await sql<{ placeHolder: number | null; p0Below: number | null }>`
    select
      (select number from ticket where workspace_id = ${workspace} and pin_place = ${place}) as "placeHolder",
      (select number from ticket
       where workspace_id = ${workspace} and line = 'waiting' and priority = 'p0' and pin_place is null
       order by key_normal limit 1) as "p0Below"
  `.execute(db)
  return rows[0] ?? { placeHolder: null, p0Below: null }
}

/** Numbers of tickets that the passing of time has changed by `now`, at most `limit`. */
export async function expiredNumbers({ db, workspace }: Tenant, now: Instant, limit: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from ticket
    where workspace_id = ${workspace} and expires_at <= ${isoOf(now)}::timestamptz
    order by expires_at limit ${limit}
  `.execute(db)
  return rows.map(({ number }) => number)
}

/** The newest tickets that hold every word of `text`, in the grammar of web searches; the order of words is no matter. */
export async function searchTickets({ db, workspace }: Tenant, text: string, limit: number): Promise<PlacedTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from search_tickets(${text}, ${limit}) found
    join ticket on ticket.workspace_id = ${workspace} and ticket.number = found.number
    order by ticket.number desc
  `.execute(db)
  return rows.map(placedTicket)
}
