/** The end of a ticket: links and tasks on both sides, and what each closing reason needs. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import { TicketClosing } from '../contract/ticket-closing.ts'
import type { TicketVerb, VerbInput } from '../contract/tickets.ts'
import { TicketDetail } from '../contract/tickets.ts'
import { isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()
const ISSUE = 'https://issues.example/41'

const act = <Verb extends TicketVerb>(number: number, verb: Verb, body: VerbInput<Verb>) =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as: 'eve', body })
async function did<Verb extends TicketVerb>(number: number, verb: Verb, body: VerbInput<Verb>) {
  return bodyOf(TicketDetail.loose(), await act(number, verb, body))
}
const read = async (number: number) => bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
const conditions = async (number: number, reason: string) => {
  const answer = bodyOf(TicketClosing, await app.send(`GET /api/v1/tickets/${number}/closing`, { as: 'eve' }))
  const found = answer.reasons.find((each) => each.reason === reason)?.conditions ?? []
  return Object.fromEntries(found.map(({ id, state }) => [id, state]))
}
const solved = async (facts: Parameters<typeof aNumber>[1] = {}) => {
  const number = await aNumber(app, facts)
  await did(number, 'solve', { resolution: 'rolled back' })
  return number
}

describe('LIF-5: a link', () => {
  test('is told on both tickets, with how each of them stands, and taken off both', async () => {
    const [first, second] = [await aNumber(app), await aNumber(app)]
    await did(first, 'link', { to: second, as: 'task' })
    const of = { status: 'new', subject: expect.any(String) }
    expect((await read(first)).links).toEqual([{ number: second, as: 'task', ...of }])
    expect((await read(second)).links).toEqual([{ number: first, as: 'task_of', ...of }])

    const { items } = await app.client().timeline(second)
    expect(items.at(-1)).toMatchObject({ type: 'linked', change: { to: first, as: 'task_of' } })

    await did(second, 'link', { to: first })
    expect((await read(first)).links).toMatchObject([{ number: second, as: 'related' }])
    await did(second, 'unlink', { to: first, reason: 'a typo' })
    expect([(await read(first)).links, (await read(second)).links]).toEqual([[], []])
  })

  test('is refused as a whole where the version seen is old, and where the other is not there', async () => {
    const [first, second] = [await aNumber(app), await aNumber(app)]
    const stale = await app.send(`POST /api/v1/tickets/${first}/link`, {
      body: { to: second },
      headers: { 'if-match': '"7"' },
    })
    expect(problemOf(stale).code).toBe('stale_write')
    expect(problemOf(await act(first, 'link', { to: 987_654 })).code).toBe('ticket_not_found')
    expect((await read(second)).version).toBe(1)
  })

  test('LIF-4: a task holds nothing: the ticket is solved while it is open', async () => {
    const [first, second] = [await aNumber(app), await aNumber(app)]
    const before = await read(first)
    const linked = await did(first, 'link', { to: second, as: 'task' })
    expect(linked).toMatchObject({ status: before.status, waiting: true, dueAt: before.dueAt })
    expect(await did(first, 'solve', { resolution: 'rolled back' })).toMatchObject({ status: 'solved' })
  })
})

describe('LIF-1: a ticket is closed', () => {
  test('once its tasks are done', async () => {
    const [number, task] = [await aNumber(app), await aNumber(app)]
    await did(number, 'link', { to: task, as: 'task' })
    await did(number, 'solve', { resolution: 'rolled back' })
    expect(await conditions(number, 'customer_confirmed')).toEqual({ confirmed: 'chosen', tasks_done: 'unmet' })
    const close = () => act(number, 'close', { reason: 'customer_confirmed', document: NO_DOCUMENT })
    expect(problemOf(await close())).toMatchObject({
      code: 'closing_conditions_unmet',
      details: { unmet: [{ id: 'tasks_done', state: 'unmet' }] },
    })
    await did(task, 'solve', { resolution: 'asked the vendor' })
    expect((await close()).status).toBe(200)
  })

  test('as silent after two tries, when the account’s engineer is told; who vouches for it is kept', async () => {
    const number = await aNumber(app, { account: 'acme' })
    const reply = (body: string) => did(number, 'reply', { body, weight: 'response' })
    await reply('The fix is in 4.2.1.')
    await did(number, 'solve', { resolution: 'fixed in 4.2.1' })
    const vouch = ['ce_told'] as const
    const close = { reason: 'customer_silent_confident', vouch: [...vouch], document: NO_DOCUMENT } as const
    expect(problemOf(await act(number, 'close', { ...close, vouch: [...vouch] })).detail).toContain('We wrote once')
    await did(number, 'reopen', { reason: 'ask once more' })
    await reply('Does it work with 4.2.1 now?')
    await did(number, 'solve', { resolution: 'fixed in 4.2.1' })
    expect(problemOf(await act(number, 'close', { ...close, vouch: [] })).detail).toContain('vouch for it')
    await did(number, 'close', { ...close, vouch: [...vouch] })
    const { items } = await app.client().timeline(number)
    expect(items.at(-1)).toMatchObject({ type: 'closed', actor: 'eve', change: { vouched: ['ce_told'] } })
  })

  test('as filed, with the address that the customer has', async () => {
    const number = await aNumber(app)
    await did(number, 'reply', { body: `We filed it: ${ISSUE}.`, weight: 'response', after: 'solve' })
    const close = { reason: 'workaround_and_issue_filed', document: NO_DOCUMENT } as const
    expect(problemOf(await act(number, 'close', close)).detail).toContain('in the comment')
    expect(await did(number, 'close', { ...close, comment: `Filed as ${ISSUE}` })).toMatchObject({ status: 'closed' })
  })
})

describe('DOC-1: the document that would have answered it', () => {
  test('is asked of a question at closing, and kept', async () => {
    const number = await solved({ kind: 'question' })
    const close = (document: VerbInput<'close'>['document']) =>
      act(number, 'close', { reason: 'customer_confirmed', document })
    expect(problemOf(await close(null)).code).toBe('document_unanswered')
    expect(problemOf(await close({ found: 'answers_it' })).code).toBe('invalid_input')
    expect(problemOf(await close({ found: 'missing', url: ISSUE })).code).toBe('invalid_input')
    const document = { found: 'answers_it', url: 'https://docs.example/sso' } as const
    expect(bodyOf(TicketDetail.loose(), await close(document)).document).toEqual({ ...document, issue: null })
  })

  test('may be said at solving, and is not asked of a task', async () => {
    const number = await aNumber(app)
    await did(number, 'solve', { resolution: 'rolled back', document: { found: 'missing' } })
    expect(await did(number, 'close', { reason: 'customer_confirmed' })).toMatchObject({
      status: 'closed',
      document: { found: 'missing', url: null, issue: 1 },
    })
    const task = await solved({ kind: 'task' })
    expect(await did(task, 'close', { reason: 'customer_confirmed' })).toMatchObject({ document: null })
  })
})

describe('DOC-3: a missing document', () => {
  const missing = (more: object = {}) => ({ found: 'missing', ...more }) as const
  const close = (number: number, document: VerbInput<'close'>['document']) =>
    act(number, 'close', { reason: 'customer_confirmed', document })

  test('is asked for by an issue of its own, private and owned by who says so', async () => {
    const number = await solved({ subject: 'Where are the logs?' })
    const closed = bodyOf(TicketDetail.loose(), await close(number, missing()))
    expect(closed).toMatchObject({ document: { found: 'missing', issue: 1 }, issues: [{ number: 1 }] })
    expect(await app.client('eve').issue(1)).toMatchObject({
      kind: 'documentation',
      title: 'Document: Where are the logs?',
      audience: 'private',
      owner: 'eve',
      tickets: 1,
    })
    const { items } = await app.client().timeline(number)
    expect(items.slice(-2).map(({ type }) => type)).toEqual(['issue_linked', 'closed'])
    expect(await did(number, 'undo', {})).toMatchObject({
      status: 'solved',
      document: null,
      issues: [],
    })
  })

  test('or by the one that is named, or made with a title and an owner', async () => {
    const newIssue = { title: 'How to move the logs', owner: 'lee' }
    const [first, second] = [await solved(), await solved()]
    expect((await close(first, missing({ newIssue }))).status).toBe(200)
    expect(bodyOf(TicketDetail.loose(), await close(second, missing({ issue: 1 }))).issues).toMatchObject([
      { number: 1, ...newIssue },
    ])
    expect(await app.client('eve').issue(1)).toMatchObject({ tickets: 2 })
  })

  test('which has to be there and about documents; what is refused leaves nothing behind', async () => {
    await app.client('eve').fileIssue({ kind: 'defect', title: 'It stops' })
    const number = await solved()
    expect(problemOf(await close(number, missing({ issue: 9 }))).code).toBe('issue_not_found')
    expect(problemOf(await close(number, missing({ issue: 1 }))).code).toBe('issue_kind_unfit')
    const nobody = { title: 'How to restore', owner: 'nobody' }
    expect(problemOf(await close(number, missing({ newIssue: nobody }))).code).toBe('member_not_found')
    expect(problemOf(await close(number, { found: 'not_needed', issue: 1 })).code).toBe('invalid_input')
    expect(problemOf(await close(number, missing({ issue: 1, newIssue: nobody }))).code).toBe('invalid_input')
    expect(problemOf(await act(number, 'solve', { resolution: 'again', document: missing() })).code).toBe(
      'ticket_solved',
    )
    expect(await app.client('eve').issues()).toMatchObject({ total: 1 })
    expect((await read(number)).status).toBe('solved')
  })

  test('said at solving is the same one at closing, and where it went on when it was merged', async () => {
    const number = await aNumber(app)
    await did(number, 'solve', { resolution: 'rolled back', document: missing() })
    expect(await did(number, 'close', { reason: 'customer_confirmed', document: missing() })).toMatchObject({
      document: { issue: 1 },
      issues: [{ number: 1 }],
    })
    await app.client('eve').fileIssue({ kind: 'documentation', title: 'How to roll back' })
    await app.client('lee').mergeIssue(1, { into: 2, reason: 'one document' })
    await did(number, 'reopen', { reason: 'came back' })
    await did(number, 'solve', { resolution: 'rolled back', document: missing() })
    expect(await read(number)).toMatchObject({ document: { issue: 2 }, issues: [{ number: 2 }] })
  })

  test('is in the report by its issue, with how many tickets asked; what was merged counts for what goes on', async () => {
    for (const issue of [null, null, 1]) await close(await solved(), missing(issue === null ? {} : { issue }))
    const before = await app.client().documentReport()
    expect(before.documents).toMatchObject([
      { issue: { number: 1 }, tickets: 2 },
      { issue: { number: 2 }, tickets: 1 },
    ])
    await app.client('lee').mergeIssue(1, { into: 2, reason: 'one document' })
    expect((await app.client().documentReport()).documents).toMatchObject([{ issue: { number: 2 }, tickets: 3 }])
  })
})

describe('LIF-3: a linked issue', () => {
  test('is what was filed, and its address what a public reply gave', async () => {
    const number = await aNumber(app)
    const issue = await app.client('eve').fileIssue({ kind: 'defect', title: 'It stops', url: ISSUE, ticket: number })
    await did(number, 'solve', { resolution: 'there is a way around' })
    const reason = 'workaround_and_issue_filed'
    expect(await conditions(number, reason)).toMatchObject({ filed: 'met', link_shared: 'to_vouch' })
    expect(await conditions(number, 'product_gap_filed')).toEqual({ filed: 'unmet' })
    await did(number, 'reopen', { reason: 'tell them' })
    await did(number, 'reply', { body: `We filed it: ${ISSUE}.`, weight: 'response', after: 'solve' })
    expect(await did(number, 'close', { reason, document: NO_DOCUMENT })).toMatchObject({ status: 'closed' })
    expect(issue.number).toBe(1)
  })

  test('that has shipped is the fix', async () => {
    const number = await aNumber(app)
    await app.client('eve').fileIssue({ kind: 'defect', title: 'It stops', ticket: number })
    await did(number, 'solve', { resolution: 'fixed' })
    expect(await conditions(number, 'defect_fixed_or_filed')).toMatchObject({ fixed_or_shared: 'to_vouch' })
    await app.client('lee').shipIssue(1, { note: 'It is in 4.3.' })
    expect(await conditions(number, 'defect_fixed_or_filed')).toMatchObject({ fixed_or_shared: 'met' })
  })
})

test('DOC-2: the share of questions that documents answer, with the tickets behind it', async () => {
  const end = async (document: VerbInput<'close'>['document'], kind: 'question' | 'task' = 'question') => {
    const number = await solved({ kind })
    await did(number, 'close', { reason: 'customer_confirmed', document })
    return number
  }
  const answered = await end({ found: 'answers_it', url: 'https://docs.example/sso' })
  const missing = await end({ found: 'missing' })
  await end({ found: 'not_needed' })
  await end({ found: 'missing' }, 'task')
  const again = await end({ found: 'missing' })
  await did(again, 'reopen', { reason: 'came back' })
  await did(await aNumber(app), 'dismiss', { as: 'spam', reason: 'an offer' })

  const report = await app.client().documentReport()
  expect(report).toMatchObject({ answersIt: 1, missing: 1, notNeeded: 1, unasked: 0, percentText: '33.3 %' })
  expect(report.items).toHaveLength(3)
  expect(report.items.find(({ number }) => number === answered)).toMatchObject({
    document: { found: 'answers_it', url: 'https://docs.example/sso', issue: null },
  })
  expect(report.items.map(({ number }) => number)).toContain(missing)
  const before = await app.client().documentReport({ to: isoOf(later(app.now, -MINUTE)) })
  expect(before).toMatchObject({ answersIt: 0, percent: null, percentText: 'nobody said', items: [] })
})
