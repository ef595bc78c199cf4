/** Live updates over a real socket. */
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { OPERATOR, testApp } from '../../test/support/app.ts'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { tokenOf } from '../../test/support/credentials.ts'
import { type StreamEvent, StreamReader } from '../../test/support/stream.ts'
import { LiveChange } from '../contract/queue.ts'
import { isoOf } from '../domain/time.ts'

const app = testApp()

beforeAll(async () => {
  await app.live.start()
  await app.api.listen({ port: 0, host: '127.0.0.1' })
})

const listen = (since?: string, slug = app.workspace.slug) => {
  const { port } = app.api.server.address() as AddressInfo
  const who = { authorization: `Bearer ${OPERATOR}`, 'topline-workspace': slug }
  return StreamReader.open(`http://127.0.0.1:${port}/api/v1/live`, who, since)
}

/** A reader who has just been told to read everything, and the id they have since. */
async function reader(): Promise<{ stream: StreamReader; id: string | undefined }> {
  const stream = await listen()
  const [reset] = await stream.next(1)
  expect(reset).toMatchObject({ event: 'reset', data: {} })
  return { stream, id: reset?.lastId }
}

/** Hangs up, and waits until the server has noticed. */
async function hangUp(stream: StreamReader): Promise<void> {
  const connections = () => promisify(app.api.server.getConnections.bind(app.api.server))()
  const before = await connections()
  stream.leave()
  while ((await connections()) >= before) await setImmediate()
}

const note = async (number: number, body = 'seen') => {
  const answer = await app.send(`POST /api/v1/tickets/${number}/note`, { body: { body } })
  expect(answer.status).toBe(200)
}

const told = (events: readonly StreamEvent[]) =>
  events.map(({ event, data }) => {
    expect(event).toBe('change')
    const { number, type } = LiveChange.strict().parse(data)
    return `${type} ${number}`
  })

