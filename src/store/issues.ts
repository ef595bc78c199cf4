/** Issues as rows, and who is linked with them. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Audience, Issue, IssueKind, IssueStatus } from '../domain/issue/issue.ts'
import type { IssueEvent } from '../domain/issue/issue-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Priority, Status } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

const columns = sql`id, number, kind, title, text, audience, status, owner, team, url, duplicate_of as "duplicateOf",
  shipped_at as "shippedAt", shipped_note as "shippedNote", version, created_at as "createdAt",
  created_by as "createdBy", updated_at as "updatedAt"`

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** The row of an issue, column by column. */
export function issueJson(workspace: string, issue: Issue): Readonly<Record<string, unknown>> {
  const { duplicateOf, shippedAt, shippedNote, createdAt, createdBy, updatedAt, ...alike } = issue
  return {
    workspace_id: workspace,
    ...alike,
    duplicate_of: duplicateOf,
    shipped_at: iso(shippedAt),
    shipped_note: shippedNote,
    created_at: isoOf(createdAt),
    created_by: createdBy,
    updated_at: isoOf(updatedAt),
  }
}

/** What an event may change of a row. */
const CHANGING = [
  'kind',
  'title',
  'text',
  'audience',
  'status',
  'owner',
  'team',
  'url',
  'duplicate_of',
  'shipped_at',
  'shipped_note',
  'version',
  'updated_at',
] as const
const overwritten = sql.join(CHANGING.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))

/** Saves issues, over what was there of them. */
export async function saveIssues({ db, workspace }: Tenant, issues: readonly Issue[]): Promise<void> {
  const rows = JSON.stringify(issues.map((issue) => issueJson(workspace, issue)))
  await sql`
    insert into issue select made.* from jsonb_populate_recordset(null::issue, ${rows}::jsonb) made
    on conflict (workspace_id, id) do update set ${overwritten}
  `.execute(db)
}

/** Who asks: those who may not read notes are shown what is public alone. */
export type Sight = Audience | 'all'

const inSight = (sight: Sight) => (sight === 'all' ? sql`` : sql`and audience = ${sight}`)

/** Of these issues, the numbers of those that are public. */
export async function publicAmong({ db, workspace }: Tenant, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ number: number }>`
    select number from issue
    where workspace_id = ${workspace} and number = any(${[...numbers]}::int[]) and audience = 'public'
  `.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** Without the number of a private issue that one of them goes on in (ISS-3). */
async function seenAlone(tenant: Tenant, issues: readonly Issue[]): Promise<Issue[]> {
  const open = await publicAmong(
    tenant,
    issues.flatMap(({ duplicateOf }) => duplicateOf ?? []),
  )
  return issues.map((issue) => ({
    ...issue,
    duplicateOf: issue.duplicateOf !== null && open.has(issue.duplicateOf) ? issue.duplicateOf : null,
  }))
}

/** The issues with these numbers, in the order of their numbers; those that are not there are left out. */
export async function issuesNumbered(
  tenant: Tenant,
  numbers: readonly number[],
  sight: Sight = 'all',
): Promise<Issue[]> {
  if (numbers.length === 0) return []
  const { db, workspace } = tenant
  const { rows } = await sql<Issue>`
    select ${columns} from issue
    where workspace_id = ${workspace} and number = any(${[...numbers]}::int[]) ${inSight(sight)} order by number
  `.execute(db)
  return sight === 'all' ? rows : seenAlone(tenant, rows)
}

/** The issues of a ticket, in the order of its links. */
export async function issuesOf(tenant: Tenant, numbers: readonly number[]): Promise<Issue[]> {
  const found = await issuesNumbered(tenant, numbers)
  return numbers.flatMap((number) => found.find((issue) => issue.number === number) ?? [])
}

