/** Ends one ticket because it goes on in another: both change in one transaction, or neither. */
import { must } from '../domain/assert.ts'
import { carriedClocks } from '../domain/clock/absorb.ts'
import { Refusal } from '../domain/refusal.ts'
import { merge } from '../domain/verbs/end.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import type { Desk } from './desk.ts'
import { decidedOn, inHand, refuseStale } from './in-hand.ts'
import { answerToKeep, onceOnly } from './once.ts'

interface Merging {
  /** Number of the ticket it goes on in. */
  readonly into: number
  readonly reason: string
}

/** @throws Refusal `ticket_not_found` */
function among(tickets: readonly PlacedTicket[], number: number): PlacedTicket {
  const found = tickets.find(({ ticket }) => ticket.number === number)
  if (!found) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return found
}

async function mergeIn(desk: Desk, tx: Tenant, number: number, { into, reason }: Merging): Promise<PlacedTicket> {
  const tickets = await takeTickets(tx, [number, into])
  const before = among(tickets, number)
  await refuseStale(tx, before, desk.seen)
  const ending = await inHand(desk, tx, before)
  const goingOn = await inHand(desk, tx, among(tickets, into))
  const owed = carriedClocks(ending.current.clocks, desk.now)
  const merged = merge(ending.current.ticket, desk.asking, { into: goingOn.current.ticket, owed, reason })
  const saves = [await decidedOn(desk, tx, ending, merged.ended), await decidedOn(desk, tx, goingOn, merged.goesOn)]
  const { after } = must(saves[0]?.appended.at(-1), 'it has ended')
  await saveTickets(tx, saves, desk.now, await answerToKeep(desk, tx, after))
  return after
}

/** Merges ticket `number` into another, with every promise it still owes; returns it as it ended.
 *  @throws Refusal `ticket_not_found`, `stale_write` and as `merge` of domain/verbs; Repeated */
export const mergeTicket = (desk: Desk, number: number, merging: Merging): Promise<PlacedTicket> =>
  onceOnly(desk.tenant, desk.once, () => inTransaction(desk.tenant, (tx) => mergeIn(desk, tx, number, merging)))
