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
  const { version } = await post(number, 'solve', { resolution: 'rolled back' })
  const problem = problemOf(await undo(number, version, 'ada'))
  expect(problem).toMatchObject({ code: 'not_allowed', detail: expect.stringContaining('Only eve') })
  // Who names nothing means the triage that was theirs.
  expect(problemOf(await undo(number, null, 'ada')).detail).toContain('since it was triaged: solved by eve')
})

test('LIF-6: an undo without a version means what one did last, and says what puts right what cannot be taken back', async () => {
  const number = await aNumber(app)
  await post(number, 'triage', { severity: 2, priority: 'p2', reason: 'slow' })
  app.wait(MINUTE)
  await post(number, 'claim', {})
  expect(problemOf(await undo(number))).toMatchObject({
    code: 'undo_nothing',
    detail: expect.stringMatching(
      /last thing that eve did to Ticket #\d+ cannot be taken back: claimed at .* Release it\.$/,
    ),
  })
  await post(number, 'release', { reason: 'end of shift' })
  expect((await undo(number)).status).toBe(200)
  expect(await ticketNow(number)).toMatchObject({ owner: 'eve', priority: 'p2' })
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

const MISSING = { ...CLOSING, document: { found: 'missing' } }
const issueNow = (number: number) => app.client('eve').issue(number)

test('LIF-9: an issue that a close filed goes with it, and the next close files another', async () => {
  const number = await aNumber(app, { account: 'acme', priority: 'p1' })
  await post(number, 'solve', { resolution: 'rolled back' })
  app.wait(MINUTE)
  const before = await stands(number)
  const { version } = await post(number, 'close', MISSING)
  expect(bodyOf(ActedTicket, await undo(number, version)).stays).toBeUndefined()
  expect(await stands(number)).toEqual(before)
  const [issue] = (await app.client('eve').issues()).items
  if (!issue) throw new Error('an issue was filed')
  expect(await issueNow(issue.number)).toMatchObject({ status: 'wont_do', tickets: 0 })
  const { items } = await app.client('eve').issueHistory(issue.number)
  expect(items.at(-1)?.change).toMatchObject({
    reason: `What filed it was taken back: ticket #${number} was closed.`,
  })
  expect((await post(number, 'close', MISSING)).issues).toMatchObject([{ number: issue.number + 1 }])
  await isRebuilt()
})

test.each([
  ['somebody wrote to it', (issue: number) => app.client('lee').changeIssue(issue, { text: 'Where logs are kept.' })],
  ['another ticket was linked with it', async (issue: number) => post(await aNumber(app), 'link-issue', { issue })],
])('LIF-9: an issue that a solving filed stays once %s, and it is said', async (_, goesOn) => {
  const number = await aNumber(app, { priority: 'p1' })
  const solved = await post(number, 'solve', { resolution: 'rolled back', document: MISSING.document })
  const issue = solved.issues[0]?.number ?? 0
  await goesOn(issue)
  const says = `Issue ${issue}, which the same step had linked, stays linked. Unlink it if it was not meant.`
  expect(bodyOf(ActedTicket, await undo(number, solved.version)).stays).toBe(says)
  expect(await ticketNow(number)).toMatchObject({ status: 'new', issues: [{ number: issue }] })
  expect(await issueNow(issue)).toMatchObject({ status: 'open' })
})

test('LIF-6: linking with an issue is taken back, and so is unlinking', async () => {
  const number = await aNumber(app)
  const { number: issue } = await app.client('eve').fileIssue({ kind: 'defect', title: 'It stops' })
  const linked = await post(number, 'link-issue', { issue })
  expect((await undo(number, linked.version)).body).toMatchObject({ issues: [] })
  await post(number, 'link-issue', { issue })
  app.wait(MINUTE)
  await post(number, 'unlink-issue', { issue })
  app.wait(10 * SECOND)
  expect((await undo(number)).body).toMatchObject({ issues: [{ number: issue }] })
  expect(await issueNow(issue)).toMatchObject({ tickets: 1 })
  await post(number, 'unlink-issue', { issue })
  app.wait(10 * SECOND + 1)
  const late = problemOf(await undo(number))
  expect(late).toMatchObject({ code: 'undo_too_late', detail: expect.stringContaining('Link the issue again.') })
  await isRebuilt()
})

test('LIF-6: a ticket does not come back to an issue that was merged meanwhile', async () => {
  const number = await aNumber(app)
  const eve = app.client('eve')
  const [one, kept] = [
    await eve.fileIssue({ kind: 'defect', title: 'It stops', ticket: number }),
    await eve.fileIssue({ kind: 'defect', title: 'It stops at night' }),
  ]
  app.wait(MINUTE)
  const { version } = await post(number, 'unlink-issue', { issue: one.number })
  await app.client('lee').mergeIssue(one.number, { into: kept.number, reason: 'the same' })
  expect(problemOf(await undo(number, version))).toMatchObject({
    code: 'issue_merged',
    detail: expect.stringContaining(`goes on in issue ${kept.number}`),
  })
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
