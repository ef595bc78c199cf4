/** Rebuilds what is derived from the streams of the workspace, its teams, members, accounts and policies (LOG-1). */
import { grouped } from '../domain/group.ts'
import { type Money, NO_MONEY } from '../domain/money.ts'
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
function madeRow(workspace: string, events: readonly Event[]): FactRow {
  const facts = events.map(({ id, version, change }) => ({ ...change, id, version }))
  return Object.assign({ workspace_id: workspace }, ...facts)
}

/** What the CRM knows of an account is a value in an event, and columns in its row. */
function withMoney(event: Event): Event {
  const { arr, renewsOn, churnRisk, ...change } = event.change as FactRow & Partial<Money>
  if (arr === undefined) return event
  return { ...event, change: { ...change, ...moneyColumns({ ...NO_MONEY, arr, renewsOn, churnRisk } as Money) } }
}

/** The version that the event which published it makes. */
function policyRow(workspace: string, { actor, change }: Event): FactRow {
  const { effectiveFrom, publishedAt, ...facts } = change
  const dates = { effective_from: iso(effectiveFrom), published_at: iso(publishedAt) }
  return { workspace_id: workspace, by_handle: actor, ...dates, ...facts }
}

function madeRows(workspace: string, events: readonly Event[]): Record<FactTable, FactRow[]> {
  const streams = grouped(events, ({ stream }) => stream)
  const made = (stream: string, read = (event: Event) => event) =>
    [...grouped(streams.get(stream) ?? [], ({ id }) => id).values()].map((own) => madeRow(workspace, own.map(read)))
  return {
    workspace_state: [stateOf(workspace, streams.get('workspace') ?? [])],
    team: made('team'),
    member: made('member'),
    account: made('account', withMoney),
    policy: (streams.get('policy') ?? []).map((event) => policyRow(workspace, event)),
  }
}

/** A row in words: `account acme`, `policy sla 2`, `policy calendar us-west 4`, `the workspace`. */
function wordsOf(table: FactTable, row: FactRow): string {
  if (table === 'workspace_state') return 'the workspace'
  if (table === 'policy') return ['policy', ...new Set([row.name, row.slug]), row.version].join(' ')
  return `${table} ${row.slug ?? row.handle}`
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
