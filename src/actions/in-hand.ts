/** Tickets in the hands of an action: locked, with what has passed by now recorded, ready to take changes. */
import { isOnlyFollowing } from '../domain/attention/watch.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Contact, TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { toldFacts } from '../domain/told-facts.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import type { AppendedEvent, TicketSave } from '../store/tickets.ts'
import { appendTo, needsHistory, type PendingChange } from './append.ts'
import type { Desk } from './desk.ts'
import { hasPassed, passTime } from './pass-time.ts'

/** A change that happened at another time than now, such as a mail that was sent before it arrived. */
export interface Dated {
  readonly at: Instant
  readonly change: TicketChange
}

export type Decided = readonly (TicketChange | Dated)[]

export interface InHand {
  /** As it was read. */
  readonly before: PlacedTicket
  /** What had passed by now; most often nothing. */
  readonly passed: readonly AppendedEvent[]
  /** As it stands now. */
  readonly current: PlacedTicket
}

/** Nobody may overwrite what they have not seen, where what happened since `matters`: when that is left out, all but who
 *  follows the ticket. @throws Refusal `stale_write` with what changed since (LOG-2, PRE-4) */
export async function refuseStale(
  tx: Tenant,
  { ticket }: PlacedTicket,
  seen: number | undefined,
  matters: (event: TicketEvent) => boolean = ({ change }) => !isOnlyFollowing(change),
): Promise<void> {
  if (seen === undefined || seen === ticket.version) return
  const since = await ticketEvents(tx, ticket.id, seen)
  if (since.length > 0 && !since.some(matters)) return
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

/** Records what has passed by now, before anything else happens. */
export async function inHand(desk: Desk, tx: Tenant, before: PlacedTicket): Promise<InHand> {
  if (!hasPassed(before, desk)) return { before, passed: [], current: before }
  const late = (before.wakesAt ?? desk.now) < before.clocks.at
  const earlier = late ? await ticketEvents(tx, before.ticket.id) : undefined
  const passed = passTime(before, { ...desk, earlier })
  return { before, passed, current: passed.at(-1)?.after ?? before }
}

/** What could be taken for a member, or for what happens of itself. */
const isLikeHandle = (name: string): boolean => /^[a-z0-9_-]+$/.test(name.trim())

/** A customer's message is the customer's doing, whoever typed it in, unless their name could be taken for another's; from
 *  where it came is kept beside it. */
export const authorOf = ({ email, name }: Contact, handle: string): string =>
  email ?? (isLikeHandle(name) ? handle : name)

const actorOf = (change: TicketChange, handle: string): string =>
  change.type === 'received' ? authorOf(change.from, handle) : handle

/** What there is to save of a ticket once `decided` has happened to it. */
export async function decidedOn(
  desk: Desk,
  tx: Tenant,
  { before, passed, current }: InHand,
  decided: Decided,
): Promise<TicketSave> {
  const { id } = before.ticket
  const pending = decided.map((each): PendingChange => {
    const { at, change } = 'change' in each ? each : { at: desk.now, change: each }
    return { at, actor: actorOf(change, desk.asking.handle), change }
  })
  const history = needsHistory(current, pending) ? await ticketEvents(tx, id) : undefined
  const earlier = history && [...history, ...passed.map(({ event }) => event)]
  return { before, appended: [...passed, ...appendTo(current, id, pending, { ...desk, earlier })] }
}
