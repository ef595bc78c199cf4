/** Who and what is in a workspace, and who asks. */
import { expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { Account, Accounts, Workspace } from '../contract/workspace.ts'
import { NO_MONEY } from '../domain/money.ts'
import { isoOf } from '../domain/time.ts'

const app = testApp()

/** Of an account of which nothing more is known. */
const NO_FILE = { domains: [], lifecycle: null, people: {}, source: null, externalId: null }

const read = async (as?: string) => bodyOf(Workspace, await app.send('GET /api/v1/workspace', { as }))

test('HTTP-1: the workspace tells who is here, what waits where, and in which mode', async () => {
  await aNumber(app)
  await aNumber(app)
  await aNumber(app, { team: 'product' })
  const { slug, name } = app.workspace
  expect(await read('eve')).toMatchObject({
    slug,
    name,
    mode: 'normal',
    modeSince: null,
    modeReason: null,
    modeBy: null,
    you: { handle: 'eve', name: 'Eve', role: 'engineer', team: 'support' },
    version: '0.0.0-test',
  })
  const { teams, members, workspaces } = await read()
  expect(teams.map(({ slug: team, waiting }) => [team, waiting]).toSorted()).toEqual([
    ['engineering', 0],
    ['product', 1],
    ['support', 2],
  ])
  expect(members.map(({ handle }) => handle).toSorted()).toEqual(['ada', 'bob', 'eve', 'lee'])
  expect(workspaces).toContainEqual({ slug, name })
})

test('HTTP-4: who asks is named by a header, and is the owner when it is left out', async () => {
  expect((await read()).you).toMatchObject({ handle: 'ada', role: 'owner' })
  expect((await read('lee')).you.handle).toBe('lee')
  expect((await read('')).you.handle).toBe('ada')
})

test('HTTP-4: the workspace is named by a header, or in the query for streams; the first one when left out', async () => {
  const first = app.workspace
  const number = await aNumber(app, { subject: 'Of the first' })
  const second = await app.freshWorkspace()
  await aNumber(app, { subject: 'Of the second' })
  const subject = async (headers: Record<string, string>) =>
    bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`, { headers })).subject
  expect(await subject({ 'topline-workspace': first.slug })).toBe('Of the first')
  expect(await subject({ 'topline-workspace': second.slug })).toBe('Of the second')
  const oldest = bodyOf(Workspace, await app.send('GET /api/v1/workspace', { headers: { 'topline-workspace': '' } }))
  expect(oldest.slug).toBe('company-1')
})

test('the mode is switched with a reason, and the order says so', async () => {
  const body = { mode: 'hard', reason: 'two are ill' }
  const switched = bodyOf(Workspace, await app.send('POST /api/v1/workspace/mode', { as: 'lee', body }))
  const expected = { mode: 'hard', modeSince: isoOf(app.now), modeReason: 'two are ill', modeBy: 'lee' }
  expect(switched).toMatchObject({ ...expected, you: { handle: 'lee' } })
  expect(await read('lee')).toEqual(switched)
})

test('an account is added, and found by a part of its name', async () => {
  const facts = { slug: 'cedar', name: 'Cedar Works', segment: 'open_source', plan: null, contract: null } as const
  const added = bodyOf(Account, await app.send('POST /api/v1/accounts', { body: facts }), 201)
  expect(added).toEqual({ ...facts, ...NO_MONEY, ...NO_FILE, id: expect.any(String) })
  const named = async (q: string) => bodyOf(Accounts, await app.send(`GET /api/v1/accounts?q=${q}`)).items
  expect(await named('cedar')).toEqual([added])
  expect((await named('')).map(({ slug }) => slug)).toEqual(['acme', 'brook', 'cedar'])
  expect(await named('no such name')).toEqual([])
  expect(await named('%25')).toEqual([])
})

test('VERB-24: the terms of an account are changed, and its tickets follow', async () => {
  const number = await aNumber(app, { account: 'acme' })
  const body = { plan: null, contract: 'acme-2025', reason: 'renewed on the phone' }
  const changed = bodyOf(Account, await app.send('POST /api/v1/accounts/acme/terms', { as: 'lee', body }))
  expect(changed).toMatchObject({ slug: 'acme', segment: 'enterprise', plan: null, contract: 'acme-2025' })
  const [acme] = bodyOf(Accounts, await app.send('GET /api/v1/accounts?q=acme')).items
  expect(acme).toEqual(changed)
  const ticket = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
  expect(ticket).toMatchObject({ segment: 'enterprise', plan: null, contract: 'acme-2025', version: 2 })
})

test('the process tells that it lives, and that it can answer', async () => {
  for (const address of ['/health', '/ready']) {
    expect(await app.send(`GET ${address}`)).toMatchObject({ status: 200, body: { ok: true } })
  }
})
