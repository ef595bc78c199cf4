/** Holds that look like gaming, of all tickets (CLK-11). What looks so, domain/clock/hold-flags.ts says. */
import { sql } from 'kysely'
import type { HoldLimits } from '../domain/clock/hold-flags.ts'
import type { HoldSpan } from '../domain/clock/state.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** A hold, whose it is, and who placed it. */
export interface HeldTicket extends HoldSpan {
  readonly number: number
  readonly subject: string
  readonly team: string
  /** Name of the account. */
  readonly account: string | null
  readonly by: string | null
}

export interface FlaggedPeriod {
  /** The first instant in it, and the first after it; a hold belongs to when it began. */
  readonly from: Instant
  readonly to: Instant
  readonly now: Instant
  readonly limit: number
}

type Row = HeldTicket & { readonly total: number }

/** Holds begun in [from, to) beyond one of `limits`, the latest first, and how many there are. */
export async function flaggedHolds(
  { db, workspace }: Tenant,
  limits: readonly HoldLimits[],
  { from, to, now, limit }: FlaggedPeriod,
): Promise<{ readonly holds: readonly HeldTicket[]; readonly total: number }> {
  const { rows } = await sql<Row>`
    with flagged as (
      select ticket.id, ticket.number, ticket.subject, ticket.team, ticket.account_id, hold.*
      from ticket
        cross join lateral json_to_recordset(ticket.clocks -> 'holds') as hold(
          "from" bigint, "to" bigint, "for" text, reason text, note text, "actsNext" text, because integer,
          "sinceMessage" bigint)
        join json_to_recordset(${JSON.stringify(limits)}::json) as held(
          since bigint, until bigint, "soonMs" bigint, "capMs" bigint)
          on hold."from" >= held.since and (held.until is null or hold."from" < held.until)
      where ticket.workspace_id = ${workspace} and ticket.updated_at >= ${isoOf(from)}::timestamptz
        and hold."from" >= ${from} and hold."from" < ${to}
        and (hold."sinceMessage" <= held."soonMs" or coalesce(hold."to", ${now}) - hold."from" > held."capMs")
    ), page as (
      select *, count(*) over () as total from flagged order by "from" desc, number desc limit ${limit}
    )
    select page.number, page.subject, page.team, account.name as account, event.actor as "by", page."from", page."to",
      page."for", page.reason, page.note, page."actsNext", page.because, page."sinceMessage", page.total
    from page
      left join account on account.workspace_id = ${workspace} and account.id = page.account_id
      left join event on event.workspace_id = ${workspace} and event.stream_id = page.id
        and event.version = page.because
    order by page."from" desc, page.number desc
  `.execute(db)
  return { holds: rows.map(({ total: _, ...hold }) => hold), total: rows[0]?.total ?? 0 }
}
