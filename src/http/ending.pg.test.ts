/** A node that ends says so, and leaves nobody without an answer (RUN-8). */
import { once } from 'node:events'
import { Agent, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { OPERATOR, testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { Ending } from './ending.ts'

const ending = new Ending()
const app = testApp({ ending })
const agent = new Agent({ keepAlive: true })
afterEach(() => agent.destroy())

const headers = { authorization: `Bearer ${OPERATOR}` }

async function ask(path: string): Promise<IncomingMessage> {
  const { port } = app.api.server.address() as AddressInfo
  const [response] = (await once(get({ port, path, agent, headers }), 'response')) as [IncomingMessage]
  return response
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

test('RUN-8: readiness goes first, what was begun is answered, streams come again elsewhere', async () => {
  await app.api.listen({ port: 0, host: '127.0.0.1' })
  await aNumber(app)
  expect((await app.send('GET /ready', { bare: true })).status).toBe(200)
  const stream = await ask('/api/v1/live')

  ending.begin()
  const ready = await app.send('GET /ready', { bare: true })
  expect([ready.status, ready.body]).toEqual([503, expect.objectContaining({ code: 'not_ready' })])
  expect((await app.send('GET /health', { bare: true })).status, 'it lives still').toBe(200)
  const kept = await ask('/api/v1/tickets/1')
  expect([kept.statusCode, kept.headers.connection]).toEqual([200, 'close'])
  await textOf(kept)

  const locked = await app.owner.connect()
  await locked.query('begin; lock table ticket in access exclusive mode')
  const begun = ask('/api/v1/tickets/1')
  await app.waitsForLock()
  const closed = app.api.close()
  expect(await textOf(stream)).toMatch(/^retry: 1000\n\nevent: reset\n[\s\S]*\n\nretry: \d{3,4}\n\n$/)
  await locked.query('rollback')
  locked.release()
  const answer = await begun
  expect([answer.statusCode, JSON.parse(await textOf(answer))]).toMatchObject([200, { number: 1 }])
  await closed
})