describe('HTTP-9: readers hear of every change', () => {
  test('at once, with all they need to know what to read anew', async () => {
    const { stream } = await reader()
    expect(stream.response.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    const ask = { kind: 'problem', subject: 'Search is slow', body: 'Since today.' }
    await app.send('POST /api/v1/tickets', { body: ask })
    const [opened] = await stream.next(1)
    const expected = { seq: expect.any(Number), stream: 'ticket', number: 1, type: 'opened', at: isoOf(app.now) }
    expect(opened).toMatchObject({ event: 'change', data: expected })
  })

  test('all readers of the workspace do, and nobody of another', async () => {
    const elsewhere = await reader()
    const other = app.workspace
    await app.freshWorkspace()
    const [one, two] = [await reader(), await reader()]
    const number = await aNumber(app)
    await note(number)
    const changes = [`opened ${number}`, `noted ${number}`]
    expect(told(await one.stream.next(2))).toEqual(changes)
    expect(told(await two.stream.next(2))).toEqual(changes)
    app.enter(other)
    const theirs = await aNumber(app, { subject: 'Of the other company' })
    await note(theirs)
    expect(told(await elsewhere.stream.next(2))).toEqual([`opened ${theirs}`, `noted ${theirs}`])
  })

  test('also of the mode; what is on no screen of the line is not told', async () => {
    const { stream } = await reader()
    await app.send('POST /api/v1/accounts', { body: { slug: 'cedar', name: 'Cedar', segment: 'free' } })
    await app.send('POST /api/v1/workspace/mode', { body: { mode: 'hard', reason: 'two are ill' } })
    const [switched] = await stream.next(1)
    expect(switched?.data).toMatchObject({ stream: 'workspace', number: null, type: 'mode_switched' })
  })
})

describe('HTTP-9: who comes back with the last id hears exactly what they missed', () => {
  test('then what follows, each change once', async () => {
    const number = await aNumber(app)
    const before = await reader()
    await note(number)
    const [noted] = await before.stream.next(1)
    await hangUp(before.stream)
    await app.send(`POST /api/v1/tickets/${number}/triage`, {
      body: { severity: 1, priority: 'p1', reason: 'many are hit' },
    })
    await app.send('POST /api/v1/queue/next', { body: {} })
    const back = await listen(noted?.lastId)
    expect(told(await back.next(2))).toEqual([`triaged ${number}`, `leased ${number}`])
    await note(number)
    await app.send(`POST /api/v1/tickets/${number}/solve`, { body: { resolution: 'rolled back' } })
    expect(told(await back.next(3))).toEqual([`noted ${number}`, `claimed ${number}`, `solved ${number}`])
  })

  test('nothing, when nothing was', async () => {
    const number = await aNumber(app)
    const { id } = await reader()
    const back = await listen(id)
    await note(number)
    expect(told(await back.next(1))).toEqual([`noted ${number}`])
  })

  test('all of what was done at once, when the connection broke in the middle of it', async () => {
    const number = await aNumber(app)
    await app.send('POST /api/v1/queue/next', { body: {} })
    const { stream, id } = await reader()
    await app.send(`POST /api/v1/tickets/${number}/solve`, { body: { resolution: 'rolled back' } })
    const [claimed, solved] = await stream.next(2)
    expect(claimed?.lastId).toBe(id)
    expect(solved?.lastId).not.toBe(id)
    const back = await listen(claimed?.lastId)
    expect(told(await back.next(2))).toEqual([`claimed ${number}`, `solved ${number}`])
  })

  test('also of changes made while nobody listened, and not twice', async () => {
    const number = await aNumber(app)
    const { stream, id } = await reader()
    await hangUp(stream)
    for (let n = 0; n < 5; n++) await note(number)
    await app.live.flush()
    const back = await listen(id)
    await back.next(5)
    await app.send(`POST /api/v1/tickets/${number}/solve`, { body: { resolution: 'rolled back' } })
    expect(told(await back.next(1))).toEqual([`solved ${number}`])
  })

  test('two hundred changes at the most; of more they are told to read everything anew', async () => {
    const { id } = await reader()
    await manyTickets(app, 200, () => ({}))
    const told200 = await (await listen(id)).next(200)
    expect(new Set(told200.map(({ event }) => event))).toEqual(new Set(['change']))
    const number = await aNumber(app)
    const back = await listen(id)
    const [reset] = await back.next(1)
    expect(reset).toMatchObject({ event: 'reset', data: {} })
    await note(number)
    expect(told(await back.next(1))).toEqual([`noted ${number}`])
  })

  test.each(['no id', '', '0:0:', '7:3:', "1:1:' or 1=1", '9999999999999:9999999999999:'])(
    'and with an id that is none of ours to read everything anew: %s',
    async (since) => {
      const [reset] = await (await listen(since)).next(1)
      expect(reset).toMatchObject({ event: 'reset', data: {} })
    },
  )
})

test('who first comes after a long silence is not told of it', async () => {
  const { stream } = await reader()
  await hangUp(stream)
  await manyTickets(app, 300, () => ({}))
  const late = await reader()
  await note(1)
  expect(told(await late.stream.next(1))).toEqual(['noted 1'])
})

test('HTTP-9: twenty streams are open by one credential at most; one that closes makes room', async () => {
  const { port } = app.api.server.address() as AddressInfo
  const [eves, bobs] = [await tokenOf(app, 'eve', ['read']), await tokenOf(app, 'bob', ['read'])]
  const openBy = (who: Readonly<Record<string, string>>) =>
    StreamReader.open(`http://127.0.0.1:${port}/api/v1/live`, who)
  const streams = await Promise.all(Array.from({ length: 20 }, () => openBy(eves)))
  expect(streams.map(({ response }) => response.statusCode)).toEqual(Array.from({ length: 20 }, () => 200))
  expect((await openBy(eves)).response.statusCode).toBe(429)
  expect((await openBy(bobs)).response.statusCode).toBe(200)
  const [first] = streams
  if (first) await hangUp(first)
  expect((await openBy(eves)).response.statusCode).toBe(200)
})
