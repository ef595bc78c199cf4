import { describe, expect, test } from 'vitest'
import { aHistory, aNumber, openedElsewhere } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { NOON } from '../../test/support/tickets.ts'
import { must } from '../domain/assert.ts'
import type { HistoryEvent, TicketHistory } from '../domain/history.ts'
import { DAY, HOUR, later, MINUTE } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { placeSteps } from '../store/places.ts'
import { ticketByNumber, ticketsFrom } from '../store/tickets.ts'
import { loadHistories } from './load-history.ts'
import { rebuild } from './rebuild.ts'
import { noteOnTicket } from './ticket-verbs.ts'

const company = testCompany()

const load = async (...histories: readonly TicketHistory[]) => loadHistories(await company.desk(), histories)

/** What happened after the opening of `name`: routed, answered and solved, an hour each. */
const life = (name: string): HistoryEvent[] => [
  {
    ref: `${name}/2`,
    at: later(NOON, HOUR),
    actor: 'op',
    change: { type: 'routed', team: null, group: 'B', reason: null },
  },
  {
    ref: `${name}/3`,
    at: later(NOON, 2 * HOUR),
    actor: 'op',
    change: { type: 'replied', by: 'op', body: 'Restart it.', weight: 'response' },
  },
  { ref: `${name}/4`, at: later(NOON, 3 * HOUR), actor: 'op', change: { type: 'solved', resolution: 'restarted' } },
]

async function found(name: string) {
  const [placed] = await ticketsFrom(company.tenant, 'elsewhere', [name])
  return must(placed, `${name} was loaded`)
}

async function differences() {
  const { tenant, now } = company
  return (await rebuild({ tenant, now }, { check: true, progress: () => {} })).differences
}

describe('a history', () => {
  test('HIS-2: becomes a ticket with its true times; when we learnt of it is kept beside', async () => {
    company.wait(DAY)
    expect(await load(aHistory('A', { subject: 'Printer on fire', segment: 'enterprise' }, life('A')))).toEqual({
      tickets: 1,
      events: 4,
    })
    const { ticket, standing } = await found('A')
    expect(ticket).toMatchObject({ number: 1, source: 'elsewhere', externalId: 'A', subject: 'Printer on fire' })
    expect(ticket).toMatchObject({ status: 'solved', receivedAt: NOON, solvedAt: later(NOON, 3 * HOUR), group: 'B' })
    expect(standing).toMatchObject({ line: 'done', dueAt: null })
    const events = await ticketEvents(company.tenant, ticket.id)
    expect(events.map(({ at }) => at)).toEqual([0, 1, 2, 3].map((hours) => later(NOON, hours * HOUR)))
    expect(new Set(events.map(({ recordedAt }) => recordedAt))).toEqual(new Set([company.now]))
    const steps = await placeSteps(company.tenant, ticket.id, 10)
    expect(steps.map(({ place, type }) => [place, type])).toEqual([
      [1, 'opened'],
      [1, 'replied'],
      [null, 'solved'],
    ])
    expect(await differences()).toEqual([])
  })

  test('names its account by slug; one that is not known is left out', async () => {
    await load(aHistory('A', { account: 'acme', segment: 'enterprise' }), aHistory('B', { account: 'nobody' }))
    expect((await found('A')).ticket.accountId).not.toBeNull()
    expect((await found('B')).ticket.accountId).toBeNull()
  })

  test('takes the next numbers, in the order of the batch', async () => {
    expect(await aNumber(company)).toBe(1)
    await load(...['C', 'A', 'B'].map((name) => aHistory(name)))
    expect(await aNumber(company)).toBe(5)
    const numbers = await Promise.all(['C', 'A', 'B'].map(async (name) => (await found(name)).ticket.number))
    expect(numbers).toEqual([2, 3, 4])
  })
})

describe('HIS-1: loading again', () => {
  test('adds nothing, and takes no numbers', async () => {
    const histories = ['A', 'B'].map((name) => aHistory(name, {}, life(name)))
    await load(...histories)
    expect(await load(...histories)).toEqual({ tickets: 0, events: 0 })
    expect(await load(...histories.toReversed())).toEqual({ tickets: 0, events: 0 })
    expect(await aNumber(company)).toBe(3)
    expect(await differences()).toEqual([])
  })

  test('adds what has happened since: whole tickets, and events of known ones', async () => {
    const [first, second, third] = life('A')
    await load(aHistory('A', {}, [must(first, '3')]))
    company.wait(HOUR)
    const whole = aHistory('A', {}, [must(first, '3'), must(second, '3'), must(third, '3')])
    expect(await load(whole, aHistory('B'))).toEqual({ tickets: 1, events: 3 })
    const { ticket } = await found('A')
    expect(ticket).toMatchObject({ number: 1, version: 4, status: 'solved' })
    expect((await found('B')).ticket.number).toBe(2)
    expect(await differences()).toEqual([])
  })

  test('adds a tail without its beginning to a ticket that has gone on here', async () => {
    await load(aHistory('A'))
    await noteOnTicket(await company.desk(), 1, { body: 'seen here' })
    expect(await load({ source: 'elsewhere', externalId: 'A', events: life('A') })).toEqual({ tickets: 0, events: 3 })
    const { ticket } = must(await ticketByNumber(company.tenant, 1), 'loaded')
    const events = await ticketEvents(company.tenant, ticket.id)
    expect(events.map(({ change }) => change.type)).toEqual(['opened', 'noted', 'routed', 'replied', 'solved'])
    expect(await differences()).toEqual([])
  })

  test('also from several processes at once adds each thing once', async () => {
    const histories = ['A', 'B', 'C'].map((name) => aHistory(name, {}, life(name)))
    const all = await Promise.all([load(...histories), load(...histories), load(...histories)])
    expect(all.map(({ events }) => events).toSorted((a, b) => b - a)).toEqual([12, 0, 0])
    expect(await load(...histories)).toEqual({ tickets: 0, events: 0 })
    expect(await differences()).toEqual([])
  })

  test('is by source: the same ids of another source are other tickets', async () => {
    await load(aHistory('A'))
    const other = {
      ...aHistory('A'),
      source: 'other',
      events: [{ ...must(aHistory('A').events[0], '1'), ref: 'other/1' }],
    }
    expect(await load(other)).toEqual({ tickets: 1, events: 1 })
  })
})

test('HIS-3: a batch is loaded whole or not at all', async () => {
  const broken: TicketHistory = {
    source: 'elsewhere',
    externalId: 'B',
    events: [{ ref: 'B/1', at: NOON, actor: 'op', change: { type: 'noted', by: 'op', body: 'no beginning' } }],
  }
  await expect(load(aHistory('A'), broken)).rejects.toThrow('a stream starts with opened')
  expect(await ticketsFrom(company.tenant, 'elsewhere', ['A', 'B'])).toEqual([])
})

test('nothing to load is nothing', async () => {
  expect(await load()).toEqual({ tickets: 0, events: 0 })
})

test('a lease and a pin that ran out elsewhere stand until time is kept', async () => {
  const until = later(NOON, MINUTE)
  const leased = {
    ref: 'A/2',
    at: NOON,
    actor: 'op',
    change: { type: 'leased', by: 'eve', until, passedOver: null },
  } as const
  await load(aHistory('A', openedElsewhere(), [leased]))
  expect((await found('A')).ticket.lease).toEqual({ by: 'eve', until })
})
