/** Opening a ticket and reading it. */
import { expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import type { OpenTicket } from '../contract/open-ticket.ts'
import { OpenedTicket } from '../contract/opened-ticket.ts'
import { Why } from '../contract/queue.ts'
import { PlaceHistory, TicketDetail, Timeline } from '../contract/tickets.ts'
import { NO_MONEY } from '../domain/money.ts'
import { HOUR, isoOf, later, MINUTE } from '../domain/time.ts'

const app = testApp()

const ASK: OpenTicket = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }

const open = (facts: Partial<OpenTicket> = {}) => app.send('POST /api/v1/tickets', { body: { ...ASK, ...facts } })

test('HTTP-1: a ticket of few words is opened with the defaults, and answered as it then is read', async () => {
  const answer = await open()
  const opened = bodyOf(TicketDetail, answer, 201)
  expect(opened).toMatchObject({
    number: 1,
    subject: 'Search is slow',
    team: 'support',
    segment: 'free',
    channel: 'api',
    status: 'new',
    priority: null,
    severity: null,
    waiting: true,
    account: null,
    clock: null,
    receivedAt: isoOf(app.now),
    version: 1,
  })
  const read = await app.send('GET /api/v1/tickets/1')
  expect(bodyOf(TicketDetail, read)).toEqual(opened)
  expect([answer.headers.etag, read.headers.etag]).toEqual(['"1"', '"1"'])
})

test('an opened ticket is answered with its account as it is, whatever was shown of it before', async () => {
  const first = bodyOf(TicketDetail, await open({ account: 'acme' }), 201)
  expect(first).toMatchObject({ account: { slug: 'acme', name: 'Acme Robotics' }, money: NO_MONEY })
  // As another node does it, which this one is not told of.
  const changed = "update account set name = 'Acme', arr_minor = 500, arr_currency = 'EUR' where id = $1"
  await app.owner.query(changed, [first.account?.id])
  const next = bodyOf(TicketDetail, await open({ account: 'acme' }), 201)
  const money = { ...NO_MONEY, arr: { minor: 500, currency: 'EUR' } }
  expect(next).toMatchObject({ account: { slug: 'acme', name: 'Acme' }, money })
  expect(bodyOf(TicketDetail, await app.send('GET /api/v1/tickets/2'))).toEqual(next)
})

test('a ticket of an account brings its segment, its promise and every fact that was given', async () => {
  const given: Partial<OpenTicket> = {
    kind: 'question',
    channel: 'email',
    team: 'engineering',
    contact: { name: 'Dana Reed', email: 'dana@acme.example' },
    environment: 'production',
    tags: ['search', 'slow'],
    source: 'mail',
    externalId: 'm-1',
  }
  const receivedAt = later(app.now, -HOUR)
  const opened = bodyOf(OpenedTicket, await open({ ...given, account: 'acme', receivedAt: isoOf(receivedAt) }), 201)
  const dueAt = isoOf(later(receivedAt, 8 * HOUR))
  expect(opened).toMatchObject({
    ...given,
    segment: 'enterprise',
    account: { name: 'Acme Robotics' },
    stray: [{ slug: 'slow', list: 'themes', near: [] }],
    receivedAt: isoOf(receivedAt),
    dueAt,
    clock: {
      metric: 'first_response',
      state: 'running',
      dueAt,
      remainingMs: 7 * HOUR,
      openNow: true,
      opensAt: null,
    },
  })
})

test('an account decides the segment, also against one that was given', async () => {
  expect(bodyOf(TicketDetail, await open({ account: 'brook', segment: 'presales' }), 201).segment).toBe('team')
  expect(bodyOf(TicketDetail, await open({ segment: 'presales' }), 201).segment).toBe('presales')
})

test('white space around what people write is taken off', async () => {
  const opened = bodyOf(TicketDetail, await open({ subject: '  Söarch 🐢 is slow \n' }), 201)
  expect(opened.subject).toBe('Söarch 🐢 is slow')
})

test('text is kept to the letter, however its JSON spells it', async () => {
  const raw = String.raw`{"kind":"problem","subject":"A \\u0000 in \ud83d\udc22 logs","body":"\u00fc \\ud83d"}`
  const { number, subject } = bodyOf(TicketDetail, await app.send('POST /api/v1/tickets', { raw }), 201)
  expect(subject).toBe('A \\u0000 in 🐢 logs')
  const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
  expect(items[0]?.change.body).toBe('ü \\ud83d')
})

