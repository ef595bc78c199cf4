/** The triage inbox: tickets nobody has judged yet, in the order of the line. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { RankKey } from '../domain/rank.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { inTeam, keyColumn, type Line } from './queue.ts'
import type { TicketRow } from './schema.ts'
import { keyBytes, type PlacedTicket, placedTicket, ticketColumns } from './ticket-row.ts'

export type TriageState = 'waiting' | 'snoozed'

interface TriagePart {
  readonly state: TriageState
  readonly now: Instant
  readonly after: RankKey | undefined
  readonly limit: number
}

/** Spelt out as the partial index ticket_untriaged has it (TRI-1). */
const UNTRIAGED = sql`priority is null and line in ('waiting', 'owned')`

const isAwake = (now: Instant): RawBuilder<boolean> =>
  sql<boolean>`(snoozed_until is null or snoozed_until <= ${isoOf(now)}::timestamptz)`

/** Tickets of the inbox, or those it leaves out until a time, in the order of the line. */
export async function triageTickets({ db, workspace }: Tenant, line: Line, part: TriagePart): Promise<PlacedTicket[]> {
  const key = keyColumn(line.mode)
  const { state, now, after, limit } = part
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and ${UNTRIAGED} ${inTeam(line.team)}
      and ${state === 'waiting' ? isAwake(now) : sql`not ${isAwake(now)}`}
      ${after === undefined ? sql`` : sql`and ${key} > ${keyBytes(after)}`}
    order by ${key} limit ${limit}
  `.execute(db)
  return rows.map(placedTicket)
}

export interface TriageCounts {
  readonly waiting: number
  readonly snoozed: number
  /** Of those that wait, whose triage clock has run out. */
  readonly missed: number
}

/** How many wait for triage, how many are snoozed, and how many of the first are late (TRI-3). */
export async function triageCounts(
  { db, workspace }: Tenant,
  team: string | null,
  now: Instant,
): Promise<TriageCounts> {
  const late = sql`exists (
    select 1 from json_to_recordset(clocks -> 'cycles') as cycle(
      metric text, "dueAt" bigint, "breachedAt" bigint, "endedAt" bigint, lapsed text)
    where metric = 'triage' and "endedAt" is null and lapsed is null and ("breachedAt" is not null or "dueAt" < ${now}))`
  const { rows } = await sql<TriageCounts>`
    select count(*) filter (where ${isAwake(now)})::integer as waiting,
      count(*) filter (where not ${isAwake(now)})::integer as snoozed,
      count(*) filter (where ${isAwake(now)} and ${late})::integer as missed
    from ticket where workspace_id = ${workspace} and ${UNTRIAGED} ${inTeam(team)}
  `.execute(db)
  return must(rows[0], 'one row')
}
