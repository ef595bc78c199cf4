/** Records what changes nothing but belongs into the log: sign-ins and sign-outs, exports, and what was denied (AUD-4). */
import { elapsed, type Instant, isoOf, MINUTE } from '../domain/time.ts'
import type { Store, Tenant } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'

export interface AccessFacts {
  readonly type: string
  /** Handle of the member, or the mail address of a customer's contact. */
  readonly actor: string
  /** How the caller was let in, such as `session 0190…`; null when they were not. */
  readonly via: string | null
  readonly address: string | null
  readonly facts: object
  /** When it happened; now when left out. */
  readonly at?: Instant
}

interface Clockwork {
  readonly now: Instant
  readonly newId: () => string
}

/** Appends one event of stream `access`; in the caller's transaction when `tenant` has one open. */
export async function recordAccess(
  tenant: Tenant,
  { type, actor, via, address, facts, at }: AccessFacts,
  { now, newId }: Clockwork,
): Promise<void> {
  const placed = { stream: 'access', streamId: newId(), version: 1, type, at: at ?? now } as const
  await appendFacts(tenant, [{ ...placed, actor, origin: { via, address }, change: { type, ...facts } }], now)
}

/** Something a caller was not let do. */
export interface Denied {
  /** Id of the workspace. */
  readonly workspace: string
  readonly actor: string
  readonly via: string
  readonly address: string | null
  /** The permission that was missing. */
  readonly permission: string
  readonly method: string
  /** The route's pattern, such as `/api/v1/tickets/:number/triage`. */
  readonly route: string
}

/** Denials of one kind that are not written yet. */
interface Counted {
  readonly denied: Denied
  times: number
  first: Instant
  last: Instant
}

/** The same denial within this time of the last one that was written is counted instead of written. */
const GATHER = MINUTE
/** Kinds of denials that are kept apart; past it, the further ones are written as they come. */
const MOST_KINDS = 5_000

const kindOf = ({ workspace, actor, permission, method, route }: Denied): string =>
  JSON.stringify([workspace, actor, permission, method, route])

interface DeniedParts {
  readonly store: Store
  readonly newId: () => string
  readonly now: () => Instant
  /** Hears of a workspace whose log has grown. */
  readonly wrote?: (workspace: string) => void
}

/** Gathers what is denied and writes it: the first of a kind at the next `settle`, its repetitions a minute later at most
 *  as one event. `settle` is to be called every second or so, `flush` at the end. */
export class DeniedLog {
  private readonly store: Store
  private readonly newId: () => string
  private readonly now: () => Instant
  private readonly wrote: (workspace: string) => void
  /** What is to be written, by kind. */
  private readonly pending = new Map<string, Counted>()
  /** When each kind was last written. */
  private readonly written = new Map<string, Instant>()

  constructor({ store, newId, now, wrote = () => {} }: DeniedParts) {
    this.store = store
    this.wrote = wrote
    this.newId = newId
    this.now = now
  }

  /** Takes note of a denial; written later, so that who is denied neither waits nor makes anybody wait. */
  note(denied: Denied): void {
    const kind = kindOf(denied)
    const now = this.now()
    const known = this.pending.get(kind)
    if (known) {
      known.times++
      known.last = now
    } else {
      this.pending.set(kind, { denied, times: 1, first: now, last: now })
    }
  }

  /** Writes what is due: kinds that were not written within the last minute. */
  async settle(): Promise<void> {
    const now = this.now()
    for (const [kind, at] of this.written) if (elapsed(at, now) >= GATHER) this.written.delete(kind)
    await this.write([...this.pending.keys()].filter((kind) => !this.written.has(kind)))
  }

  /** Writes everything that was noted. */
  async flush(): Promise<void> {
    await this.write([...this.pending.keys()])
  }

  private async write(kinds: readonly string[]): Promise<void> {
    for (const kind of kinds) {
      const counted = this.pending.get(kind)
      if (!counted) continue
      this.pending.delete(kind)
      try {
        await this.record(counted)
      } catch (error) {
        this.keep(kind, counted)
        throw error
      }
      if (this.written.size < MOST_KINDS) this.written.set(kind, this.now())
    }
  }

  /** What could not be written is tried again, together with what came since. */
  private keep(kind: string, { denied, times, first, last }: Counted): void {
    const since = this.pending.get(kind)
    this.pending.set(kind, { denied, times: times + (since?.times ?? 0), first, last: since?.last ?? last })
  }

  private async record({ denied, times, first, last }: Counted): Promise<void> {
    const { workspace, actor, via, address, permission, method, route } = denied
    const repeated = times === 1 ? {} : { lastAt: isoOf(last) }
    const facts = { permission, method, route, times, ...repeated }
    const event = { type: 'denied', actor, via, address, facts, at: first }
    await recordAccess(this.store.tenant(workspace), event, { now: this.now(), newId: this.newId })
    this.wrote(workspace)
  }
}
