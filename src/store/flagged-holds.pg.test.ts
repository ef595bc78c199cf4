import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { judgedBy, simpleSla, version } from '../../test/support/clock-story.ts'
import { testCompany } from '../../test/support/company.ts'
import { NOON } from '../../test/support/tickets.ts'
import { holdFlags, holdLimits } from '../domain/clock/hold-flags.ts'
import type { HoldSpan } from '../domain/clock/state.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { flaggedHolds } from './flagged-holds.ts'
import { ticketJson } from './ticket-row.ts'
import { upsertTickets } from './tickets.ts'

const company = testCompany()

const CHANGE = later(NOON, 50 * MINUTE)
const lenient = simpleSla({}, { holdFlags: { soonMinutes: 10, capHours: 2 } })
const strict = simpleSla({}, { holdFlags: { soonMinutes: 30, capHours: 1 } })
const policies = { ...judgedBy(lenient), sla: [version(lenient), version(strict, 2, CHANGE)] }

/** A minute or an hour to and fro of each limit. */
const minutes = fc.constantFrom(0, 1, 9, 10, 11, 29, 30, 31, 59, 60, 61, 119, 120, 121)
const aHold: fc.Arbitrary<HoldSpan> = fc
  .record({ from: minutes, length: fc.option(minutes), sinceMessage: fc.option(minutes) })
  .map(({ from, length, sinceMessage }) => ({
    from: later(NOON, from * MINUTE),
    to: length === null ? null : later(NOON, (from + length) * MINUTE),
    for: 'customer',
    reason: 'information_needed',
    note: null,
    actsNext: 'Ada',
    because: 1,
    sinceMessage: sinceMessage === null ? null : sinceMessage * MINUTE,
  }))

test('CLK-11: the report finds just the holds that the domain flags, by the limits of their time', async () => {
  const { ticket, ...placed } = await aTicket(company)
  const now = later(NOON, 4 * HOUR)
  const touched = { ...placed, ticket: { ...ticket, updatedAt: now } }
  const period = { from: later(NOON, MINUTE), to: later(NOON, 2 * HOUR), now, limit: 100 }
  await fc.assert(
    fc.asyncProperty(fc.array(aHold, { maxLength: 12 }), async (holds) => {
      const row = ticketJson(company.workspace.id, { ...touched, clocks: { ...placed.clocks, holds } })
      await upsertTickets(company.tenant, [row])
      const found = await flaggedHolds(company.tenant, holdLimits(policies), period)
      const flagged = holds
        .filter(({ from }) => from >= period.from && from < period.to)
        .filter((hold) => holdFlags(hold, policies, now).length > 0)
      const told = (list: readonly HoldSpan[]) =>
        list.map(({ from, to, sinceMessage }) => `${from} ${to} ${sinceMessage}`).toSorted()
      expect(told(found.holds)).toEqual(told(flagged))
      expect(found.total).toBe(flagged.length)
    }),
    { numRuns: 40 },
  )
})

test('the latest come first, as many as were asked for, and all are counted', async () => {
  const placed = await aTicket(company)
  const hold = (minute: number): HoldSpan => ({
    from: later(NOON, minute * MINUTE),
    to: null,
    for: 'third_party',
    reason: 'vendor_fix',
    note: 'at the bank',
    actsNext: 'the bank',
    because: 1,
    sinceMessage: 0,
  })
  const holds = [hold(1), hold(2), hold(3)]
  await upsertTickets(company.tenant, [
    ticketJson(company.workspace.id, { ...placed, clocks: { ...placed.clocks, holds } }),
  ])
  const period = { from: NOON, to: later(NOON, HOUR), now: NOON, limit: 2 }
  const { holds: found, total } = await flaggedHolds(company.tenant, holdLimits(policies), period)
  const ticket = {
    number: placed.ticket.number,
    subject: placed.ticket.subject,
    team: 'support',
    account: null,
    by: 'ada',
  }
  expect(found).toEqual([
    { ...ticket, ...hold(3) },
    { ...ticket, ...hold(2) },
  ])
  expect(total).toBe(3)
  expect(await flaggedHolds(company.tenant, [], period)).toEqual({ holds: [], total: 0 })
})
