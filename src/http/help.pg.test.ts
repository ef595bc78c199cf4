/** Help requests to engineering: asked, in the line of their team, answered, and counted. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { TROUBLE } from '../../test/support/trouble.ts'
import { HelpRate, HelpRequests, TicketHelp } from '../contract/help.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { DAY, isoOf, MINUTE } from '../domain/time.ts'

const app = testApp()

const TEAM = 'engineering'

const act = (number: number, verb: string, body: object, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const did = async (number: number, verb: string, body: object, as = 'eve') =>
  bodyOf(ActedTicket, await act(number, verb, body, as))
const ask = (number: number, packet: object = TROUBLE, kind = 'troubleshooting') =>
  did(number, 'ask-help', { kind, team: TEAM, packet })

/** A ticket of eve's, with a request for help a minute after the one before. */
async function asked(facts: object = {}): Promise<number> {
  const number = await aNumber(app, facts)
  await did(number, 'claim', {})
  app.wait(MINUTE)
  await ask(number)
  return number
}

const lineOf = async (query = '', as = 'bob') =>
  bodyOf(HelpRequests, await app.send(`GET /api/v1/help-requests${query}`, { as }))
const order = async () => (await lineOf('?state=asked')).items.map(({ ticket, place }) => [place, ticket.number])

test('HLP-5, HLP-6, TV-09: each team has one strict order, newest last, and a move is recorded with its reason', async () => {
  const [a, b, c, d] = [await asked(), await asked(), await asked(), await asked()]
  expect(await order()).toEqual([
    [1, a],
    [2, b],
    [3, c],
    [4, d],
  ])
  await did(d, 'move-help', { help: 1, place: 1, reason: 'it holds up a release' }, 'lee')
  expect(await order()).toEqual([
    [1, d],
    [2, a],
    [3, b],
    [4, c],
  ])
  const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${d}/timeline`))
  expect(items.at(-1)).toMatchObject({
    actor: 'lee',
    type: 'help_moved',
    change: { place: 1, reason: 'it holds up a release' },
  })
  expect(problemOf(await act(d, 'move-help', { help: 1, place: 1, reason: 'again' }, 'lee')).code).toBe(
    'help_place_unchanged',
  )
})

test('HLP-6: where no number is left between two, those above give way in the same transaction', async () => {
  const [a, b, c] = [await asked(), await asked(), await asked()]
  const versions = async () => (await lineOf()).items.map(({ ticket }) => ticket.version)
  const before = await versions()
  const moves = 60
  for (let index = 0; index < moves; index++) {
    await did(index % 2 === 0 ? c : b, 'move-help', { help: 1, place: 2, reason: 'changed our minds' }, 'lee')
  }
  expect((await order()).map(([, number]) => number)).toEqual([a, b, c])
  const written = (await versions()).reduce((sum, version, index) => sum + version - (before[index] ?? 0), 0)
  expect(written).toBeGreaterThan(moves)
})

test('HLP-6: ten who move at the same time leave a strict order with everybody in it', async () => {
  const numbers = [await asked(), await asked(), await asked(), await asked()]
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      act(
        numbers[index % 4] ?? 0,
        'move-help',
        { help: 1, place: 1 + ((index * 3) % 4), reason: 'all at once' },
        'lee',
      ),
    ),
  )
  const now = await order()
  expect(now.map(([place]) => place)).toEqual([1, 2, 3, 4])
  expect(now.map(([, number]) => number).toSorted()).toEqual(numbers.toSorted())
})

test('HLP-1, HLP-7, HLP-8: asked, taken, sent back, completed at its place, answered; its owner and its clock stay', async () => {
  const number = await asked({ priority: 'p1' })
  const other = await asked()
  const { owner, dueAt, status } = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`))
  const same = { owner, dueAt, status }
  expect(await did(number, 'take-help', { help: 1 }, 'bob')).toMatchObject({
    ...same,
    helps: [{ state: 'taken', takenBy: 'bob' }],
  })
  expect(await order()).toEqual([[1, other]])
  const sentBack = { help: 1, missing: ['Recent changes'], reason: 'what changed on Monday?' }
  expect(await did(number, 'bounce-help', sentBack, 'bob')).toMatchObject({
    ...same,
    helps: [{ state: 'bounced', takenBy: null, bounced: { by: 'bob', missing: ['Recent changes'] } }],
  })
  expect((await lineOf('?state=bounced')).items).toMatchObject([{ place: null, ticket: { number } }])
  expect(await did(number, 'complete-help', { help: 1, packet: { recent_changes: 'An update to 5.3' } })).toMatchObject(
    { ...same, helps: [{ state: 'asked', score: 77, missing: ['Who is affected', 'Who is not affected'] }] },
  )
  expect(await order()).toEqual([
    [1, number],
    [2, other],
  ])
  expect(await did(number, 'answer-help', { help: 1, answer: 'Restart the indexer.' }, 'bob')).toMatchObject({
    ...same,
    helps: [{ state: 'answered', answer: 'Restart the indexer.', endedAt: isoOf(app.now) }],
  })
  expect(await order()).toEqual([[1, other]])
  expect(await did(other, 'withdraw-help', { help: 1, reason: 'found it' })).toMatchObject({
    helps: [{ state: 'withdrawn' }],
  })
  expect(await order()).toEqual([])
})

