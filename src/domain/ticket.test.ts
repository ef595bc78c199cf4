import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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
const unchanged = 'new open pending on_hold solved closed'

/** The status after each event, for a ticket that was new, open, pending, on_hold, solved and closed. */
const statusAfter: Readonly<Record<TicketEventType, string>> = {
  opened: unchanged,
  triaged: unchanged,
  untriaged: unchanged,
  priority_proposed: unchanged,
  classified: unchanged,
  form_answered: unchanged,
  account_set: unchanged,
  snoozed: unchanged,
  also_affects: unchanged,
  leased: unchanged,
  lease_expired: unchanged,
  claimed: unchanged,
  skipped: unchanged,
  released: unchanged,
  routed: unchanged,
  assigned: unchanged,
  replied: 'open open pending on_hold solved closed',
  reply_judged: unchanged,
  responded: 'open open pending on_hold solved closed',
  answer_waived: unchanged,
  noted: unchanged,
  received: 'new open open open open closed',
  attached: unchanged,
  held: 'pending pending pending pending pending pending',
  resumed: 'new open open open open open',
  solved: 'solved solved solved solved solved solved',
  reopened: 'open open open open open open',
  closed: 'closed closed closed closed closed closed',
  dismissed: 'closed closed closed closed closed closed',
  merged: 'closed closed closed closed closed closed',
  absorbed: unchanged,
  split_off: unchanged,
  terms_changed: unchanged,
  rebased: unchanged,
  clock_warned: unchanged,
  clock_breached: unchanged,
  clocks_corrected: unchanged,
  pinned: unchanged,
  unpinned: unchanged,
  pin_expired: unchanged,
  facts_changed: unchanged,
}
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

/** The fields that an event of each kind may touch, beside version and updatedAt. */
const touched: Readonly<Record<TicketEventType, readonly (keyof Ticket)[]>> = {
  opened: [],
  triaged: ['severity', 'priority', 'excluded', 'snoozedUntil', 'skippedBy'],
  untriaged: ['severity', 'priority'],
  priority_proposed: [],
  classified: ['kind', 'area', 'tags', 'effort'],
  form_answered: ['form'],
  account_set: ['accountId', 'segment', 'plan', 'contract', 'matchedBy'],
  snoozed: ['snoozedUntil'],
  also_affects: ['alsoAffected'],
  leased: ['lease'],
  lease_expired: ['lease'],
  claimed: ['owner', 'lease'],
  skipped: ['lease', 'skippedBy'],
  released: ['owner', 'lease', 'skippedBy'],
  routed: ['team', 'group', 'reassignCount', 'routeRule', 'routeWrong', 'excluded'],
  assigned: ['owner', 'lease'],
  replied: ['status', 'firstRepliedAt'],
  reply_judged: [],
  responded: ['status', 'firstRepliedAt'],
  answer_waived: [],
  noted: [],
  received: ['status', 'hold', 'snoozedUntil', 'skippedBy', 'solvedAt', 'reopenCount'],
  attached: [],
  held: ['status', 'hold', 'lease', 'solvedAt', 'closedAt', 'closingReason', 'goesOnIn'],
  resumed: ['status', 'hold', 'solvedAt', 'closedAt', 'closingReason', 'goesOnIn'],
  solved: ['status', 'hold', 'lease', 'pin', 'solvedAt', 'closedAt', 'closingReason', 'goesOnIn'],
  reopened: ['status', 'hold', 'solvedAt', 'closedAt', 'closingReason', 'goesOnIn', 'reopenCount'],
  closed: ['status', 'hold', 'lease', 'pin', 'closedAt', 'closingReason', 'goesOnIn'],
  dismissed: ['status', 'hold', 'lease', 'pin', 'closedAt', 'closingReason', 'goesOnIn'],
  merged: ['status', 'hold', 'lease', 'pin', 'closedAt', 'closingReason', 'goesOnIn'],
  absorbed: ['skippedBy'],
  split_off: [],
  terms_changed: ['segment', 'plan', 'contract'],
  rebased: [],
  clock_warned: [],
  clock_breached: [],
  clocks_corrected: [],
  pinned: ['pin'],
  unpinned: ['pin'],
  pin_expired: ['pin'],
  facts_changed: [],
}

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
      'held',
      'solved',
      ...closings,
    )
    expect(ticket.lease?.by).toBe(leasing.at(-1)?.change.type === 'leased' ? leased.by : undefined)
    const pinning = of(events, 'pinned', 'unpinned', 'pin_expired', 'solved', ...closings)
    expect(ticket.pin?.place).toBe(pinning.at(-1)?.change.type === 'pinned' ? 1 : undefined)
    const owning = of(events, 'claimed', 'assigned', 'released').at(-1)?.change
    const owner = { claimed: owning?.type === 'claimed' && owning.by, assigned: 'bob', released: null, none: null }
    expect(ticket.owner).toBe(owner[owning?.type ?? 'none'])
  })

  holds('TCK-10: every routing and every reopening counts once', (ticket, events) => {
    expect(ticket.reassignCount).toBe(of(events, 'routed').length)
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
