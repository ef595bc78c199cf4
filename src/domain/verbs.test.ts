import { describe, expect, test } from 'vitest'
import { aTicket, CHANGES, NOON } from '../../test/support/tickets.ts'
import type { Ticket } from './ticket.ts'
import type { TicketChange } from './ticket-event.ts'
import { type Instant, instantOf, later, MINUTE } from './time.ts'
import * as verbs from './verbs.ts'
import { CLOSING_REASONS, type Role } from './vocabulary.ts'

const { triaged, leased, claimed, replied, held, solved, closed, pinned, received } = CHANGES
const HOUR_LATER = later(NOON, 60 * MINUTE)
const LEASE_ENDS = leased.until

const asks = (handle: string, role: Role = 'engineer', now: Instant = later(NOON, 30 * MINUTE)): verbs.Asking => ({
  handle,
  role,
  now,
})
const ann = asks('ann')
const bob = asks('bob')
const lea = asks('lea', 'lead')
const owner = asks('otto', 'owner')

const waiting = aTicket()
const leasedByAnn = aTicket({}, leased)
const annas = aTicket({}, claimed)
const pending = aTicket({}, held)
const solvedTicket = aTicket({}, replied, solved)
const closedTicket = aTicket({}, replied, solved, closed)
const pinnedTicket = aTicket({}, pinned)

const toBob = { ...claimed, by: 'bob' }
const LATER = later(HOUR_LATER, 60 * MINUTE)
const wait: verbs.HoldRequest = { for: 'third_party', reason: 'vendor looks', actsNext: 'vendor', until: LATER }
const pinRequest = {
  place: 2,
  reason: 'board meeting',
  expiresAt: HOUR_LATER,
  placeHolder: null,
  freePlace: 3,
  p0Below: null,
}
const said = (by: string) => ({ type: 'replied', by, body: 'Done.' }) as const

/** Every verb with ordinary input, as `asking` would use it. */
const every: Readonly<Record<string, (ticket: Ticket, asking: verbs.Asking) => TicketChange[]>> = {
  triage: (ticket, asking) => verbs.triage(ticket, asking, { severity: 1, priority: 'p1', reason: 'core down' }),
  claim: (ticket, asking) => verbs.claim(ticket, asking, { passedOver: 3, takeOver: null }),
  'take over': (ticket, asking) => verbs.claim(ticket, asking, { passedOver: null, takeOver: 'ann is ill' }),
  skip: (ticket, asking) => verbs.skip(ticket, asking, 'not my field'),
  release: (ticket, asking) => verbs.release(ticket, asking, null),
  reply: (ticket, asking) => verbs.reply(ticket, asking, { body: 'Done.', after: 'stay' }),
  'reply and hold': (ticket, asking) => verbs.reply(ticket, asking, { body: 'Done.', after: 'hold' }),
  'reply and solve': (ticket, asking) => verbs.reply(ticket, asking, { body: 'Done.', after: 'solve' }),
  note: (ticket, asking) => verbs.note(ticket, asking, 'Seen before.'),
  receive: (ticket) => verbs.receive(ticket, received.from, received.body),
  hold: (ticket, asking) => verbs.hold(ticket, asking, wait),
  resume: (ticket) => verbs.resume(ticket, 'vendor answered'),
  solve: (ticket, asking) => verbs.solve(ticket, asking, 'rolled back'),
  reopen: (ticket) => verbs.reopen(ticket, 'came back'),
  close: (ticket) => verbs.close(ticket, 'customer_confirmed', null),
  pin: (ticket, asking) => verbs.pin(ticket, asking, pinRequest),
  unpin: (ticket, asking) => verbs.unpin(ticket, asking, 'meeting moved'),
}
const names = Object.keys(every)
const use = (verb: string, ticket: Ticket, asking: verbs.Asking) => every[verb]?.(ticket, asking)
const refused = (code: string, text = '') =>
  expect.objectContaining({ name: 'Refusal', code, message: expect.stringContaining(text) })

const holdReply = { type: 'held', for: 'customer', reason: 'answered', actsNext: 'Ada', until: null } as const

