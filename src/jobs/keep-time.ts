/** What the passing of time does in every workspace: leases and pins end, old answers are forgotten. */
import { expireTickets } from '../actions/expire-tickets.ts'
import { DAY, type Instant, later } from '../domain/time.ts'
import { forgetAnswers } from '../store/answers.ts'
import type { Store } from '../store/db.ts'
import { policies, workspaceNames } from '../store/workspaces.ts'

/** A client that has not repeated a call for this long will not repeat it. */
const KEEP_ANSWERS = 2 * DAY

/** Ends what has run out by `now` in every workspace; `changed` hears of each workspace in which something did. */
export async function keepTime(store: Store, now: Instant, changed: (workspace: string) => void): Promise<void> {
  for (const { id } of await workspaceNames(store.directory)) {
    const tenant = store.tenant(id)
    const count = await expireTickets({ tenant, now, policies: () => policies(tenant) })
    if (count > 0) changed(id)
  }
}

/** Forgets the answers of calls that nobody repeats any more. */
export async function forgetOldAnswers(store: Store, now: Instant): Promise<void> {
  for (const { id } of await workspaceNames(store.directory)) {
    await forgetAnswers(store.tenant(id), later(now, -KEEP_ANSWERS))
  }
}
