import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { later, MINUTE } from '../time.ts'
import type { Asking } from './asking.ts'
import { dismiss, merge, split } from './end.ts'
import { pin, unpin } from './pin.ts'
import { close, type HoldRequest, hold, reopen, resume, solve, triage } from './steer.ts'
import { claim, lease, release, skip } from './take.ts'
import { note, receive, reply } from './write.ts'

const { triaged, leased, claimed, replied, held, solved, closed, pinned, received } = CHANGES
const HOUR_LATER = later(NOON, 60 * MINUTE)
const LEASE_ENDS = leased.until

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
const wait: HoldRequest = {
  for: 'third_party',
  reason: 'vendor_answer',
  note: 'they look',
  actsNext: 'vendor',
  until: LATER,
}
const pinRequest = {
  place: 2,
  reason: 'board meeting',
  expiresAt: HOUR_LATER,
  placeHolder: null,
  freePlace: 3,
  p0Below: null,
}
const said = (by: string) => ({ type: 'replied', by, body: 'Done.', weight: 'response' }) as const
const answer = { body: 'Done.', weight: 'response', sentAt: null } as const
const part = { subject: 'And a question', body: 'Can it be exported?', reason: 'two asks in one' }
const other = aTicket({ number: 7 })

/** Every verb with ordinary input, as `asking` would use it. */
const every: Readonly<Record<string, (ticket: Ticket, asking: Asking) => TicketChange[]>> = {
  triage: (ticket, asking) => triage(ticket, asking, { severity: 1, priority: 'p1', reason: 'core down' }),
  claim: (ticket, asking) => claim(ticket, asking, { passedOver: 3, takeOver: null }),
  'take over': (ticket, asking) => claim(ticket, asking, { passedOver: null, takeOver: 'ann is ill' }),
  skip: (ticket, asking) => skip(ticket, asking, 'not my field'),
  release: (ticket, asking) => release(ticket, asking, null),
  reply: (ticket, asking) => reply(ticket, asking, { ...answer, after: 'stay' }),
  'reply and hold': (ticket, asking) => reply(ticket, asking, { ...answer, after: 'hold' }),
  'reply and solve': (ticket, asking) => reply(ticket, asking, { ...answer, after: 'solve' }),
  note: (ticket, asking) => note(ticket, asking, 'Seen before.'),
  receive: (ticket, asking) => receive(ticket, asking, { from: received.from, body: received.body, sentAt: null }),
  hold: (ticket, asking) => hold(ticket, asking, wait),
  resume: (ticket) => resume(ticket, 'vendor answered'),
  solve: (ticket, asking) => solve(ticket, asking, 'rolled back'),
  reopen: (ticket) => reopen(ticket, 'came back'),
  close: (ticket) => close(ticket, 'customer_confirmed', null),
  pin: (ticket, asking) => pin(ticket, asking, pinRequest),
  unpin: (ticket, asking) => unpin(ticket, asking, 'meeting moved'),
  dismiss: (ticket, asking) => dismiss(ticket, asking, { as: 'spam', of: null, reason: 'an advertisement' }),
  merge: (ticket, asking) => merge(ticket, asking, { into: other, owed: [], reason: 'the same fault' }).ended,
  split: (ticket, asking) => split(ticket, asking, 8, { ...part, kind: undefined }).stays,
}
const names = Object.keys(every)
const use = (verb: string, ticket: Ticket, asking: Asking) => every[verb]?.(ticket, asking)

const holdReply = {
  type: 'held',
  for: 'customer',
  reason: 'answered',
  note: null,
  actsNext: 'Ada',
  until: null,
} as const

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
  [
    'VERB-21',
    'dismiss',
    leasedByAnn,
    ann,
    [{ type: 'dismissed', as: 'spam', of: null, by: 'ann', reason: 'an advertisement' }],
  ],
  ['VERB-22', 'merge', pending, bob, [{ type: 'merged', into: 7, by: 'bob', reason: 'the same fault' }]],
  ['VERB-23', 'split', annas, bob, [{ type: 'split_off', into: 8, by: 'bob', reason: 'two asks in one' }]],
] as [string, string, Ticket, Asking, TicketChange[]][])('%s: %s is done (%#)', (_, verb, ticket, asking, changes) => {
  expect(use(verb, ticket, asking)).toEqual(changes)
})

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
] as [string, string, Ticket, Asking, string, string][])(
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

const ends = ['dismiss', 'merge', 'split']
const needOpen = ['claim', 'take over', 'reply', 'reply and hold', 'reply and solve', 'hold', 'solve', 'pin', ...ends]

test.each(needOpen)('VERB-11: a solved ticket refuses to %s', (verb) => {
  expect(() => use(verb, solvedTicket, lea)).toThrow(refused('ticket_solved', 'Reopen it first'))
})

describe('VERB-3: while another member’s lease runs', () => {
  const kept = ['triage', 'claim', 'take over', 'reply', 'reply and hold', 'reply and solve', 'hold', 'solve', ...ends]

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
    expect(changes.flatMap((change) => ('by' in change ? [change.by] : []))).not.toContain('ann')
    expect(changes.length).toBeGreaterThan(0)
  })
})

test('VERB-2: next leases for five minutes, and records number one when it was passed over', () => {
  const until = later(ann.now, 5 * MINUTE)
  expect(lease(ann, null)).toEqual([{ type: 'leased', by: 'ann', until, passedOver: null }])
  expect(lease(ann, 4)).toEqual([{ type: 'leased', by: 'ann', until, passedOver: 4 }])
})
