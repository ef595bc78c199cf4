/** Two tickets that ask the same: one ends and the other goes on with its promises. */
import { carriedClocks } from '../domain/clock/absorb.ts'
import { merge } from '../domain/verbs/end.ts'
import { alsoAsking } from '../domain/verbs/repeat.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { changeBoth } from './change-both.ts'
import type { Desk } from './desk.ts'

interface Merging {
  /** Number of the ticket it goes on in. */
  readonly into: number
  readonly reason: string
}

/** Merges ticket `number` into another, with every promise it still owes and every account that asks in it; returns it as
 *  it ended.
 *  @throws Refusal `ticket_not_found`, `stale_write` and as `merge` of domain/verbs; Repeated */
export const mergeTicket = (desk: Desk, number: number, { into, reason }: Merging): Promise<PlacedTicket> =>
  changeBoth(desk, [number, into], ({ ticket, clocks }, { ticket: goesOn }) => {
    const owed = carriedClocks(clocks, desk.now)
    const merged = merge(ticket, desk.asking, { into: goesOn, owed, reason })
    return { own: merged.ended, other: [...merged.goesOn, ...alsoAsking(ticket, goesOn, desk.asking.handle)] }
  })
