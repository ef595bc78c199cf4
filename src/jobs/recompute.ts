/** Carries publications over to open tickets in the background: at start, when something is published here, and now and
 *  then for what another node published or left undone. */
import { recomputeBatch } from '../actions/recompute.ts'
import { elapsed, type Instant, instantOf, type Millis, SECOND } from '../domain/time.ts'
import type { Store, Tenant } from '../store/db.ts'
import { policies } from '../store/policies.ts'
import { anyBehind, lastApplied } from '../store/rules.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { type Turn, WhenTold } from './when-told.ts'

/** Tickets in one transaction: a writer who wants one of them waits for the batch, and a reader for the milliseconds in
 *  which this thread works on it. */
const BATCH = 25
/** Batches of a node under way at once: while the database saves one, the next is worked out. */
const LANES = 2
/** After a batch others have the machine for this share of the time it took, at least so many milliseconds. Two cores
 *  carry 100,000 tickets over in less than a minute so, and a page of the line is still read in its usual time. */
const PAUSE_SHARE = 0.2
const LEAST_PAUSE_MS = 2
/** What other nodes have published or left undone is looked for this often. */
const LOOK_MS = 2_000
/** Tickets that somebody else holds are asked for again after this long. */
const WAIT_MS = 100
const BEGINNING = instantOf(0)
/** Readers of the line are told at most this often while it goes on: each time they read it anew. */
const TELL_EVERY: Millis = SECOND

export interface Carrying {
  readonly tenant: Tenant
  readonly now: () => Instant
  /** Whether to end before all is done. */
  readonly stopped: () => boolean
  /** Lets others have the machine after a batch that took so long, or waits for those who hold what is left. */
  readonly pause: (tookMs: Millis) => Promise<unknown>
  /** Hears after each batch how many tickets it held. */
  readonly carried: (tickets: number) => void
}

/** Batch after batch until none is left, or until it is stopped; returns how many tickets this one did. */
async function lane({ tenant, now, stopped, pause, carried }: Carrying, publishedAt: Instant): Promise<number> {
  let done = 0
  let since = BEGINNING
  while (!stopped()) {
    const began = performance.now()
    // A clock that is set back must not make the tickets older than what they are to know.
    const at = instantOf(Math.max(now(), publishedAt))
    const clockwork = { tenant, policies: await policies(tenant), now: at }
    const { tickets, rulesAt } = await recomputeBatch(clockwork, { publishedAt, since, limit: BATCH })
    done += tickets
    if (tickets > 0) carried(tickets)
    // At the end it is looked for those that were locked; what is left is with somebody else.
    if (tickets === 0 && since === BEGINNING && !(await anyBehind(tenant, publishedAt))) break
    since = rulesAt ?? BEGINNING
    await pause(tickets === 0 ? WAIT_MS : performance.now() - began)
  }
  return done
}

/** Carries everything over that is published by now; returns how many tickets this node did. Tickets that others have
 *  locked are waited for, so that afterwards none is behind. */
export async function recompute(carrying: Carrying): Promise<number> {
  const publishedAt = await lastApplied(carrying.tenant)
  if (publishedAt === null || publishedAt > carrying.now()) return 0
  const done = await Promise.all(Array.from({ length: LANES }, () => lane(carrying, publishedAt)))
  return done.reduce((sum, tickets) => sum + tickets, 0)
}

interface Work {
  readonly store: Store
  readonly now: () => Instant
  /** Hears of a workspace whose tickets have changed. */
  readonly changed: (workspace: string) => void
  readonly failed: (error: unknown) => void
}

/** Waits until the newest publication counts. */
async function untilKnown({ store, now }: Work, workspace: string, { sleep }: Turn): Promise<void> {
  const publishedAt = await lastApplied(store.tenant(workspace))
  const wait = publishedAt === null ? 0 : elapsed(now(), publishedAt)
  if (wait > 0) await sleep(wait)
}

async function carry({ store, now, changed }: Work, workspace: string, { stopped, sleep }: Turn): Promise<void> {
  let toldAt = Number.NEGATIVE_INFINITY
  const carried = () => {
    if (performance.now() - toldAt < TELL_EVERY) return
    toldAt = performance.now()
    changed(workspace)
  }
  const pause = (tookMs: Millis) => sleep(Math.max(tookMs * PAUSE_SHARE, LEAST_PAUSE_MS))
  const done = await recompute({ tenant: store.tenant(workspace), now, stopped, pause, carried })
  if (done > 0) changed(workspace)
}

/** Carries over what is published in the workspaces it is told of. */
export const recomputing = (parts: Work): WhenTold =>
  new WhenTold({
    async look(wake) {
      const { store } = parts
      for (const { id } of await workspaceNames(store.directory)) {
        const publishedAt = await lastApplied(store.tenant(id))
        if (publishedAt !== null && (await anyBehind(store.tenant(id), publishedAt))) wake(id)
      }
    },
    async work(workspace, turn) {
      await untilKnown(parts, workspace, turn)
      await carry(parts, workspace, turn)
    },
    lookEveryMs: LOOK_MS,
    gatherMs: 0,
    failed: parts.failed,
  })
