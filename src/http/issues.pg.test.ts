/** Issues: filed, linked with tickets, and kept from naming customers. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { everybody } from '../../test/support/everybody.ts'
import { FAULT, issuesOf } from '../../test/support/issues.ts'
import { IssueDetail, Issues } from '../contract/issues.ts'
import { TicketDetail } from '../contract/tickets.ts'

const app = testApp()
const { post, act, file, link, keep, readTicket, readIssue, list, history, told, clean } = issuesOf(app)

describe('ISS-1, ISS-2: an issue is filed', () => {
  test('with a number that counts up from 1, private when nobody says otherwise', async () => {
    const first = await file({ text: 'Since 4.2', owner: 'bob', team: 'engineering', url: 'https://issues.example/41' })
    expect(first).toMatchObject({
      number: 1,
      kind: 'defect',
      audience: 'private',
      status: 'open',
      owner: 'bob',
      team: 'engineering',
      createdBy: 'eve',
      version: 1,
      tickets: 0,
    })
    expect((await file()).number).toBe(2)
    expect(await readIssue(1)).toEqual(first)
    await clean()
  })

  test('from a ticket, which is linked in the same step; or neither', async () => {
    const number = await aNumber(app, { account: 'acme' })
    const issue = await file({ ticket: number })
    expect(issue).toMatchObject({ tickets: 1, accounts: 1, linked: { tickets: [{ number }], more: false } })
    expect(issue.linked.accounts).toMatchObject([{ account: { slug: 'acme' }, tickets: 1 }])
    expect((await readTicket(number)).issues).toMatchObject([{ number: 1, title: FAULT.title, tell: null }])
    expect(problemOf(await post('issues', { ...FAULT, ticket: 987_654 }))).toMatchObject({ code: 'ticket_not_found' })
    expect((await list()).total).toBe(1)
    await clean()
  })

  test('once, however often it is asked for under one key', async () => {
    const ask = () => post('issues', FAULT, 'eve', { 'idempotency-key': 'once' })
    const [first, again] = [await ask(), await ask()]
    expect(again.body).toEqual(first.body)
    expect((await list()).total).toBe(1)
  })

  test('with one number each, when two are filed at once', async () => {
    const filed = await Promise.all(Array.from({ length: 8 }, () => file()))
    expect(filed.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('ISS-7: what is written of an issue', () => {
  test('changes fact by fact, by whoever read it last', async () => {
    await file()
    expect(await keep(1, 'change', { title: 'It stops', owner: 'lee' })).toMatchObject({
      title: 'It stops',
      version: 2,
    })
    const stale = await post('issues/1/change', { title: 'Stops' }, 'lee', { 'if-match': '"1"' })
    expect(problemOf(stale)).toMatchObject({ code: 'stale_write', details: { version: 2, since: [{ version: 2 }] } })
    expect((await history(1)).at(-1)).toMatchObject({
      type: 'issue_edited',
      actor: 'lee',
      change: { title: 'It stops', owner: 'lee' },
    })
    await clean()
  })
})

test('ISS-5: the status is set with a reason', async () => {
  await file()
  expect(await keep(1, 'status', { status: 'in_progress', reason: 'this week' })).toMatchObject({
    status: 'in_progress',
  })
  expect((await history(1)).at(-1)).toMatchObject({ change: { status: 'in_progress', reason: 'this week' } })
  await clean()
})

describe('ISS-4: what is public', () => {
  test('names no account, contact, domain or amount; the refusal says which, and where', async () => {
    const tell = async (facts: object) => problemOf(await post('issues', { ...FAULT, audience: 'public', ...facts }))
    expect(await tell({ title: 'ACME-Robotics cannot index', text: 'They pay $120k ARR.' })).toMatchObject({
      code: 'issue_not_public',
      detail: expect.stringContaining('the title says “ACME-Robotics” (an account)'),
      details: {
        found: [
          { in: 'title', says: 'account', words: 'ACME-Robotics' },
          { in: 'text', says: 'money', words: '$120k' },
          { in: 'text', says: 'money', words: 'ARR' },
        ],
      },
    })
    expect((await tell({ text: 'as dana@acme.example said' })).code).toBe('issue_not_public')
    expect((await list()).total).toBe(0)
  })

  test('nor does what was private before', async () => {
    await file({ text: 'Brook Labs sees it.' })
    const open = { audience: 'public' }
    expect(problemOf(await post('issues/1/change', open)).code).toBe('issue_not_public')
    expect(await keep(1, 'change', { ...open, text: 'A customer sees it.' })).toMatchObject({ audience: 'public' })
    expect(problemOf(await post('issues/1/change', { title: 'Brook Labs' })).code).toBe('issue_not_public')
  })

  test('ISS-10: and is private from when a ticket comes to it whose customer it names', async () => {
    await file({ audience: 'public', text: 'Will Byers sees it too.' })
    const number = await aNumber(app, { contact: { name: 'Will Byers', email: null } })
    await link(number, 1)
    expect(await readIssue(1)).toMatchObject({ audience: 'private' })
    expect((await history(1)).at(-1)).toMatchObject({ change: { reason: expect.stringContaining(`#${number}`) } })
    await clean()
  })

  test('is not told by a part of a name of those who hear each other’s answer', async () => {
    const contact = { name: 'Callum Pemberton', email: null }
    const number = await aNumber(app, { contact })
    const open = { ...FAULT, audience: 'public', text: 'Callum can restart' } as const
    expect(problemOf(await post('issues', { ...open, ticket: number })).code).toBe('issue_not_public')
    await file(open)
    await link(number, 1)
    expect(await readIssue(1)).toMatchObject({ audience: 'private' })
    expect(problemOf(await post('issues/1/change', { audience: 'public' })).code).toBe('issue_not_public')
    const noted = problemOf(await post('issues/1/ship', { note: 'C. Pemberton can restart' }))
    expect(noted.details).toMatchObject({ found: [{ in: 'note', says: 'contact', words: 'Pemberton' }] })
    await clean()
  })

  test('ISS-10: and is private when tickets come to it by a merge', async () => {
    await file({ audience: 'public', text: 'Callum sees it.' })
    await file()
    await link(await aNumber(app, { contact: { name: 'Callum Pemberton', email: null } }), 2)
    await keep(2, 'merge', { into: 1, reason: 'one fault' })
    expect(await readIssue(1)).toMatchObject({ audience: 'private', tickets: 1 })
    await clean()
  })

  test('ISS-3: is all that viewers see', async () => {
    await file({ audience: 'public', title: 'Exports stop' })
    await file()
    const number = await aNumber(app, { account: 'acme' })
    await link(number, 1)
    await link(number, 2)
    const { viewer } = await everybody(app)
    const seen = async (path: string) => app.send(`GET /api/v1/${path}`, viewer)
    expect(bodyOf(Issues, await seen('issues'))).toMatchObject({ items: [{ number: 1 }], total: 1 })
    expect(problemOf(await seen('issues/2')).code).toBe('issue_not_found')
    expect(problemOf(await seen('issues/2/history')).code).toBe('issue_not_found')
    expect(bodyOf(IssueDetail, await seen('issues/1')).linked).toMatchObject({
      tickets: [{ number, account: null }],
      accounts: [{ account: null, tickets: 1 }],
    })
    expect(bodyOf(TicketDetail, await seen(`tickets/${number}`)).issues.map((issue) => issue.number)).toEqual([1])
  })
})

describe('ISS-9: a link', () => {
  test('is told on the ticket, whatever its status, and moves nothing', async () => {
    await file()
    const number = await aNumber(app)
    const before = await readTicket(number)
    expect(await link(number, 1)).toMatchObject({ status: before.status, dueAt: before.dueAt, waiting: true })
    expect((await told(number)).at(-1)).toMatchObject({ type: 'issue_linked', issue: 1, by: 'eve' })
    expect(problemOf(await act(number, 'link-issue', { issue: 1 })).code).toBe('already_linked')
    expect(problemOf(await act(number, 'link-issue', { issue: 7 })).code).toBe('issue_not_found')
    await act(number, 'solve', { resolution: 'rolled back' })
    await act(number, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
    const off = await act(number, 'unlink-issue', { issue: 1, reason: 'another fault' })
    expect(bodyOf(TicketDetail.loose(), off).issues).toEqual([])
    expect(problemOf(await act(number, 'unlink-issue', { issue: 1 })).code).toBe('not_linked')
    await clean()
  })
})

test('ISS-13: the list is filtered, searched and paged, the newest first', async () => {
  await file({ title: 'Indexing stops', owner: 'bob', team: 'engineering' })
  await file({ kind: 'gap', title: 'Export as CSV', text: 'spreadsheets' })
  await file({ kind: 'documentation', title: 'How to restore' })
  await keep(1, 'status', { status: 'wont_do', reason: 'by design' })
  const numbers = async (query: string) => (await list(query)).items.map(({ number }) => number)
  expect(await numbers('')).toEqual([3, 2, 1])
  expect(await numbers('?status=active')).toEqual([3, 2])
  expect(await numbers('?status=wont_do')).toEqual([1])
  expect(await numbers('?kind=gap')).toEqual([2])
  expect(await numbers('?team=engineering&owner=bob')).toEqual([1])
  expect(await numbers('?q=spreadsheet')).toEqual([2])
  expect(await numbers('?q=%233')).toEqual([3])
  const first = await list('?limit=2')
  expect(first).toMatchObject({ total: 3, nextCursor: expect.any(String) })
  expect(await numbers(`?limit=2&cursor=${first.nextCursor}`)).toEqual([1])
  expect(problemOf(await app.send('GET /api/v1/issues?cursor=x')).code).toBe('cursor_invalid')
})

test('ISS-14, ERA-1: a person leaves issues too, and the rest of them stays', async () => {
  const contact = { name: 'Grace Hopper', email: 'grace@acme.example' }
  const number = await aNumber(app, { contact, subject: 'Grace Hopper cannot sign in' })
  await act(number, 'solve', { resolution: 'reset', document: { found: 'missing' } })
  await file({ text: 'Grace Hopper (grace@acme.example) sees it each night.' })
  await keep(2, 'status', { status: 'on_backlog', reason: 'Grace Hopper can wait' })
  const erased = await post('erasures', { email: 'grace@acme.example', reason: 'She asked us to.' }, 'ada')
  expect(erased.status, erased.text).toBe(200)
  expect((await readIssue(1)).title).toBe('Document: [erased] cannot sign in')
  expect(await readIssue(2)).toMatchObject({ text: '[erased] ([erased]) sees it each night.', status: 'on_backlog' })
  expect(JSON.stringify(await history(2))).not.toMatch(/grace/i)
  await clean()
})

test('ISS-14, AUD-7: the audit says of an issue what each event changed', async () => {
  await file()
  await keep(1, 'status', { status: 'in_progress', reason: 'this week' })
  const { items } = await app.client('ada').audit({ stream: 'issue' })
  expect(items.map(({ type, target, changes }) => ({ type, target, changes }))).toMatchObject([
    { type: 'issue_moved', target: 'issue 1', changes: [{ field: 'status', before: 'open', after: 'in_progress' }] },
    { type: 'issue_filed', target: 'issue 1' },
  ])
})
