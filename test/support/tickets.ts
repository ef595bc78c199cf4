/** Builds tickets out of events; a test names only what it is about. */
import { foldTickets, type Ticket } from '../../src/domain/ticket.ts'
import type { Opened, TicketChange, TicketEvent, TicketEventType } from '../../src/domain/ticket-event.ts'
import { type Instant, instant, later, MINUTE } from '../../src/domain/time.ts'
import type { Priority, Severity } from '../../src/domain/vocabulary.ts'

/** A Monday, in the middle of everybody's working hours. */
export const NOON = instant('2024-03-18T12:00-07:00')

/** An example of every kind of event. */
export const CHANGES: { readonly [Type in TicketEventType]: Extract<TicketChange, { type: Type }> } = {
  opened: {
    type: 'opened',
    number: 1,
    kind: 'problem',
    subject: 'Search is slow',
    body: 'Every search takes ten seconds since this morning.',
    channel: 'email',
    team: 'support',
    accountId: null,
    segment: 'enterprise',
    contact: { name: 'Ada', email: 'ada@example.com' },
    environment: 'production',
    tags: [],
    source: null,
    externalId: null,
  },
  triaged: { type: 'triaged', severity: 2, priority: 'p2', reason: 'slow, with a workaround' },
  leased: { type: 'leased', by: 'ann', until: later(NOON, 60 * MINUTE), passedOver: null },
  lease_expired: { type: 'lease_expired', by: 'ann' },
  claimed: { type: 'claimed', by: 'ann', passedOver: null, reason: null },
  skipped: { type: 'skipped', by: 'ann', reason: 'needs somebody who knows search' },
  released: { type: 'released', by: 'ann', reason: 'end of shift' },
  routed: { type: 'routed', team: 'search', group: 'indexing', reason: null },
  assigned: { type: 'assigned', owner: 'bob' },
  replied: { type: 'replied', by: 'ann', body: 'We found a slow query and rolled it back.' },
  noted: { type: 'noted', by: 'ann', body: 'Looks like last week.' },
  received: { type: 'received', from: { name: 'Ada', email: 'ada@example.com' }, body: 'Still slow.' },
  held: { type: 'held', for: 'customer', reason: 'logs wanted', actsNext: 'Ada', until: null },
  resumed: { type: 'resumed', reason: 'logs came' },
  solved: { type: 'solved', resolution: 'rolled back' },
  reopened: { type: 'reopened', reason: 'came back' },
  closed: { type: 'closed', reason: 'customer_confirmed', comment: null },
  pinned: { type: 'pinned', place: 1, reason: 'board meeting', by: 'lea', expiresAt: later(NOON, 24 * 60 * MINUTE) },
  unpinned: { type: 'unpinned', by: 'lea', reason: 'meeting moved' },
  pin_expired: { type: 'pin_expired', place: 1 },
  facts_changed: { type: 'facts_changed', facts: { mood: 'angry' } },
}

/** A stream: `opened`, then the others a minute apart. */
export function aStream(
  opened: Partial<Opened>,
  changes: readonly TicketChange[],
  from: Instant = NOON,
): TicketEvent[] {
  return [{ ...CHANGES.opened, ...opened }, ...changes].map((change, index) => ({
    ticketId: 'a-ticket',
    version: index + 1,
    at: later(from, index * MINUTE),
    actor: 'ann',
    change,
  }))
}

/** What a built ticket may differ in from the example. */
export interface TicketFacts extends Partial<Opened> {
  readonly receivedAt?: Instant
  /** Triaged to this priority, and to severity 2 unless `severity` says another. */
  readonly priority?: Priority
  readonly severity?: Severity
}

/** The ticket of a stream that was triaged if a priority is given, and to which `then` happened. */
export function aTicket(facts: TicketFacts = {}, ...then: readonly TicketChange[]): Ticket {
  const { receivedAt = NOON, priority, severity = 2, ...opened } = facts
  const triaged = priority === undefined ? [] : [{ ...CHANGES.triaged, priority, severity }]
  return foldTickets(aStream(opened, [...triaged, ...then], receivedAt))
}
