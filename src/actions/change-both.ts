/** A verb that ends one ticket and tells another in the same step: both change in one transaction, or neither. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { refusingTakenPlace } from './change-ticket.ts'
import type { Desk } from './desk.ts'
import { decidedOn, inHand, refuseStale } from './in-hand.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { keepFromComing } from './private-issues.ts'

/** What is appended to either ticket; nothing need be to the other. */
export interface BothChanges {
  readonly own: readonly TicketChange[]
  readonly other: readonly TicketChange[]
}

export type DecideBoth = (ticket: PlacedTicket, other: PlacedTicket, tx: Tenant) => BothChanges | Promise<BothChanges>

/** @throws Refusal `ticket_not_found` */
function among(tickets: readonly PlacedTicket[], number: number): PlacedTicket {
  const found = tickets.find(({ ticket }) => ticket.number === number)
  if (!found) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return found
}

/** @throws Refusal `ticket_not_found`, `stale_write` and what `decide` refuses */
async function changeBothIn(
  desk: Desk,
  tx: Tenant,
  [number, other]: readonly [number, number],
  decide: DecideBoth,
): Promise<PlacedTicket> {
  const tickets = await takeTickets(tx, [number, other])
  const before = among(tickets, number)
  await refuseStale(tx, before, desk.seen)
  const own = await inHand(desk, tx, before)
  const beside = await inHand(desk, tx, among(tickets, other))
  const changes = await decide(own.current, beside.current, tx)
  const saves = [await decidedOn(desk, tx, own, changes.own), await decidedOn(desk, tx, beside, changes.other)]
  const nowPrivate = await keepFromComing(desk, tx, saves)
  const after = { ...must(saves[0]?.appended.at(-1), 'a verb changes something').after, nowPrivate }
  const told = saves.filter(({ appended }) => appended.length > 0)
  await saveTickets(tx, told, desk.now, await answerToKeep(desk, tx, after))
  return after
}

/** Changes ticket `number`, which it returns, and the other. @throws as `changeBothIn`; Refusal `pin_place_taken`; Repeated */
export const changeBoth = (desk: Desk, numbers: readonly [number, number], decide: DecideBoth): Promise<PlacedTicket> =>
  onceOnly(desk.tenant, desk.once, () =>
    refusingTakenPlace(inTransaction(desk.tenant, (tx) => changeBothIn(desk, tx, numbers, decide))),
  )
