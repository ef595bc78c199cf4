/** Two nodes on one database behind a proxy (RUN-10); scripts/two-nodes.ts shows the same with processes and under load. */
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OPERATOR, TestApp } from '../../test/support/app.ts'
import { testDatabase } from '../../test/support/database.ts'
import { NODE_HEADER, RoundRobin } from '../../test/support/round-robin.ts'
import { StreamReader } from '../../test/support/stream.ts'
import { DAY, isoOf, later, MINUTE } from '../domain/time.ts'
import { recordDue } from '../jobs/keep-time.ts'

const database = testDatabase()
const [a, b] = [new TestApp(database), new TestApp(database)]
let proxy: RoundRobin

/** The ids that the two hand out must differ, as those of real nodes do. */
const APART = 1_000

beforeAll(async () => {
  for (const node of [a, b]) {
    await node.start()
    await node.live.start()
    await node.api.listen({ port: 0, host: '127.0.0.1' })
  }
  await a.freshWorkspace()
  b.enter(a.workspace)
  for (let taken = 0; taken < APART; taken++) b.newId()
  const urlOf = ({ api }: TestApp) => `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`
  proxy = await RoundRobin.start({ a: urlOf(a), b: urlOf(b) }, { keepAlive: false })
})
afterAll(async () => {
  proxy?.stop()
  await b.stop()
  await a.live.stop()
  await a.close()
})

/** Asks through the proxy; tells which node answered. */
async function ask(authorization: string, path: string, body?: object) {
  const answer = await fetch(`${proxy.url}/api/v1${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization, 'content-type': 'application/json', 'topline-workspace': a.workspace.slug },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return {
    status: answer.status,
    node: answer.headers.get(NODE_HEADER),
    body: (await answer.json()) as { number: number },
  }
}

const opening = { kind: 'problem', subject: 'Search is slow', body: 'Since today.' }

test('RUN-10: what one node writes or lets in, the other knows; when one is killed, nobody is left without an answer', async () => {
  const made = await a.send('POST /api/v1/tokens', { body: { name: 'proxy', scopes: ['read', 'work'] } })
  const token = `Bearer ${(made.body as { secret: string }).secret}`
  const streams = await Promise.all(
    [1, 2].map(() => StreamReader.open(`${proxy.url}/api/v1/live`, { authorization: token })),
  )
  expect(new Set(streams.map(({ response }) => response.headers[NODE_HEADER]))).toEqual(new Set(['a', 'b']))
  for (const stream of streams) await stream.next(1)

  const opened = [await ask(token, '/tickets', opening), await ask(token, '/tickets', opening)]
  expect(opened.map(({ status, node }) => [status, node])).toEqual([
    [201, 'a'],
    [201, 'b'],
  ])
  for (const stream of streams) {
    const numbers = (await stream.next(2)).map(({ data }) => (data as { number: number }).number)
    expect(numbers.toSorted()).toEqual([1, 2])
  }

  const until = isoOf(later(a.now, MINUTE))
  const hold = { for: 'customer', reason: 'information_needed', actsNext: 'the contact', until }
  expect((await ask(token, '/tickets/1/hold', hold)).status).toBe(200)
  for (const node of [a, b]) node.wait(DAY)
  const recording = [a, b].map(({ store, live, now }) =>
    recordDue({ store, now: () => now, changed: (workspace) => live.wrote(workspace) }, a.workspace.id),
  )
  await Promise.all(recording)
  const { rows } = await a.owner.query("select version from event where type = 'resumed'")
  expect(rows.length).toBe(1)

  a.api.server.close()
  a.api.server.closeAllConnections()
  const after = await Promise.all(Array.from({ length: 6 }, () => ask(token, '/tickets', opening)))
  expect(after.map(({ status, node }) => [status, node])).toEqual(after.map(() => [201, 'b']))
  expect([proxy.passedOn, proxy.broken]).toEqual([3, 0])
  expect((await ask(`Bearer ${OPERATOR}`, '/tickets/1')).status).toBe(200)
})
