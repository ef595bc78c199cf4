import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, IN_STATUS } from '../../../test/support/tickets.ts'
import { DAY, instantOf, later } from '../time.ts'
import { isSnoozed, isUntriaged, snooze } from './snooze.ts'

const ann = asks('ann')
const waiting = aTicket()
const HOUR_ON = later(ann.now, 3_600_000)
const snoozed = { ...CHANGES.snoozed, until: HOUR_ON }

test.each([
  ['a new ticket', waiting, true],
  ['an answered one that is ours', IN_STATUS.open, true],
  ['a triaged one', aTicket({ priority: 'p3' }), false],
  ['one that the customer acts on', IN_STATUS.pending, false],
  ['a closed one', aTicket({}, CHANGES.dismissed), false],
  ['one whose triage was taken back', aTicket({ priority: 'p3' }, CHANGES.untriaged), true],
])('TRI-1: what waits for triage: %s', (_, ticket, waits) => {
  expect(isUntriaged(ticket)).toBe(waits)
})

test('TRI-4: a snooze ends at its instant, and needs no reason', () => {
  const [change] = snooze(waiting, ann, { until: HOUR_ON, reason: null })
  expect(change).toEqual({ type: 'snoozed', by: 'ann', until: HOUR_ON, reason: null })
  const ticket = aTicket({}, snoozed)
  expect(isSnoozed(ticket, instantOf(HOUR_ON - 1))).toBe(true)
  expect(isSnoozed(ticket, HOUR_ON)).toBe(false)
  expect(ticket.status).toBe('new')
})

test.each([
  ['now', ann.now],
  ['before now', instantOf(ann.now - 1)],
  ['a millisecond after thirty days', later(ann.now, 30 * DAY + 1)],
])('TRI-4: a snooze until %s is refused', (_, until) => {
  expect(() => snooze(waiting, ann, { until, reason: null })).toThrow(refused('snooze_unfit', 'Give'))
})

test('TRI-4: thirty days to the millisecond are allowed', () => {
  const until = later(ann.now, 30 * DAY)
  expect(snooze(waiting, ann, { until, reason: 'their holidays' })).toMatchObject([{ until, reason: 'their holidays' }])
})

test('TRI-4: what is snoozed until then already is refused, unless a reason says more', () => {
  const ticket = aTicket({}, snoozed)
  expect(() => snooze(ticket, ann, { until: HOUR_ON, reason: null })).toThrow(refused('snooze_unfit', 'already'))
  expect(snooze(ticket, ann, { until: HOUR_ON, reason: 'they are away' })).toHaveLength(1)
  expect(snooze(ticket, ann, { until: later(HOUR_ON, DAY), reason: null })).toHaveLength(1)
})

test.each([
  ['one that is triaged', aTicket({ priority: 'p2' }), 'not_in_triage'],
  ['one that is held', aTicket({}, CHANGES.held), 'not_in_triage'],
  ['one that is solved', aTicket({}, CHANGES.solved), 'ticket_solved'],
  ['one that is closed', aTicket({}, CHANGES.dismissed), 'ticket_closed'],
  ['one that somebody else looks at', aTicket({}, { ...CHANGES.leased, by: 'bob' }), 'lease_held'],
])('TRI-4: %s cannot be snoozed', (_, ticket, code) => {
  expect(() => snooze(ticket, ann, { until: HOUR_ON, reason: null })).toThrow(refused(code))
})

test('TRI-5: a customer’s message and a triage end the snooze', () => {
  expect(aTicket({}, snoozed, CHANGES.received).snoozedUntil).toBeNull()
  expect(aTicket({}, snoozed, CHANGES.triaged).snoozedUntil).toBeNull()
})

test('TRI-5: null wakes it, and what is awake cannot be woken', () => {
  expect(snooze(aTicket({}, snoozed), ann, { until: null, reason: null })).toMatchObject([{ until: null }])
  expect(() => snooze(waiting, ann, { until: null, reason: null })).toThrow(refused('not_snoozed'))
})
