/** Concerns along the escalation path: raised, confirmed, answered, passed on, decided; and who is told. */
import { beforeEach, describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { Attention } from '../contract/attention.ts'
import { Concerns, TicketConcerns } from '../contract/concerns.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { HOUR, isoOf } from '../domain/time.ts'

const app = testApp()

const SAID = {
  about: 'Place of the ticket',
  ourView: 'They renew in May and wait since Monday.',
  theirView: 'Four others are down, this one is not.',
  tried: 'We talked on Monday and on Tuesday.',
}
const act = (number: number, verb: string, body: object, as: string) =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const did = async (number: number, verb: string, body: object, as: string) =>
  bodyOf(ActedTicket, await act(number, verb, body, as))
const raise = (number: number, facts: object = {}) =>
  did(number, 'raise-concern', { ...SAID, with: 'bob', ...facts }, 'eve')
const confirm = (number: number, facts: object = {}) => did(number, 'confirm-view', { concern: 1, ...facts }, 'bob')
const passOn = (number: number, as: string, facts: object = {}) =>
  did(number, 'pass-on-concern', { concern: 1, reason: 'we still differ', ...facts }, as)
const DECISION = { concern: 1, decision: 'It stays.', reason: 'Others are down.', considered: '#4 and #7' }

const of = async (number: number, as = 'eve') =>
  bodyOf(TicketConcerns, await app.send(`GET /api/v1/tickets/${number}/concerns`, { as }))
const list = async (query = '', as = 'eve') => bodyOf(Concerns, await app.send(`GET /api/v1/concerns${query}`, { as }))

beforeEach(async () => {
  const add = (handle: string, role: string) =>
    app.send('POST /api/v1/members', {
      body: { handle, name: handle.toUpperCase(), email: `${handle}@topline.example`, role, team: 'support' },
    })
  await add('cem', 'customer_engineer')
  await add('vea', 'viewer')
  app.forget()
  await app.send('POST /api/v1/accounts/acme/facts', {
    body: { people: { accountExecutive: 'eve', customerEngineer: 'cem' }, reason: 'as agreed' },
  })
})

test('CON-2 to CON-8: its way from the account executive to a decision, with all that was said', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p1' })
  const before = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
  await raise(number, { evidence: 'the contract of May' })
  app.wait(HOUR)
  await confirm(number, { theirView: 'Four others are down, and the fix ships tomorrow.' })
  await passOn(number, 'eve')
  await did(number, 'reply-concern', { concern: 1, reply: 'They can wait a day.', evidence: 'call of Monday' }, 'cem')
  await passOn(number, 'cem')
  app.wait(HOUR)
  const after = await did(number, 'decide-concern', DECISION, 'lee')
  expect(after).toMatchObject({
    concerns: [{ concern: 1, by: 'eve', with: 'bob', state: 'decided', step: 'support_or_product' }],
  })
  // CON-10: nothing else of the ticket has moved.
  const { version: _, updatedAt: _at, concerns: _concerns, clock: _clock, ...same } = before
  expect(after).toMatchObject(same)
  const { items } = await of(number)
  expect(items).toMatchObject([
    {
      evidence: 'the contract of May',
      theirView: 'Four others are down, and the fix ships tomorrow.',
      statedView: SAID.theirView,
      tried: SAID.tried,
      path: [
        { id: 'account_executive', standing: 'passed', stands: [{ handle: 'eve', name: 'Eve', as: 'post' }] },
        { id: 'customer_engineer', standing: 'passed', stands: [{ handle: 'cem', name: 'CEM', as: 'post' }] },
        { id: 'support_or_product', standing: 'decided', arrived: { by: 'cem', reason: 'we still differ' } },
        { id: 'vp_technical_success', standing: 'not_needed', arrived: null },
        { id: 'vp_sales_head_of_engineering', standing: 'not_needed' },
      ],
      replies: [{ by: 'cem', step: 'customer_engineer', reply: 'They can wait a day.', evidence: 'call of Monday' }],
      decided: {
        by: 'lee',
        at: isoOf(app.now),
        step: 'support_or_product',
        decision: 'It stays.',
        reason: 'Others are down.',
        considered: '#4 and #7',
      },
      waitsFor: [],
      youMay: [],
    },
  ])
})

