/** The clocks of a ticket over HTTP: with what moved them, in words, and in the rows of lists. */
import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NOON } from '../../test/support/tickets.ts'
import { ClocksExplained, TicketClocks } from '../contract/clocks.ts'
import { QueuePage, SearchHits } from '../contract/queue.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()
const clocksOf = async (number: number, query = '') =>
  bodyOf(TicketClocks, await app.send(`GET /api/v1/tickets/${number}/clocks${query}`))
const explained = async (number: number, query = '') =>
  bodyOf(ClocksExplained, await app.send(`GET /api/v1/tickets/${number}/clocks/explain${query}`))
const act = async (number: number, verb: string, body: object) =>
  expect(await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })).toMatchObject({ status: 200 })

test('every clock with its targets, its steps and what a strip draws', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p1', severity: 1 })
  app.wait(30 * MINUTE)
  await act(number, 'reply', { body: 'On it.', weight: 'acknowledgement' })
  app.wait(30 * MINUTE)
  const { clocks, messages, range, holds, asOf, shifts } = await clocksOf(number)
  expect(asOf).toBe(isoOf(later(NOON, HOUR)))
  const due = isoOf(later(NOON, 4 * HOUR))
  const [response, triage] = clocks
  expect(clocks.map(({ title, state }) => [title, state])).toEqual([
    ['First response', 'running'],
    ['Triage', 'met'],
  ])
  expect(response).toMatchObject({
    metric: 'first_response',
    cycle: 1,
    startedBy: 1,
    dueAt: due,
    usedMs: HOUR,
    remainingMs: 3 * HOUR,
    openNow: true,
    opensAt: null,
    pauses: [],
    counted: [{ from: isoOf(NOON), to: due }],
    warnings: [{ percent: 80, at: isoOf(later(NOON, (4 * HOUR * 80) / 100)) }],
    forecast: null,
    sentence: `First response: 3 h left, due Mon 18 Mar 16:00; 4 business hours in ${CALENDAR}, from Mon 18 Mar 12:00`,
  })
  expect(
    response?.targets.map(({ words, rule, table, policy, because, mode }) => [
      words,
      rule,
      table,
      policy,
      because,
      mode,
    ]),
  ).toEqual([
    [
      '8 business hours',
      'enterprise, severity 2',
      'first response',
      'enterprise-2023, version 1',
      'segment is enterprise and severity is 2 (assumed until triage)',
      'business_accrual',
    ],
    [
      '4 business hours',
      'enterprise, severity 1',
      'first response',
      'enterprise-2023, version 1',
      'segment is enterprise and severity is 1',
      'business_accrual',
    ],
  ])
  expect(response?.steps.map(({ text }) => text.split(' (')[0])).toEqual([
    `Started: the ticket arrived by email. 8 business hours in ${CALENDAR}, due Mon 18 Mar 20:00`,
    'Ada triaged it to severity 1, p1: 4 business hours instead of 8 business hours, due Mon 18 Mar 16:00',
    'Eve’s reply does not stop it: it says neither what was done nor what comes next',
  ])
  expect(triage).toMatchObject({ endedBy: 2, openNow: false, opensAt: null })
  expect(messages.map(({ kind, by }) => [kind, by])).toEqual([
    ['received', 'ada'],
    ['acknowledgement', 'eve'],
  ])
  expect([holds, shifts]).toEqual([[], []])
  expect(range).toEqual({ from: isoOf(NOON), to: due })
})

/** Name of the calendar of the shipped promises. */
const CALENDAR = 'Sunday 14:00 to Friday 17:00 Pacific'

test('outside the hours it says when they begin, in the zone asked for', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p2' })
  app.wait(4 * 24 * HOUR + 6 * HOUR)
  const [response] = (await clocksOf(number, '?timeZone=Europe/Berlin')).clocks
  expect(response).toMatchObject({ state: 'breached', openNow: false, opensAt: '2024-03-24T21:00:00.000Z' })
  expect(response?.sentence).toContain('missed Tue 19 Mar 04:00')
  const row = bodyOf(QueuePage, await app.send('GET /api/v1/queue')).items[0]
  expect(row?.clock).toEqual({
    metric: 'first_response',
    state: 'breached',
    dueAt: isoOf(later(NOON, 8 * HOUR)),
    remainingMs: response?.remainingMs,
    openNow: false,
    opensAt: '2024-03-24T21:00:00.000Z',
  })
})

test('in words, for a colleague and for the customer', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p1', severity: 1 })
  app.wait(5 * HOUR)
  await act(number, 'reply', { body: 'We found it and rolled it back.', weight: 'response' })
  const { forColleague, forCustomer, timeZone } = await explained(number)
  expect(timeZone).toBe('America/Los_Angeles')
  expect(forColleague).toContain(
    `#${number}: 2 clocks, as of Mon 18 Mar 17:00. Times are those of America/Los_Angeles.`,
  )
  expect(forColleague).toContain('First response: missed Mon 18 Mar 16:00, ended 1 h later, Mon 18 Mar 17:00')
  expect(forCustomer).toContain(
    'We missed this promise: it was due Mon 18 Mar 16:00. We answered on Mon 18 Mar 17:00, 1 h late.',
  )
  expect(forCustomer).not.toMatch(/\bada\b|\beve\b|enterprise|triage/i)
  const berlin = await explained(number, '?timeZone=Europe/Berlin')
  expect(berlin.forCustomer).toContain('it was due Tue 19 Mar 00:00')
})

test('the clock of a row is that of the ticket, and of its search', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p2' })
  const free = await aNumber(app)
  app.wait(HOUR)
  const clock = {
    metric: 'first_response',
    state: 'running',
    dueAt: isoOf(later(NOON, 8 * HOUR)),
    remainingMs: 7 * HOUR,
    openNow: true,
    opensAt: null,
  }
  const { items } = bodyOf(QueuePage, await app.send('GET /api/v1/queue'))
  expect(new Map(items.map((each) => [each.number, each.clock]))).toEqual(
    new Map([
      [free, null],
      [number, clock],
    ]),
  )
  const found = bodyOf(SearchHits, await app.send('GET /api/v1/search?q=slow'))
  expect(found.items.find((each) => each.number === number)?.clock).toEqual(clock)
  expect(bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`)).clock).toEqual(clock)
})

test.each([
  ['/tickets/999/clocks', 404, 'ticket_not_found'],
  ['/tickets/999/clocks/explain', 404, 'ticket_not_found'],
  ['/tickets/1/clocks?timeZone=Mars/Base', 422, 'time_zone_unknown'],
  ['/tickets/1/clocks/explain?timeZone=PST', 422, 'time_zone_unknown'],
  ['/tickets/1/clocks/explain?zone=UTC', 400, 'invalid_input'],
  ['/tickets/none/clocks', 400, 'invalid_input'],
])('%s is refused', async (path, status, code) => {
  await aNumber(app)
  expect(problemOf(await app.send(`GET /api/v1${path}`))).toMatchObject({ status, code })
})
