import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, NOON } from '../../../test/support/tickets.ts'
import { instantOf, later, MINUTE } from '../time.ts'
import { pin } from './pin.ts'

const ann = asks('ann')
const lea = asks('lea', 'lead')
const owner = asks('otto', 'owner')
const waiting = aTicket()
const pinRequest = {
  place: 2,
  reason: 'board meeting',
  expiresAt: later(NOON, 60 * MINUTE),
  placeHolder: null,
  freePlace: 3,
  p0Below: null,
}

test.each([
  ['an expiry that is now', waiting, ann, { expiresAt: ann.now }, 'pin_expiry_past'],
  ['TV-11: an expiry that has passed', waiting, lea, { expiresAt: instantOf(ann.now - 1) }, 'pin_expiry_past'],
  ['a place that another ticket holds', waiting, lea, { placeHolder: 12 }, 'pin_place_taken'],
  ['a place above a p0, by an engineer', waiting, ann, { p0Below: 12 }, 'pin_needs_lead'],
  ['above a p0, for a p1', aTicket({ priority: 'p1' }), ann, { p0Below: 12 }, 'pin_needs_lead'],
] as const)('RANK-8: a pin is refused, with %s', (_, ticket, asking, request, code) => {
  expect(() => pin(ticket, asking, { ...pinRequest, ...request })).toThrow(refused(code))
})

test.each([
  ['an expiry a millisecond ahead', waiting, ann, { expiresAt: later(ann.now, 1) }],
  ['the place it holds already', waiting, ann, { placeHolder: waiting.number }],
  ['a place above a p0, by a lead', waiting, lea, { p0Below: 12 }],
  ['a place above a p0, by the owner', waiting, owner, { p0Below: 12 }],
  ['a place above a p0, for a p0', aTicket({ priority: 'p0' }), ann, { p0Below: 12 }],
] as const)('RANK-8: a pin is set, with %s', (_, ticket, asking, request) => {
  expect(pin(ticket, asking, { ...pinRequest, ...request })).toMatchObject([{ type: 'pinned', by: asking.handle }])
})
