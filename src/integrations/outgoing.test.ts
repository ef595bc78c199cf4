import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Refusal } from '../domain/refusal.ts'
import { AllowedRanges, NOTHING_ALLOWED } from './addresses.ts'
import { guardedFetch, type OutgoingLimits, type Resolve } from './outgoing.ts'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const answers: Readonly<Record<string, Answer>> = {
  '/plain': (_, response) => response.end('hello'),
  '/echo': (request, response) => {
    const { method, headers } = request
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => response.end(JSON.stringify({ method, headers, body })))
  },
  '/none': (_, response) => response.writeHead(204).end(),
  '/large': (_, response) => {
    response.on('error', () => {})
    const more = () => {
      while (response.write('x'.repeat(65_536)));
    }
    response.on('drain', more)
    more()
  },
  '/bomb': (_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(5_000_000))),
  '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('small')),
  '/never': () => {},
  '/slow': (_, response) => void response.write('a'),
  '/cut': (_, response) => void response.write('a', () => response.destroy()),
  '/to-loopback': redirect(302, 'http://127.0.0.2/secret'),
  '/to-metadata': redirect(307, 'http://169.254.169.254/latest/meta-data/'),
  '/to-odd': redirect(302, 'http://2130706433/'),
  '/to-file': redirect(302, 'file:///etc/passwd'),
  '/to-nothing': redirect(302, 'http://'),
  '/round': redirect(302, '/round'),
  '/1': redirect(302, '/2'),
  '/2': redirect(302, '/3'),
  '/3': redirect(302, '/plain'),
  '/see-other': redirect(303, '/echo'),
  '/moved': redirect(301, '/echo'),
  '/kept': redirect(307, '/echo'),
}

function redirect(status: number, location: string): Answer {
  return (_, response) => response.writeHead(status, { location }).end()
}

const heard: string[] = []
let server: Server
let at: string

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://here')
    heard.push(pathname)
    const answer = answers[pathname] ?? ((_, other) => other.writeHead(404).end())
    answer(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

beforeEach(() => heard.splice(0))

const HERE: OutgoingLimits = { allow: new AllowedRanges(['127.0.0.1']) }
const NOWHERE: OutgoingLimits = { allow: NOTHING_ALLOWED }

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  )

const bodyOf = async (path: string, init = {}, limits = HERE): Promise<string> =>
  (await guardedFetch(`${at}${path}`, init, limits)).text()

/** A server of names that answers what is given, one answer after another. */
function names(...said: readonly (readonly string[])[]): { resolve: Resolve; asked: string[] } {
  const asked: string[] = []
  const resolve: Resolve = async (host) => {
    const answer = said[Math.min(asked.length, said.length - 1)]
    asked.push(host)
    return answer ?? []
  }
  return { resolve, asked }
}

describe('SEC-6: what may not be called is not even tried', () => {
  test.each([
    'http://127.0.0.1/',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://0.0.0.0/',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fd00:ec2::254]/',
    'https://[fe80::1]/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0x7f.1/',
    'https://134744072/',
    'https://8.8.2056/',
    'https://010.8.8.8/',
    'https://１２７.0.0.1/',
    'https://127。0。0。1/',
    'https:127.0.0.1',
    'https:\\\\127.0.0.1\\',
    'https://user@8.8.8.8/',
    'https://:secret@8.8.8.8/',
    'http://8.8.8.8/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'data:text/plain,hello',
    'javascript:alert(1)',
    'https://',
    'not an address',
    '',
  ])('%s', async (address) => expect(await codeOf(guardedFetch(address, {}, NOWHERE))).toBe('outgoing_refused'))

  test('a name that leads to one machine that may not be called, whatever else it leads to', async () => {
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['::1'], ['::ffff:10.0.0.1'], ['fe80::1%lo']]) {
      const { resolve } = names(addresses)
      const call = guardedFetch('https://someone.example/', {}, { ...NOWHERE, resolve })
      expect(await codeOf(call), addresses.join()).toBe('outgoing_refused')
    }
  })

  test('a name that nobody knows has failed', async () => {
    const call = (resolve: Resolve) => codeOf(guardedFetch('https://nobody.example/', {}, { ...NOWHERE, resolve }))
    expect(await call(names([]).resolve)).toBe('outgoing_failed')
    expect(await call(() => Promise.reject(new Error('ENOTFOUND')))).toBe('outgoing_failed')
  })

  test('without encryption only where a range is allowed', async () => {
    expect(await bodyOf('/plain')).toBe('hello')
    const { resolve } = names(['8.8.8.8'])
    expect(await codeOf(guardedFetch('http://someone.example/', {}, { ...HERE, resolve }))).toBe('outgoing_refused')
  })

  test('the refusal names neither addresses nor passwords', async () => {
    const { resolve } = names(['10.11.12.13'])
    const told = await guardedFetch('https://inside.example/', {}, { ...NOWHERE, resolve }).catch(String)
    expect(told).toMatch(/inside\.example/)
    expect(told).not.toMatch(/10\.11/)
    expect(await guardedFetch('https://a:hunter2@8.8.8.8/', {}, NOWHERE).catch(String)).not.toMatch(/hunter2/)
  })
})

