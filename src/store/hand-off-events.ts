/** Tickets that were offered to other hands, with the events that tell how it went. */
import { sql } from 'kysely'
import { REPORTED_EVENTS } from '../domain/flow/hand-off-report.ts'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

export interface HandedOff {
  readonly id: string
  readonly number: number
  readonly subject: string
  /** Name of the account. */
  readonly account: string | null
}

interface Period {
  /** The first instant in it, and the first after it. */
  readonly from: Instant
  readonly to: Instant
  readonly limit: number
}

/** Tickets that were offered in [from, to), the last offered first. */
export async function handedOffTickets({ db, workspace }: Tenant, { from, to, limit }: Period): Promise<HandedOff[]> {
  const { rows } = await sql<HandedOff>`
    with offered as (
      select stream_id, max(at) as at from event
      where workspace_id = ${workspace} and type = 'handoff_offered' and recorded_at >= ${isoOf(from)}::timestamptz
        and at >= ${isoOf(from)}::timestamptz and at < ${isoOf(to)}::timestamptz
      group by stream_id order by at desc, stream_id limit ${limit}
    )
    select ticket.id, ticket.number, ticket.subject, account.name as account
    from offered
      join ticket on ticket.workspace_id = ${workspace} and ticket.id = offered.stream_id
      left join account on account.workspace_id = ${workspace} and account.id = ticket.account_id
    order by offered.at desc, ticket.number desc
  `.execute(db)
  return rows
}

/** The events of these tickets that offers begin and end with, stream by stream. */
export async function handOffEvents({ db, workspace }: Tenant, ids: readonly string[]): Promise<TicketEvent[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Omit<TicketEvent, 'change'> & { change: unknown }>`
    select stream_id as "ticketId", version, at, actor, change from event
    where workspace_id = ${workspace} and stream_id = any(${[...ids]}::uuid[])
      and type = any(${[...REPORTED_EVENTS]}::text[])
    order by stream_id, version
  `.execute(db)
  return rows.map((row) => ({ ...row, change: row.change as TicketChange }))
}
