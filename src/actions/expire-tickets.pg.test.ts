import { expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { later, MINUTE } from '../domain/time.ts'
import { inTransaction } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { claimNext } from './claim-next.ts'
import { expireTickets } from './expire-tickets.ts'
import { pinTicket } from './ticket-verbs.ts'

const company = testCompany()

async function expire(): Promise<number> {
  const { tenant, now, policies } = await company.desk()
  return expireTickets({ tenant, now, policies: async () => policies })
}

async function last(number: number) {
  const { ticket, standing } = must(await ticketByNumber(company.tenant, number), 'it is there')
  const event = must((await ticketEvents(company.tenant, ticket.id)).at(-1), 'it was opened')
  return {
    line: standing.line,
    type: event.change.type,
    at: event.at,
    recordedAt: event.recordedAt,
    actor: event.actor,
  }
}

test('VERB-10: a lease ends at its true instant, however late it is noticed', async () => {
  const number = await aNumber(company)
  await claimNext(await company.desk('eve'), 'support')
  const until = later(company.now, 5 * MINUTE)
  company.wait(5 * MINUTE - 1)
  expect(await expire()).toBe(0)
  expect(await last(number)).toMatchObject({ type: 'leased', line: 'owned' })
  company.wait(2 * MINUTE)
  expect(await expire()).toBe(1)
  const told = { type: 'lease_expired', line: 'waiting', at: until, recordedAt: company.now, actor: 'system' }
  expect(await last(number)).toEqual(told)
  expect(await expire()).toBe(0)
})

test('VERB-10: a pin ends at its true instant, and the ticket stands where it stood', async () => {
  const { ticket, standing } = await aTicket(company, { priority: 'p2' })
  const expiresAt = later(company.now, 90 * MINUTE)
  await pinTicket(await company.desk(), ticket.number, { place: 1, reason: 'agreed', expiresAt })
  company.wait(90 * MINUTE - 1)
  expect(await expire()).toBe(0)
  company.wait(1)
  expect(await expire()).toBe(1)
  expect(await last(ticket.number)).toMatchObject({ type: 'pin_expired', at: expiresAt })
  expect(must(await ticketByNumber(company.tenant, ticket.number), 'it is there').standing).toEqual(standing)
})

test('several nodes at once end each thing once', async () => {
  const numbers: number[] = []
  for (let n = 0; n < 12; n++) numbers.push(await aNumber(company))
  for (const _ of numbers) await claimNext(await company.desk('eve'), 'support')
  company.wait(5 * MINUTE)
  const counts = await Promise.all([expire(), expire(), expire(), expire()])
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(12)
  for (const number of numbers) {
    const { ticket } = must(await ticketByNumber(company.tenant, number), 'it is there')
    const events = await ticketEvents(company.tenant, ticket.id)
    expect(events.map(({ change }) => change.type)).toEqual(['opened', 'leased', 'lease_expired'])
  }
})

test('policies are read only when something has run out', async () => {
  await aNumber(company)
  const { tenant, now } = await company.desk()
  const policies = () => Promise.reject(new Error('not needed'))
  expect(await expireTickets({ tenant, now, policies })).toBe(0)
})

test('a neighbour’s leases are not ended', async () => {
  const before = company.workspace
  await aNumber(company)
  await claimNext(await company.desk('eve'), 'support')
  await company.freshWorkspace()
  company.wait(60 * MINUTE)
  expect(await expire()).toBe(0)
  company.enter(before)
  expect(await expire()).toBe(1)
})

test('CLK-14: a ticket that somebody is at is left to them, and looked at again', async () => {
  const number = await aNumber(company)
  await claimNext(await company.desk('eve'), 'support')
  company.wait(5 * MINUTE)
  await inTransaction(company.tenant, async (tx) => {
    await ticketByNumber(tx, number, 'lock')
    expect(await expire()).toBe(0)
  })
  expect(await expire()).toBe(1)
})
