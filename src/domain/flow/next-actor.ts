/** Who acts next of a ticket: exactly one, unless it is closed (HOF-11). */
import type { Ticket } from '../ticket.ts'
import type { HandOff } from './flow.ts'
import { openOffer } from './hand-off.ts'

/** `contact`: the customer; `other`: whoever a hold names; `nobody` only of what is closed. */
export type NextActor =
  | { readonly of: 'contact' }
  | { readonly of: 'other'; readonly actsNext: string }
  | { readonly of: 'member'; readonly handle: string }
  | { readonly of: 'team'; readonly team: string }
  | { readonly of: 'nobody' }

/** Of an offer that which lists show: what its packet says is no matter. */
type Whose = Pick<Ticket, 'status' | 'owner' | 'lease' | 'hold' | 'team'> & {
  readonly handOff: Omit<HandOff, 'packet'> | null
}

/** An offer is answered before anything else; then whoever it waits for, its holder, and else its team's line. What is solved
 *  waits for the customer to say otherwise. */
export function nextActor(ticket: Whose): NextActor {
  const { status, owner, lease, hold, team } = ticket
  if (status === 'closed') return { of: 'nobody' }
  if (status === 'solved') return { of: 'contact' }
  const offer = openOffer(ticket)
  if (offer) return offer.to === null ? { of: 'team', team: offer.team } : { of: 'member', handle: offer.to }
  if (hold) return hold.for === 'customer' ? { of: 'contact' } : { of: 'other', actsNext: hold.actsNext }
  const holder = owner ?? lease?.by ?? null
  return holder === null ? { of: 'team', team } : { of: 'member', handle: holder }
}
