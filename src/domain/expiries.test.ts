import { expect, test } from 'vitest'
import { aTicket, CHANGES, NOON } from '../../test/support/tickets.ts'
import { expiries } from './expiries.ts'
import { later, MINUTE } from './time.ts'

const { leased, held, pinned } = CHANGES
const heldUntil = { ...held, until: later(NOON, 120 * MINUTE) }
const leaseEnd = { at: leased.until, change: { type: 'lease_expired', by: 'ann' } }
const pinEnd = { at: pinned.expiresAt, change: { type: 'pin_expired', place: 1 } }
const holdEnd = { at: heldUntil.until, change: { type: 'resumed', reason: 'The time it was held until has come.' } }

test.each([
  ['a lease', aTicket({}, leased), [leaseEnd]],
  ['a pin', aTicket({}, pinned), [pinEnd]],
  ['both', aTicket({}, pinned, leased), [leaseEnd, pinEnd]],
  ['a hold until a time', aTicket({}, heldUntil), [holdEnd]],
  ['no hold that has no end', aTicket({}, held), []],
  ['nothing where there is nothing', aTicket(), []],
])('VERB-10: what ends by the passing of time, each at its own instant: %s', (_, ticket, expected) => {
  expect(expiries(ticket)).toEqual(expected)
})
