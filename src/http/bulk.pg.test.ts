/** One verb on many tickets over HTTP: what it would do, doing it, and taking it back. */
import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { type BulkAct, BulkDone, BulkPreview, type BulkTrial } from '../contract/bulk.ts'
import { QueuePage } from '../contract/queue.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { HOUR, isoOf, later, MINUTE, SECOND } from '../domain/time.ts'

const app = testApp()

const post = async (number: number, verb: string, body: object, as = 'eve') =>
  bodyOf(ActedTicket, await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body }))
const bulk = async (body: BulkAct, as = 'eve') =>
  bodyOf(BulkDone, await app.send('POST /api/v1/tickets/bulk', { as, body }))
const preview = async (body: BulkTrial, as = 'eve') =>
  bodyOf(BulkPreview, await app.send('POST /api/v1/tickets/bulk/preview', { as, body }))
const ticketNow = async (number: number) => bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
const of = (...numbers: readonly number[]) => numbers.map((number) => ({ number }))
const place = async (number: number) =>
  bodyOf(QueuePage, await app.send('GET /api/v1/queue?scope=support&limit=200')).items.find(
    (item) => item.number === number,
  )?.place
const SOLVING = { resolution: 'rolled back' }

test('LIF-11: a preview says of each what would be, and nothing is written', async () => {
  const first = await aNumber(app, { account: 'acme', priority: 'p1', severity: 1, subject: 'Search is slow' })
  const second = await aNumber(app, { priority: 'p2' })
  const done = await aNumber(app, { priority: 'p1' })
  await post(done, 'solve', SOLVING)
  const before = await Promise.all([first, second, done].map(ticketNow))
  const seen = await preview({ verb: 'solve', tickets: of(first, second, done, 987_654), input: SOLVING })
  expect(seen.totals).toMatchObject({ done: 2, refused: 2, told: 0 })
  expect(seen.items.map(({ refused }) => refused?.code ?? null)).toEqual([
    null,
    null,
    'ticket_solved',
    'ticket_not_found',
  ])
  const [one] = seen.items
  expect(one).toMatchObject({
    number: first,
    subject: 'Search is slow',
    version: before[0]?.version,
    changes: [{ fact: 'status', before: 'new', after: 'solved' }],
    place: { before: await place(first), after: null },
    told: false,
  })
  const effects = one?.clocks.map(({ metric, effect }) => `${metric} ${effect}`)
  expect(effects).toContain('first_response dropped')
  expect(seen.totals.broken).toBe(1)
  expect(await Promise.all([first, second, done].map(ticketNow))).toEqual(before)
})

test('LIF-11: places are told as they would be once all of it is done', async () => {
  const [one, two, three] = [
    await aNumber(app, { priority: 'p0', receivedAt: later(app.now, -3 * HOUR) }),
    await aNumber(app, { priority: 'p0', receivedAt: later(app.now, -2 * HOUR) }),
    await aNumber(app, { priority: 'p0', receivedAt: later(app.now, -HOUR) }),
  ]
  const input = { team: 'engineering', reason: 'a defect' }
  const { items } = await preview({ verb: 'route', tickets: of(one, three), input })
  expect(items[0]?.changes).toContainEqual({ fact: 'team', before: 'support', after: 'engineering' })
  expect(items.map(({ place: each }) => each.before)).toEqual([await place(one), await place(three)])
  await bulk({ verb: 'route', tickets: of(one, three), input })
  const line = bodyOf(QueuePage, await app.send('GET /api/v1/queue?scope=engineering&limit=200')).items
  const is = [one, three].map((number) => line.find((item) => item.number === number)?.place)
  expect(items.map(({ place: each }) => each.after)).toEqual(is)
  expect(await ticketNow(two)).toMatchObject({ team: 'support' })
})

test('LIF-11: what pauses no promise shows none, and a message is told of', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p1', severity: 1 })
  const input = { for: 'customer', reason: 'information_needed', actsNext: 'Ada' } as const
  const held = await preview({ verb: 'hold', tickets: of(number), input })
  // A response clock never pauses.
  expect(held.items[0]).toMatchObject({ clocks: [], place: { after: null } })
  const words = 'We do not build this: the export covers it, see https://docs.example.com/export for how.'
  const declined = { as: 'declined', reason: 'covered by the export', reply: words } as const
  const told = await preview({ verb: 'dismiss', tickets: of(number), input: declined })
  expect(told.items[0]).toMatchObject({ told: true })
  expect(told.totals.told).toBe(1)
})

test('LIF-12: done with the versions that were looked at; what has moved on is refused and stays as it is', async () => {
  const [still, moved] = [await aNumber(app, { priority: 'p1' }), await aNumber(app, { priority: 'p1' })]
  const { items } = await preview({ verb: 'solve', tickets: of(still, moved), input: SOLVING })
  const tickets = items.map(({ number, version }) => ({ number, version }))
  await post(moved, 'note', { body: 'Wait, they called.' }, 'lee')
  const done = await bulk({ verb: 'solve', tickets, input: SOLVING })
  expect(done.items.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'stale_write'])
  expect(await ticketNow(moved)).toMatchObject({ status: 'new' })
})

