import { expect, test } from 'vitest'
import { aNumber } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { triageTicket } from '../actions/ticket-verbs.ts'
import { inTransaction } from './db.ts'
import { firstWaiting } from './first-waiting.ts'
import type { Line } from './queue.ts'
import { ticketByNumber } from './tickets.ts'

const company = testCompany()
const SUPPORT: Line = { team: 'support', mode: 'normal' }
const asked = async (tenant = company.tenant) => (await firstWaiting(tenant, SUPPORT, 'eve')).first?.ticket.number

test('LOG-4: members who ask at the same moment get different tickets, and nobody waits', async () => {
  const first = await aNumber(company, { priority: 'p0' })
  const second = await aNumber(company, { priority: 'p1' })
  await inTransaction(company.tenant, async (one) => {
    expect(await asked(one)).toBe(first)
    await inTransaction(company.tenant, async (two) => {
      expect(await asked(two)).toBe(second)
      await inTransaction(company.tenant, async (three) => expect(await asked(three)).toBeUndefined())
    })
  })
  expect(await asked()).toBe(first)
})

test('a ticket that somebody is acting on is passed by', async () => {
  const first = await aNumber(company, { priority: 'p0' })
  const second = await aNumber(company, { priority: 'p1' })
  await inTransaction(company.tenant, async (tx) => {
    await ticketByNumber(tx, first, 'lock')
    expect(await asked()).toBe(second)
  })
})

test('a ticket that is given out keeps still: who would change it waits for the transaction to end', async () => {
  const number = await aNumber(company, { priority: 'p0' })
  const order: string[] = []
  let triage: Promise<unknown> = Promise.resolve()
  await inTransaction(company.tenant, async (tx) => {
    await asked(tx)
    const change = { severity: 3, priority: 'p3', reason: 'not so bad' } as const
    triage = triageTicket(await company.desk('bob'), number, change).then(() => order.push('triaged'))
    await ticketByNumber(company.tenant, number)
    order.push('given out')
  })
  await triage
  expect(order).toEqual(['given out', 'triaged'])
})