describe('SEC-7: the call goes to the address that was checked', () => {
  test('a name is asked for once, and what it means later is of no interest', async () => {
    const { resolve, asked } = names(['127.0.0.1'], ['127.0.0.2'])
    const port = new URL(at).port
    const answer = await guardedFetch(`http://rebound.example:${port}/echo`, {}, { ...HERE, resolve })
    expect(asked).toEqual(['rebound.example'])
    expect(await answer.json()).toMatchObject({ headers: { host: `rebound.example:${port}` } })
  })

  test('a hop to the same name is checked anew', async () => {
    const { resolve, asked } = names(['127.0.0.1'], ['127.0.0.2'])
    const port = new URL(at).port
    expect(await codeOf(guardedFetch(`http://rebound.example:${port}/1`, {}, { ...HERE, resolve }))).toBe(
      'outgoing_refused',
    )
    expect(asked).toHaveLength(2)
    expect(heard).toEqual(['/1'])
  })

  test.each(['/to-loopback', '/to-metadata', '/to-odd', '/to-file'])('%s is not followed there', async (path) => {
    expect(await codeOf(bodyOf(path))).toBe('outgoing_refused')
    expect(heard).toEqual([path])
  })

  test('three hops are followed, not more, and none when the caller does not want it', async () => {
    expect(await bodyOf('/1')).toBe('hello')
    expect(await codeOf(bodyOf('/round'))).toBe('outgoing_failed')
    expect(heard.filter((path) => path === '/round')).toHaveLength(4)
    expect(await codeOf(bodyOf('/to-nothing'))).toBe('outgoing_failed')
    expect(await codeOf(bodyOf('/1', { redirect: 'error' }))).toBe('outgoing_failed')
    const manual = await guardedFetch(`${at}/to-loopback`, { redirect: 'manual' }, HERE)
    expect([manual.status, manual.headers.get('location')]).toEqual([302, 'http://127.0.0.2/secret'])
  })

  test('a hop keeps or leaves method and body as browsers do', async () => {
    const init = { method: 'POST', body: 'a=1', headers: { 'content-type': 'text/plain', authorization: 'Bearer x' } }
    const said = async (path: string) => JSON.parse(await bodyOf(path, init))
    expect(await said('/kept')).toMatchObject({ method: 'POST', body: 'a=1', headers: { authorization: 'Bearer x' } })
    for (const path of ['/see-other', '/moved']) {
      const { method, body, headers } = await said(path)
      expect([method, body, headers['content-type']]).toEqual(['GET', '', undefined])
    }
  })

  test('what is said to one server is not said to another', async () => {
    const port = new URL(at).port
    const { resolve } = names(['127.0.0.1'])
    const other = createServer(redirect(307, `http://second.example:${port}/echo`)).listen(0, '127.0.0.1')
    await once(other, 'listening')
    try {
      const init = { headers: { Authorization: 'Bearer x', cookie: 'a=1', accept: 'text/plain' } }
      const first = `http://first.example:${(other.address() as AddressInfo).port}/`
      const { headers } = JSON.parse(await (await guardedFetch(first, init, { ...HERE, resolve })).text())
      expect(headers).toMatchObject({ accept: 'text/plain' })
      expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined])
    } finally {
      other.close()
    }
  })
})

describe('SEC-8: a call has an end', () => {
  test('an answer that is too large is left, also when it is packed small', async () => {
    expect(await codeOf(bodyOf('/large'))).toBe('outgoing_failed')
    expect(await codeOf(bodyOf('/bomb'))).toBe('outgoing_failed')
    expect(await bodyOf('/packed')).toBe('small')
    expect(await bodyOf('/plain', {}, { ...HERE, maxBytes: 5 })).toBe('hello')
    expect(await codeOf(bodyOf('/plain', {}, { ...HERE, maxBytes: 4 }))).toBe('outgoing_failed')
  })

  test('an answer that does not come, or does not end, or breaks off', async () => {
    for (const path of ['/never', '/slow']) {
      expect(await codeOf(bodyOf(path, {}, { ...HERE, timeoutMs: 50 })), path).toBe('outgoing_failed')
    }
    expect(await codeOf(bodyOf('/cut'))).toBe('outgoing_failed')
    const resolve: Resolve = () => new Promise(() => {})
    const call = guardedFetch('https://someone.example/', {}, { ...NOWHERE, resolve, timeoutMs: 50 })
    expect(await codeOf(call)).toBe('outgoing_failed')
  })

  test('the caller can end it', async () => {
    const ended = new AbortController()
    const call = bodyOf('/never', { signal: ended.signal })
    ended.abort(new Error('no more'))
    await expect(call).rejects.toThrow('no more')
    await expect(bodyOf('/plain', { signal: ended.signal })).rejects.toThrow('no more')
  })

  test('an answer without a body is one', async () => {
    const answer = await guardedFetch(new URL(`${at}/none`), {}, HERE)
    expect([answer.status, await answer.text()]).toEqual([204, ''])
  })
})
