/** Seals the log in the background: soon after something was written anywhere, and now and then for what nobody told of. */
import { setTimeout as sleep } from 'node:timers/promises'
import { seal } from '../actions/seal.ts'
import type { Millis } from '../domain/time.ts'
import { isPending } from '../store/audit-chain.ts'
import type { Store } from '../store/db.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { every, type Repeating } from './every.ts'

/** Writes within this time are sealed together. */
const GATHER_MS = 400
/** What other processes have written without telling is looked for this often. */
const LOOK_MS = 5_000
const RETRY_MS = 1_000
/** After a batch others have the machine for this share of the time it took. */
const PAUSE_SHARE = 0.5

interface Work {
  readonly store: Store
  readonly failed: (error: unknown) => void
}

export class LogSealer {
  private readonly work: Work
  private readonly ended = new AbortController()
  /** Workspaces in which something was written. */
  private readonly told = new Set<string>()
  private running: Promise<void> | undefined
  private looking: Repeating | undefined

  constructor(work: Work) {
    this.work = work
  }

  /** Looks for what is not sealed, now and from time to time. */
  start(): void {
    this.looking = every(LOOK_MS, () => this.look(), this.work.failed)
  }

  /** Something was written in `workspace`. */
  wake(workspace: string): void {
    if (this.ended.signal.aborted) return
    this.told.add(workspace)
    this.running ??= this.sealTold()
  }

  /** Ends after the batch under way; what is left is found at the next start. */
  async stop(): Promise<void> {
    this.ended.abort()
    await this.looking?.stop()
    await this.running
  }

  private async look(): Promise<void> {
    const { store } = this.work
    for (const { id } of await workspaceNames(store.directory)) {
      if (await isPending(store.tenant(id))) this.wake(id)
    }
  }

  private async sealTold(): Promise<void> {
    while (this.told.size > 0 && !this.ended.signal.aborted) {
      await this.sleep(GATHER_MS)
      for (const workspace of [...this.told]) await this.sealOne(workspace)
    }
    this.running = undefined
  }

  private async sealOne(workspace: string): Promise<void> {
    this.told.delete(workspace)
    try {
      await seal({
        tenant: this.work.store.tenant(workspace),
        stopped: () => this.ended.signal.aborted,
        pause: (tookMs) => this.sleep(tookMs * PAUSE_SHARE),
      })
    } catch (error) {
      this.work.failed(error)
      this.told.add(workspace)
      await this.sleep(RETRY_MS)
    }
  }

  private async sleep(millis: Millis): Promise<void> {
    const { signal } = this.ended
    await sleep(millis, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }
}
