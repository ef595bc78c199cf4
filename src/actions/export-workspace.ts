/** Hands out a workspace as a whole, and writes down to whom. */
import { inTransaction, type Store, type Tenant } from '../store/db.ts'
import { exportOf } from '../store/export.ts'
import type { Clockwork } from './create-workspace.ts'
import { type AccessFacts, recordAccess } from './record-access.ts'

/** Who takes it, and by which way in. */
export type TakenBy = Pick<AccessFacts, 'actor' | 'via' | 'address'>

/** The archive as a stream. That it was exported is in the log before the first byte leaves, and not in the export. */
export function exportWorkspace(
  { store, tenant, program }: { store: Store; tenant: Tenant; program: string },
  by: TakenBy,
  clockwork: Clockwork,
): ReturnType<typeof exportOf> {
  const event = { type: 'workspace_exported', ...by, facts: {} }
  const begun = () => inTransaction(tenant, (tx) => recordAccess(tx, event, clockwork))
  return exportOf(store, tenant.workspace, { program, begun })
}