test('CON-7: for a p0 steps may be left out, and the record says which', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p0' })
  await raise(number)
  await confirm(number)
  expect((await of(number)).items).toMatchObject([
    { mayGoTo: ['customer_engineer', 'support_or_product', 'vp_technical_success', 'vp_sales_head_of_engineering'] },
  ])
  await passOn(number, 'eve', { to: 'vp_technical_success' })
  const standing = (await of(number)).items.flatMap(({ path }) => path.map((step) => step.standing))
  expect(standing).toEqual(['passed', 'left_out', 'left_out', 'here', 'ahead'])
})

test('CON-12: open ones are listed, the longest at their step first, with who is to act', async () => {
  const [a, b] = [await aNumber(app, { account: 'acme' }), await aNumber(app)]
  await raise(a)
  app.wait(HOUR)
  await raise(b)
  expect((await list()).items).toMatchObject([
    { ticket: { number: a, account: { name: 'Acme Robotics' } }, waitsFor: ['bob'], yours: false },
    { ticket: { number: b, account: null }, waitsFor: ['bob'], stepName: 'Account executive' },
  ])
  await confirm(a)
  await confirm(b)
  // Of a ticket without an account nobody fills the post, and nobody here has the role.
  expect((await list('?of=me')).items.map(({ ticket }) => ticket.number)).toEqual([a, b])
  app.wait(HOUR)
  await passOn(a, 'eve')
  expect((await list('', 'cem')).items).toMatchObject([
    { ticket: { number: b }, yours: false },
    { ticket: { number: a }, yours: true, waitsFor: ['cem'], since: isoOf(app.now) },
  ])
  expect((await list('?of=me', 'lee')).items).toEqual([])
  await did(a, 'withdraw-concern', { concern: 1, reason: 'we agree now' }, 'eve')
  expect((await list()).items.map(({ ticket }) => ticket.number)).toEqual([b])
})

test('CON-9: what is open on a ticket that was merged stays there and goes on', async () => {
  const [a, b] = [await aNumber(app), await aNumber(app)]
  await raise(a)
  await did(a, 'merge', { into: b, reason: 'one fault' }, 'lee')
  expect((await list()).items).toMatchObject([{ ticket: { number: a, status: 'closed' } }])
  await confirm(a)
  expect((await of(a)).items).toMatchObject([{ state: 'open', youMay: ['reply', 'pass_on', 'withdraw'] }])
  expect((await of(b)).items).toEqual([])
})

test('CON-1: a concern keeps the version of the path under which it was raised', async () => {
  const number = await aNumber(app, { account: 'acme' })
  await raise(number)
  const { path } = await list()
  expect(path).toMatchObject({ version: 1, skipForP0: true })
  const steps = [{ id: 'board', name: 'Board', roles: ['owner'], says: 'Decides.' }]
  const answer = await app.send('POST /api/v1/policies/escalation', {
    body: { document: { name: 'short', steps }, effectiveFrom: isoOf(app.now), reason: 'we are few' },
  })
  expect(answer.status, answer.text).toBeLessThan(300)
  app.wait(HOUR)
  await confirm(number)
  await passOn(number, 'eve')
  const { items, path: next } = await of(number)
  expect(items).toMatchObject([{ pathVersion: 1, step: 'customer_engineer' }])
  expect(next).toMatchObject([{ id: 'board', stands: [{ handle: 'ada' }] }])
})

