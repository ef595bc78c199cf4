import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { later, MINUTE } from '../time.ts'
import { CLOSING_REASONS, HOLD_FOR, HOLD_REASONS, type HoldReason } from '../vocabulary.ts'
import { close, type HoldRequest, hold, holdReasonsFor, reopen } from './steer.ts'

const { replied, solved, closed } = CHANGES
const ann = asks('ann')
const waiting = aTicket()
const solvedTicket = aTicket({}, replied, solved)
const LATER = later(NOON, 120 * MINUTE)
const wait: HoldRequest = {
  for: 'third_party',
  reason: 'vendor_answer',
  note: 'they look',
  actsNext: 'vendor',
  until: LATER,
}

test.each(CLOSING_REASONS)('VERB-9: %s is one of the seven closing reasons', (reason) => {
  expect(CLOSING_REASONS).toHaveLength(7)
  expect(close(solvedTicket, reason, 'seen')).toEqual([{ type: 'closed', reason, comment: 'seen' }])
})

test.each(HOLD_FOR)('VERB-8: a hold for %s takes the reasons that fit, and no other', (holdFor) => {
  const fitting = holdReasonsFor(holdFor)
  expect(fitting).toContain('other')
  for (const reason of Object.keys(HOLD_REASONS) as HoldReason[]) {
    const ask = () => hold(waiting, ann, { ...wait, for: holdFor, reason })
    if (fitting.includes(reason)) expect(ask()).toMatchObject([{ type: 'held', for: holdFor, reason }])
    else expect(ask).toThrow(refused('hold_reason_unfit', 'Choose one of: '))
  }
})

test('VERB-8: “other” needs a note, the other reasons do not', () => {
  const held = { ...wait, note: null }
  expect(hold(waiting, ann, held)).toMatchObject([{ reason: 'vendor_answer', note: null }])
  expect(() => hold(waiting, ann, { ...held, reason: 'other' })).toThrow(refused('hold_reason_unfit', 'in a note'))
  expect(hold(waiting, ann, { ...wait, reason: 'other' })).toMatchObject([{ reason: 'other', note: 'they look' }])
})

test.each([
  ['spam', CHANGES.dismissed],
  ['solved before', closed],
])('VERB-14: a ticket closed as %s can be reopened', (_, change) => {
  expect(reopen(aTicket({}, change), 'a mistake')).toEqual([{ type: 'reopened', reason: 'a mistake' }])
})

test('VERB-14: one that was merged cannot: it goes on elsewhere', () => {
  expect(() => reopen(aTicket({}, CHANGES.merged), 'a mistake')).toThrow(refused('ticket_merged', 'goes on'))
})

test('VERB-8: a hold ends in the future or is refused', () => {
  expect(() => hold(waiting, ann, { ...wait, until: ann.now })).toThrow(refused('hold_until_past', 'later time'))
  expect(hold(waiting, ann, { ...wait, until: later(ann.now, 1) })).toMatchObject([{ type: 'held' }])
})
