/** Which rules the clocks of open tickets go by, and which of them are behind what was published since. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { ClockState } from '../domain/clock/state.ts'
import { type Instant, instantOf, isoOf } from '../domain/time.ts'
import { clocksOfJson } from './clock-json.ts'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

/** When the newest version that open tickets go over to was published; null when there never was one. */
export async function lastApplied({ db, workspace }: Tenant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select max(published_at) as at from policy where workspace_id = ${workspace} and applied
  `.execute(db)
  return rows[0]?.at ?? null
}

/** How many tickets are not closed, and how many of those go by rules older than `publishedAt`. */
export async function openCounts(
  { db, workspace }: Tenant,
  publishedAt: Instant,
): Promise<{ open: number; behind: number }> {
  const { rows } = await sql<{ open: number; behind: number }>`
    select count(*) as open, count(*) filter (where rules_at < ${isoOf(publishedAt)}::timestamptz) as behind
    from ticket where workspace_id = ${workspace} and status <> 'closed'
  `.execute(db)
  return must(rows[0], 'one row')
}

/** Whether any open ticket goes by rules older than `publishedAt`. */
export async function anyBehind({ db, workspace }: Tenant, publishedAt: Instant): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (
      select 1 from ticket
      where workspace_id = ${workspace} and rules_at < ${isoOf(publishedAt)}::timestamptz and status <> 'closed'
    ) as any
  `.execute(db)
  return rows[0]?.any === true
}

/** A ticket, and up to when it knows what was published. */
export interface RuledTicket extends PlacedTicket {
  readonly rulesAt: Instant
}

/** Up to `limit` open tickets whose rules are from `since` or later and older than `publishedAt`, oldest rules first,
 *  locked until the transaction ends. Those that somebody else has locked are left to them. */
export async function takeBehind(
  { db, workspace }: Tenant,
  { since, publishedAt, limit }: { since: Instant; publishedAt: Instant; limit: number },
): Promise<RuledTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and status <> 'closed'
      and rules_at >= ${isoOf(since)}::timestamptz and rules_at < ${isoOf(publishedAt)}::timestamptz
    order by rules_at limit ${limit} for update skip locked
  `.execute(db)
  return rows.map((row) => ({ ...placedTicket(row), rulesAt: row.rules_at }))
}

/** As much of an open ticket as a preview tells. */
export interface OpenTicket {
  readonly id: string
  readonly number: number
  readonly subject: string
  /** Name of the account. */
  readonly account: string | null
  readonly rulesAt: Instant
  readonly clocks: ClockState
}

/** Where a walk over all open tickets stands. */
export type Walked = Pick<OpenTicket, 'rulesAt' | 'id'>

/** Before the first open ticket. */
export const WALK_START: Walked = { rulesAt: instantOf(0), id: '00000000-0000-0000-0000-000000000000' }

/** The next open tickets after `after`, by their rules and their ids. */
export async function openTicketsAfter({ db, workspace }: Tenant, after: Walked, limit: number): Promise<OpenTicket[]> {
  const { rows } = await sql<Omit<OpenTicket, 'clocks'> & { clocks: unknown }>`
    select ticket.id, ticket.number, ticket.subject, account.name as account, ticket.rules_at as "rulesAt", ticket.clocks
    from ticket left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    where ticket.workspace_id = ${workspace} and ticket.status <> 'closed'
      and (ticket.rules_at, ticket.id) > (${isoOf(after.rulesAt)}::timestamptz, ${after.id}::uuid)
    order by ticket.rules_at, ticket.id limit ${limit}
  `.execute(db)
  return rows.map((row) => ({ ...row, clocks: clocksOfJson(row.clocks) }))
}