test.each([
  ['VERB-1', 'triage', waiting, ann, [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }]],
  [
    'VERB-1',
    'triage',
    aTicket({}, triaged),
    bob,
    [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }],
  ],
  [
    'VERB-1',
    'triage',
    aTicket({ priority: 'p2', severity: 1 }),
    ann,
    [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }],
  ],
  [
    'VERB-1',
    'triage',
    aTicket({ priority: 'p1', severity: 2 }),
    ann,
    [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }],
  ],
  ['VERB-1', 'triage', solvedTicket, ann, [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }]],
  ['VERB-4', 'triage', leasedByAnn, ann, [{ type: 'triaged', severity: 1, priority: 'p1', reason: 'core down' }]],
  ['VERB-5', 'claim', waiting, ann, [{ ...claimed, passedOver: 3 }]],
  ['VERB-5', 'claim', leasedByAnn, ann, [{ ...claimed, passedOver: 3 }]],
  ['VERB-5', 'claim', pending, ann, [{ ...claimed, passedOver: 3 }]],
  ['VERB-5', 'take over', annas, bob, [{ ...toBob, reason: 'ann is ill' }]],
  ['VERB-6', 'skip', leasedByAnn, ann, [{ type: 'skipped', by: 'ann', reason: 'not my field' }]],
  ['VERB-12', 'release', annas, ann, [{ type: 'released', by: 'ann', reason: null }]],
  ['VERB-12', 'release', leasedByAnn, ann, [{ type: 'released', by: 'ann', reason: null }]],
  ['VERB-12', 'release', annas, lea, [{ type: 'released', by: 'lea', reason: null }]],
  ['VERB-12', 'release', leasedByAnn, owner, [{ type: 'released', by: 'otto', reason: null }]],
  ['VERB-7', 'reply', waiting, ann, [said('ann')]],
  ['VERB-7', 'reply', annas, bob, [said('bob')]],
  ['VERB-4', 'reply', leasedByAnn, ann, [claimed, said('ann')]],
  ['VERB-7', 'reply and hold', waiting, ann, [said('ann'), holdReply]],
  ['VERB-7', 'reply and hold', aTicket({ contact: null }), ann, [said('ann'), { ...holdReply, actsNext: 'customer' }]],
  ['VERB-7', 'reply and hold', pending, ann, [said('ann')]],
  ['VERB-7', 'reply and solve', pending, ann, [said('ann'), { type: 'solved', resolution: 'answered' }]],
  ['VERB-4', 'reply and solve', leasedByAnn, ann, [claimed, said('ann'), { type: 'solved', resolution: 'answered' }]],
  ['VERB-13', 'note', leasedByAnn, bob, [{ type: 'noted', by: 'bob', body: 'Seen before.' }]],
  ['VERB-13', 'note', solvedTicket, bob, [{ type: 'noted', by: 'bob', body: 'Seen before.' }]],
  ['VERB-13, TCK-5', 'receive', leasedByAnn, bob, [received]],
  ['VERB-13, TCK-5', 'receive', solvedTicket, bob, [received]],
  ['VERB-8', 'hold', waiting, ann, [{ type: 'held', ...wait }]],
  ['VERB-4', 'hold', leasedByAnn, ann, [claimed, { type: 'held', ...wait }]],
  ['VERB-8', 'resume', pending, ann, [{ type: 'resumed', reason: 'vendor answered' }]],
  ['VERB-14', 'solve', pending, ann, [{ type: 'solved', resolution: 'rolled back' }]],
  ['VERB-4', 'solve', leasedByAnn, ann, [claimed, { type: 'solved', resolution: 'rolled back' }]],
  ['VERB-14', 'reopen', solvedTicket, ann, [{ type: 'reopened', reason: 'came back' }]],
  ['VERB-14', 'reopen', closedTicket, ann, [{ type: 'reopened', reason: 'came back' }]],
  ['VERB-9', 'close', solvedTicket, ann, [{ type: 'closed', reason: 'customer_confirmed', comment: null }]],
  [
    'RANK-8',
    'pin',
    waiting,
    ann,
    [{ type: 'pinned', place: 2, reason: 'board meeting', by: 'ann', expiresAt: HOUR_LATER }],
  ],
  ['VERB-15', 'unpin', pinnedTicket, bob, [{ type: 'unpinned', by: 'bob', reason: 'meeting moved' }]],
] as [string, string, Ticket, verbs.Asking, TicketChange[]][])(
  '%s: %s is done (%#)',
  (_, verb, ticket, asking, changes) => {
    expect(use(verb, ticket, asking)).toEqual(changes)
  },
)

