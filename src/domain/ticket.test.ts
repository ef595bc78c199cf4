import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statusAfter, touched } from '../../test/support/event-tables.ts'
import { aStream, aTicket, CHANGES, IN_STATUS, NOON } from '../../test/support/tickets.ts'
import { foldTicket, foldTickets, type Ticket } from './ticket.ts'
import type { TicketChange, TicketEvent, TicketEventType } from './ticket-event.ts'
import { type Instant, later, MINUTE } from './time.ts'
import { REPLY_WEIGHTS, STATUSES } from './vocabulary.ts'

const { replied, held, received, resumed, leased, claimed } = CHANGES
const thirdParty = { ...held, for: 'third_party' } as const

const next = (ticket: Ticket, change: TicketChange, at: Instant = later(NOON, 60 * MINUTE)): Ticket =>
  foldTicket(ticket, { ticketId: ticket.id, version: ticket.version + 1, at, actor: 'ann', change })

const closings = ['closed', 'dismissed', 'merged'] as const
const kinds = Object.keys(statusAfter) as TicketEventType[]

test.each(kinds)('TCK-4, TCK-5, TCK-7, TCK-8, TCK-12: the status after %s, from every status', (type) => {
  const after = STATUSES.map((status) => next(IN_STATUS[status], CHANGES[type]).status)
  expect(after.join(' ')).toBe(statusAfter[type])
})

test.each([
  ['the customer', held, 'pending'],
  ['a third party', thirdParty, 'on_hold'],
  ['our own teams', { ...held, for: 'internal' } as const, 'on_hold'],
])('TCK-8: a hold for %s', (_, change, status) => {
  expect(aTicket({}, change)).toMatchObject({
    status,
    hold: {
      for: change.for,
      reason: 'information_needed',
      note: 'logs wanted',
      actsNext: 'Ada',
      since: later(NOON, MINUTE),
    },
  })
})

test.each([
  ['resuming', resumed],
  ['a customer’s message', received],
])('TCK-4: %s makes a ticket new again that was never answered', (_, change) => {
  expect(aTicket({}, thirdParty, change).status).toBe('new')
})

const anyChange = fc
  .constantFrom(...kinds.filter((kind) => kind !== 'opened'))
  .chain((kind): fc.Arbitrary<TicketChange> => {
    const by = fc.constantFrom('ann', 'bob')
    if (kind === 'held')
      return fc.constantFrom('customer', 'third_party', 'internal').map((who) => ({ ...held, for: who }) as const)
    if (kind === 'skipped') return by.map((handle) => ({ ...CHANGES.skipped, by: handle }))
    if (kind === 'claimed') return by.map((handle) => ({ ...claimed, by: handle }))
    if (kind === 'replied') return fc.constantFrom(...REPLY_WEIGHTS).map((weight) => ({ ...replied, weight }))
    return fc.constant(CHANGES[kind])
  })
const anyStream = fc
  .array(fc.tuple(anyChange, fc.integer({ min: -120, max: 120 })), { maxLength: 25 })
  .map((changes): TicketEvent[] => {
    const stream = aStream(
      {},
      changes.map(([change]) => change),
    )
    return stream.map((event, i) => ({ ...event, at: later(event.at, (changes[i - 1]?.[1] ?? 0) * MINUTE) }))
  })

