/** Promises to a customer that are about to be broken, or are. Rule: ATN-4. */
import type { Cycle } from '../clock/clock.ts'
import { CUSTOMER_METRICS, type Metric } from '../sla/document.ts'
import type { Instant } from '../time.ts'
import type { Attending, AttentionItem, WatchedTicket } from './item.ts'

const CALLED: Readonly<Partial<Record<Metric, string>>> = {
  first_response: 'first response',
  next_response: 'next response',
  update: 'update',
  resolution: 'resolution',
}

type Running = Cycle & { readonly dueAt: Instant }

/** Running, owed to the customer, and either warned of or past its due. */
const isAtRisk = (cycle: Cycle, now: Instant): cycle is Running =>
  cycle.dueAt !== null &&
  cycle.endedAt === null &&
  cycle.lapsed === null &&
  (CUSTOMER_METRICS as readonly Metric[]).includes(cycle.metric) &&
  (cycle.dueAt < now || cycle.warned.length > 0)

/** The promise on a ticket of the member's that runs out first, once it is warned of; null without any. */
export function promiseItem(ticket: WatchedTicket, { handle, now }: Attending): AttentionItem | null {
  if (ticket.owner !== handle || ticket.cycles === null) return null
  const [first] = ticket.cycles.filter((cycle) => isAtRisk(cycle, now)).toSorted((a, b) => a.dueAt - b.dueAt)
  if (!first) return null
  const called = CALLED[first.metric] ?? first.metric
  return {
    kind: 'promise',
    ticket,
    version: first.startedBy,
    at: first.startedAt,
    by: null,
    what: first.dueAt < now ? `The ${called} is late` : `The ${called} is about to be late`,
    as: 'owner',
    excerpt: null,
    dueAt: first.dueAt,
    done: null,
  }
}
