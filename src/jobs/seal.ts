/** Seals the log in the background: soon after something was written anywhere, and now and then for what nobody told of. */
import { seal } from '../actions/seal.ts'
import { ChainMissing, isPending } from '../store/audit-chain.ts'
import type { Store } from '../store/db.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { type Turn, WhenTold } from './when-told.ts'

/** Writes within this time are sealed together. */
const GATHER_MS = 400
/** What other processes have written without telling is looked for this often. */
const LOOK_MS = 5_000
/** After a batch others have the machine for this share of the time it took. */
const PAUSE_SHARE = 0.5

interface Sealing {
  readonly store: Store
  readonly failed: (error: unknown) => void
}

/** Seals a workspace. That its chain was taken away is told once, because trying again does not bring it back. */
function sealing({ store, failed }: Sealing) {
  const missing = new Set<string>()
  return async (workspace: string, { stopped, sleep }: Turn): Promise<void> => {
    const pause = (tookMs: number) => sleep(tookMs * PAUSE_SHARE)
    try {
      await seal({ tenant: store.tenant(workspace), stopped, pause })
      missing.delete(workspace)
    } catch (error) {
      if (!(error instanceof ChainMissing)) throw error
      if (!missing.has(workspace)) failed(error)
      missing.add(workspace)
    }
  }
}

/** The sealer of a node, told of each workspace in which something was written. */
export const logSealer = ({ store, failed }: Sealing): WhenTold =>
  new WhenTold({
    async look(wake) {
      for (const { id } of await workspaceNames(store.directory)) if (await isPending(store.tenant(id))) wake(id)
    },
    work: sealing({ store, failed }),
    lookEveryMs: LOOK_MS,
    gatherMs: GATHER_MS,
    failed,
  })
