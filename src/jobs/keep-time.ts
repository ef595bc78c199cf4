/** What the passing of time does: what is due on tickets is recorded, old answers are forgotten. */
import { ATTENTION_SPAN } from '../actions/attention.ts'
import { expireTickets } from '../actions/expire-tickets.ts'
import { GONE_AFTER } from '../domain/presence.ts'
import { DAY, type Instant, later, type Millis } from '../domain/time.ts'
import { forgetAnswers } from '../store/answers.ts'
import { forgetDone } from '../store/attention.ts'
import type { Store } from '../store/db.ts'
import { policies } from '../store/policies.ts'
import { forgetSightings } from '../store/presence.ts'
import { firstWaking } from '../store/queue.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { Timers } from './timers.ts'

/** A client that has not repeated a call for this long will not repeat it. */
const KEEP_ANSWERS = 2 * DAY

export interface Clockwork {
  readonly store: Store
  readonly now: () => Instant
  /** Hears of each workspace in which something was recorded. */
  readonly changed: (workspace: string) => void
  /** Hears how long after its instant something that was due is being recorded. */
  readonly late?: (by: Millis) => void
}

/** Records everything that is due in `workspace` by now. */
export async function recordDue({ store, now, changed }: Clockwork, workspace: string): Promise<void> {
  const tenant = store.tenant(workspace)
  for (;;) {
    const count = await expireTickets({ tenant, now: now(), policies: () => policies(tenant) })
    if (count === 0) return
    changed(workspace)
  }
}

/** Timers for every workspace of the store, not started yet. */
export function ticketTimers(clockwork: Clockwork, failed: (error: unknown) => void): Timers {
  const { store, now, late } = clockwork
  return new Timers({
    workspaces: async () => (await workspaceNames(store.directory)).map(({ id }) => id),
    firstDue: (workspace) => firstWaking(store.tenant(workspace)),
    record: (workspace) => recordDue(clockwork, workspace),
    now,
    failed,
    ...(late ? { late } : {}),
  })
}

/** Forgets the answers of calls that nobody repeats any more, who was at which ticket long ago, and marks of what is
 *  listed no more (ATN-7). */
export async function forgetOld(store: Store, now: Instant): Promise<void> {
  for (const { id } of await workspaceNames(store.directory)) {
    const tenant = store.tenant(id)
    await forgetAnswers(tenant, later(now, -KEEP_ANSWERS))
    await forgetSightings(tenant, later(now, -GONE_AFTER))
    await forgetDone(tenant, later(now, -ATTENTION_SPAN))
  }
}
