import { describe, expect, test } from 'vitest'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { publish, publishSla, slaOf } from '../../test/support/publishing.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import { NOTICE } from '../actions/publish-policy.ts'
import { rebuild } from '../actions/rebuild.ts'
import { recomputeProgress } from '../actions/recompute.ts'
import { closeTicket, holdTicket, reopenTicket, replyToTicket, solveTicket } from '../actions/ticket-verbs.ts'
import { must } from '../domain/assert.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { type Carrying, recompute } from './recompute.ts'

const company = testCompany()

const carrying = (more: Partial<Carrying> = {}): Carrying => ({
  tenant: company.tenant,
  now: () => company.now,
  stopped: () => false,
  pause: async () => {},
  carried: () => {},
  ...more,
})

const ticket = async (number: number) => must(await ticketByNumber(company.tenant, number), 'it was opened')
const cyclesOf = async (number: number) => (await ticket(number)).clocks.cycles
const rebasedOf = async (number: number) =>
  (await ticketEvents(company.tenant, (await ticket(number)).ticket.id)).filter(
    ({ change }) => change.type === 'rebased',
  )

async function rebuildsClean(): Promise<void> {
  const reader = { tenant: company.tenant, now: company.now }
  expect((await rebuild(reader, { check: true, progress: () => {} })).differences).toEqual([])
}

/** How many events of each number of `rebased` tickets have. */
async function rebasedCounts(): Promise<{ tickets: number; each: number }[]> {
  const { rows } = await company.owner.query<{ tickets: number; each: number }>(
    `select each, count(*)::integer as tickets from (
       select count(*)::integer as each from event where workspace_id = $1 and type = 'rebased' group by stream_id
     ) counted group by each order by each`,
    [company.workspace.id],
  )
  return rows
}

describe('POL-9: a publication', () => {
  test('is carried over to open tickets, and says what it was', async () => {
    await aNumber(company)
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    expect(await company.carryOver()).toBe(1)
    const [rebased, ...more] = await rebasedOf(1)
    expect(more).toEqual([])
    expect(rebased).toMatchObject({
      at: company.now,
      actor: 'system',
      change: { type: 'rebased', reason: 'sla, version 2: within 7' },
    })
    const [response] = (await cyclesOf(1)).filter(({ metric }) => metric === 'first_response')
    expect(response?.dueAt).toBe(later(must(response, 'promised').startedAt, 7 * HOUR))
    await rebuildsClean()
  })

  test('names all that a ticket goes over to, and nothing it knows already', async () => {
    await aNumber(company)
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    await aNumber(company)
    await publish(company)
    await company.carryOver()
    const reasons = await Promise.all([1, 2].map(async (number) => (await rebasedOf(number))[0]?.change))
    expect(reasons).toMatchObject([
      { reason: 'sla, version 2: within 7; calendar office, version 1: a new office' },
      { reason: 'calendar office, version 1: a new office' },
    ])
  })

  test('does nothing before it counts', async () => {
    await aNumber(company)
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    expect(await recompute(carrying())).toBe(0)
    company.wait(NOTICE - 1)
    expect(await recompute(carrying())).toBe(0)
    company.wait(1)
    expect(await recompute(carrying())).toBe(1)
    expect(await recompute(carrying())).toBe(0)
  })

  test('that is for new tickets alone leaves the others as they are', async () => {
    await aNumber(company)
    company.wait(MINUTE)
    const before = await ticket(1)
    await publishSla(company, slaOf(7), false)
    expect(await company.carryOver()).toBe(0)
    expect(await ticket(1)).toEqual(before)
    await aNumber(company)
    const [response] = (await cyclesOf(2)).filter(({ metric }) => metric === 'first_response')
    expect(response?.aims[0]?.policy).toBe(2)
    await rebuildsClean()
  })

  test('records first what passed before it, by the rules it passed under', async () => {
    await publishSla(company, slaOf(1))
    await company.carryOver()
    await aNumber(company)
    company.wait(2 * HOUR)
    await publishSla(company, slaOf(7))
    await company.carryOver()
    const events = await ticketEvents(company.tenant, (await ticket(1)).ticket.id)
    expect(events.map(({ change }) => change.type)).toEqual(['opened', 'clock_breached', 'rebased'])
    expect(events[1]?.at).toBe(later(must(events[0], 'opened').at, HOUR))
    await rebuildsClean()
  })
})