test('LOG-5: the same words from the same source are the same ticket', async () => {
  const origin = { source: 'mail', externalId: 'm-1' }
  const first = bodyOf(TicketDetail, await open(origin), 201)
  expect(bodyOf(TicketDetail, await open(origin), 201)).toEqual(first)
  expect(bodyOf(TicketDetail, await open({ ...origin, source: 'forum' }), 201).number).not.toBe(first.number)
})

test('LOG-5: also when they arrive twenty times at once', async () => {
  const origin = { source: 'mail', externalId: 'm-1' }
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(origin)))
  const numbers = answers.map((answer) => bodyOf(TicketDetail, answer, 201).number)
  expect(new Set(numbers).size).toBe(1)
})

test('the timeline tells everything that happened, instants as text', async () => {
  const { number } = bodyOf(TicketDetail, await open(), 201)
  const openedAt = isoOf(app.now)
  app.wait(MINUTE)
  const until = isoOf(later(app.now, HOUR))
  const hold = { for: 'third_party', reason: 'vendor_fix', actsNext: 'the host', until }
  await app.send(`POST /api/v1/tickets/${number}/hold`, { as: 'eve', body: hold })
  const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
  const heldAt = isoOf(app.now)
  expect(items).toMatchObject([
    { version: 1, at: openedAt, recordedAt: openedAt, actor: 'ada', type: 'opened', change: { subject: ASK.subject } },
    { version: 2, at: heldAt, recordedAt: heldAt, actor: 'eve', type: 'held', change: { type: 'held', ...hold } },
  ])
})

test('LOG-3: the places tell its way through the line, and what moved it', async () => {
  await aNumber(app, { priority: 'p1' })
  const number = await aNumber(app, { priority: 'p3' })
  const triage = { severity: 0, priority: 'p0', reason: 'everything is down' }
  await app.send(`POST /api/v1/tickets/${number}/triage`, { body: triage })
  await app.send(`POST /api/v1/tickets/${number}/claim`, { as: 'eve', body: {} })
  const { items } = bodyOf(PlaceHistory, await app.send(`GET /api/v1/tickets/${number}/places`))
  expect(items.map(({ version, waiting, place, because }) => [version, waiting, place, because])).toEqual([
    [1, true, 1, 'opened'],
    [2, true, 2, 'triaged'],
    [3, true, 1, 'triaged'],
    [4, false, null, 'claimed'],
  ])
})

test('why tells the place, what decided it against both neighbours, and what would move it', async () => {
  const first = await aNumber(app, { account: 'acme', priority: 'p1' })
  const number = await aNumber(app, { account: 'brook', priority: 'p2' })
  const last = await aNumber(app, { priority: 'p2', severity: 3 })
  const why = bodyOf(Why, await app.send(`GET /api/v1/tickets/${number}/why`))
  expect(why).toMatchObject({
    number,
    scope: 'support',
    mode: 'normal',
    waiting: true,
    place: 2,
    of: 3,
    policyVersion: 1,
    above: { number: first, criterion: 'priority', ours: 'p2', theirs: 'p1' },
    below: { number: last, criterion: 'severity' },
  })
  expect(why.criteria.map(({ criterion }) => criterion)).toEqual([
    'actionable',
    'pin',
    'priority',
    'severity',
    'due',
    'received',
    'number',
  ])
  expect(why.moves).toContainEqual(expect.objectContaining({ place: 1 }))
  expect(why.sentence).toBe(`#${number} stands at place 2, after #${first}, because of priority: p2 against p1.`)
})

test('why in another line, and of a ticket that does not wait', async () => {
  await aNumber(app, { team: 'product', priority: 'p0' })
  const number = await aNumber(app, { priority: 'p1' })
  const whyIn = async (scope: string) => bodyOf(Why, await app.send(`GET /api/v1/tickets/${number}/why?scope=${scope}`))
  expect(await whyIn('support')).toMatchObject({ place: 1, of: 1, above: null, below: null })
  expect(await whyIn('company')).toMatchObject({ scope: 'company', place: 2, of: 2, waiting: true })
  await app.send(`POST /api/v1/tickets/${number}/claim`, { body: {} })
  const claimed = await whyIn('company')
  expect(claimed).toMatchObject({ place: 2, of: 2, waiting: false })
  expect(claimed.sentence).toContain(`#${number} would stand at place 2`)
})