test('HLP-9: a closed ticket stands in no line, and where it stood once it is reopened', async () => {
  const [first, second] = [await asked(), await asked()]
  await did(first, 'solve', { resolution: 'rolled back' })
  expect(await order()).toHaveLength(2)
  await did(first, 'close', { reason: 'customer_confirmed', document: { found: 'not_needed' } })
  expect(await order()).toEqual([[1, second]])
  await did(first, 'reopen', { reason: 'came back' })
  expect(await order()).toEqual([
    [1, first],
    [2, second],
  ])
})

describe('HLP-2 to HLP-4: before it is asked', () => {
  test('the packets are told with what the ticket knows and whether to ask at all', async () => {
    const number = await aNumber(app, { priority: 'p1' })
    const forms = bodyOf(TicketHelp, await app.send(`GET /api/v1/tickets/${number}/help`))
    expect(forms.teams).toEqual([{ slug: 'engineering', name: 'Engineering' }])
    expect(forms.packets.map(({ kind }) => kind)).toEqual(['question', 'troubleshooting', 'defect', 'improvement'])
    expect(forms.packets[1]).toMatchObject({ advice: { suggest: 'request', because: expect.stringContaining('a p1') } })
    expect(forms.packets[1]?.known.summary).toBeTruthy()
  })

  test('what lacks a fact is refused, naming it, and nothing is written', async () => {
    const number = await aNumber(app)
    await did(number, 'claim', {})
    const { reproduction: _, ...packet } = TROUBLE
    const answer = await act(number, 'ask-help', { kind: 'troubleshooting', team: TEAM, packet })
    expect(problemOf(answer)).toMatchObject({ code: 'packet_incomplete', details: { missing: ['Reproduction'] } })
    expect((await lineOf()).items).toEqual([])
  })

  test('TV-74: a how-to question of a customer engineer is a detour that is recorded, not blocked', async () => {
    await app.send('POST /api/v1/members', {
      as: 'ada',
      body: { handle: 'cem', name: 'Cem', role: 'customer_engineer', team: 'support' },
    })
    const number = await aNumber(app, { subject: 'How do I scope a search?' })
    await did(number, 'claim', {}, 'cem')
    const forms = bodyOf(TicketHelp, await app.send(`GET /api/v1/tickets/${number}/help`, { as: 'cem' }))
    expect(forms.packets[0]?.advice).toMatchObject({ suggest: 'channel', detour: expect.stringContaining('How-to') })
    const packet = {
      summary: 'How is a search scoped?',
      goal: 'One team only',
      looked: 'The guide',
      timeliness: 'today',
    }
    await did(number, 'ask-help', { kind: 'question', team: TEAM, packet }, 'cem')
    const rate = bodyOf(HelpRate, await app.send('GET /api/v1/reports/help-rate'))
    expect(rate.items).toMatchObject([{ number, counts: true, detour: expect.stringContaining('channel') }])
  })
})

test('HLP-10, TV-75: questions and troubleshooting of a month against its tickets, with the list behind it', async () => {
  const number = await asked()
  const { tried: _, ...defect } = TROUBLE
  await ask(number, { ...defect, expected: 'An answer' }, 'defect')
  for (let index = 0; index < 8; index++) await aNumber(app)
  const spam = await aNumber(app)
  await did(spam, 'dismiss', { as: 'spam', reason: 'an offer' })
  const now = bodyOf(HelpRate, await app.send('GET /api/v1/reports/help-rate'))
  expect(now).toMatchObject({
    month: '2024-03',
    target: 10,
    tickets: 9,
    counted: 1,
    isMet: false,
    percentText: '11.2 %',
  })
  expect(now.byKind).toEqual({ question: 0, troubleshooting: 1, defect: 1, improvement: 0 })
  expect(now.items.map(({ kind, counts }) => [kind, counts])).toEqual([
    ['defect', false],
    ['troubleshooting', true],
  ])
  const before = bodyOf(HelpRate, await app.send('GET /api/v1/reports/help-rate?month=2023-12'))
  expect(before).toMatchObject({ tickets: 0, percent: null, isMet: null, to: '2024-01-01T00:00:00.000Z' })
  app.wait(30 * DAY)
  expect(bodyOf(HelpRate, await app.send('GET /api/v1/reports/help-rate')).tickets).toBe(0)
})

describe('HLP-11: who may', () => {
  const join = (role: string) =>
    app.send('POST /api/v1/members', { as: 'ada', body: { handle: 'vic', name: 'Vic', role, team: 'product' } })

  test.each([
    ['viewer', ['ask-help', 'take-help', 'move-help']],
    ['customer_engineer', ['take-help', 'bounce-help', 'answer-help', 'move-help']],
    ['product', ['move-help']],
  ])('a %s may not', async (role, verbs) => {
    await join(role)
    const number = await asked()
    const bodies: Readonly<Record<string, object>> = {
      'ask-help': { kind: 'defect', team: TEAM, packet: TROUBLE },
      'take-help': { help: 1 },
      'bounce-help': { help: 1, missing: ['Version'], reason: 'which one?' },
      'answer-help': { help: 1, answer: 'Restart.' },
      'move-help': { help: 1, place: 1, reason: 'agreed' },
    }
    for (const verb of verbs) {
      expect([verb, problemOf(await act(number, verb, bodies[verb] ?? {}, 'vic')).code]).toEqual([verb, 'not_allowed'])
    }
  })

  test('a viewer sees the line, but neither whose the tickets are nor what was written', async () => {
    await join('viewer')
    await asked({ account: 'acme' })
    const { items } = await lineOf('', 'vic')
    expect(items).toMatchObject([{ packet: null, place: 1, ticket: { account: null } }])
    expect((await lineOf()).items).toMatchObject([{ packet: TROUBLE, ticket: { account: { slug: 'acme' } } }])
  })
})
