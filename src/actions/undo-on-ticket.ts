/** Takes a step back, with what another ticket was told of it. */
import { Refusal } from '../domain/refusal.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import { isShort, otherTakenBack } from '../domain/verbs/take-back.ts'
import { otherMeant, type UndoRequest, undo, wantedOf } from '../domain/verbs/undo.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { type BothChanges, changeBoth } from './change-both.ts'
import { changeTicket } from './change-ticket.ts'
import type { Desk } from './desk.ts'

/** Number of the other ticket that the step told of itself, as far as can be seen before either is locked. */
async function otherNow({ tenant, asking }: Desk, number: number, request: UndoRequest): Promise<number | null> {
  const before = await ticketByNumber(tenant, number)
  if (!before) return null
  const other = otherMeant(await ticketEvents(tenant, before.ticket.id), asking, request)
  return other !== null && (await ticketByNumber(tenant, other)) ? other : null
}

/** What is appended to either ticket. @throws Refusal as `undo`, `otherTakenBack` */
async function onBoth(
  { asking }: Desk,
  tx: Tenant,
  [{ ticket }, { ticket: other }]: readonly [PlacedTicket, PlacedTicket],
  request: UndoRequest,
): Promise<BothChanges> {
  const events = await ticketEvents(tx, ticket.id)
  const own = undo(ticket, asking, events, request)
  const wanted = wantedOf(ticket, events, asking, request)
  if (!isShort(wanted)) return { own, other: [] }
  const told = { ticket: other, events: await ticketEvents(tx, other.id), number: ticket.number }
  return { own, other: otherTakenBack(told, asking, wanted) }
}

/** A step that another ticket was told of changes with that one, or not at all. @throws Refusal `stale_write` */
function refuseAlone(number: number, other: number | null): void {
  if (other === null) return
  throw new Refusal('stale_write', `Ticket #${number} has changed just now. Look at what changed, then decide again.`)
}

async function onOne(
  desk: Desk,
  tx: Tenant,
  { ticket }: PlacedTicket | { ticket: PlacedTicket['ticket'] },
  request: UndoRequest,
): Promise<TicketChange[]> {
  const events = await ticketEvents(tx, ticket.id)
  const changes = undo(ticket, desk.asking, events, request)
  const other = otherMeant(events, desk.asking, request)
  if (other !== null && (await ticketByNumber(tx, other))) refuseAlone(ticket.number, other)
  return changes
}

/** Takes a step back, and with it what the other ticket of a merge, a split, a link or a duplicate was told of it (LIF-8,
 *  TRI-16). @throws Refusal as `undo`; `undo_overtaken` where the other has gone on; `stale_write`; Repeated */
export async function undoOnTicket(desk: Desk, number: number, request: UndoRequest): Promise<PlacedTicket> {
  const other = await otherNow(desk, number, request)
  if (other === null) return changeTicket(desk, number, (ticket, tx) => onOne(desk, tx, { ticket }, request))
  return changeBoth(desk, [number, other], (ticket, beside, tx) => onBoth(desk, tx, [ticket, beside], request))
}
