/** Lets the passing of time act, as the timers of a node do. */
import type { Instant } from '../../src/domain/time.ts'
import { recordDue } from '../../src/jobs/keep-time.ts'
import type { Store } from '../../src/store/db.ts'
import { workspaceNames } from '../../src/store/workspaces.ts'

/** Records what is due at `now` in every workspace; returns those in which something was. */
export async function letTimeAct({ store, now }: { readonly store: Store; readonly now: Instant }): Promise<string[]> {
  const changed: string[] = []
  const clockwork = { store, now: () => now, changed: (workspace: string) => void changed.push(workspace) }
  for (const { id } of await workspaceNames(store.directory)) await recordDue(clockwork, id)
  return changed
}
