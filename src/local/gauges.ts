/** Figures of the whole installation that are read when they are asked for. */
import type { Metrics } from '../http/metrics.ts'
import { isPending } from '../store/audit-chain.ts'
import type { Store, Tenant } from '../store/db.ts'
import { waitingByTeam } from '../store/places.ts'
import { workspaceNames } from '../store/workspaces.ts'

async function waitingIn(tenant: Tenant): Promise<number> {
  return [...(await waitingByTeam(tenant)).values()].reduce((sum, waiting) => sum + waiting, 0)
}

async function ofAll(store: Store, read: (tenant: Tenant) => Promise<number>): Promise<number> {
  let sum = 0
  for (const { id } of await workspaceNames(store.directory)) sum += await read(store.tenant(id))
  return sum
}

export function addGauges(metrics: Metrics, store: Store): void {
  metrics.addGauge('topline_waiting_tickets', 'Tickets that wait, of all workspaces', () => ofAll(store, waitingIn))
  metrics.addGauge('topline_unsealed_workspaces', 'Workspaces whose log has events that are not sealed yet', () =>
    ofAll(store, async (tenant) => Number(await isPending(tenant))),
  )
}