describe('of any stream', () => {
  const holds = (name: string, check: (ticket: Ticket, events: readonly TicketEvent[]) => void) =>
    test(name, () => {
      const everywhere = fc.property(anyStream, (events) => {
        for (const { version } of events) check(foldTickets(events.slice(0, version)), events.slice(0, version))
      })
      fc.assert(everywhere)
    })
  const of = <Type extends TicketEventType>(events: readonly TicketEvent[], ...types: Type[]) =>
    events.filter((event): event is TicketEvent & { change: Extract<TicketChange, { type: Type }> } =>
      (types as readonly string[]).includes(event.change.type),
    )

  test('TCK-1, TCK-11: an event touches its own fields only', () => {
    const after = fc.property(anyStream, anyChange, (events, change) => {
      const before = foldTickets(events)
      const { version, updatedAt, ...rest } = next(before, change)
      const fields = Object.keys(rest) as (keyof typeof rest)[]
      const changed = fields.filter((field) => rest[field] !== before[field])
      expect(touched[change.type]).toEqual(expect.arrayContaining(changed.filter((field) => field !== 'skippedBy')))
      expect([version, updatedAt >= before.updatedAt]).toEqual([before.version + 1, true])
    })
    fc.assert(after)
  })

  holds('TCK-1: version and updatedAt are the last and the latest', (ticket, events) => {
    expect(ticket.version).toBe(events.length)
    expect(ticket.updatedAt).toBe(Math.max(...events.map(({ at }) => at)))
    expect(ticket.receivedAt).toBe(events[0]?.at)
  })

  holds('TCK-6: the times of solving and closing are there exactly while it is done', ({ status, ...ticket }) => {
    expect(ticket.closedAt !== null).toBe(status === 'closed')
    expect(ticket.closingReason !== null).toBe(status === 'closed')
    if (ticket.solvedAt !== null) expect(['solved', 'closed']).toContain(status)
    if (status === 'solved') expect(ticket.solvedAt).not.toBeNull()
  })

  holds('TCK-7: the first reply of a person stays the first, whatever it is worth', (ticket, events) => {
    const answers = of(events, 'replied', 'responded').filter(({ change }) => {
      return change.type === 'responded' || change.weight !== 'automatic'
    })
    expect(ticket.firstRepliedAt).toBe(answers[0]?.at ?? null)
  })

  holds('TCK-8: it has a hold exactly while it is pending or on hold', ({ status, hold }) => {
    const expected = hold && (hold.for === 'customer' ? 'pending' : 'on_hold')
    expect(expected).toBe(status === 'pending' || status === 'on_hold' ? status : null)
  })

  holds('TCK-9: lease, pin and owner are those of the last event that sets or ends them', (ticket, events) => {
    const leasing = of(
      events,
      'leased',
      'lease_expired',
      'claimed',
      'assigned',
      'skipped',
      'released',
      'handoff_accepted',
      'held',
      'solved',
      ...closings,
    )
    expect(ticket.lease?.by).toBe(leasing.at(-1)?.change.type === 'leased' ? leased.by : undefined)
    const pinning = of(events, 'pinned', 'unpinned', 'pin_expired', 'solved', ...closings)
    expect(ticket.pin?.place).toBe(pinning.at(-1)?.change.type === 'pinned' ? 1 : undefined)
    const owning = of(events, 'claimed', 'assigned', 'released', 'handoff_accepted').at(-1)?.change
    const claimer = owning?.type === 'claimed' && owning.by
    const owner = { claimed: claimer, assigned: 'bob', released: null, handoff_accepted: 'bob', none: null }
    expect(ticket.owner).toBe(owner[owning?.type ?? 'none'])
  })

  holds('TCK-10: every routing and every reopening counts once', (ticket, events) => {
    expect(ticket.reassignCount).toBe(of(events, 'routed', 'handoff_accepted').length)
    expect(ticket.handOffCount).toBe(of(events, 'handoff_accepted').length)
    const messages = of(events, 'received').filter(
      ({ version }) => foldTickets(events.slice(0, version - 1)).status === 'solved',
    )
    expect(ticket.reopenCount).toBe(of(events, 'reopened').length + messages.length)
  })

  holds('TCK-11: severity and priority are those of the last triage', ({ severity, priority }, events) => {
    const last = of(events, 'triaged', 'untriaged').at(-1)?.change
    const judged = last?.type === 'triaged' ? [last.severity, last.priority] : [null, null]
    expect([severity, priority]).toEqual(judged)
  })

  holds(
    'VERB-6: who skipped it is kept until triage, release, a message or a merge into it',
    ({ skippedBy }, events) => {
      const from = of(events, 'triaged', 'released', 'received', 'absorbed').at(-1)?.version ?? 0
      const skips = of(events, 'skipped').filter(({ version }) => version > from)
      expect(skippedBy).toEqual([...new Set(skips.map(({ change }) => change.by))])
    },
  )
})
