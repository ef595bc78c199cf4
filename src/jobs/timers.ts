/** The timers of clocks: sleeps until the first instant at which something is due anywhere, and records it then. */
import { DAY, elapsed, type Instant, MINUTE, type Millis } from '../domain/time.ts'

/** What the timers are told to look after. */
export interface Work {
  /** Ids of all workspaces. */
  readonly workspaces: () => Promise<readonly string[]>
  /** The first instant at which something is due in `workspace`; null when nothing ever is. */
  readonly firstDue: (workspace: string) => Promise<Instant | null>
  /** Records what is due in `workspace` by now. */
  readonly record: (workspace: string) => Promise<void>
  readonly now: () => Instant
  readonly failed: (error: unknown) => void
  /** Hears how long after its instant something that was due is being recorded. */
  readonly late?: (by: Millis) => void
}

/** Every workspace is looked at anew after this long, also when nobody said that it has changed. */
const LOOK_AGAIN: Millis = MINUTE
/** Between two rounds at least: what is written meanwhile is looked up once. Far below the second that people notice. */
const BREATHE_MS = 50
/** After a failure, so that a store that is down is not asked without end. */
const RETRY_MS = 1_000
/** The longest a timer of the platform can wait is 24 days. */
const LONGEST: Millis = DAY

export class Timers {
  private readonly due = new Map<string, Instant | null>()
  /** Workspaces whose first due must be looked up. */
  private readonly stale = new Set<string>()
  private lookedAt: Instant | undefined
  private stopped = false
  private wakeUp: () => void = () => {}
  private running: Promise<void> | undefined
  private readonly work: Work

  constructor(work: Work) {
    this.work = work
  }

  start(): void {
    this.running = this.loop()
  }

  /** Something was written in `workspace`: what is due first may have changed. */
  wake(workspace: string): void {
    this.stale.add(workspace)
    this.wakeUp()
  }

  /** Ends after the round that is under way. */
  async stop(): Promise<void> {
    this.stopped = true
    this.wakeUp()
    await this.running
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      const pause = await this.round().catch((error: unknown) => {
        this.work.failed(error)
        return RETRY_MS
      })
      await this.sleep(BREATHE_MS, () => this.stopped)
      await this.sleep(pause - BREATHE_MS, () => this.stopped || this.stale.size > 0)
    }
  }

  /** Waits so long, or until something happens after which it is `over`. */
  private async sleep(millis: Millis, over: () => boolean): Promise<void> {
    if (millis <= 0 || over()) return
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(end, Math.min(millis, LONGEST))
      this.wakeUp = () => over() && end()
    })
  }

  /** Records what is due now; returns how long nothing more is. */
  private async round(): Promise<Millis> {
    await this.lookAround()
    const { now, record } = this.work
    for (const [workspace, at] of this.due) {
      if (at === null || at > now()) continue
      this.work.late?.(elapsed(at, now()))
      await record(workspace)
      this.stale.add(workspace)
    }
    await this.lookUp()
    return this.untilNext()
  }

  /** Now and then every workspace is looked at, new ones among them. */
  private async lookAround(): Promise<void> {
    const now = this.work.now()
    if (this.lookedAt === undefined || elapsed(this.lookedAt, now) >= LOOK_AGAIN) {
      for (const workspace of await this.work.workspaces()) this.stale.add(workspace)
      this.lookedAt = now
    }
    await this.lookUp()
  }

  private async lookUp(): Promise<void> {
    for (const workspace of [...this.stale]) {
      this.stale.delete(workspace)
      try {
        this.due.set(workspace, await this.work.firstDue(workspace))
      } catch (error) {
        this.stale.add(workspace)
        throw error
      }
    }
  }

  private untilNext(): Millis {
    const now = this.work.now()
    const first = Math.min(...[...this.due.values()].map((at) => at ?? Number.POSITIVE_INFINITY))
    return Math.min(first - now, LOOK_AGAIN)
  }
}
