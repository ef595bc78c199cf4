/** The verbs on one ticket, each answered with the ticket as it then stands. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NOON } from '../../test/support/tickets.ts'
import { NextTicket } from '../contract/queue.ts'
import { ActedTicket, TICKET_VERBS, TicketDetail, type TicketVerb, type VerbInput } from '../contract/tickets.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const EXPIRY = isoOf(later(NOON, HOUR))
const LEASED = isoOf(later(NOON, 5 * MINUTE))

async function act<Verb extends TicketVerb>(number: number, verb: Verb, body: VerbInput<Verb>, as = 'eve') {
  const answer = await app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
  const { reply, stray: _, ...ticket } = bodyOf(ActedTicket, answer)
  expect(answer.headers.etag).toBe(`"${ticket.version}"`)
  expect(ticket.number === number).toBe(verb !== 'split')
  expect(bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${ticket.number}`))).toEqual(ticket)
  return reply ? { ...ticket, reply } : ticket
}

const next = async (as = 'eve') =>
  bodyOf(TicketDetail, await app.send('POST /api/v1/queue/next', { as, body: NextTicket.parse({}) }))

/** What happened before the verb, so that it is one that can be done. */
const solved = (number: number) => act(number, 'solve', { resolution: 'rolled back' })
const closed = async (number: number) => {
  await solved(number)
  return act(number, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
}
const held = (number: number) =>
  act(number, 'hold', { for: 'customer', reason: 'information_needed', actsNext: 'Dana' })
const owned = (number: number) => act(number, 'claim', {})
const pinned = (number: number) => act(number, 'pin', { place: 2, reason: 'agreed', expiresAt: EXPIRY })
const replied = (number: number) => act(number, 'reply', { body: 'It is fixed.', weight: 'response' })
const another = () => aNumber(app)

interface Row {
  readonly verb: TicketVerb
  readonly before?: (number: number) => Promise<unknown>
  readonly body: object
  readonly after: object
  /** Who does it; eve when left out. */
  readonly as?: string
}

const ROWS: readonly Row[] = [
  {
    verb: 'triage',
    body: { severity: 1, priority: 'p1', reason: 'many are hit' },
    after: { severity: 1, priority: 'p1', waiting: true, status: 'new' },
  },
  { verb: 'propose', body: { severity: 1, reason: 'many are hit' }, after: { severity: null, priority: null } },
  { verb: 'claim', body: {}, after: { owner: 'eve', waiting: false, lease: null } },
  { verb: 'skip', before: () => next(), body: { reason: 'needs search' }, after: { lease: null, waiting: true } },
  { verb: 'release', before: owned, body: {}, after: { owner: null, waiting: true } },
  { verb: 'release', before: () => next(), body: { reason: 'lunch' }, after: { lease: null, waiting: true } },
  {
    verb: 'reply',
    body: { body: 'We found a full disk and cleared it.', weight: 'response' },
    after: {
      status: 'open',
      firstRepliedAt: isoOf(NOON),
      waiting: true,
      reply: { weight: 'response', suggested: 'acknowledgement', findings: [{ code: 'nobody_reads' }] },
    },
  },
  {
    verb: 'reply',
    body: { body: 'We look into it.' },
    after: {
      status: 'open',
      firstRepliedAt: isoOf(NOON),
      dueAt: expect.any(String),
      reply: { weight: 'acknowledgement', suggested: 'acknowledgement', findings: expect.any(Array) },
    },
  },
  {
    verb: 'reply',
    body: { body: 'We look into it.', weight: 'response' },
    after: { reply: { weight: 'response', suggested: 'acknowledgement', findings: expect.any(Array) } },
  },
  { verb: 'reply', before: () => next(), body: { body: 'Mine.' }, after: { owner: 'eve', lease: null } },
  {
    verb: 'reply',
    body: { body: 'Which version?', after: 'hold' },
    after: { status: 'pending', waiting: false, hold: { for: 'customer', reason: 'answered' } },
  },
  { verb: 'reply', body: { body: 'Done.', after: 'solve' }, after: { status: 'solved', solvedAt: isoOf(NOON) } },
  {
    verb: 'judge',
    as: 'lee',
    before: replied,
    body: { reply: 2, weight: 'acknowledgement', reason: 'it was not' },
    after: { status: 'open', firstRepliedAt: isoOf(NOON), dueAt: expect.any(String) },
  },
  { verb: 'waive', body: { message: 1, reason: 'for information only' }, after: { status: 'new', waiting: true } },
  { verb: 'note', body: { body: 'As last week.' }, after: { status: 'new', firstRepliedAt: null, waiting: true } },
  {
    verb: 'receive',
    before: held,
    body: { from: { name: 'Dana' }, body: 'Here they are.' },
    after: { hold: null, status: 'new', waiting: true },
  },
  {
    verb: 'receive',
    before: solved,
    body: { from: { name: 'Dana' }, body: 'Still slow.' },
    after: { status: 'open', reopenCount: 1, solvedAt: null },
  },
  {
    verb: 'hold',
    body: { for: 'internal', reason: 'fix_scheduled', actsNext: 'engineering', until: EXPIRY },
    after: { status: 'on_hold', waiting: false, hold: { actsNext: 'engineering', since: isoOf(NOON), until: EXPIRY } },
  },
  {
    verb: 'hold',
    body: { for: 'customer', reason: 'other', note: 'they move house', actsNext: 'Dana' },
    after: { status: 'pending', hold: { reason: 'other', note: 'they move house', until: null } },
  },
  { verb: 'resume', before: held, body: { reason: 'logs came' }, after: { hold: null, status: 'new', waiting: true } },
  { verb: 'solve', body: { resolution: 'rolled back' }, after: { status: 'solved', solvedAt: isoOf(NOON) } },
  { verb: 'reopen', before: solved, body: { reason: 'came back' }, after: { status: 'open', reopenCount: 1 } },
  { verb: 'reopen', before: closed, body: { reason: 'came back' }, after: { status: 'open', closedAt: null } },
  {
    verb: 'close',
    before: solved,
    body: { reason: 'customer_confirmed', comment: 'by phone', document: { found: 'missing' } },
    after: {
      status: 'closed',
      closedAt: isoOf(NOON),
      closingReason: 'customer_confirmed',
      document: { found: 'missing', url: null, issue: 1 },
    },
  },
  {
    verb: 'dismiss',
    body: { as: 'spam', reason: 'an advertisement' },
    after: { status: 'closed', closedAt: isoOf(NOON), closingReason: 'spam', waiting: false, dueAt: null },
  },
  {
    verb: 'dismiss',
    before: another,
    body: { as: 'duplicate', of: 2, reason: 'asked twice' },
    after: { status: 'closed', closingReason: 'duplicate' },
  },
  {
    verb: 'merge',
    before: another,
    body: { into: 2, reason: 'the same fault' },
    after: { status: 'closed', closingReason: 'merged', waiting: false, dueAt: null },
  },
  {
    verb: 'split',
    body: { subject: 'And a question', body: 'Can it be exported?', kind: 'question', reason: 'two asks' },
    after: { number: 2, splitFrom: 1, kind: 'question', status: 'new', plan: 'gold', receivedAt: isoOf(NOON) },
  },
  {
    verb: 'pin',
    body: { reason: 'board meeting', expiresAt: EXPIRY },
    after: { pin: { place: 1, reason: 'board meeting', by: 'eve', expiresAt: EXPIRY } },
  },
  { verb: 'unpin', before: pinned, body: { reason: 'no more' }, after: { pin: null, waiting: true } },
  { verb: 'snooze', body: { until: EXPIRY }, after: { snoozedUntil: EXPIRY, waiting: true } },
  {
    verb: 'link',
    before: another,
    body: { to: 2, as: 'task' },
    after: { links: [{ number: 2, as: 'task', status: 'new', subject: expect.any(String) }], waiting: true },
  },
  { verb: 'watch', body: {}, after: { watchers: ['eve'], waiting: true, status: 'new' } },
  { verb: 'unwatch', before: (number) => act(number, 'watch', {}), body: {}, after: { watchers: [] } },
  {
    verb: 'unlink',
    before: async (number) => {
      await another()
      await act(number, 'link', { to: 2 })
    },
    body: { to: 2 },
    after: { links: [], waiting: true },
  },
  { verb: 'undo', before: held, body: {}, after: { hold: null, waiting: true } },
  { verb: 'route', before: owned, body: { team: 'product' }, after: { team: 'product', owner: null, waiting: true } },
  {
    verb: 'route',
    body: { noAction: 'the advisor', reason: 'they have one' },
    after: { status: 'closed', closingReason: 'no_action' },
  },
  {
    verb: 'classify',
    body: { kind: 'task', area: 'search', tags: ['memory'], effort: 'days' },
    after: { kind: 'task', area: 'search', tags: ['memory'], effort: 'days' },
  },
  {
    verb: 'affects',
    body: { account: 'brook' },
    after: { alsoAffected: [{ account: expect.objectContaining({ name: 'Brook Labs' }) }], waiting: true },
  },
  {
    verb: 'assign-account',
    body: { account: 'brook', reason: 'they wrote so' },
    after: { account: expect.objectContaining({ name: 'Brook Labs' }), segment: 'team', plan: null },
  },
]

/** Those that follow on one another, or need more than a ticket: forms.pg.test.ts, help.pg.test.ts, hand-offs.pg.test.ts
 *  and concerns.pg.test.ts. */
const ELSEWHERE = /^(answer-form|ask-missing|.+-issue|.+-help|hand-off|accept|bounce|withdraw|.+-concern|confirm-view)$/

describe('HTTP-1: a verb is answered with the ticket as it is then read', () => {
  test.each(ROWS.map((row, index) => [`${index + 1}: ${row.verb} ${JSON.stringify(row.body)}`, row] as const))(
    '%s',
    async (_, { verb, before = async () => undefined, body, after, as }) => {
      const number = await aNumber(app, { account: 'acme' })
      await before(number)
      expect(await act(number, verb, body as never, as)).toMatchObject(after)
    },
  )

  test('and no verb is left out above', () => {
    expect(new Set(ROWS.map(({ verb }) => verb))).toEqual(
      new Set(Object.keys(TICKET_VERBS).filter((verb) => !ELSEWHERE.test(verb))),
    )
  })
})

test('next gives the first waiting ticket under a lease', async () => {
  await aNumber(app, { priority: 'p3' })
  const first = await aNumber(app, { priority: 'p0' })
  expect(await next('bob')).toMatchObject({ number: first, lease: { by: 'bob', until: LEASED }, waiting: false })
})

describe('HTTP-6: who sends the version they have seen', () => {
  const noteAt = (number: number, version: string) =>
    app.send(`POST /api/v1/tickets/${number}/note`, {
      as: 'eve',
      body: { body: 'mine' },
      headers: { 'if-match': version },
    })

  test('is told what changed since, and nothing is written', async () => {
    const number = await aNumber(app)
    app.wait(MINUTE)
    await act(number, 'triage', { severity: 1, priority: 'p1', reason: 'many are hit' }, 'lee')
    const answer = await noteAt(number, '"1"')
    expect(answer.status).toBe(409)
    const change = { type: 'triaged', severity: 1, priority: 'p1', reason: 'many are hit' }
    expect(problemOf(answer)).toMatchObject({
      code: 'stale_write',
      details: { version: 2, since: [{ version: 2, at: isoOf(app.now), actor: 'lee', type: 'triaged', change }] },
    })
    const read = await app.send(`GET /api/v1/tickets/${number}`)
    expect(read.headers.etag).toBe('"2"')
  })

  test.each(['"1"', '1', '*'])('writes, when nothing has: If-Match %s', async (version) => {
    const answer = await noteAt(await aNumber(app), version)
    expect(bodyOf(TicketDetail, answer).version).toBe(2)
  })

  test('of ten who saw the same version, one writes', async () => {
    const number = await aNumber(app)
    const answers = await Promise.all(Array.from({ length: 10 }, () => noteAt(number, '"1"')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  })
})