test.each([
  ['VERB-1', 'triage', aTicket({ priority: 'p1', severity: 1 }), ann, 'triage_unchanged', 'already is severity 1, p1'],
  ['VERB-5', 'claim', annas, ann, 'already_owned', 'already yours'],
  ['VERB-5', 'take over', annas, ann, 'already_owned', 'already yours'],
  ['VERB-5', 'claim', annas, bob, 'already_owned', 'belongs to ann'],
  ['VERB-6', 'skip', waiting, ann, 'not_leased', 'Ask for the next ticket first'],
  ['VERB-6', 'skip', leasedByAnn, bob, 'not_leased', 'You hold no lease'],
  ['VERB-6', 'skip', annas, ann, 'not_leased', 'You hold no lease'],
  ['VERB-12', 'release', waiting, ann, 'nothing_to_release', 'Nobody holds'],
  ['VERB-12', 'release', annas, bob, 'nothing_to_release', 'Only ann or a lead'],
  ['VERB-12', 'release', leasedByAnn, bob, 'nothing_to_release', 'Only ann or a lead'],
  ['VERB-8', 'hold', pending, ann, 'already_held', 'already held for Ada'],
  ['VERB-8', 'resume', waiting, ann, 'not_held', 'nothing to resume'],
  ['VERB-8', 'resume', solvedTicket, ann, 'not_held', 'nothing to resume'],
  ['VERB-14', 'reopen', waiting, ann, 'already_open', 'is new'],
  ['VERB-14', 'reopen', aTicket({}, { ...held, for: 'internal' }), ann, 'already_open', 'is on hold'],
  ['VERB-9', 'close', waiting, ann, 'not_solved', 'Solve it first'],
  ['VERB-9', 'close', pending, ann, 'not_solved', 'Solve it first'],
  ['VERB-15', 'unpin', waiting, ann, 'pin_not_found', 'is not pinned'],
] as [string, string, Ticket, verbs.Asking, string, string][])(
  '%s: %s is refused as %s (%#)',
  (_, verb, ticket, asking, code, text) => {
    expect(() => use(verb, ticket, asking)).toThrow(refused(code, text))
  },
)

/** What a closed ticket answers instead of `ticket_closed`; undefined where it does as asked. */
const whenClosed: Readonly<Record<string, string | undefined>> = {
  reopen: undefined,
  skip: 'not_leased',
  unpin: 'pin_not_found',
}

test.each(names)('VERB-11: a closed ticket asked to %s', (verb) => {
  const code = verb in whenClosed ? whenClosed[verb] : 'ticket_closed'
  if (code === undefined) expect(use(verb, closedTicket, lea)).toHaveLength(1)
  else expect(() => use(verb, closedTicket, lea)).toThrow(refused(code))
})

const needOpen = ['claim', 'take over', 'reply', 'reply and hold', 'reply and solve', 'hold', 'solve', 'pin']

test.each(needOpen)('VERB-11: a solved ticket refuses to %s', (verb) => {
  expect(() => use(verb, solvedTicket, lea)).toThrow(refused('ticket_solved', 'Reopen it first'))
})

describe('VERB-3: while another member’s lease runs', () => {
  const kept = ['triage', 'claim', 'take over', 'reply', 'reply and hold', 'reply and solve', 'hold', 'solve']

  test.each(kept)('%s is refused with who holds it until when', (verb) => {
    const refusal = expect.objectContaining({
      code: 'lease_held',
      details: { by: 'ann', until: '2024-03-18T20:00:00.000Z' },
    })
    expect(() => use(verb, leasedByAnn, bob)).toThrow(refusal)
    expect(() => use(verb, leasedByAnn, asks('bob', 'owner', later(LEASE_ENDS, -1)))).toThrow(refusal)
  })

  test.each(kept)('%s is free again at the very end of the lease', (verb) => {
    const changes = use(verb, leasedByAnn, asks('bob', 'engineer', LEASE_ENDS)) ?? []
    expect(changes.filter((change) => 'by' in change).map((change) => 'by' in change && change.by)).not.toContain('ann')
    expect(changes.length).toBeGreaterThan(0)
  })
})

