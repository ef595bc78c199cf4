/** Leases and pins that end by the passing of time, recorded at their true instants (VERB-10). */
import type { Policies } from '../domain/policy.ts'
import type { Instant } from '../domain/time.ts'
import { expire } from '../domain/verbs.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { expiredNumbers } from '../store/queue.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { appendTo } from './append.ts'

/** Tickets looked at in one round; more are found by the next. */
const ROUND = 200

interface Clockwork {
  readonly tenant: Tenant
  readonly now: Instant
  /** Read only when something has run out, which is rare. */
  readonly policies: () => Promise<Policies>
}

async function expireOne(policies: Policies, now: Instant, tx: Tenant, number: number): Promise<boolean> {
  const before = await ticketByNumber(tx, number, 'lock')
  if (!before) return false
  const changes = expire(before.ticket, now).map(({ at, change }) => ({ at, actor: 'system', change }))
  if (changes.length === 0) return false
  await saveTickets(tx, [{ before, appended: appendTo(before, before.ticket.id, changes, { policies, now }) }], now)
  return true
}

/** Ends what has run out by `now`; returns how many tickets changed. Several nodes may do it at once. */
export async function expireTickets(clockwork: Clockwork): Promise<number> {
  const { tenant, now } = clockwork
  const numbers = await expiredNumbers(tenant, now, ROUND)
  if (numbers.length === 0) return 0
  const documents = await clockwork.policies()
  let changed = 0
  for (const number of numbers) {
    if (await inTransaction(tenant, (tx) => expireOne(documents, now, tx, number))) changed++
  }
  return changed
}
