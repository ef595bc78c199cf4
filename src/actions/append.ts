/** From changes to events: numbered, folded and placed, ready to save. */
import { must } from '../domain/assert.ts'
import { corrections } from '../domain/clock/correction.ts'
import { canStep, foldClocks, stepClocks } from '../domain/clock/fold.ts'
import type { Policies } from '../domain/policies.ts'
import { foldTicket } from '../domain/ticket.ts'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import type { Origin } from '../store/events.ts'
import { type PlacedTicket, placed } from '../store/ticket-row.ts'
import type { AppendedEvent } from '../store/tickets.ts'

export interface PendingChange {
  readonly at: Instant
  readonly actor: string
  /** Set by what happens of itself, such as the end of a lease: then nobody asked for it, from nowhere. */
  readonly byNobody?: true
  readonly change: TicketChange
  /** Name of the event in its source; null for what happens here. */
  readonly ref?: string | null
}

export interface Appending {
  readonly policies: Policies
  readonly now: Instant
  /** The events before, needed when a change happened earlier than the last of them or judges one (`needsHistory`). */
  readonly earlier?: readonly TicketEvent[] | undefined
  /** From where what is asked for came. */
  readonly origin?: Origin | undefined
}

/** Whether the clocks after any of `changes` follow only from all events of the ticket. */
export const needsHistory = (before: PlacedTicket, changes: readonly Pick<TicketEvent, 'at' | 'change'>[]): boolean =>
  changes.some((change) => !canStep(before.clocks, change))

/** Who does what nobody asked for. */
export const OF_ITSELF = { actor: 'system', byNobody: true } as const

/** The events of `changes` after `before`, each with where its ticket stands after it. `ticketId` names a new stream.
 *  What an event learnt of late changes in the clocks is an event of its own (CLK-15). */
export function appendTo(
  before: PlacedTicket | undefined,
  ticketId: string,
  changes: readonly PendingChange[],
  { policies, now, earlier = [], origin }: Appending,
): AppendedEvent[] {
  const appended: AppendedEvent[] = []
  let stands = before
  function add({ at, actor, change, ref, byNobody }: PendingChange): void {
    const event: TicketEvent = { ticketId, version: (stands?.ticket.version ?? 0) + 1, at, actor, change }
    const steps = stands === undefined || canStep(stands.clocks, event)
    const clocks = steps
      ? stepClocks(stands?.clocks, event, policies)
      : foldClocks([...earlier, ...appended.map((each) => each.event), event], policies)
    const after = placed(foldTicket(stands?.ticket, event), clocks, policies, now)
    // What is taken back corrects nothing: the step had not been learnt of late.
    const isLate = !steps && ref === undefined && change.type !== 'taken_back'
    const late = isLate ? corrections(must(stands, 'late after something').clocks, clocks, now) : []
    appended.push({ event, ref: ref ?? null, origin: byNobody ? undefined : origin, after })
    stands = after
    if (late.length > 0) {
      add({ ...OF_ITSELF, at: now, change: { type: 'clocks_corrected', because: event.version, changes: late } })
    }
  }
  for (const change of changes) add(change)
  return appended
}
