/** Who is at a ticket, over two nodes and real sockets. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TestApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { tokenOf } from '../../test/support/credentials.ts'
import { testDatabase } from '../../test/support/database.ts'
import { StreamReader } from '../../test/support/stream.ts'
import { GONE_AFTER } from '../domain/presence.ts'
import { SECOND } from '../domain/time.ts'
import { forgetOld } from '../jobs/keep-time.ts'

const database = testDatabase()
const [a, b] = [new TestApp(database), new TestApp(database)]
/** The ids that the two hand out must differ, as those of real nodes do. */
const APART = 1_000

beforeAll(async () => {
  for (const node of [a, b]) {
    await node.start()
    await node.live.start()
    await node.api.listen({ port: 0, host: '127.0.0.1' })
  }
  for (let taken = 0; taken < APART; taken++) b.newId()
})
beforeEach(async () => {
  await a.freshWorkspace()
  b.enter(a.workspace)
})
afterAll(async () => {
  await b.stop()
  await a.live.stop()
  await a.close()
})

const be = (node: TestApp, number: number, as: string, is: string) =>
  node.send(`POST /api/v1/tickets/${number}/presence`, { as, body: { is } })
const who = async (number: number) => (await a.send(`GET /api/v1/tickets/${number}/presence`)).body

async function streamOf(node: TestApp, as: string): Promise<StreamReader> {
  const { port } = node.api.server.address() as AddressInfo
  const stream = await StreamReader.open(`http://127.0.0.1:${port}/api/v1/live`, await tokenOf(a, as, ['read']))
  expect(await stream.next(1)).toMatchObject([{ event: 'reset' }])
  return stream
}

describe('PRE-1: who is at a ticket', () => {
  test('is known to every node, until they leave', async () => {
    const number = await aNumber(a)
    await be(a, number, 'eve', 'typing')
    const answer = await be(b, number, 'bob', 'looking')
    const both = [
      { handle: 'bob', typing: false },
      { handle: 'eve', typing: true },
    ]
    expect(answer).toMatchObject({ status: 200, body: { people: both } })
    expect(await who(number)).toMatchObject({ people: both })
    expect(await who(await aNumber(a))).toMatchObject({ people: [] })
    await be(b, number, 'eve', 'gone')
    expect(await who(number)).toMatchObject({ people: [{ handle: 'bob' }] })
  })

  test('is who was heard of within forty seconds; the rest is forgotten', async () => {
    const number = await aNumber(a)
    await be(a, number, 'eve', 'typing')
    a.wait(GONE_AFTER)
    await be(a, number, 'bob', 'looking')
    expect(await who(number)).toMatchObject({ people: [{ handle: 'bob' }, { handle: 'eve' }] })
    a.wait(SECOND)
    expect(await who(number)).toMatchObject({ people: [{ handle: 'bob' }] })
    await forgetOld(a.store, a.now)
    const { rows } = await a.owner.query('select handle from presence where workspace_id = $1', [a.workspace.id])
    expect(rows).toEqual([{ handle: 'bob' }])
  })

  test('nobody is at a ticket that there is not', async () => {
    expect(await be(a, 99, 'eve', 'looking')).toMatchObject({ status: 404, body: { code: 'ticket_not_found' } })
    expect(await a.send('GET /api/v1/tickets/99/presence')).toMatchObject({ status: 404 })
  })

  test('nothing of it is in the log', async () => {
    const number = await aNumber(a)
    await be(a, number, 'eve', 'typing')
    expect(await a.client().timeline(number)).toMatchObject({ items: [{ type: 'opened' }] })
  })
})

describe('PRE-2, PRE-3: those who are there themselves hear of it, on every node, and nobody else', () => {
  test('when somebody comes, types, stops or leaves; not when nothing changes', async () => {
    const [number, other] = [await aNumber(a), await aNumber(a)]
    await a.live.flush()
    const [bobs, lees] = [await streamOf(b, 'bob'), await streamOf(a, 'lee')]
    await be(a, number, 'bob', 'looking')
    await be(a, other, 'lee', 'looking')
    const bob = { handle: 'bob', typing: false }
    const seen = async (...people: object[]) => {
      const [{ event, data } = {}] = await bobs.next(1)
      expect({ event, data }).toMatchObject({ event: 'presence', data: { number, people } })
    }
    await seen(bob)
    for (const [is, typing] of [
      ['looking', false],
      ['typing', true],
    ] as const) {
      await be(a, number, 'eve', is)
      await seen(bob, { handle: 'eve', typing })
      await be(a, number, 'eve', is)
    }
    await be(a, number, 'eve', 'gone')
    await seen(bob)
    await be(a, number, 'eve', 'gone')
    await be(a, other, 'eve', 'looking')
    const lee = { handle: 'lee', typing: false }
    expect(await lees.next(2)).toMatchObject([
      { event: 'presence', data: { number: other, people: [lee] } },
      { event: 'presence', data: { number: other, people: [{ handle: 'eve' }, lee] } },
    ])
  })

  test('once more when they leave themselves, so that another page of theirs says that it is still there', async () => {
    const number = await aNumber(a)
    await a.live.flush()
    // One page was there before the other opened its stream, to which the same again is no news.
    await be(a, number, 'eve', 'looking')
    const eves = await streamOf(b, 'eve')
    const eve = { handle: 'eve', typing: false }
    const told = async (...people: object[]) =>
      expect(await eves.next(1)).toMatchObject([{ event: 'presence', data: { number, people } }])
    await be(a, number, 'eve', 'looking')
    await be(a, number, 'eve', 'gone')
    await told()
    await be(a, number, 'bob', 'looking')
    await be(a, number, 'eve', 'looking')
    await told({ handle: 'bob' }, eve)
  })
})