test('VERB-2: next leases for five minutes, and records number one when it was passed over', () => {
  const until = later(ann.now, 5 * MINUTE)
  expect(verbs.lease(ann, null)).toEqual([{ type: 'leased', by: 'ann', until, passedOver: null }])
  expect(verbs.lease(ann, 4)).toEqual([{ type: 'leased', by: 'ann', until, passedOver: 4 }])
})

test.each(CLOSING_REASONS)('VERB-9: %s is one of the seven closing reasons', (reason) => {
  expect(CLOSING_REASONS).toHaveLength(7)
  expect(verbs.close(solvedTicket, reason, 'seen')).toEqual([{ type: 'closed', reason, comment: 'seen' }])
})

test.each([
  ['an expiry that is now', waiting, ann, { expiresAt: ann.now }, 'pin_expiry_past'],
  ['TV-11: an expiry that has passed', waiting, lea, { expiresAt: instantOf(ann.now - 1) }, 'pin_expiry_past'],
  ['a place that another ticket holds', waiting, lea, { placeHolder: 12 }, 'pin_place_taken'],
  ['a place above a p0, by an engineer', waiting, ann, { p0Below: 12 }, 'pin_needs_lead'],
  ['above a p0, for a p1', aTicket({ priority: 'p1' }), ann, { p0Below: 12 }, 'pin_needs_lead'],
] as const)('RANK-8: a pin is refused, with %s', (_, ticket, asking, request, code) => {
  expect(() => verbs.pin(ticket, asking, { ...pinRequest, ...request })).toThrow(refused(code))
})

test.each([
  ['an expiry a millisecond ahead', waiting, ann, { expiresAt: later(ann.now, 1) }],
  ['the place it holds already', waiting, ann, { placeHolder: waiting.number }],
  ['a place above a p0, by a lead', waiting, lea, { p0Below: 12 }],
  ['a place above a p0, by the owner', waiting, owner, { p0Below: 12 }],
  ['a place above a p0, for a p0', aTicket({ priority: 'p0' }), ann, { p0Below: 12 }],
] as const)('RANK-8: a pin is set, with %s', (_, ticket, asking, request) => {
  expect(verbs.pin(ticket, asking, { ...pinRequest, ...request })).toMatchObject([
    { type: 'pinned', by: asking.handle },
  ])
})

test('VERB-8: a hold ends in the future or is refused', () => {
  expect(() => verbs.hold(waiting, ann, { ...wait, until: ann.now })).toThrow(refused('hold_until_past', 'later time'))
  expect(verbs.hold(waiting, ann, { ...wait, until: later(ann.now, 1) })).toMatchObject([{ type: 'held' }])
})

describe('VERB-10: what the passing of time ends', () => {
  const both = aTicket({}, pinned, leased)
  const leaseEnd = { at: LEASE_ENDS, change: { type: 'lease_expired', by: 'ann' } }
  const pinEnd = { at: pinned.expiresAt, change: { type: 'pin_expired', place: 1 } }
  const heldUntil = { ...held, until: HOUR_LATER }
  const holdEnd = { at: HOUR_LATER, change: { type: 'resumed', reason: 'The time it was held until has come.' } }
  const early = aTicket({}, { ...pinned, expiresAt: later(LEASE_ENDS, -1) }, leased)

  test.each([
    ['nothing before anything ends', both, later(LEASE_ENDS, -1), []],
    ['the lease at its very end', both, LEASE_ENDS, [leaseEnd]],
    ['not yet the pin', both, later(pinned.expiresAt, -1), [leaseEnd]],
    ['the pin at its very end', pinnedTicket, pinned.expiresAt, [pinEnd]],
    ['both, each at its own instant', both, later(pinned.expiresAt, 999), [leaseEnd, pinEnd]],
    ['the earlier first', early, LEASE_ENDS, [{ ...pinEnd, at: later(LEASE_ENDS, -1) }, leaseEnd]],
    ['not yet a hold', aTicket({}, heldUntil), later(HOUR_LATER, -1), []],
    ['a hold at its very end', aTicket({}, heldUntil), HOUR_LATER, [holdEnd]],
    ['no hold that has no end', pending, later(pinned.expiresAt, 999), []],
    ['nothing where there is nothing', waiting, later(pinned.expiresAt, 999), []],
  ])('%s', (_, ticket, now, expected) => {
    expect(verbs.expire(ticket, now)).toEqual(expected)
  })
})
