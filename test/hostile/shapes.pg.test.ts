/** Requests that are no requests: bombs, depths, prototypes, paths out of the folder and headers with more in them. */
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testApp } from '../support/app.ts'

const app = testApp()
const OPENING = 'POST /api/v1/tickets'
const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Since today.' }
const json = { 'content-type': 'application/json' }

const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

const BODIES: readonly [string, string | Buffer][] = [
  ['10,000 arrays in each other', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['10,000 objects in each other', deep(10_000)],
  ['100,000 objects in each other', deep(100_000)],
  ['a field of that depth', JSON.stringify(ASK).replace('"problem"', deep(10_000))],
  ['half a million brackets that never close', '['.repeat(500_000)],
  ['a number beyond all numbers', '{"kind":"problem","subject":1e400,"body":"b"}'],
  ['a number of 100,000 digits', `{"kind":${'9'.repeat(100_000)}}`],
  ['100,000 fields', `{${Array.from({ length: 60_000 }, (_, index) => `"k${index}":1`).join(',')}}`],
  ['the same field ten thousand times', `{${'"kind":"problem",'.repeat(10_000)}"kind":"x"}`],
  ['a prototype', '{"__proto__":{"polluted":true},"kind":"problem","subject":"abc","body":"b"}'],
  ['a constructor’s prototype', '{"constructor":{"prototype":{"polluted":true}},"kind":"problem"}'],
  ['a date that does not exist', JSON.stringify({ ...ASK, receivedAt: '2026-02-30T00:00:00Z' })],
  ['an instant beyond all years', JSON.stringify({ ...ASK, receivedAt: '+275760-09-13T00:00:00.001Z' })],
  ['a list of 100,000 tags', JSON.stringify({ ...ASK, tags: Array.from({ length: 100_000 }, () => 'a') })],
]

describe('HTTP-13: a body that is an attack is refused as a bad request', () => {
  test.each(BODIES)('%s', async (_, raw) => {
    const answer = await app.send(OPENING, { raw, headers: json })
    expect([400, 413], answer.text.slice(0, 200)).toContain(answer.status)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  test('a compressed bomb is not unpacked', async () => {
    const raw = gzipSync(Buffer.alloc(50_000_000, ' '))
    const answer = await app.send(OPENING, { raw, headers: { ...json, 'content-encoding': 'gzip' } })
    expect([400, 413, 415]).toContain(answer.status)
  })

  test('and the server goes on', async () => {
    expect((await app.send(OPENING, { body: ASK })).status).toBe(201)
  })
})

const PATHS = [
  '/../../etc/passwd',
  '/..%2f..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/package.json',
  '/assets/../../package.json',
  '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
  '/assets/..\\..\\package.json',
  '/files/../../../etc/passwd',
  '/files/%2e%2e%2f%2e%2e%2fpackage.json',
  '//etc/passwd',
  '/.env',
  '/.git/config',
]

test.each(PATHS)('HTTP-13: an address leads out of nothing: %s', async (path) => {
  const answer = await app.send(`GET ${path}`)
  expect(answer.status).toBeLessThan(500)
  expect(answer.text).not.toMatch(/root:x:0|"private": true|\[core\]/)
})

const HEADERS: readonly [string, Record<string, string>][] = [
  ['a workspace with a quote', { 'topline-workspace': "x' or 1=1 --" }],
  ['a member with a path', { 'topline-member': '../../etc' }],
  ['a version that is no number', { 'if-match': '"1; drop table ticket"' }],
  ['a key of a megabyte', { 'idempotency-key': 'k'.repeat(1_000_000) }],
  ['an id of the stream that is none', { 'last-event-id': "1:1:' or 1=1" }],
  ['a host of elsewhere', { host: 'evil.example' }],
  ['an origin of elsewhere', { origin: 'https://evil.example' }],
  [
    'a forwarded host',
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-for': '1.2.3.4', 'x-forwarded-proto': 'https' },
  ],
  ['a cookie of odd bytes', { cookie: 'topline_session=%00%ff; a=b; __proto__=x' }],
  ['an authorization of nothing', { authorization: 'Bearer' }],
  ['a content type of two lines', { 'content-type': 'application/json; charset="\\"' }],
]

test.each(HEADERS)('HTTP-13: %s in a header breaks nothing, and comes back in none', async (_, headers) => {
  const answer = await app.send(OPENING, { body: ASK, headers })
  expect(answer.status, answer.text).toBeLessThan(500)
  expect(JSON.stringify(answer.headers)).not.toContain('evil.example')
})
