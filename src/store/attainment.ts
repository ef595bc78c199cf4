/** Promises of all tickets counted by what became of them, and the tickets behind each count (EXP-5). */
import { type RawBuilder, sql } from 'kysely'
import type { Fate, Group, Grouping } from '../domain/clock/attainment.ts'
import type { Metric } from '../domain/sla/document.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** Which promises: those that began in [from, to). */
export interface Promises {
  readonly metric: Metric
  /** Null: from the beginning. */
  readonly from: Instant | null
  /** Null: up to now. */
  readonly to: Instant | null
  readonly now: Instant
}

/** The miss of a ticket that was merged goes on, and is counted, in the other one; all its clocks do but triage. */
const GOES_ON = sql`cycle."cancelledBecause" like 'merged into #%' and cycle.metric <> 'triage'`

const KEYS: Readonly<Record<Grouping, RawBuilder<unknown>>> = {
  priority: sql`coalesce(ticket.priority, 'untriaged')`,
  severity: sql`coalesce(ticket.severity::text, 'untriaged')`,
  segment: sql`coalesce(waits.segment, ticket.segment)`,
  account: sql`coalesce(account.slug, 'none')`,
  'calendar-month': sql`to_char(to_timestamp(cycle."startedAt" / 1000.0) at time zone 'UTC', 'YYYY-MM')`,
}

/** Every promise there was, with its group and its fate. Of a ticket that was merged into another, its own customer
 *  waits: `waits` is the row it still has. A cycle of which nothing was ever promised lapsed when it began and has no
 *  outcome. What was no action for support is not counted (ROU-14). Most of the time goes into reading the JSON: 1.5 s of one core for 25,000 tickets of 4 KB each. */
function promised({ workspace }: Tenant, { metric, from, to, now }: Promises, by: Grouping): RawBuilder<unknown> {
  // No clock starts after the last event of its ticket.
  const since = from === null ? sql`` : sql`and ticket.updated_at >= ${isoOf(from)}::timestamptz`
  return sql`promised as (
    select ticket.number, ticket.subject, ticket.priority, ticket.severity, account.name as account,
      cycle.cycle, cycle.party, cycle."startedAt", cycle."dueAt", cycle."endedAt",
      coalesce(cycle."breachedAt", case when cycle.outcome is null and cycle."dueAt" < ${now} then cycle."dueAt" end)
        as "breachedAt",
      ${KEYS[by]} as key,
      case
        when cycle."breachedAt" is not null and not coalesce(${GOES_ON}, false) then 'breached'
        when cycle.outcome is not null then cycle.outcome
        when cycle."dueAt" < ${now} then 'breached'
        else 'running'
      end as fate
    from ticket
      cross join lateral json_to_recordset(ticket.clocks -> 'cycles') as cycle(
        metric text, cycle integer, party bigint, "startedAt" bigint, "dueAt" bigint, "breachedAt" bigint,
        "endedAt" bigint, outcome text, "cancelledBecause" text, lapsed text)
      left join ticket waits on waits.workspace_id = ${workspace} and waits.number = cycle.party
      left join account on account.workspace_id = ${workspace}
        and account.id = case when cycle.party is null then ticket.account_id else waits.account_id end
    where ticket.workspace_id = ${workspace} ${since} and cycle.metric = ${metric}
      and ticket.closing_reason is distinct from 'no_action'
      and (cycle.outcome is not null or (cycle."endedAt" is null and cycle.lapsed is null))
      and (${from}::bigint is null or cycle."startedAt" >= ${from}::bigint)
      and cycle."startedAt" < coalesce(${to}::bigint, ${now}::bigint + 1)
  )`
}

/** The counts of each group, in no order. */
export async function attainment(tenant: Tenant, promises: Promises, by: Grouping): Promise<Group[]> {
  const count = (fate: Fate) => sql`count(*) filter (where fate = ${sql.lit(fate)})`
  const { rows } = await sql<Group>`
    with ${promised(tenant, promises, by)}
    select key, ${by === 'account' ? sql`max(account)` : sql`null`} as name, ${count('met')} as met,
      ${count('breached')} as breached, ${count('running')} as running, ${count('cancelled')} as cancelled
    from promised group by key
  `.execute(tenant.db)
  return rows
}

/** One promise of a report. */
export interface Counted {
  readonly number: number
  readonly subject: string
  readonly priority: string | null
  readonly severity: number | null
  /** Name of the account whose promise it is. */
  readonly account: string | null
  readonly cycle: number
  readonly party: number | null
  readonly startedAt: Instant
  readonly dueAt: Instant | null
  readonly breachedAt: Instant | null
  readonly endedAt: Instant | null
}

/** Tells one promise of a metric from every other, in the order of the list. */
export type Place = Pick<Counted, 'startedAt' | 'number' | 'party' | 'cycle'>

export interface Page {
  readonly by: Grouping
  /** Every group when null. */
  readonly key: string | null
  readonly fate: Fate
  readonly after: Place | null
  readonly limit: number
}

/** The promises behind a count, the latest to start first. */
export async function countedPromises(tenant: Tenant, promises: Promises, page: Page): Promise<Counted[]> {
  const { by, key, fate, after, limit } = page
  const place = sql`"startedAt", number, coalesce(party, 0), cycle`
  const start = after
    ? sql`and (${place}) < (${after.startedAt}::bigint, ${after.number}::bigint, ${after.party ?? 0}::bigint, ${after.cycle}::integer)`
    : sql``
  const { rows } = await sql<Counted>`
    with ${promised(tenant, promises, by)}
    select number, subject, priority, severity, account, cycle, party, "startedAt", "dueAt", "breachedAt", "endedAt"
    from promised
    where fate = ${fate} and (${key}::text is null or key = ${key}::text) ${start}
    order by "startedAt" desc, number desc, coalesce(party, 0) desc, cycle desc limit ${limit}
  `.execute(tenant.db)
  return rows
}
