import { expect, test } from 'vitest'
import { aTicket, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { NO_DOCUMENT, NOON } from '../../test/support/tickets.ts'
import { closeTicket, solveTicket } from '../actions/ticket-verbs.ts'
import { HOUR, instantOf, later, MINUTE } from '../domain/time.ts'
import { inTransaction } from './db.ts'
import { savePolicies } from './policies.ts'
import { anyBehind, lastApplied, openCounts, openTicketsAfter, takeBehind, WALK_START, type Walked } from './rules.ts'

const company = testCompany()
const BEGINNING = instantOf(0)

/** Tickets opened a minute apart, the first at NOON; of them the last is closed and the one before solved. */
async function tickets(count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await aTicket(company)
    company.wait(MINUTE)
  }
  for (const number of [count, count - 1]) {
    await solveTicket(await company.desk(), number, { resolution: 'done' })
  }
  await closeTicket(await company.desk(), count, { reason: 'customer_confirmed', comment: null, document: NO_DOCUMENT })
}

const publishedAt = (at: number, applied: boolean) =>
  savePolicies(company.tenant, [
    {
      name: 'contract',
      slug: `c-${at}`,
      version: 1,
      effectiveFrom: NOON,
      publishedAt: instantOf(at),
      by: 'ada',
      reason: null,
      applied,
      document: {},
    },
  ])

test('the last version that was carried over is told, and nothing of a fresh workspace', async () => {
  expect(await lastApplied(company.tenant)).toBeNull()
  await publishedAt(NOON, true)
  await publishedAt(later(NOON, HOUR), false)
  expect(await lastApplied(company.tenant)).toBe(NOON)
})

test('closed tickets are not counted, solved ones are', async () => {
  expect(await openCounts(company.tenant, NOON)).toEqual({ open: 0, behind: 0 })
  await tickets(4)
  expect(await openCounts(company.tenant, NOON)).toEqual({ open: 3, behind: 0 })
  expect(await openCounts(company.tenant, later(NOON, MINUTE + 1))).toEqual({ open: 3, behind: 2 })
  expect(await anyBehind(company.tenant, NOON)).toBe(false)
  expect(await anyBehind(company.tenant, instantOf(NOON + 1))).toBe(true)
})

test('those with the oldest rules are taken first, and not those that somebody else holds', async () => {
  await tickets(4)
  const asked = { since: BEGINNING, publishedAt: later(NOON, HOUR), limit: 2 }
  const numbers = async (more: Partial<typeof asked> = {}) =>
    inTransaction(company.tenant, async (tx) =>
      (await takeBehind(tx, { ...asked, ...more })).map(({ ticket }) => ticket.number),
    )
  await inTransaction(company.tenant, async (tx) => {
    const first = await takeBehind(tx, asked)
    expect(first.map(({ ticket, rulesAt }) => [ticket.number, rulesAt])).toEqual([
      [1, NOON],
      [2, later(NOON, MINUTE)],
    ])
    expect(await numbers()).toEqual([3])
  })
  expect(await numbers({ limit: 9 })).toEqual([1, 2, 3])
  expect(await numbers({ since: later(NOON, MINUTE) })).toEqual([2, 3])
  expect(await numbers({ publishedAt: later(NOON, MINUTE) })).toEqual([1])
})

test('a walk over open tickets meets each once, also where many are of one instant', async () => {
  await tickets(2)
  await manyTickets(company, 7, () => ({}))
  const met: number[] = []
  let at: Walked = WALK_START
  for (;;) {
    const page = await openTicketsAfter(company.tenant, at, 3)
    met.push(...page.map(({ number }) => number))
    const last = page.at(-1)
    if (!last) break
    at = last
  }
  expect(met.toSorted((a, b) => a - b)).toEqual([1, 3, 4, 5, 6, 7, 8, 9])
})

test('an open ticket is told with its account and its clocks', async () => {
  const { ticket, clocks } = await aTicket(company, { account: 'acme' })
  expect(await openTicketsAfter(company.tenant, WALK_START, 9)).toEqual([
    { id: ticket.id, number: 1, subject: ticket.subject, account: 'Acme Robotics', rulesAt: NOON, clocks },
  ])
})