test('LIF-10: all of it is taken back for ten seconds, by one call', async () => {
  const numbers = [await aNumber(app, { priority: 'p1' }), await aNumber(app), await aNumber(app, { priority: 'p2' })]
  const before = await Promise.all(numbers.map(ticketNow))
  const { items } = await bulk({ verb: 'solve', tickets: of(...numbers), input: SOLVING })
  const tickets = items.flatMap(({ number, version }) => (version === null ? [] : [{ number, version }]))
  app.wait(10 * SECOND)
  const back = await bulk({ verb: 'undo', tickets })
  expect(back.items.map(({ refused }) => refused)).toEqual([null, null, null])
  const after = await Promise.all(numbers.map(ticketNow))
  const facts = (all: TicketDetail[]) => all.map(({ version: _, updatedAt: __, clock: ___, ...rest }) => rest)
  expect(facts(after)).toEqual(facts(before))
  await bulk({ verb: 'solve', tickets: of(...numbers), input: SOLVING })
  app.wait(MINUTE)
  const late = await bulk({ verb: 'undo', tickets: of(...numbers) })
  expect(late.items.map(({ refused }) => refused?.code)).toEqual(numbers.map(() => 'undo_too_late'))
})

test('LIF-10: the caller needs what the verb needs, also to look', async () => {
  const number = await aNumber(app)
  const vic = { handle: 'pia', name: 'Pia', email: null, role: 'product', team: 'support' }
  await app.send('POST /api/v1/members', { body: vic })
  const body = { verb: 'dismiss', tickets: of(number), input: { as: 'spam', reason: 'an advertisement' } }
  for (const path of ['bulk', 'bulk/preview']) {
    const sent = await app.send(`POST /api/v1/tickets/${path}`, { as: 'pia', body })
    expect(problemOf(sent).code).toBe('not_allowed')
  }
})

test('LIF-10: a key that comes again with another body is refused as a whole, and nothing is done', async () => {
  const [first, second] = [await aNumber(app, { priority: 'p1' }), await aNumber(app, { priority: 'p1' })]
  const headers = { 'idempotency-key': 'one-bulk' }
  const send = (path: string, body: object) => app.send(`POST /api/v1/tickets/${path}`, { as: 'eve', body, headers })
  const solving = { verb: 'solve', tickets: of(first), input: SOLVING }
  const done = await send('bulk', solving)
  const standing = () => Promise.all([first, second].map(async (number) => (await ticketNow(number)).version))
  const before = await standing()
  for (const body of [
    { ...solving, tickets: of(first, second) },
    { ...solving, tickets: of(second) },
    { ...solving, input: { resolution: 'by phone' } },
    { verb: 'undo', tickets: of(first) },
  ]) {
    expect(problemOf(await send('bulk', body)).code).toBe('idempotency_key_reused')
  }
  expect(problemOf(await send(`${second}/solve`, SOLVING)).code).toBe('idempotency_key_reused')
  expect(await standing()).toEqual(before)
  expect((await send('bulk', solving)).body).toEqual(done.body)
  const single = { 'idempotency-key': 'one-note' }
  await app.send(`POST /api/v1/tickets/${second}/note`, { as: 'eve', body: { body: 'A note.' }, headers: single })
  const bulk_ = await app.send('POST /api/v1/tickets/bulk', {
    as: 'eve',
    body: { ...solving, tickets: of(second) },
    headers: single,
  })
  expect(problemOf(bulk_).code).toBe('idempotency_key_reused')
})

test('LIF-10: an undo that names no versions takes back what one did last to each', async () => {
  const [mine, theirs] = [await aNumber(app, { priority: 'p1' }), await aNumber(app, { priority: 'p1' })]
  await bulk({ verb: 'solve', tickets: of(mine, theirs), input: SOLVING })
  await post(theirs, 'reopen', { reason: 'not yet' }, 'lee')
  const back = await bulk({ verb: 'undo', tickets: of(mine, theirs) })
  expect(back.items.map(({ refused }) => refused?.code ?? null)).toEqual([null, 'undo_overtaken'])
})

test('LIF-11: no ticket number is used and no key is kept by looking', async () => {
  const number = await aNumber(app, { priority: 'p1' })
  const body = { verb: 'solve', tickets: of(number), input: SOLVING }
  const headers = { 'idempotency-key': 'looks-first' }
  await app.send('POST /api/v1/tickets/bulk/preview', { as: 'eve', body, headers })
  const { items } = bodyOf(BulkDone, await app.send('POST /api/v1/tickets/bulk', { as: 'eve', body, headers }))
  expect(items[0]?.refused).toBeNull()
  const { items: told } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
  expect(told.filter(({ type }) => type === 'solved')).toHaveLength(1)
  expect(isoOf(app.now)).toBe(told.at(-1)?.at)
})
