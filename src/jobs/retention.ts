/** Once a day: what was kept for as long as the policy says goes, batch by batch (docs/spec/erasure.md, ERA-7). */
import { retainBatch, retainSessions } from '../actions/retain.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import type { Store } from '../store/db.ts'
import { policies } from '../store/policies.ts'
import { dropExpired } from '../store/retention.ts'
import { workspaceNames } from '../store/workspaces.ts'

/** Tickets in one transaction: writers of them and of the workspace wait for it. */
const BATCH = 50
/** What has expired serves nothing; a day later nobody asks any more why it does not. */
const KEEP_EXPIRED = DAY

export interface Retention {
  readonly store: Store
  readonly now: () => Instant
  readonly newId: () => string
  /** Whether to end before all is done; what is left is found by the next run. */
  readonly stopped?: (() => boolean) | undefined
  /** Hears of a workspace in which something was erased. */
  readonly changed?: ((workspace: string) => void) | undefined
  /** Tickets in one transaction. */
  readonly batch?: number | undefined
}

/** Looks through everything of which the time has run out. Repeated, or on several nodes at once, it does it once. */
export async function keepNoLonger({ store, now, newId, ...options }: Retention): Promise<void> {
  const { stopped = () => false, changed = () => {}, batch = BATCH } = options
  await dropExpired(store.directory, later(now(), -KEEP_EXPIRED))
  for (const { id } of await workspaceNames(store.directory)) {
    const tenant = store.tenant(id)
    while (!stopped()) {
      const retaining = { tenant, policies: await policies(tenant), now: now(), newId }
      const done = await retainBatch(retaining, batch)
      if (done > 0) changed(id)
      if (done === batch) continue
      await retainSessions(retaining)
      break
    }
  }
}