/** Every finished cycle of the workspace as it is stored, byte by byte. */
async function finished(): Promise<string[]> {
  const { rows } = await company.owner.query<{ cycle: string }>(
    `select ticket.number || ' ' || cycle::text as cycle
     from ticket, json_array_elements(clocks -> 'cycles') with ordinality as each(cycle, nth)
     where workspace_id = $1 and cycle ->> 'endedAt' is not null and cycle ->> 'lapsed' is null
     order by number, nth`,
    [company.workspace.id],
  )
  return rows.map(({ cycle }) => cycle)
}

const SUBSTANCE = {
  body: 'We found the slow query and rolled it back.',
  after: 'stay',
  weight: 'response',
  sentAt: null,
} as const
const HOLD = { for: 'customer', reason: 'information_needed', note: null, actsNext: 'Ada', until: null } as const

test('POL-9: no finished clock has changed by a byte', async () => {
  await publishSla(company, slaOf(2))
  await company.carryOver()
  for (const number of [1, 2, 3, 4, 5]) {
    await aNumber(company)
    company.wait(20 * MINUTE * number)
  }
  const desk = () => company.desk()
  for (const number of [1, 2, 3, 4]) await replyToTicket(await desk(), number, SUBSTANCE)
  await holdTicket(await desk(), 2, HOLD)
  for (const number of [3, 4]) await solveTicket(await desk(), number, { resolution: 'done' })
  await closeTicket(await desk(), 4, { reason: 'customer_confirmed', comment: null, document: NO_DOCUMENT })
  company.wait(HOUR)
  const before = await finished()
  expect(before.length).toBeGreaterThan(5)
  await publishSla(company, slaOf(1))
  expect(await company.carryOver()).toBe(4)
  expect(await finished()).toEqual(before)
  await rebuildsClean()
})

test('a ticket that is brought back goes on by the rules that are carried over to it', async () => {
  await aNumber(company)
  await solveTicket(await company.desk(), 1, { resolution: 'done' })
  company.wait(MINUTE)
  await publishSla(company, slaOf(7))
  expect(await company.carryOver()).toBe(1)
  await reopenTicket(await company.desk(), 1, { reason: 'it is back' })
  await rebuildsClean()
})

describe('POL-9: many tickets', () => {
  test('are gone on with where it was cut short, and none is done twice', async () => {
    await manyTickets(company, 450, () => ({}))
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    let batches = 0
    const cut = carrying({ stopped: () => batches === 2, carried: () => batches++ })
    const first = await recompute(cut)
    expect(await recomputeProgress(company.tenant)).toMatchObject({ total: 450, done: first })
    expect(first).toBeGreaterThan(0)
    expect(await recompute(carrying())).toBe(450 - first)
    expect(await rebasedCounts()).toEqual([{ tickets: 450, each: 1 }])
    expect(await recomputeProgress(company.tenant)).toMatchObject({ total: 450, done: 450 })
    await rebuildsClean()
  })

  test('are shared by two nodes without doubling', async () => {
    await manyTickets(company, 450, () => ({}))
    company.wait(MINUTE)
    await publishSla(company, slaOf(7))
    company.wait(NOTICE)
    const done = await Promise.all([recompute(carrying()), recompute(carrying())])
    expect(done[0] + done[1]).toBe(450)
    expect(Math.min(...done)).toBeGreaterThan(0)
    expect(await rebasedCounts()).toEqual([{ tickets: 450, each: 1 }])
    await rebuildsClean()
  })
})
