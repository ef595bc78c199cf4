/** Loads many histories in batches, so that a process that is killed loses one batch at most and can go on. */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Loaded, loadHistories } from '../actions/load-history.ts'
import type { TicketHistory } from '../domain/history.ts'
import type { Tenant } from '../store/db.ts'
import { errorCode, errorMessage } from '../store/error-code.ts'
import { policies } from '../store/policies.ts'
import { newId, now } from './work.ts'

export interface LoadTarget {
  readonly tenant: Tenant
  /** Announces to running servers that the log has grown. */
  readonly announce: () => Promise<unknown>
}

/** The process that owned the embedded server has ended; another takes it over within about a second. */
const TAKE_OVER = /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|57P|08)/
const RETRIES = 100
const RETRY_MS = 200

const isTakeOver = (error: unknown): boolean =>
  TAKE_OVER.test(errorCode(error) ?? '') || errorMessage(error).startsWith('Connection terminated')

/** Loads one batch; waits and tries again while the database changes hands. Loading twice adds nothing twice. */
export async function loadBatch({ tenant, announce }: LoadTarget, batch: readonly TicketHistory[]): Promise<Loaded> {
  for (let attempt = 1; ; attempt++) {
    try {
      const loaded = await loadHistories({ tenant, policies: await policies(tenant), now: now(), newId }, batch)
      if (loaded.events > 0) await announce()
      return loaded
    } catch (error) {
      if (!isTakeOver(error) || attempt >= RETRIES) throw error
      await sleep(RETRY_MS)
    }
  }
}
