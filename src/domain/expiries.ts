/** What of a ticket ends at a time that was agreed: its lease, its pin, its hold (VERB-10). */
import type { Ticket } from './ticket.ts'
import type { TicketChange } from './ticket-event.ts'
import type { Instant } from './time.ts'

export interface Expiry {
  readonly at: Instant
  readonly change: TicketChange
}

/** Everything that will end by itself, in no order. */
export function expiries({ lease, pin, hold }: Pick<Ticket, 'lease' | 'pin' | 'hold'>): Expiry[] {
  const ends: Expiry[] = []
  if (lease) ends.push({ at: lease.until, change: { type: 'lease_expired', by: lease.by } })
  if (pin) ends.push({ at: pin.expiresAt, change: { type: 'pin_expired', place: pin.place } })
  if (hold?.until) {
    ends.push({ at: hold.until, change: { type: 'resumed', reason: 'The time it was held until has come.' } })
  }
  return ends
}