test('CON-13: those that have ended are listed, the last first, page by page, with how they did', async () => {
  const [a, b, c] = [await aNumber(app, { account: 'acme' }), await aNumber(app), await aNumber(app)]
  for (const number of [a, b, c]) await raise(number)
  await confirm(a)
  await passOn(a, 'eve')
  await did(a, 'decide-concern', DECISION, 'cem')
  app.wait(HOUR)
  await did(b, 'withdraw-concern', { concern: 1, reason: 'we agree now' }, 'eve')
  const { items, nextCursor, path } = await list('?state=ended')
  expect(items).toMatchObject([
    { ticket: { number: b }, state: 'withdrawn', ended: { by: 'eve', at: isoOf(app.now), decision: null } },
    {
      ticket: { number: a, account: { slug: 'acme' } },
      state: 'decided',
      stepName: 'Customer engineer',
      waitsFor: [],
      yours: false,
      ended: { by: 'cem', decision: 'It stays.', reason: 'Others are down.' },
    },
  ])
  expect([items.length, nextCursor, path?.version]).toEqual([2, null, 1])
  const numbers = async (query: string, as: string) =>
    (await list(`?state=ended${query}`, as)).items.map(({ ticket }) => ticket.number)
  expect(await numbers('&of=me', 'bob')).toEqual([b, a])
  expect(await numbers('&of=me', 'cem')).toEqual([a])
  expect(await numbers('&of=me', 'lee')).toEqual([])
  const behind = `c${Date.parse(items[0]?.ended?.at ?? '')}.${b}.1`
  expect(await numbers(`&cursor=${behind}`, 'eve')).toEqual([a])
  expect((await list()).items).toMatchObject([{ ticket: { number: c }, ended: null }])
  const refused = await app.send('GET /api/v1/concerns?state=ended&cursor=x', { as: 'eve' })
  expect(problemOf(refused).code).toBe('cursor_invalid')
  const standing = (await of(b)).items.flatMap(({ path: steps }) => steps.map((step) => step.standing))
  expect(standing).toEqual(['withdrawn', 'not_needed', 'not_needed', 'not_needed', 'not_needed'])
})

test('ATN-3, ATN-15: who fills the post has it waiting, and both sides hear how it went on', async () => {
  const inbox = async (as: string) =>
    bodyOf(Attention, await app.send('GET /api/v1/attention', { as })).items.map(
      ({ kind, what, excerpt }) => `${kind} · ${what} · ${excerpt}`,
    )
  const number = await aNumber(app, { account: 'acme' })
  await raise(number)
  expect(await inbox('bob')).toEqual([`concern · states your view in a concern: ${SAID.about} · null`])
  await confirm(number, { theirView: 'It is not down, the others are.' })
  await passOn(number, 'eve')
  expect(await inbox('cem')).toEqual([`concern · raised a concern: ${SAID.about} · null`])
  expect(await inbox('bob')).toEqual([`concern_news · passed your concern on: ${SAID.about} · we still differ`])
  app.wait(HOUR)
  await did(number, 'decide-concern', DECISION, 'cem')
  expect(await inbox('cem')).toEqual([])
  expect(await inbox('eve')).toEqual([`concern_news · decided on your concern: ${SAID.about} · It stays.`])
  expect(await inbox('bob')).toHaveLength(2)
  expect(await inbox('lee')).toEqual([])
})

describe('CON-11: viewers', () => {
  test('are told nothing of it', async () => {
    const number = await aNumber(app, { account: 'acme' })
    await raise(number)
    await confirm(number, { theirView: 'It is not down, the others are.' })
    const seen = await app.send(`GET /api/v1/tickets/${number}`, { as: 'vea' })
    expect(bodyOf(TicketDetail, seen).concerns).toBeNull()
    const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`, { as: 'vea' }))
    expect(items.map(({ type }) => type)).toEqual(['opened'])
    for (const path of ['/concerns', `/tickets/${number}/concerns`]) {
      expect(problemOf(await app.send(`GET /api/v1${path}`, { as: 'vea' })).code).toBe('not_allowed')
    }
    expect(problemOf(await act(number, 'raise-concern', { ...SAID, with: 'bob' }, 'vea')).code).toBe('not_allowed')
  })
})
