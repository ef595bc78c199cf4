/** Help requests to engineering: those that are open from the rows of tickets, those of a month from the log. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { HelpKind, HelpRequest } from '../domain/flow/flow.ts'
import type { FlowChange } from '../domain/flow/flow-event.ts'
import type { InLine } from '../domain/flow/help-line.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Priority } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** An open request and its ticket. */
export interface OpenHelp {
  readonly request: HelpRequest
  readonly number: number
  readonly subject: string
  readonly accountId: string | null
  readonly priority: Priority | null
  readonly owner: string | null
  readonly version: number
}

interface OfTeam {
  /** Slug; every team when left out. */
  readonly team?: string | undefined
  readonly states: readonly HelpRequest['state'][]
  readonly limit: number
}

const fitting = ({ workspace }: Tenant, { team, states }: Omit<OfTeam, 'limit'>) => sql`
  from ticket cross join lateral jsonb_array_elements(ticket.helps) as request
  where ticket.workspace_id = ${workspace} and ticket.help_teams <> '{}'
    ${team === undefined ? sql`` : sql`and ${team} = any(ticket.help_teams) and request ->> 'team' = ${team}`}
    and request ->> 'state' = any(${[...states]}::text[])`

/** Open requests, in the strict order of each team (HLP-5). */
export async function openHelps(tenant: Tenant, of: OfTeam): Promise<OpenHelp[]> {
  const { rows } = await sql<OpenHelp>`
    select request, number, subject, account_id as "accountId", priority, owner, version
    ${fitting(tenant, of)}
    order by request ->> 'team', (request ->> 'key')::float8, number, (request ->> 'help')::int
    limit ${of.limit}
  `.execute(tenant.db)
  return rows
}

/** The requests of `team` that wait, in order. */
export async function helpLine(tenant: Tenant, team: string): Promise<InLine[]> {
  const { rows } = await sql<InLine>`
    select number as ticket, (request ->> 'help')::int as help, (request ->> 'key')::float8 as key
    ${fitting(tenant, { team, states: ['asked'] })}
    order by key, number, help
  `.execute(tenant.db)
  return rows
}

/** The place of each request that waits in the line of its team, 1 first. */
export async function waitingHelps(tenant: Tenant, team: string | undefined) {
  const { rows } = await sql<{ ticket: number; help: number; place: number }>`
    select number as ticket, (request ->> 'help')::int as help, (row_number() over (partition by request ->> 'team'
      order by (request ->> 'key')::float8, number, (request ->> 'help')::int))::int as place
    ${fitting(tenant, { team, states: ['asked'] })}
  `.execute(tenant.db)
  return rows
}

/** The greatest key of the open requests of `team`; null without any. */
export async function lastHelpKey(tenant: Tenant, team: string): Promise<number | null> {
  const { rows } = await sql<{ last: number | null }>`
    select max((request ->> 'key')::float8) as last
    ${fitting(tenant, { team, states: ['asked', 'taken', 'bounced'] })}
  `.execute(tenant.db)
  return must(rows[0], 'a maximum always answers').last
}

/** The first instant of a period, and the first after it. */
interface Period {
  readonly from: Instant
  readonly to: Instant
}

/** Tickets that came in, without those that were no matter of support (HLP-10). */
export async function ticketsIn({ db, workspace }: Tenant, { from, to }: Period): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(*)::int as tickets from ticket
    where workspace_id = ${workspace} and received_at >= ${isoOf(from)}::timestamptz
      and received_at < ${isoOf(to)}::timestamptz
      and (closing_reason is null or closing_reason not in ('spam', 'no_action'))
  `.execute(db)
  return must(rows[0], 'a count always answers').tickets
}

/** How many requests of each kind were asked. */
export async function helpsAsked(
  { db, workspace }: Tenant,
  { from, to }: Period,
): Promise<Readonly<Partial<Record<HelpKind, number>>>> {
  const { rows } = await sql<{ kind: HelpKind; requests: number }>`
    select change ->> 'kind' as kind, count(*)::int as requests from event
    where workspace_id = ${workspace} and type = 'help_asked'
      and at >= ${isoOf(from)}::timestamptz and at < ${isoOf(to)}::timestamptz
    group by change ->> 'kind'
  `.execute(db)
  return Object.fromEntries(rows.map(({ kind, requests }) => [kind, requests]))
}

/** A request as it was asked. */
export interface AskedHelp {
  readonly number: number
  readonly subject: string
  readonly accountId: string | null
  readonly at: Instant
  readonly change: Extract<FlowChange, { type: 'help_asked' }>
}

/** The requests that were asked, the latest first. */
export async function helpsAskedIn(
  { db, workspace }: Tenant,
  { from, to }: Period,
  limit: number,
): Promise<AskedHelp[]> {
  const { rows } = await sql<AskedHelp>`
    select ticket.number, ticket.subject, ticket.account_id as "accountId", event.at, event.change
    from event join ticket on ticket.workspace_id = ${workspace} and ticket.id = event.stream_id
    where event.workspace_id = ${workspace} and event.type = 'help_asked'
      and event.at >= ${isoOf(from)}::timestamptz and event.at < ${isoOf(to)}::timestamptz
    order by event.at desc, event.seq desc limit ${limit}
  `.execute(db)
  return rows
}
