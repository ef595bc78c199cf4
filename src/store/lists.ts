/** Lists of tickets: pages of the line, and what a search finds. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { FirstClock } from '../domain/clock/first-clock.ts'
import type { RankKey } from '../domain/rank.ts'
import type { Kind, Mode, Priority, Segment } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import { presentMode } from './mode.ts'
import { type Census, census } from './places.ts'
import { inTeam, keyColumn, type Line } from './queue.ts'
import type { TicketRow } from './schema.ts'
import { type GlanceRow, glanceColumns, glanceTicket, type TicketGlance } from './ticket-glance.ts'
import { keyBytes, keyOf, type Standing } from './ticket-row.ts'

export interface LineFilter {
  readonly state: Standing['line']
  readonly segment?: Segment | undefined
  readonly priority?: Priority | 'untriaged' | undefined
  readonly kind?: Kind | undefined
  /** Id of an account. */
  readonly accountId?: string | undefined
  readonly owner?: string | undefined
  /** One theme tag under each name it has had (TAG-4). */
  readonly tags?: readonly string[] | undefined
  /** One product area under each name it has had. */
  readonly areas?: readonly string[] | undefined
}

/** The state is spelt out, because a partial index only serves a condition the planner can read. */
const inState: Readonly<Record<Standing['line'], RawBuilder<unknown>>> = {
  waiting: sql`line = 'waiting'`,
  owned: sql`line = 'owned'`,
  held: sql`line = 'held'`,
  done: sql`line = 'done'`,
}

function conditions({ segment, priority, kind, accountId, owner, tags, areas }: LineFilter): RawBuilder<unknown> {
  const all = [
    segment && sql`and segment = ${segment}`,
    priority === 'untriaged' ? sql`and priority is null` : priority && sql`and priority = ${priority}`,
    kind && sql`and kind = ${kind}`,
    accountId && sql`and account_id = ${accountId}`,
    owner && sql`and coalesce(owner, lease_by) = ${owner}`,
    tags && sql`and tags && ${[...tags]}::text[]`,
    // A tag that is a word for an area counts as it (TAG-6).
    areas && sql`and (area = any(${[...areas]}::text[]) or tags && ${[...areas]}::text[])`,
  ]
  return sql.join(
    all.filter((condition): condition is RawBuilder<unknown> => typeof condition === 'object'),
    sql` `,
  )
}

/** Where a page of a line starts: after this key, or before this number where the newest come first. */
export type After = { readonly key: RankKey } | { readonly number: number } | undefined

/** A ticket in a list. */
export interface Entry {
  readonly ticket: TicketGlance
  readonly standing: Pick<Standing, 'line' | 'dueAt' | 'clock'>
  /** Its key in the line's mode. */
  readonly key: RankKey
}

/** A page of a line, the mode the workspace is in, and how many tickets fit: all of one moment. */
export interface LinePage {
  readonly mode: Mode
  readonly entries: readonly Entry[]
  readonly total: number
  /** False where more fit than are counted. */
  readonly totalIsExact: boolean
}

/** Tickets of a filtered list are counted up to here; beyond, the exact number helps nobody and costs a scan. */
const COUNT_LIMIT = 10_000

/** Whether every ticket of the line in its state fits. */
export const isWhole = ({ state: _, ...filters }: LineFilter): boolean =>
  Object.values(filters).every((each) => each === undefined)

/** The tickets that fit, counted up to COUNT_LIMIT. */
const limitedCensus = (fitting: RawBuilder<unknown>): Census => ({
  counted: sql`counted as (select to_jsonb(count(*)) as told from (select 1 ${fitting} limit ${COUNT_LIMIT}) fitting)`,
  total: async (told) => Number(told),
})

function startOf(after: After, key: RawBuilder<unknown>): RawBuilder<unknown> {
  if (after === undefined) return sql``
  return 'key' in after ? sql`and ${key} > ${keyBytes(after.key)}` : sql`and number < ${after.number}`
}

type EntryRow = GlanceRow & Pick<TicketRow, 'line' | 'due_at' | 'first_clock'> & { key: Buffer }

const entryColumns = (mode: Mode) => sql`${glanceColumns}, ticket.line, ticket.due_at, ticket.first_clock,
  ticket.${keyColumn(mode)} as key`

const entryOf = (row: EntryRow): Entry => ({
  ticket: glanceTicket(row),
  standing: { line: row.line as Standing['line'], dueAt: row.due_at, clock: row.first_clock as FirstClock | null },
  key: keyOf(row.key),
})

