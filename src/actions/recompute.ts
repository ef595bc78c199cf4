/** Carries what was published over to the clocks of open tickets: an event on each, in batches that several nodes share. */
import type { Policies } from '../domain/policies.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, instantOf } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'
import { appliedSince, type PublishedHead } from '../store/policies.ts'
import { lastApplied, openCounts, type RuledTicket, takeBehind } from '../store/rules.ts'
import { saveTickets, type TicketSave } from '../store/tickets.ts'
import { appendTo, OF_ITSELF } from './append.ts'
import { hasPassed, passTime } from './pass-time.ts'

export interface RecomputeProgress {
  /** From when the newest version that open tickets go over to is known; null when there never was one. */
  readonly publishedAt: Instant | null
  /** Tickets that are not closed. */
  readonly total: number
  /** Those of them whose clocks go by it. */
  readonly done: number
}

/** How far the newest publication has been carried. */
export async function recomputeProgress(tenant: Tenant): Promise<RecomputeProgress> {
  const publishedAt = await lastApplied(tenant)
  const { open, behind } = await openCounts(tenant, publishedAt ?? instantOf(0))
  return { publishedAt, total: open, done: open - behind }
}

interface Clockwork {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
}

/** The tickets of one batch, and where the next one goes on. */
export interface Carried {
  readonly tickets: number
  readonly rulesAt: Instant | null
}

const nameOf = ({ name, slug, version, reason }: PublishedHead): string => {
  const words = `${[...new Set([name, slug])].join(' ')}, version ${version}`
  return reason === null ? words : `${words}: ${reason}`
}

/** Which publications a ticket with rules of `rulesAt` goes over to, in words. */
const reasonFor = (published: readonly PublishedHead[], rulesAt: Instant): string =>
  published
    .filter(({ publishedAt }) => publishedAt > rulesAt)
    .map(nameOf)
    .join('; ')

/** What passed before is recorded first, by the rules it passed under. */
function carryOver(
  before: RuledTicket,
  reason: string,
  clockwork: Clockwork,
  earlier?: readonly TicketEvent[],
): TicketSave {
  const passed = passTime(before, { ...clockwork, earlier })
  const current = passed.at(-1)?.after ?? before
  // An event dated ahead of our clock, as by a node whose clock is fast, must not be overtaken.
  const at = instantOf(Math.max(clockwork.now, current.clocks.at))
  const rebased = { ...OF_ITSELF, at, change: { type: 'rebased', reason } as const }
  return { before, appended: [...passed, ...appendTo(current, before.ticket.id, [rebased], clockwork)] }
}

const passedLate = (ticket: RuledTicket, clockwork: Clockwork): boolean =>
  hasPassed(ticket, clockwork) && (ticket.wakesAt ?? clockwork.now) < ticket.clocks.at

/** Streams of the tickets that must be folded anew because something passed before their last event. */
async function streamsOf(tx: Tenant, batch: readonly RuledTicket[], clockwork: Clockwork) {
  const ids = batch.filter((ticket) => passedLate(ticket, clockwork)).map(({ ticket }) => ticket.id)
  const events = ids.length === 0 ? [] : await eventsOfTickets(tx, ids)
  return (id: string) => (ids.includes(id) ? events.filter(({ ticketId }) => ticketId === id) : undefined)
}

/**
 * Carries the publications of up to `limit` open tickets over that are behind `publishedAt`, in one transaction; those
 * whose rules are older than `since` are left out. `now` is not earlier than `publishedAt`.
 */
export async function recomputeBatch(
  clockwork: Clockwork,
  { publishedAt, since, limit }: { publishedAt: Instant; since: Instant; limit: number },
): Promise<Carried> {
  const { tenant, now } = clockwork
  return inTransaction(tenant, async (tx) => {
    const batch = await takeBehind(tx, { since, publishedAt, limit })
    const [first] = batch
    if (!first) return { tickets: 0, rulesAt: null }
    const published = await appliedSince(tx, first.rulesAt)
    const earlierOf = await streamsOf(tx, batch, clockwork)
    const known = published.filter((each) => each.publishedAt <= now)
    const saves = batch.map((ticket) => {
      return carryOver(ticket, reasonFor(known, ticket.rulesAt), clockwork, earlierOf(ticket.ticket.id))
    })
    await saveTickets(tx, saves, now)
    return { tickets: batch.length, rulesAt: batch.at(-1)?.rulesAt ?? null }
  })
}
