/** What the log tells, and what it never does (RUN-7). */
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { beforeEach, describe, expect, test } from 'vitest'
import { OPERATOR, testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { withoutSecrets } from './redact.ts'
import { newSecret } from './secrets.ts'

const lines: string[] = []
const app = testApp({ logLevel: 'debug', logTo: { write: (line) => void lines.push(line) } })
beforeEach(() => void lines.splice(0))

const logged = (): Record<string, unknown>[] => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
const requests = () => logged().filter(({ msg }) => msg === 'request')

describe('RUN-7: a request', () => {
  test('leaves one line that says what was asked by whom, and how it was answered', async () => {
    await aNumber(app)
    const answer = await app.send('GET /api/v1/tickets/1?x=y', { as: 'eve' })
    const [line, ...more] = requests()
    expect(more).toEqual([])
    expect(line).toMatchObject({
      reqId: answer.headers['x-request-id'],
      method: 'GET',
      route: '/api/v1/tickets/:number',
      status: answer.status,
      caller: 'eve',
      kind: 'operator',
      workspace: app.workspace.id,
      ms: expect.any(Number),
    })
    expect(JSON.stringify(line)).not.toContain('x=y')
  })

  test('keeps the id that a proxy gave it, if that is a plain word', async () => {
    const idFor = async (given: string) =>
      (await app.send('GET /health', { headers: { 'x-request-id': given } })).headers['x-request-id']
    expect(await idFor('from-the.proxy_1')).toBe('from-the.proxy_1')
    for (const given of ['short', 'with space in it', 'x'.repeat(65), '"quoted-quoted"']) {
      expect(await idFor(given), given).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('that is refused or matches nothing leaves its line too', async () => {
    await app.send('GET /api/v1/queue', { bare: true })
    await app.send('GET /nowhere/at-all?secret=tlp_0123456789abcdef0123')
    expect(requests().map(({ route, status, caller }) => [route, status, caller])).toEqual([
      ['/api/v1/queue', 401, undefined],
      [null, 404, undefined],
    ])
  })
})

/** One secret of each kind, none of which stands for anything. */
const PLANTED = [
  newSecret('session'),
  newSecret('token'),
  newSecret('link'),
  newSecret('device'),
  'hunter2-hunter2-hunter2',
  'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2ln',
]

test('RUN-7: no secret, body, query or header reaches the log, wherever it stands and whatever breaks', async () => {
  await app.api.listen({ port: 0, host: '127.0.0.1' })
  for (const secret of PLANTED) {
    const headers = { 'x-note': secret, referer: `http://localhost/?code=${secret}`, 'accept-language': secret }
    await app.send(`GET /api/v1/queue?token=${secret}`, {
      bare: true,
      headers: { ...headers, cookie: `topline_session=${secret}` },
    })
    await app.send('GET /api/v1/queue', { bare: true, headers: { authorization: `Bearer ${secret}` } })
    await app.send('GET /api/v1/queue', { bare: true, headers: { authorization: `Basic ${secret}` } })
    await app.send('POST /api/v1/tickets', { body: { kind: 'problem', subject: secret, body: secret, secret } })
    await app.send('POST /api/v1/tickets', { raw: `{"password": "${secret}"`, headers })
    await app.send(`GET /api/v1/tickets/${secret}?${secret}`, { headers: { 'if-match': secret } })
    await app.send(`GET /${secret}`, { as: secret })
    await brokenRequest(secret)
  }
  const text = lines.join('')
  expect(lines.length).toBeGreaterThan(PLANTED.length * 6)
  for (const secret of [...PLANTED, OPERATOR]) expect(text).not.toContain(secret)
})

/** A request that the server cannot even read. */
function brokenRequest(secret: string): Promise<void> {
  const { port } = app.api.server.address() as AddressInfo
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () =>
      socket.write(`GET / HTTP/1.1\r\ncookie: ${secret}\r\n bad\x01: ${secret}\r\n\r\n`),
    )
    socket
      .on('close', () => resolve())
      .on('error', reject)
      .resume()
  })
}

test('RUN-7: what is logged elsewhere in the program is cleaned too', () => {
  const [, secret = ''] = PLANTED
  const cause = Object.assign(new Error(`postgresql://app:hunter2-hunter2-hunter2@db/topline said ${secret}`), {
    detail: `Key (email)=(${secret})`,
    headers: { cookie: 'hunter2-hunter2-hunter2' },
  })
  app.api.log.error(
    { err: new Error('outer', { cause }), headers: { x: 'hunter2' }, token: 'hunter2' },
    `Bearer ${secret}`,
  )
  const [line] = logged()
  expect(line).toMatchObject({
    err: { message: 'outer', cause: { message: 'postgresql://app:[hidden]@db/topline said [hidden]' } },
  })
  expect(lines.join('')).not.toMatch(/hunter2|tlp_/)
})

test.each([
  ['Authorization: Bearer abc.def', 'Authorization: Bearer [hidden]'],
  ['https://x/return?code=abc&state=def&a=1', 'https://x/return?code=[hidden]&state=[hidden]&a=1'],
  ['{"cookie":"a=b; c=d","x":1}', '{"cookie":"[hidden]","x":1}'],
  ['postgres://me:pw@host/db and https://host/path', 'postgres://me:[hidden]@host/db and https://host/path'],
  ['nothing to hide: tell_me, code is 5', 'nothing to hide: tell_me, code is 5'],
])('RUN-7: %s', (text, safe) => {
  expect(withoutSecrets(text)).toBe(safe)
})
