import { describe, expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { later, MINUTE } from '../domain/time.ts'
import { inTransaction } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { claimNext, lineIn } from './claim-next.ts'
import { switchMode } from './switch-mode.ts'
import { claimTicket, pinTicket, skipTicket, triageTicket } from './ticket-verbs.ts'

const company = testCompany()
const LEASE = 5 * MINUTE

const next = async (handle = 'eve', scope = 'support') =>
  (await claimNext(await company.desk(handle), scope)).ticket.number

async function lastChange(number: number) {
  const placed = must(await ticketByNumber(company.tenant, number), 'it is there')
  return (await ticketEvents(company.tenant, placed.ticket.id)).at(-1)?.change
}

async function hardChoices(): Promise<void> {
  await switchMode(await company.desk(), { mode: 'hard', reason: 'a long night' }, () => ({ status: 200, body: '' }))
}

test('VERB-2: the first waiting ticket of a line, for five minutes', async () => {
  const [p1, p0] = [await aNumber(company, { priority: 'p1' }), await aNumber(company, { priority: 'p0' })]
  const { ticket, standing } = await claimNext(await company.desk('eve'), 'support')
  expect(ticket).toMatchObject({ number: p0, lease: { by: 'eve', until: later(company.now, LEASE) }, owner: null })
  expect(standing.line).toBe('owned')
  expect(await next('bob')).toBe(p1)
})

test('VERB-2: a ticket that changed since somebody asked for the next one is given to them all the same', async () => {
  const number = await aNumber(company, { priority: 'p1' })
  const asked = await company.desk('eve')
  company.wait(5)
  await triageTicket(await company.desk(), number, { severity: 1, priority: 'p0', reason: 'it is worse' })
  const { ticket } = await claimNext(asked, 'support')
  expect(ticket).toMatchObject({ number, priority: 'p0', lease: { by: 'eve', until: later(asked.now, LEASE) } })
})

test('a line is a team, or the company; where nothing waits, it says so', async () => {
  const support = await aNumber(company, { priority: 'p3' })
  const product = await aNumber(company, { priority: 'p1', team: 'product' })
  await expect(next('eve', 'engineering')).rejects.toMatchObject({ code: 'queue_empty' })
  expect(await next('eve', 'company')).toBe(product)
  expect(await next('eve', 'support')).toBe(support)
  await expect(next('eve', 'company')).rejects.toMatchObject({ code: 'queue_empty' })
  await expect(next('eve', 'sales')).rejects.toMatchObject({
    code: 'team_not_found',
    message: 'There is no line "sales". Choose one of: company, engineering, product, support.',
  })
})

test('RANK-6: the mode decides who is first, from one moment to the next', async () => {
  const free = await aNumber(company, { priority: 'p2', segment: 'free' })
  company.wait(MINUTE)
  const internal = await aNumber(company, { priority: 'p2', segment: 'internal' })
  const open = await aNumber(company, { priority: 'p2', segment: 'open_source' })
  const desk = await company.desk()
  expect(lineIn('normal', desk.teams, 'support')).toMatchObject({ mode: 'normal' })
  expect(await next()).toBe(free)
  await hardChoices()
  expect(lineIn('hard', desk.teams, 'support')).toMatchObject({ mode: 'hard' })
  expect(lineIn('hard', desk.teams, 'engineering')).toMatchObject({ mode: 'normal' })
  expect(await next()).toBe(open)
  expect(await next()).toBe(internal)
})

describe('what was passed over is recorded', () => {
  test('VERB-6: only what the member passed over themself', async () => {
    const first = await aNumber(company, { priority: 'p0' })
    const second = await aNumber(company, { priority: 'p1' })
    await next('eve')
    await skipTicket(await company.desk('eve'), first, { reason: 'needs search' })
    expect(await next('eve')).toBe(second)
    expect(await lastChange(second)).toMatchObject({ type: 'leased', passedOver: first })
    expect(await next('bob')).toBe(first)
    expect(await lastChange(first)).toMatchObject({ type: 'leased', by: 'bob', passedOver: null })
  })

  test('not what somebody else is taking at that moment', async () => {
    const first = await aNumber(company, { priority: 'p0' })
    const second = await aNumber(company, { priority: 'p1' })
    await inTransaction(company.tenant, async (tx) => {
      await ticketByNumber(tx, first, 'lock')
      expect(await next('eve')).toBe(second)
    })
    expect(await lastChange(second)).toMatchObject({ type: 'leased', passedOver: null })
  })

  test('a skipped ticket is offered again once it is triaged anew', async () => {
    const { ticket } = await aTicket(company, { priority: 'p2' })
    await next('eve')
    await skipTicket(await company.desk('eve'), ticket.number, { reason: 'needs search' })
    await expect(next('eve')).rejects.toMatchObject({ code: 'queue_empty' })
    const triage = { severity: 0, priority: 'p0', reason: 'all is down' } as const
    await triageTicket(await company.desk('lee'), ticket.number, triage)
    expect(await next('eve')).toBe(ticket.number)
  })
})

describe('what has run out is given back first', () => {
  test('a lease, at its instant and not before', async () => {
    const number = await aNumber(company)
    await next('eve')
    company.wait(LEASE - 1)
    await expect(next('bob')).rejects.toMatchObject({ code: 'queue_empty' })
    company.wait(1)
    expect(await next('bob')).toBe(number)
    expect(await lastChange(number)).toMatchObject({ type: 'leased', by: 'bob', passedOver: null })
  })

  test('a pin', async () => {
    const [p3, p0] = [await aNumber(company, { priority: 'p3' }), await aNumber(company, { priority: 'p0' })]
    const expiresAt = later(company.now, MINUTE)
    await pinTicket(await company.desk('lee'), p3, { place: 1, reason: 'agreed', expiresAt })
    company.wait(MINUTE)
    expect(await next('eve')).toBe(p0)
  })
})

test('owned and leased tickets are in nobody’s line', async () => {
  const [one, two] = [await aNumber(company), await aNumber(company)]
  await claimTicket(await company.desk('bob'), one, { takeOver: null })
  expect(await next('eve')).toBe(two)
  await expect(next('lee')).rejects.toMatchObject({ code: 'queue_empty' })
})
