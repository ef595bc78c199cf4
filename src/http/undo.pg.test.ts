/** What was done is taken back over HTTP, for ten seconds. */
import { expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { rebuild } from '../actions/rebuild.ts'
import { TicketClocks } from '../contract/clocks.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { later, MINUTE, SECOND } from '../domain/time.ts'

const app = testApp()

const post = async (number: number, verb: string, body: object, as = 'eve') =>
  bodyOf(ActedTicket, await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body }))
const undo = (number: number, version: number | null = null, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/undo`, { as, body: { version } })
const ticketNow = async (number: number) => bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
const types = async (number: number) =>
  bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`)).items.map(({ type }) => type)

/** The ticket and its clocks, but for how far its log goes. */
async function stands(number: number) {
  const { version: _, updatedAt: __, ...facts } = await ticketNow(number)
  const { clocks } = bodyOf(TicketClocks, await app.send(`GET /api/v1/tickets/${number}/clocks`))
  return { facts, clocks }
}

/** Every projection follows from the log. */
const isRebuilt = async () => {
  const reader = { tenant: app.tenant, now: app.now }
  const { differences } = await rebuild(reader, { check: true, progress: () => {} })
  expect(differences).toEqual([])
}

const CLOSING = { reason: 'customer_confirmed', comment: null, document: { found: 'not_needed' } }
const inADay = () => new Date(later(app.now, 24 * 60 * MINUTE)).toISOString()

test.each([
  ['solve', {}, { resolution: 'rolled back' }],
  ['close', { solved: true }, CLOSING],
  ['reopen', { solved: true }, { reason: 'came back' }],
  ['dismiss', {}, { as: 'declined', reason: 'not ours' }],
  ['hold', {}, { for: 'customer', reason: 'information_needed', actsNext: 'Ada' }],
  ['route', {}, { team: 'engineering', reason: 'a defect' }],
  ['release', {}, { reason: 'end of shift' }],
  ['pin', {}, { place: 3, reason: 'board meeting', expiresAt: 'in a day' }],
] as const)(
  'LIF-7: %s is taken back as if it had not been done',
  async (verb, { solved = false }: { solved?: boolean }, body) => {
    const number = await aNumber(app, { account: 'acme', priority: 'p1', severity: 1 })
    await post(number, 'claim', {})
    if (solved) await post(number, 'solve', { resolution: 'rolled back' })
    app.wait(MINUTE)
    const before = await stands(number)
    const input = 'expiresAt' in body ? { ...body, expiresAt: inADay() } : body
    const { version } = await post(number, verb, input)
    expect((await undo(number, version)).body).toMatchObject({ number })
    const after = await stands(number)
    expect(after).toEqual(before)
    expect((await types(number)).at(-1)).toBe('taken_back')
    await isRebuilt()
  },
)

test('LIF-6: on the tenth second still, after it no more, with the verb that puts it right', async () => {
  const number = await aNumber(app, { priority: 'p1' })
  await post(number, 'solve', { resolution: 'rolled back' })
  app.wait(10 * SECOND)
  expect((await undo(number)).status).toBe(200)
  expect(await ticketNow(number)).toMatchObject({ status: 'new', solvedAt: null })
  await post(number, 'solve', { resolution: 'rolled back' })
  app.wait(10 * SECOND + 1)
  expect(problemOf(await undo(number))).toMatchObject({
    code: 'undo_too_late',
    detail: expect.stringContaining('Reopen it.'),
  })
})

test('LIF-6: nobody else, not a lead either', async () => {
  const number = await aNumber(app, { priority: 'p1' })
  await post(number, 'solve', { resolution: 'rolled back' })
  const problem = problemOf(await undo(number, null, 'ada'))
  expect(problem).toMatchObject({ code: 'not_allowed', detail: expect.stringContaining('Only eve') })
})

test('LIF-9: what was written to the customer stays, and it is said so', async () => {
  const number = await aNumber(app, { priority: 'p1' })
  const body = 'We found the slow query and rolled it back; search is fast again since 10:40.'
  const { version } = await post(number, 'reply', { body, after: 'solve' })
  const acted = bodyOf(ActedTicket, await undo(number, version))
  expect(acted).toMatchObject({ status: 'open', stays: expect.stringContaining('stays') })
  expect(await types(number)).toContain('replied')
})

test('LIF-8: a merge taken back, both stand as before', async () => {
  const one = await aNumber(app, { account: 'acme', priority: 'p1' })
  app.wait(5 * MINUTE)
  const other = await aNumber(app, { account: 'acme', priority: 'p2' })
  const before = [await stands(one), await stands(other)]
  const { version } = await post(one, 'merge', { into: other, reason: 'the same fault' })
  expect((await undo(one, version)).status).toBe(200)
  expect([await stands(one), await stands(other)]).toEqual(before)
  await isRebuilt()
})

test('LIF-8: a merge is not taken back once the other ticket has gone on', async () => {
  const [one, other] = [await aNumber(app, { account: 'acme' }), await aNumber(app, { account: 'acme' })]
  await post(one, 'merge', { into: other, reason: 'the same fault' })
  await post(other, 'triage', { severity: 2, priority: 'p2', reason: 'slow' })
  const problem = problemOf(await undo(one))
  expect(problem).toMatchObject({ code: 'undo_overtaken', details: { since: [{ type: 'triaged' }] } })
  expect(await ticketNow(one)).toMatchObject({ status: 'closed' })
})

test('LIF-8: a split taken back ends the part in the ticket it came from', async () => {
  const number = await aNumber(app, { priority: 'p1' })
  const before = await stands(number)
  const reason = 'two asks in one'
  const part = await post(number, 'split', { subject: 'The export too', body: 'The export is slow too.', reason })
  expect((await undo(number)).status).toBe(200)
  expect(await stands(number)).toEqual(before)
  expect(await ticketNow(part.number)).toMatchObject({ status: 'closed', closingReason: 'merged' })
  await isRebuilt()
})

test('LIF-8: a link taken off comes back on both', async () => {
  const [one, other] = [await aNumber(app), await aNumber(app)]
  await post(one, 'link', { to: other, as: 'task' })
  app.wait(MINUTE)
  await post(one, 'unlink', { to: other })
  expect((await undo(one)).status).toBe(200)
  expect((await ticketNow(one)).links).toMatchObject([{ number: other, as: 'task' }])
  expect((await ticketNow(other)).links).toMatchObject([{ number: one, as: 'task_of' }])
  await isRebuilt()
})

test('TCK-5, VERB-25: a customer who writes to a solved ticket reopens it; to a closed one, opens another that names it', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p2', kind: 'task' })
  const words = { body: 'It is slow again.', from: { name: 'Ada', email: 'ada@acme.example' } }
  await post(number, 'solve', { resolution: 'rolled back' })
  expect(await post(number, 'receive', words)).toMatchObject({ number, status: 'open', reopenCount: 1 })
  await post(number, 'solve', { resolution: 'rolled back' })
  await post(number, 'close', CLOSING)
  const next = await post(number, 'receive', words)
  expect(next).toMatchObject({ status: 'new', followUpOf: number })
  expect(await ticketNow(number)).toMatchObject({ status: 'closed' })
})
