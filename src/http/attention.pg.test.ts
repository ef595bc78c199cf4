/** What needs a member's attention, and being done with it. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { everybody } from '../../test/support/everybody.ts'
import { Attention, type AttentionItem, type AttentionQuery, MarkedDone } from '../contract/attention.ts'
import { ActedTicket, TicketDetail, Timeline } from '../contract/tickets.ts'
import { DAY, HOUR, isoOf, MINUTE } from '../domain/time.ts'

const app = testApp()

const DANA = { name: 'Dana Reed', email: 'dana@acme.example' }
const PACKET = {
  summary: 'Search times out',
  environment: 'Kubernetes, 3 replicas',
  version: '5.3.1',
  reproduction: 'Search for a word',
  timeliness: 'today',
  tried: 'A restart',
}
const HANDED = {
  context: 'Search is slow since the update.',
  reproduction: 'Search for "a".',
  environment: 'production, 5.1',
  affected: 'Everybody.',
  ruled_out: 'The disk.',
  next_step: 'bob profiles it by Friday',
}

const send = (number: number, verb: string, body: object = {}, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const act = async (number: number, verb: string, body: object = {}, as = 'eve') =>
  bodyOf(ActedTicket, await send(number, verb, body, as))
const inbox = async (as = 'eve', state: AttentionQuery['state'] = 'open') =>
  bodyOf(Attention, await app.send(`GET /api/v1/attention?state=${state}`, { as }))
const kinds = async (as = 'eve') => (await inbox(as)).items.map(({ kind, ticket }) => [kind, ticket.number])
const mark = (body: object, as = 'eve') => app.send('POST /api/v1/attention/done', { as, body })
const named = ({ kind, version, ticket }: AttentionItem) => ({ kind, version, number: ticket.number })
const opened = (facts: object = {}) => aNumber(app, { account: 'acme', contact: DANA, ...facts })
const wrote = (number: number, body = 'Still slow.') => act(number, 'receive', { from: DANA, body }, 'ada')

async function owned(as = 'eve'): Promise<number> {
  const number = await opened()
  await act(number, 'claim', {}, as)
  return number
}

describe('ATN-1: a note names whom it is to reach', () => {
  test('the mention is kept, stands in the inbox with its words and its entry, and moves nothing', async () => {
    const number = await owned('bob')
    const before = await act(number, 'note', { body: 'A first look.' }, 'bob')
    const after = await act(number, 'note', { body: '@Eve can you look at the index? `@lee` did.' }, 'bob')
    expect(after).toMatchObject({ owner: 'bob', nextActor: before.nextActor, status: before.status })
    const { items } = bodyOf(Timeline, await app.send(`GET /api/v1/tickets/${number}/timeline`))
    expect(items.at(-1)).toMatchObject({ type: 'noted', change: { mentions: ['eve'] } })
    expect(items.at(-2)?.change).not.toHaveProperty('mentions')
    const { open, items: found } = await inbox()
    expect(open).toBe(1)
    expect(found).toMatchObject([
      {
        kind: 'mention',
        version: after.version,
        ticket: { number, account: { slug: 'acme' } },
        by: { handle: 'bob' },
        what: 'mentioned you in a note',
        why: 'The note names you.',
        excerpt: '@Eve can you look at the index? `@lee` did.',
        lasts: false,
      },
    ])
    expect(await kinds('lee')).toEqual([])
    expect(await kinds('bob')).toEqual([])
  })

  test('who may not read notes hears nothing of it, and the author is told', async () => {
    await everybody(app)
    const viewer = 'a-viewer'
    const number = await owned()
    const answer = await act(number, 'note', { body: `@${viewer} and @lee, see above.` })
    expect(answer.unheard).toEqual([viewer])
    expect(answer).not.toHaveProperty('unknown')
    expect(await kinds(viewer)).toEqual([])
    expect(await kinds('lee')).toEqual([['mention', number]])
  })
})

test('ATN-1: names that nobody has are told to the author', async () => {
  const number = await owned()
  const answer = await act(number, 'note', { body: '@nobody, @João, @lee: `@Component`, x@mail.example' })
  expect(answer.unknown).toEqual(['nobody', 'João'])
  expect(answer).not.toHaveProperty('unheard')
  expect(await act(number, 'note', { body: '@lee, again' })).not.toHaveProperty('unknown')
})

describe('ATN-3: what waits for a member', () => {
  test('ATN-9: a hand-off waits for whom it names, and for its sender once it came back, whatever they mark', async () => {
    const number = await owned()
    await act(number, 'hand-off', { kind: 'to_engineering', to: 'bob', packet: HANDED })
    expect(await kinds('bob')).toEqual([['hand_off', number]])
    expect(await kinds()).toEqual([])
    await act(number, 'bounce', { missing: ['affected'], reason: 'is it all of them?' }, 'bob')
    expect(await kinds('bob')).toEqual([])
    const [back] = (await inbox()).items
    expect(back).toMatchObject({
      kind: 'hand_off_back',
      by: { handle: 'bob' },
      what: 'sent your hand-off back, missing Who is affected, and who is not',
      lasts: true,
    })
    const refused = await mark({ items: [named(back as AttentionItem)] })
    expect(problemOf(refused).code).toBe('attention_lasts')
    await act(number, 'hand-off', { kind: 'to_engineering', to: 'bob', packet: { affected: 'All of them.' } })
    expect(await kinds()).toEqual([])
    await act(number, 'accept', {}, 'bob')
    expect(await kinds('bob')).toEqual([])
  })

  test('a help request that came back waits, and its answer is news', async () => {
    const number = await owned()
    await act(number, 'ask-help', { kind: 'troubleshooting', team: 'engineering', packet: PACKET })
    await act(number, 'bounce-help', { help: 1, missing: ['reproduction'], reason: 'which word?' }, 'bob')
    expect(await kinds()).toEqual([['help_back', number]])
    await act(number, 'complete-help', { help: 1, packet: { reproduction: 'Search for "a".' } })
    expect(await kinds()).toEqual([])
    await act(number, 'answer-help', { help: 1, answer: 'Rebuild the index.' }, 'bob')
    expect((await inbox()).items).toMatchObject([
      { kind: 'help_answer', what: 'answered your help request 1', excerpt: 'Rebuild the index.', as: 'asker' },
    ])
    await act(number, 'note', { body: 'Doing so.' })
    expect(await kinds()).toEqual([])
    expect((await inbox('eve', 'done')).items).toMatchObject([{ kind: 'help_answer', done: { by: 'act' } }])
  })

  test('HLP-7, HLP-8: for the owner of the ticket, who did not ask, also of one that is solved', async () => {
    const number = await owned()
    await act(number, 'ask-help', { kind: 'troubleshooting', team: 'engineering', packet: PACKET }, 'lee')
    await act(number, 'solve', { resolution: 'Restarted.' })
    await act(number, 'bounce-help', { help: 1, missing: ['reproduction'], reason: 'which word?' }, 'bob')
    expect(await kinds()).toEqual([['help_back', number]])
    expect(await kinds('lee')).toEqual([])
    await act(number, 'complete-help', { help: 1, packet: { reproduction: 'Search for "a".' } })
    await act(number, 'answer-help', { help: 1, answer: 'Rebuild the index.' }, 'bob')
    expect(await kinds()).toEqual([['help_answer', number]])
    expect(await kinds('lee')).toEqual([['help_answer', number]])
  })
})

test('ATN-4: a promise to a customer needs its owner from its first warning on, the earliest due on top', async () => {
  const [first, second] = [await opened({ priority: 'p0' }), await opened({ priority: 'p2' })]
  for (const number of [first, second]) await act(number, 'claim')
  expect(await kinds()).toEqual([])
  app.wait(2 * DAY)
  const other = await owned('bob')
  await act(other, 'note', { body: '@eve hello' }, 'bob')
  const { items } = await inbox()
  expect(items.map(({ kind, ticket }) => [kind, ticket.number])).toEqual([
    ['promise', first],
    ['promise', second],
    ['mention', other],
  ])
  expect(items[0]).toMatchObject({ by: null, what: 'The first response is late', lasts: true, version: 1 })
  await act(first, 'reply', { body: 'We found a full disk and cleared it.', weight: 'response' })
  expect((await kinds()).filter(([, number]) => number === first)).toEqual([])
})

test('ATN-5: what wakes a ticket is news to its owner; what comes while they work on it is not', async () => {
  const number = await owned()
  await wrote(number)
  expect(await kinds()).toEqual([])
  await act(number, 'reply', { body: 'Which version do you run?', after: 'hold' })
  await wrote(number, 'It is 5.1.')
  expect((await inbox()).items).toMatchObject([
    { kind: 'customer', as: 'owner', by: { handle: null, name: 'Dana Reed' }, excerpt: 'It is 5.1.' },
  ])
})

describe('ATN-6: members follow tickets', () => {
  test('who follows one hears of the customer and of its status, not of what they did themselves', async () => {
    const number = await owned('bob')
    expect((await act(number, 'watch')).watchers).toEqual(['eve'])
    await wrote(number)
    await wrote(number, 'And again.')
    await act(number, 'solve', { resolution: 'rolled back' }, 'bob')
    expect((await inbox()).items).toMatchObject([
      { kind: 'status', what: 'solved it', by: { handle: 'bob' }, as: 'watcher' },
      { kind: 'customer', excerpt: 'And again.' },
    ])
    await act(number, 'reopen', { reason: 'too early' })
    expect(await kinds()).toEqual([])
    expect((await act(number, 'unwatch')).watchers).toEqual([])
    await wrote(number)
    expect(await kinds()).toEqual([])
  })

  test('to follow twice, or to end what one does not follow, is refused; who follows makes nobody’s page old', async () => {
    const number = await owned()
    const { version } = await act(number, 'watch', {}, 'bob')
    expect(problemOf(await send(number, 'watch', {}, 'bob')).code).toBe('already_watching')
    expect(problemOf(await send(number, 'unwatch')).code).toBe('not_watching')
    const headers = { 'if-match': `"${version - 1}"` }
    const answer = await app.send(`POST /api/v1/tickets/${number}/pin`, {
      as: 'eve',
      headers,
      body: { reason: 'agreed', expiresAt: isoOf((app.now + HOUR) as typeof app.now) },
    })
    expect(answer.status).toBe(200)
  })

  test('a viewer follows, and is told no names and no words of colleagues', async () => {
    await everybody(app)
    const viewer = 'a-viewer'
    const number = await owned()
    await act(number, 'watch', {}, viewer)
    await wrote(number)
    await act(number, 'hold', { for: 'customer', reason: 'information_needed', actsNext: 'Dana', note: 'secret' })
    const { items } = await inbox(viewer)
    expect(items).toMatchObject([
      { kind: 'status', what: 'put it on hold', excerpt: null, ticket: { account: null } },
      { kind: 'customer', by: { handle: null, name: 'the customer' }, excerpt: 'Still slow.' },
    ])
    expect(JSON.stringify(items)).not.toMatch(/Dana|secret|Acme/i)
    const { watchers } = bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`, { as: viewer }))
    expect(watchers).toEqual([viewer])
  })
})

describe('ATN-10: a member is done with an item', () => {
  test('by a mark, which can be taken back', async () => {
    const number = await owned('bob')
    await act(number, 'note', { body: '@eve first' }, 'bob')
    await act(number, 'note', { body: '@eve second' }, 'bob')
    const [second] = (await inbox()).items
    const items = [named(second as AttentionItem)]
    expect(bodyOf(MarkedDone, await mark({ items }))).toEqual({ items, open: 1 })
    expect((await inbox()).items).toMatchObject([{ excerpt: '@eve first' }])
    expect((await inbox('eve', 'done')).items).toMatchObject([{ excerpt: '@eve second', done: { by: 'mark' } }])
    // Somebody else's marks are theirs.
    expect(bodyOf(MarkedDone, await mark({ items }, 'lee'))).toEqual({ items: [], open: 0 })
    expect(bodyOf(MarkedDone, await mark({ items, done: false }))).toEqual({ items, open: 2 })
    expect(await kinds()).toHaveLength(2)
  })

  test('all up to an instant, and what came later stays', async () => {
    const number = await owned('bob')
    await act(number, 'note', { body: '@eve first' }, 'bob')
    const seen = isoOf(app.now)
    app.wait(MINUTE)
    await act(number, 'note', { body: '@eve second' }, 'bob')
    expect(bodyOf(MarkedDone, await mark({ upTo: seen })).open).toBe(1)
    expect((await inbox()).items).toMatchObject([{ excerpt: '@eve second' }])
  })

  test.each([
    [{}],
    [{ upTo: '2026-03-02T12:00:00Z', done: false }],
    [{ items: [], done: true }],
    [{ items: [{ kind: 'mention', version: 2, number: 1 }], upTo: '2026-03-02T12:00:00Z' }],
  ])('neither, both, or nothing named is refused: %j', async (body) => {
    expect(problemOf(await mark(body)).code).toBe('invalid_input')
  })
})

test('ATN-7: what happened more than 30 days ago is not listed; what waits is, however old', async () => {
  const number = await owned('bob')
  await act(number, 'note', { body: '@eve can you?' }, 'bob')
  await act(number, 'hand-off', { kind: 'to_support', to: 'eve', packet: {} }, 'bob').catch(() => {})
  app.wait(31 * DAY)
  expect((await kinds()).some(([kind]) => kind === 'mention')).toBe(false)
})
