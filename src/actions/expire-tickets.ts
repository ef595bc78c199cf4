/** What the passing of time does to tickets nobody acts on, recorded at its true instants (VERB-10, CLK-14). */
import type { Policies } from '../domain/policies.ts'
import type { Instant } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { wokenNumbers } from '../store/queue.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { hasPassed, passTime } from './pass-time.ts'

/** Tickets looked at in one round; more are found by the next. */
const ROUND = 200

interface Clockwork {
  readonly tenant: Tenant
  readonly now: Instant
  /** Read only when something is due, which is rare. */
  readonly policies: () => Promise<Policies>
}

/** What is due on one ticket; false when another node is at it, or was first. */
async function passOne(policies: Policies, now: Instant, tx: Tenant, number: number): Promise<boolean> {
  const before = await ticketByNumber(tx, number, 'lock unless locked')
  if (!before || !hasPassed(before, { now })) return false
  const late = (before.wakesAt ?? now) < before.clocks.at
  const earlier = late ? await ticketEvents(tx, before.ticket.id) : undefined
  const appended = passTime(before, { policies, now, earlier })
  if (appended.length === 0) return false
  await saveTickets(tx, [{ before, appended }], now)
  return true
}

/** Records what has passed by `now`; returns how many tickets changed. Several nodes may do it at once. */
export async function expireTickets(clockwork: Clockwork): Promise<number> {
  const { tenant, now } = clockwork
  const numbers = await wokenNumbers(tenant, now, ROUND)
  if (numbers.length === 0) return 0
  const documents = await clockwork.policies()
  let changed = 0
  for (const number of numbers) {
    if (await inTransaction(tenant, (tx) => passOne(documents, now, tx, number))) changed++
  }
  return changed
}
