/** Seals the log: every event that has become visible gets its link in the chain, in batches (AUD-2). */
import type { Millis } from '../domain/time.ts'
import {
  addLinks,
  ChainMissing,
  chainHead,
  lockChain,
  type SealedBatch,
  type SealingPlace,
} from '../store/audit-chain.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import type { Snapshot } from '../store/feed.ts'

/** Links of one transaction: a tenth of a second of work, after which others have the machine. */
const BATCH = 4_000

export interface Sealing {
  readonly tenant: Tenant
  /** Whether to end before all is sealed. */
  readonly stopped: () => boolean
  /** Lets others have the machine after a batch that took so long. */
  readonly pause: (tookMs: Millis) => Promise<unknown>
  /** Hears after each batch how many links it added. */
  readonly added?: (links: number) => void
  readonly batch?: number
}

type Known = { readonly since: Snapshot | null; readonly place: SealingPlace } | undefined

/** One batch, and what the head was known to reach to before it; undefined when another has the chain. */
function sealBatch(tx: Tenant, known: Known, limit: number) {
  return lockChain(tx).then(async (head) => {
    if (!head) return undefined
    // Whoever else sealed everything meanwhile has moved the moment to start from.
    const from = known && known.since === head.snapshot ? known.place : undefined
    const batch: SealedBatch = await addLinks(tx, head, from, limit)
    return { since: head.snapshot, batch }
  })
}

/** Seals what is visible at the beginning; false when another node is at it, or when it was stopped.
 *  @throws ChainMissing */
export async function seal({ tenant, stopped, pause, added, batch: limit = BATCH }: Sealing): Promise<boolean> {
  if (!(await chainHead(tenant))) throw new ChainMissing(tenant.workspace)
  let known: Known
  while (!stopped()) {
    const began = performance.now()
    const done = await inTransaction(tenant, (tx) => sealBatch(tx, known, limit))
    if (!done) return false
    added?.(done.batch.links)
    if (done.batch.links < limit) return true
    known = { since: done.since, place: done.batch }
    await pause(performance.now() - began)
  }
  return false
}
