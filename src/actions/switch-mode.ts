/** Hard choices on or off: one flag of the workspace; no ticket is touched, because both keys are stored (RANK-6). */
import { Refusal } from '../domain/refusal.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { saveWorkspaceState, type WorkspaceState, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

/**
 * Switches the mode and says who did it and why; `present` writes down the answer.
 * @throws Refusal `mode_unchanged`; Repeated
 */
export async function switchMode(
  desk: Desk,
  { mode, reason }: { mode: Mode; reason: string },
  present: (state: WorkspaceState) => Answer,
): Promise<WorkspaceState> {
  const { tenant, now, asking, origin } = desk
  const work = async (tx: Tenant) => {
    const before = await workspaceState(tx, 'lock')
    if (before.mode === mode) throw new Refusal('mode_unchanged', `The order already is in ${mode} mode.`)
    const after = { version: before.version + 1, mode, modeSince: now, modeReason: reason, modeBy: asking.handle }
    const change = { type: 'mode_switched', mode, reason }
    const placed = { stream: 'workspace', streamId: tenant.workspace, version: after.version } as const
    await appendFacts(tx, [{ ...placed, type: change.type, at: now, actor: asking.handle, change, origin }], now)
    await saveWorkspaceState(tx, after)
    return after
  }
  return onceInTransaction(desk, work, present)
}
