/** The frame of every verb on one ticket: lock, check, decide, append, save; one transaction. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import { type TicketChange, toldFacts } from '../domain/ticket-event.ts'
import { isoOf } from '../domain/time.ts'
import { expire } from '../domain/verbs.ts'
import { inTransaction, type Tenant, violated } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { appendTo, type PendingChange } from './append.ts'
import type { Desk } from './desk.ts'
import { answerToKeep, onceOnly } from './once.ts'

export type Decide = (ticket: Ticket, tx: Tenant) => readonly TicketChange[] | Promise<readonly TicketChange[]>

/** Nobody may overwrite what they have not seen. @throws Refusal `stale_write` with what changed since (LOG-2) */
async function refuseStale(tx: Tenant, ticket: Ticket, seen: number | undefined): Promise<void> {
  if (seen === undefined || seen === ticket.version) return
  const since = await ticketEvents(tx, ticket.id, seen)
  const text = `Ticket #${ticket.number} has changed since you read it. Look at what changed, then decide again.`
  throw new Refusal('stale_write', text, {
    version: ticket.version,
    since: since.map(({ version, at, actor, change }) => ({
      version,
      at: isoOf(at),
      actor,
      type: change.type,
      change: toldFacts(change),
    })),
  })
}

/** What happened by the passing of time before this change, each at its true instant. */
function passed(ticket: Ticket, { now }: Desk): PendingChange[] {
  return expire(ticket, now).map(({ at, change }) => ({ at, actor: 'system', change }))
}

async function decideAndSave(desk: Desk, tx: Tenant, number: number, decide: Decide): Promise<PlacedTicket> {
  const before = await ticketByNumber(tx, number, 'lock')
  if (!before) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  await refuseStale(tx, before.ticket, desk.seen)
  const { id } = before.ticket
  const expired = appendTo(before, id, passed(before.ticket, desk), desk)
  const current = expired.at(-1)?.after ?? before
  const { now, asking } = desk
  const changes = await decide(current.ticket, tx)
  const decided = appendTo(
    current,
    id,
    changes.map((change) => ({ at: now, actor: actorOf(change, asking.handle), change })),
    desk,
  )
  const after = must(decided.at(-1), 'a verb changes something').after
  await saveTickets(tx, [{ before, appended: [...expired, ...decided] }], now, await answerToKeep(desk, tx, after))
  return after
}

/** A customer's message is the customer's doing, whoever typed it in. */
const actorOf = (change: TicketChange, handle: string): string =>
  change.type === 'received' ? (change.from.email ?? change.from.name) : handle

/**
 * Appends what `decide` makes of ticket `number` and returns it as it then stands.
 * @throws Refusal `ticket_not_found`, `stale_write`, `pin_place_taken` and what `decide` refuses; Repeated
 */
export async function changeTicket(desk: Desk, number: number, decide: Decide): Promise<PlacedTicket> {
  return onceOnly(desk.tenant, desk.once, async () => {
    try {
      return await inTransaction(desk.tenant, (tx) => decideAndSave(desk, tx, number, decide))
    } catch (error) {
      if (violated(error) === 'ticket_pin') {
        throw new Refusal('pin_place_taken', 'Another ticket was pinned to this place just now. Choose another place.')
      }
      throw error
    }
  })
}
