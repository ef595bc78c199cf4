/** Rebuilds what is derived from the streams of the workspace, its teams, members, accounts and policies (LOG-1). */
import { grouped } from '../domain/group.ts'
import { instantOf, isoOf } from '../domain/time.ts'
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

/** The row that the event which added it makes. */
function addedRow(workspace: string, { id, version, change }: Event): FactRow {
  const { effectiveFrom, ...facts } = change
  const from = effectiveFrom === undefined ? {} : { effective_from: iso(effectiveFrom) }
  return { workspace_id: workspace, id, version, ...facts, ...from }
}

function madeRows(workspace: string, events: readonly Event[]): Record<FactTable, FactRow[]> {
  const streams = grouped(events, ({ stream }) => stream)
  const added = (stream: string) => (streams.get(stream) ?? []).map((event) => addedRow(workspace, event))
  return {
    workspace_state: [stateOf(workspace, streams.get('workspace') ?? [])],
    team: added('team'),
    member: added('member'),
    account: added('account'),
    policy: added('policy'),
  }
}

/** A row in words: `account acme`, `policy sla 2`, `the workspace`. */
function wordsOf(table: FactTable, row: FactRow): string {
  if (table === 'workspace_state') return 'the workspace'
  if (table === 'policy') return `policy ${row.name} ${row.version}`
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
