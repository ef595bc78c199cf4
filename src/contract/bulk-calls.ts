/** Calls for many tickets at once. Their shapes come when they are first needed. */
import type { BulkAct, BulkTrial } from './bulk.ts'
import type { Caller } from './client.ts'

const bulk = () => import('./bulk.ts')

/** Part of the client; see there. */
export function bulkCalls({ post }: Caller) {
  return {
    actOnMany: async (input: BulkAct) => post((await bulk()).BulkDone, '/tickets/bulk', input),
    previewMany: async (input: BulkTrial) => post((await bulk()).BulkPreview, '/tickets/bulk/preview', input),
  }
}
