/** Everything that is made of a log, written for a workspace that has nothing but its log yet (LOG-1). */
import type { Instant } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'
import { policies } from '../store/policies.ts'
import { ticketIdsAfter, writeProjections } from '../store/projections.ts'
import { rebuilt } from './rebuild.ts'
import { rebuildFacts } from './rebuild-facts.ts'

const BATCH = 500

/** In the caller's transaction, and without an event: nobody follows the workspace yet. `progress` hears of each batch of
 *  tickets; returns how many there are. */
export async function projectLog(tx: Tenant, now: Instant, progress: (tickets: number) => void): Promise<number> {
  await rebuildFacts(tx, { check: false })
  const folding = { tenant: tx, policies: await policies(tx), now }
  let tickets = 0
  let after: string | null = null
  for (;;) {
    const ids: string[] = await ticketIdsAfter(tx, after, BATCH)
    if (ids.length === 0) return tickets
    await writeProjections(tx, rebuilt(folding, await eventsOfTickets(tx, ids)))
    tickets += ids.length
    after = ids.at(-1) ?? null
    progress(ids.length)
  }
}
