/** Rebuilds what is derived from the streams of the workspace, its teams, members, accounts, policies and issues (LOG-1). */
import { must } from '../domain/assert.ts'
import type { Absence } from '../domain/duty/document.ts'
import { grouped } from '../domain/group.ts'
import type { Issue } from '../domain/issue/issue.ts'
import { foldIssue, type IssueChange } from '../domain/issue/issue-event.ts'
import { type Amount, type Money, NO_MONEY } from '../domain/money.ts'
import { instantOf, isoOf } from '../domain/time.ts'
import { moneyColumns } from '../store/company.ts'
import type { Tenant } from '../store/db.ts'
import {
  FACT_TABLES,
  type FactDifference,
  type FactRow,
  type FactTable,
  factDifferences,
  factEvents,
  lockFacts,
  repairFacts,
} from '../store/fact-projections.ts'
import { issueJson } from '../store/issues.ts'
import { amountColumns } from '../store/opportunities.ts'
import { withoutAbsence } from './keep-hours.ts'
import type { Difference } from './rebuild.ts'

type Event = Awaited<ReturnType<typeof factEvents>>[number]

const iso = (millis: unknown): string => isoOf(instantOf(Number(millis)))

/** The state of a workspace: its mode is as last switched, its version counts its events. */
function stateOf(workspace: string, events: readonly Event[]): FactRow {
  const switched = events.findLast(({ change }) => change.type === 'mode_switched')
  return {
    workspace_id: workspace,
    version: events.at(-1)?.version ?? 0,
    mode: switched?.change.mode ?? 'normal',
    mode_since: switched ? iso(switched.at) : null,
    mode_reason: switched?.change.reason ?? null,
    mode_by: switched?.actor ?? null,
  }
}

/** The row that its events make: the first adds it, each further one says what it changed. */
function madeRow(workspace: string, events: readonly Event[], before: FactRow = {}): FactRow {
  const facts = events.map(({ id, version, change }) => ({ ...change, id, version }))
  return Object.assign({ workspace_id: workspace }, before, ...facts)
}

/** Facts of events whose columns have other names. */
const COLUMNS: Readonly<Record<string, string>> = {
  accountId: 'account_id',
  externalId: 'external_id',
  closesOn: 'closes_on',
  keyDates: 'key_dates',
  winRate: 'win_rate',
  removedAt: 'removed_at',
}

/** What is one value in an event may be several columns in its row, and have another name there. */
function withColumns(event: Event): Event {
  const { arr, renewsOn, churnRisk, amount, ...change } = event.change as FactRow & Partial<Money> & { amount?: Amount }
  const money = arr === undefined ? {} : moneyColumns({ ...NO_MONEY, arr, renewsOn, churnRisk } as Money)
  const worth = amount === undefined ? {} : amountColumns(amount)
  const named = Object.entries(change).map(([fact, value]) => [COLUMNS[fact] ?? fact, value] as const)
  return { ...event, change: { ...Object.fromEntries(named), ...money, ...worth } }
}

/** The version that the event which published it makes. */
function policyRow(workspace: string, { actor, change }: Event): FactRow {
  const { effectiveFrom, publishedAt, ...facts } = change
  const dates = { effective_from: iso(effectiveFrom), published_at: iso(publishedAt) }
  return { workspace_id: workspace, by_handle: actor, ...dates, ...facts }
}

/** The issue that its events make. */
function issueRow(workspace: string, events: readonly Event[]): FactRow {
  const made = events.reduce<Issue | undefined>(
    (issue, { id, version, at, actor, change }) =>
      foldIssue(issue, { id, version, at: instantOf(Number(at)), actor, change: change as unknown as IssueChange }),
    undefined,
  )
  return issueJson(workspace, must(made, 'a stream has events'))
}

/** When a member is away, after all their events. */
function awayAfter(events: readonly Event[]): readonly Absence[] {
  let away: Absence[] = []
  for (const { change } of events) {
    if (change.type === 'absence_planned') away.push(change.absence as Absence)
    if (change.type !== 'absence_cancelled') continue
    away = [...withoutAbsence(away, String(change.absence_id), change.ended_at as string | null)]
  }
  return away
}

const memberRow = (workspace: string, events: readonly Event[]): FactRow =>
  Object.assign(madeRow(workspace, events, {}), { away: awayAfter(events) })

function madeRows(workspace: string, events: readonly Event[]): Record<FactTable, FactRow[]> {
  const streams = grouped(events, ({ stream }) => stream)
  const made = (stream: string, read = (event: Event) => event, before: FactRow = {}) =>
    [...grouped(streams.get(stream) ?? [], ({ id }) => id).values()].map((own) =>
      madeRow(workspace, own.map(read), before),
    )
  return {
    workspace_state: [stateOf(workspace, streams.get('workspace') ?? [])],
    team: made('team'),
    member: [...grouped(streams.get('member') ?? [], ({ id }) => id).values()].map((own) => memberRow(workspace, own)),
    account: made('account', withColumns, { domains: [], people: {} }),
    contact: made('contact', withColumns),
    opportunity: made('opportunity', withColumns),
    policy: (streams.get('policy') ?? []).map((event) => policyRow(workspace, event)),
    issue: [...grouped(streams.get('issue') ?? [], ({ id }) => id).values()].map((own) => issueRow(workspace, own)),
  }
}

/** A row in words: `account acme`, `policy sla 2`, `policy calendar us-west 4`, `the workspace`. */
function wordsOf(table: FactTable, row: FactRow): string {
  if (table === 'workspace_state') return 'the workspace'
  if (table === 'policy') return ['policy', ...new Set([row.name, row.slug]), row.version].join(' ')
  return `${table} ${row.slug ?? row.handle ?? row.name ?? row.number}`
}

function told(table: FactTable, { stored, made }: FactDifference): Difference[] {
  const of = wordsOf(table, made ?? stored ?? {})
  if (stored === null || made === null) return [{ of, what: table, stored, rebuilt: made }]
  const columns = Object.keys(made).filter((column) => JSON.stringify(made[column]) !== JSON.stringify(stored[column]))
  return columns.map((column) => ({ of, what: column, stored: stored[column], rebuilt: made[column] }))
}

/** Where these rows differ from what the log makes of them; unless `check`, they are put right. */
export async function rebuildFacts(
  tenant: Tenant,
  { check }: { check: boolean },
): Promise<{ events: number; differences: Difference[] }> {
  await lockFacts(tenant)
  const events = await factEvents(tenant)
  const made = madeRows(tenant.workspace, events)
  const differences: Difference[] = []
  for (const table of FACT_TABLES) {
    const found = await factDifferences(tenant, table, made[table])
    if (!check && found.length > 0) await repairFacts(tenant, table, found)
    differences.push(...found.flatMap((difference) => told(table, difference)))
  }
  return { events: events.length, differences }
}
