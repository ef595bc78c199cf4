/** Writes under an Idempotency-Key. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { type Sent, testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { QueuePage } from '../contract/queue.ts'
import { TicketDetail, Timeline } from '../contract/tickets.ts'
import { Accounts, Workspace } from '../contract/workspace.ts'
import { MINUTE } from '../domain/time.ts'

const app = testApp()

const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }
const TWENTY = Array.from({ length: 20 }, (_, n) => n)

const keyed = (request: string, body: object, { key = 'one', as }: { key?: string; as?: string | undefined } = {}) =>
  app.send(request, { as, body, headers: { 'idempotency-key': key } })

const waiting = async () => bodyOf(QueuePage, await app.send('GET /api/v1/queue')).total

const isReplay = ({ headers }: Sent) => headers['idempotency-replayed'] === 'true'

/** A write that can be done once: its request, its body, and what it has left behind. */
const WRITES: readonly (readonly [name: string, request: string, body: object, count: () => Promise<number>])[] = [
  ['open', 'POST /api/v1/tickets', ASK, async () => (await waiting()) - 1],
  ['next', 'POST /api/v1/queue/next', {}, async () => 1 - (await waiting())],
  ['note', 'POST /api/v1/tickets/1/note', { body: 'As last week.' }, eventsAfterOpening],
  ['reply', 'POST /api/v1/tickets/1/reply', { body: 'Which version?' }, eventsAfterOpening],
  ['claim', 'POST /api/v1/tickets/1/claim', {}, eventsAfterOpening],
  ['solve', 'POST /api/v1/tickets/1/solve', { resolution: 'rolled back' }, eventsAfterOpening],
  [
    'mode',
    'POST /api/v1/workspace/mode',
    { mode: 'hard', reason: 'two are ill' },
    async () => (bodyOf(Workspace, await app.send('GET /api/v1/workspace')).mode === 'hard' ? 1 : 0),
  ],
  [
    'account',
    'POST /api/v1/accounts',
    { slug: 'cedar', name: 'Cedar Works', segment: 'free' },
    async () => bodyOf(Accounts, await app.send('GET /api/v1/accounts?q=cedar')).items.length,
  ],
]

async function eventsAfterOpening(): Promise<number> {
  return bodyOf(Timeline, await app.send('GET /api/v1/tickets/1/timeline')).items.length - 1
}

describe('HTTP-3: the same write under the same key happens once, and is answered the same', () => {
  test.each(WRITES)('%s, one after the other', async (_, request, body, count) => {
    await aNumber(app)
    const first = await keyed(request, body)
    expect(first.status).toBeLessThan(300)
    app.wait(MINUTE)
    const second = await keyed(request, body)
    expect([isReplay(first), isReplay(second)]).toEqual([false, true])
    expect(second).toMatchObject({ status: first.status, body: first.body })
    expect(second.headers['content-type']).toBe(first.headers['content-type'])
    expect(await count()).toBe(1)
  })

  test.each(WRITES)('%s, twenty at once', async (_, request, body, count) => {
    await aNumber(app)
    const answers = await Promise.all(TWENTY.map(() => keyed(request, body)))
    const [first] = answers
    expect(first?.status).toBeLessThan(300)
    for (const { status, body: told } of answers)
      expect({ status, told }).toEqual({ status: first?.status, told: first?.body })
    expect(answers.filter((answer) => !isReplay(answer))).toHaveLength(1)
    expect(await count()).toBe(1)
  })

  test('next, while the first call has its ticket but has not written it down', async () => {
    await aNumber(app)
    const held = await app.owner.connect()
    await held.query('begin; lock table event in share row exclusive mode')
    const first = keyed('POST /api/v1/queue/next', {})
    await app.waitsForLock()
    let answered = false
    const second = keyed('POST /api/v1/queue/next', {}).finally(() => {
      answered = true
    })
    const waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    while (!answered && (await held.query(waiting)).rowCount !== 2);
    await held.query('rollback')
    held.release()
    expect([(await first).status, (await second).status]).toEqual([200, 200])
    expect(isReplay(await second)).toBe(true)
  })

  test('a key of its own each makes twenty', async () => {
    const answers = await Promise.all(TWENTY.map((n) => keyed('POST /api/v1/tickets', ASK, { key: `key ${n}` })))
    const numbers = answers.map((answer) => bodyOf(TicketDetail, answer, 201).number)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(TWENTY.map((n) => n + 1))
  })

  test('the answer is the one of then, whatever happened since', async () => {
    const first = bodyOf(TicketDetail, await keyed('POST /api/v1/tickets', ASK), 201)
    await app.send(`POST /api/v1/tickets/${first.number}/solve`, { body: { resolution: 'rolled back' } })
    expect(bodyOf(TicketDetail, await keyed('POST /api/v1/tickets', ASK), 201)).toEqual(first)
  })

  test('also when the ticket was there already, by its external id', async () => {
    const ask = { ...ASK, source: 'mail', externalId: 'm-1' }
    const open = (body: object, key: string) => keyed('POST /api/v1/tickets', body, { key })
    const { number } = bodyOf(TicketDetail, await open(ask, 'one'), 201)
    const again = await open(ask, 'two')
    expect(bodyOf(TicketDetail, again, 201).number).toBe(number)
    await app.send(`POST /api/v1/tickets/${number}/solve`, { body: { resolution: 'rolled back' } })
    expect(await open(ask, 'two')).toMatchObject({ status: 201, body: again.body })
    expect((await open({ ...ask, externalId: 'm-2' }, 'two')).status).toBe(422)
  })

  test('a refusal is not kept: the same write under its key may succeed later', async () => {
    expect((await keyed('POST /api/v1/queue/next', {})).status).toBe(404)
    const number = await aNumber(app)
    expect(bodyOf(TicketDetail, await keyed('POST /api/v1/queue/next', {})).number).toBe(number)
  })

  test('keys of one workspace are none of another', async () => {
    await keyed('POST /api/v1/tickets', ASK)
    await app.freshWorkspace()
    const answer = await keyed('POST /api/v1/tickets', { ...ASK, subject: 'Another company’s' })
    expect(bodyOf(TicketDetail, answer, 201).number).toBe(1)
  })
})

describe('HTTP-3: another write under a used key is refused, and does not happen', () => {
  test.each([
    ['another body', 'POST /api/v1/tickets', { ...ASK, subject: 'Another' }, undefined],
    ['another address', 'POST /api/v1/tickets/1/note', { body: 'seen' }, undefined],
    ['another asker', 'POST /api/v1/tickets', ASK, 'eve'],
    ['another kind of write', 'POST /api/v1/accounts', { slug: 'cedar', name: 'Cedar', segment: 'free' }, undefined],
  ])('%s', async (_, request, body, as) => {
    await keyed('POST /api/v1/tickets', ASK)
    const answer = await keyed(request, body, { as })
    expect(answer.status).toBe(422)
    expect(problemOf(answer)).toMatchObject({ code: 'idempotency_key_reused' })
    expect(await waiting()).toBe(1)
  })

  test('also of two at once', async () => {
    const answers = await Promise.all(
      TWENTY.map((n) => keyed('POST /api/v1/tickets', { ...ASK, subject: `The ${n}. subject` })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(19)
    expect(await waiting()).toBe(1)
  })
})
