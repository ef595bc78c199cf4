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

export type Decide = (ticket: Ticket, tx: Tenant) => Decided | Promise<Decided>

/** What of the events since the version that the writer has seen refuses the write; any, when left out. */
export interface ChangeOptions {
  readonly matters?: (event: TicketEvent) => boolean
}

interface Wanted extends ChangeOptions {
  readonly number: number
  readonly decide: Decide
}

async function decideAndSave(desk: Desk, tx: Tenant, { number, decide, matters }: Wanted): Promise<PlacedTicket> {
  const before = await ticketByNumber(tx, number, 'lock')
  if (!before) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  await refuseStale(tx, before, desk.seen, matters)
  const taken = await inHand(desk, tx, before)
  const save = await decidedOn(desk, tx, taken, await decide(taken.current.ticket, tx))
  const { after } = must(save.appended.at(-1), 'a verb changes something')
  await saveTickets(tx, [save], desk.now, await answerToKeep(desk, tx, after))
  return after
}

/**
 * Appends what `decide` makes of ticket `number` and returns it as it then stands.
 * @throws Refusal `ticket_not_found`, `stale_write`, `pin_place_taken` and what `decide` refuses; Repeated
 */
export async function changeTicket(
  desk: Desk,
  number: number,
  decide: Decide,
  { matters }: ChangeOptions = {},
): Promise<PlacedTicket> {
  return onceOnly(desk.tenant, desk.once, async () => {
    try {
      return await inTransaction(desk.tenant, (tx) =>
        decideAndSave(desk, tx, { number, decide, ...(matters ? { matters } : {}) }),
      )
    } catch (error) {
      if (violated(error) === 'ticket_pin') {
        throw new Refusal('pin_place_taken', 'Another ticket was pinned to this place just now. Choose another place.')
      }
      throw error
    }
  })
}
