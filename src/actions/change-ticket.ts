/** The frame of every verb on one ticket: lock, check, decide, append, save; one transaction. */
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { inTransaction, type Tenant, violated } from '../store/db.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import type { Desk } from './desk.ts'
import { type Decided, decidedOn, inHand, refuseStale } from './in-hand.ts'
import { answerToKeep, onceOnly } from './once.ts'
import { keepFromComing } from './private-issues.ts'

export type Decide = (ticket: Ticket, tx: Tenant) => Decided | Promise<Decided>

/** What of the events since the version that the writer has seen refuses the write; any, when left out. */
export interface ChangeOptions {
  readonly matters?: (event: TicketEvent) => boolean
  /** Done before the ticket is locked: takes what everybody takes first. */
  readonly first?: (tx: Tenant) => Promise<void>
}

interface Wanted extends ChangeOptions {
  readonly number: number
  readonly decide: Decide
}

async function decideAndSave(
  desk: Desk,
  tx: Tenant,
  { number, decide, matters, first }: Wanted,
): Promise<PlacedTicket> {
  await first?.(tx)
  const before = await ticketByNumber(tx, number, 'lock')
  if (!before) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  await refuseStale(tx, before, desk.seen, matters)
  const taken = await inHand(desk, tx, before)
  const save = await decidedOn(desk, tx, taken, await decide(taken.current.ticket, tx))
  const nowPrivate = await keepFromComing(desk, tx, [save])
  const after = { ...must(save.appended.at(-1), 'a verb changes something').after, nowPrivate }
  await saveTickets(tx, [save], desk.now, await answerToKeep(desk, tx, after))
  return after
}

/** What `work` does, a place of the order that is taken being refused in words. @throws Refusal `pin_place_taken` */
export async function refusingTakenPlace<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (violated(error) === 'ticket_pin') {
      throw new Refusal('pin_place_taken', 'Another ticket was pinned to this place just now. Choose another place.')
    }
    throw error
  }
}

/**
 * Appends what `decide` makes of ticket `number` and returns it as it then stands.
 * @throws Refusal `ticket_not_found`, `stale_write`, `pin_place_taken` and what `decide` refuses; Repeated
 */
export async function changeTicket(
  desk: Desk,
  number: number,
  decide: Decide,
  options: ChangeOptions = {},
): Promise<PlacedTicket> {
  const wanted = { number, decide, ...options }
  return onceOnly(desk.tenant, desk.once, () =>
    refusingTakenPlace(inTransaction(desk.tenant, (tx) => decideAndSave(desk, tx, wanted))),
  )
}
