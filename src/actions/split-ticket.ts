/** Opens a ticket of its own for a part of another: both in one transaction, or neither. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { type SplitRequest, split } from '../domain/verbs/end.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { takeNumbers } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import type { Desk } from './desk.ts'
import { decidedOn, inHand, refuseStale } from './in-hand.ts'
import { TICKET_NUMBERS } from './load-history.ts'
import { answerToKeep, onceOnly } from './once.ts'

interface Splitting extends SplitRequest {
  /** Number of the ticket to split. */
  readonly from: number
}

/** @throws Refusal `ticket_not_found` */
async function found(tenant: Tenant, number: number, reading: 'read' | 'lock'): Promise<PlacedTicket> {
  const placed = await ticketByNumber(tenant, number, reading)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return placed
}

async function splitIn(desk: Desk, tx: Tenant, number: number, { from, ...part }: Splitting): Promise<PlacedTicket> {
  const before = await found(tx, from, 'lock')
  await refuseStale(tx, before, desk.seen)
  const taken = await inHand(desk, tx, before)
  const { ticket } = taken.current
  const { stays, opened } = split(ticket, desk.asking, number, part)
  const actor = opened.contact?.email ?? desk.asking.handle
  const appended = appendTo(undefined, desk.newId(), [{ at: ticket.receivedAt, actor, change: opened }], desk)
  const { after } = must(appended[0], 'it was opened')
  const saves = [await decidedOn(desk, tx, taken, stays), { before: undefined, appended }]
  await saveTickets(tx, saves, desk.now, await answerToKeep(desk, tx, after))
  return after
}

/** Splits a part off ticket `from` and returns the ticket that it is now.
 *  @throws Refusal `ticket_not_found`, `stale_write` and as `split` of domain/verbs; Repeated */
export const splitTicket = (desk: Desk, from: number, part: SplitRequest): Promise<PlacedTicket> =>
  onceOnly(desk.tenant, desk.once, async () => {
    // What is refused now takes no number; what is refused only under the lock leaves a gap in them.
    split((await found(desk.tenant, from, 'read')).ticket, desk.asking, 0, part)
    const number = await takeNumbers(desk.tenant, TICKET_NUMBERS, 1)
    return inTransaction(desk.tenant, (tx) => splitIn(desk, tx, number, { from, ...part }))
  })
