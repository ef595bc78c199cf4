/** Work that a workspace needs when somebody says so, in the background: at start, when it is told of, and now and then for
 *  what nobody told of. One workspace after the other; what failed is tried again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Millis } from '../domain/time.ts'
import { every, type Repeating } from './every.ts'

const RETRY_MS = 1_000

/** What the work in one workspace may ask for. */
export interface Turn {
  /** Whether to end before all is done. */
  stopped(): boolean
  /** Waits, or returns at once when it is stopped. */
  sleep(millis: Millis): Promise<void>
}

interface Told {
  /** Does what there is to do in a workspace. */
  readonly work: (workspace: string, turn: Turn) => Promise<void>
  /** Wakes those in which something is undone. */
  readonly look: (wake: (workspace: string) => void) => Promise<void>
  readonly lookEveryMs: Millis
  /** What is told of within this time is done together. */
  readonly gatherMs: Millis
  readonly failed: (error: unknown) => void
}

export class WhenTold {
  private readonly parts: Told
  private readonly ended = new AbortController()
  private readonly told = new Set<string>()
  private running: Promise<void> | undefined
  private looking: Repeating | undefined

  constructor(parts: Told) {
    this.parts = parts
  }

  /** Looks for what is undone, now and from time to time. */
  start(): void {
    const { look, lookEveryMs, failed } = this.parts
    this.looking = every(lookEveryMs, () => look((workspace) => this.wake(workspace)), failed)
  }

  /** There is something to do in `workspace`. */
  wake(workspace: string): void {
    if (this.ended.signal.aborted) return
    this.told.add(workspace)
    this.running ??= this.workThrough()
  }

  /** Ends as soon as the work under way does; what is left is found at the next start. */
  async stop(): Promise<void> {
    this.ended.abort()
    await this.looking?.stop()
    await this.running
  }

  private async workThrough(): Promise<void> {
    while (this.told.size > 0 && !this.ended.signal.aborted) {
      await this.sleep(this.parts.gatherMs)
      for (const workspace of [...this.told]) await this.workIn(workspace)
    }
    this.running = undefined
  }

  private async workIn(workspace: string): Promise<void> {
    if (this.ended.signal.aborted) return
    this.told.delete(workspace)
    const turn = { stopped: () => this.ended.signal.aborted, sleep: (millis: Millis) => this.sleep(millis) }
    try {
      await this.parts.work(workspace, turn)
    } catch (error) {
      this.parts.failed(error)
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