type PageRow = EntryRow & { nth: number | null; told: { mode: Mode; count: unknown } | null }

/**
 * Tickets of a line in order, `limit` at most. What is done has no order to act in; the newest number comes first.
 * A whole line that waits is counted at any length, other lists up to 10,000.
 */
export async function linePage(
  tenant: Tenant,
  line: Line,
  filter: LineFilter,
  { after, limit }: { readonly after: After; readonly limit: number },
): Promise<LinePage> {
  const { db, workspace } = tenant
  const key = keyColumn(line.mode)
  const order = filter.state === 'done' ? sql`number desc` : key
  const fitting = sql`from ticket
    where workspace_id = ${workspace} and ${inState[filter.state]} ${inTeam(line.team)} ${conditions(filter)}`
  const wholeLine = filter.state === 'waiting' && isWhole(filter)
  const { counted, total } = wholeLine ? census(tenant, line.team) : limitedCensus(fitting)
  // What is told once stands in the first row, which is there even when no ticket is.
  const { rows } = await sql<PageRow>`
    with ${counted}, page as (
      select ${entryColumns(line.mode)}, row_number() over (order by ${order}) as nth ${fitting} ${startOf(after, key)}
      order by ${order} limit ${limit}
    )
    select page.*, case when coalesce(page.nth, 1) = 1
      then jsonb_build_object('mode', ${presentMode(workspace)}, 'count', counted.told) end as told
    from counted left join page on true order by page.nth
  `.execute(db)
  const told = must(rows[0]?.told, 'the first row tells')
  const all = await total(told.count)
  return {
    mode: told.mode,
    entries: rows.filter(({ nth }) => nth !== null).map(entryOf),
    total: all,
    totalIsExact: wholeLine || all < COUNT_LIMIT,
  }
}

/** Tickets of an account: how many are in each state, and the last changed, at most `limit`. */
export async function ticketsOfAccount(
  { db, workspace }: Tenant,
  accountId: string,
  limit: number,
): Promise<{ readonly counts: Readonly<Record<Standing['line'], number>>; readonly latest: Entry[] }> {
  const theirs = sql`workspace_id = ${workspace} and account_id = ${accountId}`
  const { rows: counted } = await sql<{ line: Standing['line']; count: number }>`
    select line, count(*) from ticket where ${theirs} group by line
  `.execute(db)
  const { rows } = await sql<EntryRow>`
    select ${entryColumns('normal')} from ticket where ${theirs} order by updated_at desc, number desc limit ${limit}
  `.execute(db)
  const none = { waiting: 0, owned: 0, held: 0, done: 0 }
  const counts = Object.assign(none, ...counted.map(({ line, count }) => ({ [line]: count })))
  return { counts, latest: rows.map(entryOf) }
}

/** Whom an offer waits for: a team, or one member of a team. */
export type OfferedTo = { readonly team: string; readonly handle?: string | undefined }

/** Tickets that are offered to a team, or wait for one of its members: offered to them or to their team by somebody else,
 *  or sent back to them. The longest waiting first (HOF-14). */
export async function offeredTickets(
  { db, workspace }: Tenant,
  { team, handle }: OfferedTo,
  limit: number,
): Promise<Entry[]> {
  const theirs = sql`hand_off ->> 'team' = ${team}`
  const own = sql`case when hand_off -> 'bounced' <> 'null'::jsonb then owner = ${handle ?? null}
    else hand_off ->> 'by' <> ${handle ?? null} and owner is distinct from ${handle ?? null}
      and (hand_off ->> 'to' = ${handle ?? null} or (${theirs} and hand_off -> 'to' = 'null'::jsonb)) end`
  const { rows } = await sql<EntryRow>`
    select ${entryColumns('normal')} from ticket
    where workspace_id = ${workspace} and hand_off is not null and ${handle === undefined ? theirs : own}
    order by (hand_off ->> 'offeredAt')::bigint, number limit ${limit}
  `.execute(db)
  return rows.map(entryOf)
}

/** The newest tickets that hold every word of `text`, in the grammar of web searches; the order of words is no matter. */
export async function searchTickets({ db, workspace }: Tenant, text: string, limit: number): Promise<Entry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns('normal')} from search_tickets(${text}, ${limit}) found
    join ticket on ticket.workspace_id = ${workspace} and ticket.number = found.number
    order by ticket.number desc
  `.execute(db)
  return rows.map(entryOf)
}
