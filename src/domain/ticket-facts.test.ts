import { expect, test } from 'vitest'
import { aStream, aTicket, CHANGES, IN_STATUS, NOON } from '../../test/support/tickets.ts'
import { foldTickets, isActionable, isWaiting } from './ticket.ts'
import { later, MINUTE } from './time.ts'
import { DISMISSALS } from './vocabulary.ts'

const { replied, reopened, leased, claimed } = CHANGES

test.each(DISMISSALS)('TCK-12: a ticket dismissed as %s is closed for that', (as) => {
  expect(aTicket({}, { ...CHANGES.dismissed, as })).toMatchObject({
    status: 'closed',
    closingReason: as,
    closedAt: later(NOON, MINUTE),
    solvedAt: null,
  })
})

test('TCK-12: a merged ticket is closed as merged', () => {
  expect(aTicket({}, CHANGES.merged)).toMatchObject({ status: 'closed', closingReason: 'merged' })
})

test('TCK-13: a change of terms gives the ticket the segment, plan and contract of its account', () => {
  const terms = { segment: 'team', plan: 'silver', contract: 'acme-2024' }
  expect(aTicket({}, CHANGES.terms_changed)).toMatchObject(terms)
})

test('TCK-7: an automatic reply leaves a ticket new', () => {
  expect(aTicket({}, { ...replied, weight: 'automatic' })).toMatchObject({ status: 'new', firstRepliedAt: null })
})

test('TCK-14: a ticket that was split off says from which', () => {
  expect(aTicket({ splitFrom: 5 }).splitFrom).toBe(5)
})

test.each([
  ['new', true, true],
  ['open', true, true],
  ['pending', false, false],
  ['on_hold', false, false],
  ['solved', false, false],
  ['closed', false, false],
] as const)('TCK-2, TCK-3: a ticket that is %s: ours %s, waiting %s', (status, actionable, waiting) => {
  expect([isActionable(IN_STATUS[status]), isWaiting(IN_STATUS[status])]).toEqual([actionable, waiting])
})

test.each([
  ['owned', claimed],
  ['leased', leased],
])('TCK-3: one that is %s does not wait', (_, change) => {
  const ticket = aTicket({}, change)
  expect([isActionable(ticket), isWaiting(ticket)]).toEqual([true, false])
})

test('TCK-1: opening gives every fact but the body, which stays in the log', () => {
  const { type: _type, body: _body, ...facts } = CHANGES.opened
  expect(aTicket()).toMatchObject({
    ...facts,
    id: 'a-ticket',
    version: 1,
    status: 'new',
    receivedAt: NOON,
    updatedAt: NOON,
  })
  expect(aTicket()).not.toHaveProperty('body')
})

test('TCK-1: routing names a group, and a team where it changes', () => {
  expect(aTicket({}, CHANGES.routed)).toMatchObject({ team: 'search', group: 'indexing' })
  expect(aTicket({}, { ...CHANGES.routed, team: null })).toMatchObject({ team: 'support', group: 'indexing' })
})

test.each([
  ['no event at all', []],
  ['a stream that starts with something else', aStream({}, [reopened]).slice(1)],
])('TCK-1: %s is a bug', (_, events) => {
  expect(() => foldTickets(events)).toThrow('Expected a value')
})