/** The number of the next issue; under the lock of the workspace nobody else takes it. */
export async function nextIssueNumber({ db, workspace }: Tenant): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(number), 0) + 1 as next from issue where workspace_id = ${workspace}
  `.execute(db)
  return must(rows[0], 'a maximum always answers').next
}

export interface IssueFilter {
  readonly sight: Sight
  /** `active`: neither shipped nor refused; without one, all that repeat no other. */
  readonly status?: IssueStatus | 'active' | 'duplicate' | undefined
  readonly kind?: IssueKind | undefined
  readonly team?: string | undefined
  readonly owner?: string | undefined
  readonly q?: string | undefined
}

function standsIn(status: IssueFilter['status']): RawBuilder<unknown> {
  if (status === 'duplicate') return sql`and duplicate_of is not null`
  const own = sql`and duplicate_of is null`
  if (status === undefined) return own
  const some = status === 'active' ? ['open', 'in_progress', 'on_backlog'] : [status]
  return sql`${own} and status = any(${some}::text[])`
}

/** A number finds the issue itself too. */
const saying = (q: string): RawBuilder<unknown> => sql`and (
  to_tsvector('english', title || ' ' || text) @@ websearch_to_tsquery('english', ${q})
  or number::text = ltrim(${q}, '#'))`

const fitting = ({ workspace }: Tenant, { sight, status, kind, team, owner, q }: IssueFilter) => sql`
  from issue where workspace_id = ${workspace} ${inSight(sight)} ${standsIn(status)}
    ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
    ${team === undefined ? sql`` : sql`and team = ${team}`}
    ${owner === undefined ? sql`` : sql`and owner = ${owner}`}
    ${q === undefined ? sql`` : saying(q)}`

export interface IssuePage {
  readonly issues: readonly Issue[]
  readonly total: number
}

/** The newest issues that fit, from below the number `before`. */
export async function issuePage(
  tenant: Tenant,
  filter: IssueFilter,
  { before, limit }: { readonly before: number | undefined; readonly limit: number },
): Promise<IssuePage> {
  const after = before === undefined ? sql`` : sql`and number < ${before}`
  const { rows: found } = await sql<Issue>`
    select ${columns} ${fitting(tenant, filter)} ${after} order by number desc limit ${limit}
  `.execute(tenant.db)
  const { rows } = await sql<{ total: number }>`select count(*)::int as total ${fitting(tenant, filter)}`.execute(
    tenant.db,
  )
  const issues = filter.sight === 'all' ? found : await seenAlone(tenant, found)
  return { issues, total: must(rows[0], 'a count always answers').total }
}

/** Everything that happened to an issue, the oldest first. */
export async function issueEvents({ db, workspace }: Tenant, id: string): Promise<IssueEvent[]> {
  const { rows } = await sql<IssueEvent>`
    select stream_id as id, version, at, actor, change from event
    where workspace_id = ${workspace} and stream = 'issue' and stream_id = ${id} order by version
  `.execute(db)
  return rows
}

// The index of tickets with issues serves every condition that says so.
const linkedWith = (workspace: string, numbers: readonly number[]) => sql`
  from ticket cross join lateral unnest(ticket.issues) as linked(issue)
  where ticket.workspace_id = ${workspace} and ticket.issues <> '{}' and linked.issue = any(${[...numbers]}::int[])`

export interface LinkCounts {
  readonly tickets: number
  readonly accounts: number
}

/** How many tickets are linked with each of these issues, and of how many accounts. */
export async function linkCounts(
  { db, workspace }: Tenant,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, LinkCounts>> {
  if (numbers.length === 0) return new Map()
  const { rows } = await sql<LinkCounts & { issue: number }>`
    select issue, count(distinct number)::int as tickets, count(distinct account)::int as accounts
    from (
      select linked.issue, ticket.number, account
      from ticket cross join lateral unnest(ticket.issues) as linked(issue)
      cross join lateral unnest(ticket.also_affected || ticket.account_id) account
      where ticket.workspace_id = ${workspace} and ticket.issues <> '{}' and linked.issue = any(${[...numbers]}::int[])
    ) each group by issue
  `.execute(db)
  return new Map(rows.map(({ issue, tickets, accounts }) => [issue, { tickets, accounts }]))
}

/** Numbers of the tickets that are linked with issue `number`. */
export async function ticketsOfIssue({ db, workspace }: Tenant, number: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select ticket.number ${linkedWith(workspace, [number])} order by ticket.number
  `.execute(db)
  return rows.map((row) => row.number)
}

/** A ticket that goes on in one that goes on in one …: no further than this. */
const FAR = 10

/** Numbers of the tickets in which some of these go on, merged or repeated, at last. */
export async function whereTheyGoOn({ db, workspace }: Tenant, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{ number: number }>`
    with recursive way(step, nth) as (
      select goes_on_in, 1 from ticket
      where workspace_id = ${workspace} and number = any(${[...numbers]}::bigint[]) and goes_on_in is not null
      union
      select ticket.goes_on_in, way.nth + 1 from way
      join ticket on ticket.workspace_id = ${workspace} and ticket.number = way.step
      where ticket.goes_on_in is not null and way.nth < ${FAR}
    )
    select distinct ticket.number from way
    join ticket on ticket.workspace_id = ${workspace} and ticket.number = way.step
    where ticket.goes_on_in is null
  `.execute(db)
  return rows.map(({ number }) => number)
}

export interface TicketOfIssue {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly priority: Priority | null
  readonly owner: string | null
  readonly accountId: string | null
  readonly receivedAt: Instant
}

/** The newest tickets that are linked with issue `number`. */
export async function latestOfIssue(
  { db, workspace }: Tenant,
  number: number,
  limit: number,
): Promise<TicketOfIssue[]> {
  const { rows } = await sql<TicketOfIssue>`
    select number, subject, status, priority, owner, account_id as "accountId", received_at as "receivedAt"
    ${linkedWith(workspace, [number])} order by ticket.number desc limit ${limit}
  `.execute(db)
  return rows
}

/** Accounts of the tickets that are linked with issue `number`, those with the most first. */
export async function accountsOfIssue({ db, workspace }: Tenant, number: number, limit: number) {
  const { rows } = await sql<{ accountId: string; tickets: number }>`
    select account as "accountId", count(*)::int as tickets from (
      select unnest(ticket.also_affected || ticket.account_id) as account ${linkedWith(workspace, [number])}
    ) each where account is not null group by account order by tickets desc, account limit ${limit}
  `.execute(db)
  return rows
}
