/** The triage inbox over HTTP: what it lists, what may be done there, and taking it back. */
import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { type BulkAct, BulkDone } from '../contract/bulk.ts'
import { QueuePage } from '../contract/queue.ts'
import { Timeline } from '../contract/tickets.ts'
import { TriageCounts, TriagePage } from '../contract/triage.ts'
import { DAY, HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const inbox = async (query = '') => bodyOf(TriagePage, await app.send(`GET /api/v1/triage?${query}`, { as: 'eve' }))
const numbers = ({ items }: TriagePage) => items.map(({ number }) => number)
const post = (number: number, verb: string, body: object, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const bulk = async (body: BulkAct, as = 'eve') =>
  bodyOf(BulkDone, await app.send('POST /api/v1/tickets/bulk', { as, body }))
const inAnHour = () => isoOf(later(app.now, HOUR))
const ask = { body: 'Which version do you run, and since when?', after: 'ask' }

test('TRI-1: the inbox holds what nobody has judged and is ours, in the order of the line', async () => {
  const later_ = await aNumber(app, { subject: 'Asked second' })
  const first = await aNumber(app, { account: 'acme', receivedAt: later(app.now, -HOUR) })
  const elsewhere = await aNumber(app, { team: 'engineering' })
  const judged = await aNumber(app, { priority: 'p0' })
  const held = await aNumber(app)
  await post(held, 'reply', ask)
  const owned = await aNumber(app)
  await post(owned, 'claim', {})
  const page = await inbox()
  const line = bodyOf(QueuePage, await app.send('GET /api/v1/queue'))
  expect(numbers(page)).not.toContain(judged)
  expect(numbers(page)).not.toContain(held)
  expect(new Set(numbers(page))).toEqual(new Set([first, later_, elsewhere, owned]))
  const waits = line.items.map(({ number }) => number).filter((each) => each !== judged)
  expect(numbers(page).filter((number) => number !== owned)).toEqual(waits)
  expect(numbers(await inbox('team=engineering'))).toEqual([elsewhere])
})

test('TRI-2: a row tells the triage clock, the place, and how its account was found', async () => {
  const number = await aNumber(app, { account: 'acme', tags: ['sso'] })
  app.wait(4 * MINUTE)
  const [row] = (await inbox()).items
  expect(row).toMatchObject({
    number,
    place: 1,
    channel: 'email',
    missing: [],
    tags: ['sso'],
    snoozedUntil: null,
    triage: { metric: 'triage', state: 'running', remainingMs: 6 * MINUTE },
    account: { name: 'Acme Robotics' },
  })
})

test('TRI-3: the counts tell what waits, what is snoozed, and what is late', async () => {
  await aNumber(app)
  const snoozed = await aNumber(app)
  await post(snoozed, 'snooze', { until: inAnHour() })
  app.wait(10 * MINUTE)
  await aNumber(app)
  expect((await inbox()).counts).toEqual({ waiting: 2, snoozed: 1, missed: 0 })
  app.wait(1)
  const counts = bodyOf(TriageCounts, await app.send('GET /api/v1/triage/counts?team=support'))
  expect(counts).toEqual({ waiting: 2, snoozed: 1, missed: 1 })
})

test('TRI-4: a snoozed ticket leaves the inbox and not the line, and is back at its instant', async () => {
  const number = await aNumber(app)
  const until = inAnHour()
  const answer = await post(number, 'snooze', { until, reason: 'they write again at noon' })
  expect(answer.body).toMatchObject({ waiting: true, snoozedUntil: until })
  expect(numbers(await inbox())).toEqual([])
  expect(numbers(await inbox('state=snoozed'))).toEqual([number])
  app.wait(HOUR - 1)
  expect(numbers(await inbox())).toEqual([])
  app.wait(1)
  expect(numbers(await inbox())).toEqual([number])
})

test('TRI-4: what cannot be snoozed is refused', async () => {
  const number = await aNumber(app)
  expect(problemOf(await post(number, 'snooze', { until: isoOf(app.now) })).code).toBe('snooze_unfit')
  expect(problemOf(await post(number, 'snooze', { until: isoOf(later(app.now, 31 * DAY)) })).code).toBe('snooze_unfit')
  expect(problemOf(await post(number, 'snooze', { until: null })).code).toBe('not_snoozed')
  const judged = await aNumber(app, { priority: 'p1' })
  expect(problemOf(await post(judged, 'snooze', { until: inAnHour() })).code).toBe('not_in_triage')
})

test('TRI-5: a customer’s message wakes it', async () => {
  const number = await aNumber(app)
  await post(number, 'snooze', { until: inAnHour() })
  await post(number, 'receive', { from: { name: 'Ada' }, body: 'It is worse now.' })
  expect(numbers(await inbox())).toEqual([number])
})

test('TRI-6: needs information is a reply and a hold in one step, and undo leaves the reply', async () => {
  const number = await aNumber(app, { contact: { name: 'Kim', email: 'kim@acme.example' } })
  const asked = await post(number, 'reply', ask)
  expect(asked.body).toMatchObject({
    status: 'pending',
    hold: { for: 'customer', reason: 'information_needed', actsNext: 'Kim' },
    reply: { weight: 'response' },
  })
  expect(numbers(await inbox())).toEqual([])
  const { version } = asked.body as { version: number }
  expect((await post(number, 'undo', { version })).body).toMatchObject({ status: 'open', hold: null })
  expect(numbers(await inbox())).toEqual([number])
})

test('TRI-8: a triage is taken back, once, and the log keeps both', async () => {
  const number = await aNumber(app)
  const judged = await post(number, 'triage', { severity: 1, priority: 'p1', reason: 'many are hit' })
  const { version } = judged.body as { version: number }
  expect((await post(number, 'undo', { version })).body).toMatchObject({ priority: null, severity: null })
  expect(numbers(await inbox())).toEqual([number])
  const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
  expect(items.map(({ type, change }) => [type, change.undoes])).toEqual([
    ['opened', undefined],
    ['triaged', undefined],
    ['untriaged', version],
  ])
  expect(problemOf(await post(number, 'undo', { version })).code).toBe('undo_nothing')
})

test('TRI-8: a colleague cannot take it back, a lead can', async () => {
  const number = await aNumber(app)
  await post(number, 'dismiss', { as: 'spam', reason: 'an advertisement' }, 'ada')
  expect(problemOf(await post(number, 'undo', {})).code).toBe('not_allowed')
  expect((await post(number, 'undo', {}, 'lee')).body).toMatchObject({ status: 'new', reopenCount: 0, closedAt: null })
})

test('TRI-8: refused once the customer wrote, saying so', async () => {
  const number = await aNumber(app)
  await post(number, 'triage', { severity: 1, priority: 'p1', reason: 'many are hit' })
  await post(number, 'receive', { from: { name: 'Ada' }, body: 'It is worse now.' })
  const problem = problemOf(await post(number, 'undo', {}))
  expect(problem).toMatchObject({ code: 'undo_overtaken', details: { since: [{ type: 'received' }] } })
})

test('TRI-11: many are dismissed at once; one that cannot be is refused alone, and undo takes back each', async () => {
  const [spam, more, done] = [await aNumber(app), await aNumber(app), await aNumber(app)]
  await post(done, 'solve', { resolution: 'by phone' })
  const input = { as: 'spam', reason: 'an advertisement' } as const
  const { items } = await bulk({
    verb: 'dismiss',
    tickets: [spam, done, more, spam, 987_654].map((number) => ({ number })),
    input,
  })
  expect(items.map(({ number, refused }) => [number, refused?.code ?? 'done'])).toEqual([
    [spam, 'done'],
    [done, 'ticket_solved'],
    [more, 'done'],
    [987_654, 'ticket_not_found'],
  ])
  expect(numbers(await inbox())).toEqual([])
  const tickets = items.flatMap(({ number, version }) => (version === null ? [] : [{ number, version }]))
  expect((await bulk({ verb: 'undo', tickets })).items.map(({ refused }) => refused)).toEqual([null, null])
  expect(new Set(numbers(await inbox()))).toEqual(new Set([spam, more]))
})

test('TRI-11: the caller needs what the verb needs; a hundred tickets are the most', async () => {
  const number = await aNumber(app)
  const vic = { handle: 'vic', name: 'Vic', email: null, role: 'viewer', team: 'support' }
  await app.send('POST /api/v1/members', { body: vic })
  const input = { as: 'spam', reason: 'an advertisement' }
  const body = { verb: 'dismiss', tickets: [{ number }], input }
  expect(problemOf(await app.send('POST /api/v1/tickets/bulk', { as: 'vic', body })).code).toBe('not_allowed')
  const many = { ...body, tickets: Array.from({ length: 101 }, (_, index) => ({ number: index + 1 })) }
  expect(problemOf(await app.send('POST /api/v1/tickets/bulk', { as: 'eve', body: many })).code).toBe('invalid_input')
})

test('TRI-11: a call that is repeated under its key does nothing twice', async () => {
  const number = await aNumber(app)
  const body = { verb: 'snooze', tickets: [{ number }], input: { until: inAnHour() } }
  const headers = { 'idempotency-key': 'a-key' }
  const [first, second] = [
    await app.send('POST /api/v1/tickets/bulk', { as: 'eve', body, headers }),
    await app.send('POST /api/v1/tickets/bulk', { as: 'eve', body, headers }),
  ]
  expect(second.body).toEqual(first.body)
  const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
  expect(items).toHaveLength(2)
})

test('the inbox is read page by page', async () => {
  const all = [await aNumber(app), await aNumber(app), await aNumber(app)]
  const first = await inbox('limit=2')
  const second = await inbox(`limit=2&cursor=${first.nextCursor}`)
  expect([...numbers(first), ...numbers(second)]).toEqual(all)
  expect(second.nextCursor).toBeNull()
  expect(problemOf(await app.send('GET /api/v1/triage?cursor=h00')).code).toBe('cursor_invalid')
})
