/** What is not a request of ours: told what is wrong and what to do, and nothing is written. */
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { OPERATOR, testApp } from '../../test/support/app.ts'
import { Problem, type ProblemCode } from '../contract/problem.ts'

const app = testApp()

const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }
const OPENING = 'POST /api/v1/tickets'
const MEGABYTE = 2 ** 20

/** Nothing but what a fresh workspace holds: one event each for itself, its policies, teams, members and accounts. */
afterEach(async () => {
  const { rowCount } = await app.owner.query(
    "select from event where workspace_id = $1 and type not like '%_added' and type <> 'workspace_created'",
    [app.workspace.id],
  )
  expect(rowCount).toBe(0)
})

type Row = readonly [when: string, raw: string | Buffer, status: number, code: ProblemCode, says: string]

const BODIES: readonly Row[] = [
  ['cut short', '{"kind": "problem"', 400, 'malformed_json', 'The body is not JSON'],
  ['no JSON at all', 'kind=problem', 400, 'malformed_json', 'Correct it'],
  ['empty', '', 400, 'malformed_json', '{}'],
  ['not UTF-8', Buffer.from('{"kind":"pr\xfcfung"}', 'latin1'), 400, 'malformed_json', 'Encode it as UTF-8'],
  ['half a character', Buffer.from([0x22, 0xf0, 0x9f, 0x90, 0x22]), 400, 'malformed_json', 'not valid UTF-8'],
  ['nothing', 'null', 400, 'invalid_input', 'body'],
  ['a list', '[]', 400, 'invalid_input', 'body'],
  ['a text', '"problem"', 400, 'invalid_input', 'body'],
  ['a little over 1 MB', JSON.stringify({ ...ASK, body: 'x'.repeat(MEGABYTE) }), 413, 'body_too_large', '1 MB'],
  ['10 MB', Buffer.alloc(10 * MEGABYTE, 'x'), 413, 'body_too_large', 'Send less at once'],
  ['NUL, spelt out', JSON.stringify({ ...ASK, body: 'a\u0000b' }), 400, 'invalid_input', 'U+0000'],
  ['half a pair, spelt out', JSON.stringify({ ...ASK, body: 'a\ud83d' }), 400, 'invalid_input', 'half a character'],
  ['too deep', `{"kind":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 400, 'invalid_input', 'kind'],
  ['a prototype', '{"__proto__":{"kind":"problem"},"subject":"abc","body":"b"}', 400, 'invalid_input', '__proto__'],
  ['one with a prototype', JSON.stringify(ASK).replace('{', '{"__proto__":{},'), 400, 'invalid_input', '__proto__'],
]

test.each(BODIES)('HTTP-5: a body that is %s is refused', async (...row) => {
  const [, raw, status, code, says] = row
  const answer = await app.send(OPENING, { raw, headers: { 'content-type': 'application/json' } })
  expect(answer.status).toBe(status)
  const problem = problemOf(answer)
  expect(problem.code).toBe(code)
  expect(problem.detail).toContain(says)
})

const manyTickets = Array.from({ length: 101 }, (_, n) => ({ number: n + 1 }))

describe('HTTP-5: a field that is not as expected is named', () => {
  const verb = (name: string) => `POST /api/v1/tickets/1/${name}`
  test.each([
    ['missing', OPENING, { ...ASK, kind: undefined }, 'kind'],
    ['of no known value', OPENING, { ...ASK, kind: 'wish' }, 'kind'],
    ['of another type', OPENING, { ...ASK, subject: 7 }, 'subject'],
    ['too short', OPENING, { ...ASK, subject: ' a ' }, 'subject'],
    ['too long', OPENING, { ...ASK, body: 'x'.repeat(100_001) }, 'body'],
    ['null', OPENING, { ...ASK, team: null }, 'team'],
    ['no slug', OPENING, { ...ASK, tags: ['fine', 'not/fine'] }, 'tags.1'],
    ['no address', OPENING, { ...ASK, contact: { name: 'Dana', email: 'dana' } }, 'contact.email'],
    ['no instant', OPENING, { ...ASK, receivedAt: 'yesterday' }, 'receivedAt'],
    ['an instant of no zone', OPENING, { ...ASK, receivedAt: '2024-03-18T12:00:00' }, 'receivedAt'],
    ['a day that does not exist', OPENING, { ...ASK, receivedAt: '2024-02-30T12:00:00Z' }, 'receivedAt'],
    ['missing beside an external id', OPENING, { ...ASK, externalId: 'm-1' }, 'source'],
    ['not known', OPENING, { ...ASK, colour: 'red' }, 'body'],
    ['not known inside', OPENING, { ...ASK, contact: { name: 'Dana', age: 7 } }, 'contact'],
    ['a severity as text', verb('triage'), { severity: '1', priority: 'p1', reason: 'bad' }, 'severity'],
    ['no priority', verb('triage'), { severity: 1, priority: 'P1', reason: 'bad' }, 'priority'],
    ['no reason', verb('skip'), { reason: '  ' }, 'reason'],
    ['no place', verb('pin'), { place: 0, reason: 'agreed', expiresAt: '2024-03-19T12:00:00Z' }, 'place'],
    ['no closing reason', verb('close'), { reason: 'tired' }, 'reason'],
    ['no reason of the list', verb('hold'), { for: 'customer', reason: 'tired', actsNext: 'Dana' }, 'reason'],
    ['no weight', verb('reply'), { body: 'Done.', weight: 'heavy' }, 'weight'],
    ['no time of sending', verb('reply'), { body: 'Done.', sentAt: 'yesterday' }, 'sentAt'],
    ['a duplicate of nothing', verb('dismiss'), { as: 'duplicate', reason: 'asked twice' }, 'of'],
    ['spam that repeats a ticket', verb('dismiss'), { as: 'spam', of: 2, reason: 'an offer' }, 'of'],
    ['no dismissal', verb('dismiss'), { as: 'dull', reason: 'an offer' }, 'as'],
    ['no other ticket', verb('merge'), { into: 0, reason: 'one fault' }, 'into'],
    ['no subject of the part', verb('split'), { body: 'Export?', reason: 'two asks' }, 'subject'],
    ['no reply', verb('judge'), { reply: 'last', weight: 'response', reason: 'looked at' }, 'reply'],
    ['no message', verb('waive'), { message: 0, reason: 'a thank-you' }, 'message'],
    ['no text to check', 'POST /api/v1/replies/check', { body: '  ' }, 'body'],
    ['no contract', 'POST /api/v1/accounts/acme/terms', { contract: 'No Slug', reason: 'renewed' }, 'contract'],
    ['a number of no ticket', 'POST /api/v1/tickets/zero/note', { body: 'seen' }, 'number'],
    ['a number below one', 'POST /api/v1/tickets/0/note', { body: 'seen' }, 'number'],
    ['a number beyond all', 'GET /api/v1/tickets/99999999999999999999', undefined, 'number'],
    ['no line', 'POST /api/v1/queue/next', { scope: 'No Line' }, 'scope'],
    ['no mode', 'POST /api/v1/workspace/mode', { mode: 'harder', reason: 'busy' }, 'mode'],
    ['no segment', 'POST /api/v1/accounts', { slug: 'cedar', name: 'Cedar', segment: 'gold' }, 'segment'],
    ['no state', 'GET /api/v1/queue?state=lost', undefined, 'state'],
    ['no limit', 'GET /api/v1/queue?limit=all', undefined, 'limit'],
    ['a limit of none', 'GET /api/v1/queue?limit=0', undefined, 'limit'],
    ['a limit over the most', 'GET /api/v1/queue?limit=201', undefined, 'limit'],
    ['a filter not known', 'GET /api/v1/queue?colour=red', undefined, 'querystring'],
    ['a filter given twice', 'GET /api/v1/queue?kind=problem&kind=task', undefined, 'kind'],
    ['too short a word', 'GET /api/v1/search?q=a', undefined, 'q'],
    ['no word', 'GET /api/v1/search', undefined, 'q'],
  ])('%s: %s', async (_, request, body, path) => {
    const answer = await app.send(request, { body })
    expect(answer.status).toBe(400)
    const { code, detail, fields = [] } = problemOf(answer)
    expect(code).toBe('invalid_input')
    expect(fields.map((field) => field.path)).toContain(path)
    expect(detail).toContain(fields[0]?.path)
  })

  test('what is missing or of another kind is told in words, with one full stop', async () => {
    const says = async (body: object) => problemOf(await app.send(verb('waive'), { body })).detail
    expect(await says({ reason: 'a thank-you' })).toContain('message: is needed: a number. See fields')
    expect(await says({ message: 'x', reason: 'a thank-you' })).toContain('message: must be a number. See fields')
    const far = await app.send('POST /api/v1/tickets/bulk', {
      body: { verb: 'claim', tickets: manyTickets, input: {} },
    })
    expect(problemOf(far).detail).toContain('Act on 100 tickets at most. See fields')
  })

  test('all of them at once', async () => {
    const answer = await app.send(OPENING, { body: { kind: 'wish', subject: '' } })
    expect(problemOf(answer).fields?.map(({ path }) => path)).toEqual(['kind', 'subject', 'body'])
  })
})

describe('HTTP-2: a head that is not as expected is refused', () => {
  const key = 'x'.repeat(201)
  test.each([
    ['another type of content', { 'content-type': 'text/plain' }, 415, 'unsupported_media_type', 'application/json'],
    [
      'the type of a form',
      { 'content-type': 'multipart/form-data; boundary=x' },
      415,
      'unsupported_media_type',
      'JSON',
    ],
    ['a key that is too long', { 'idempotency-key': key }, 400, 'invalid_input', 'Use a UUID'],
    ['a version that is none', { 'if-match': '"seven"' }, 400, 'invalid_input', 'Send the version you read'],
    ['a version below none', { 'if-match': '-1' }, 400, 'invalid_input', 'If-Match'],
    ['nobody known', { 'topline-member': 'mallory' }, 404, 'member_not_found', 'There is no member "mallory"'],
    ['no workspace known', { 'topline-workspace': 'nowhere' }, 404, 'workspace_not_found', 'Choose one of'],
  ] as const)('%s', async (_, headers, status, code, says) => {
    const answer = await app.send(OPENING, { body: ASK, headers })
    expect(answer.status).toBe(status)
    const problem = problemOf(answer)
    expect(problem.code).toBe(code)
    expect(problem.detail).toContain(says)
  })
})

describe('HTTP-8: pages of other sites and names that are not ours are turned away', () => {
  test.each([
    ['another name of this address', { host: 'topline.example' }],
    ['a name that begins like ours', { host: 'localhost.evil.example' }],
    ['an address of the network', { host: '192.168.0.7:4000' }],
    ['a page of another site', { host: 'localhost:4000', origin: 'https://evil.example' }],
    ['a page of another port', { host: 'localhost:4000', origin: 'http://localhost:9999' }],
    ['a page of no site', { host: 'localhost:4000', origin: 'null' }],
  ])('%s', async (_, headers) => {
    const answer = await app.send(OPENING, { body: ASK, headers })
    expect(answer.status).toBe(403)
    expect(problemOf(answer).code).toBe('forbidden_host')
  })

  test.each([
    { host: 'localhost:4000', origin: 'http://localhost:4000' },
    { host: '127.0.0.1:4000', origin: 'http://127.0.0.1:4000' },
    { host: '[::1]:4000' },
    { host: 'localhost' },
  ])('but not our own: %o', async (headers) => {
    expect((await app.send('POST /api/v1/tickets/1/note', { body: { body: 'seen' }, headers })).status).toBe(404)
  })
})

describe('cursors that this list did not give out', () => {
  test.each(['', 'k', 'kzz', 'k012', 'n', 'n-1', 'nn1', '00ff', "k00' or 1=1", 'n999999999999999999'])(
    '%s',
    async (cursor) => {
      const answer = await app.send(`GET /api/v1/queue?cursor=${encodeURIComponent(cursor)}`)
      expect(answer.status).toBe(400)
      expect(problemOf(answer)).toMatchObject({ code: 'cursor_invalid' })
      expect(problemOf(answer).detail).toContain('Start again without it')
    },
  )
})

test('10 MB over a real socket are refused too, and the server goes on', async () => {
  await app.api.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.api.server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/api/v1/tickets`
  const who = { authorization: `Bearer ${OPERATOR}`, 'topline-workspace': app.workspace.slug }
  const headers = { ...who, 'content-type': 'application/json' }
  const answer = await fetch(url, { method: 'POST', headers, body: Buffer.alloc(10 * MEGABYTE, 'x') })
  expect(answer.status).toBe(413)
  expect(Problem.parse(await answer.json()).code).toBe('body_too_large')
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
})

test.each(['GET /api/v1/tickets/%zz', 'GET /api/v1/search?q=ab%00', 'GET /api/v1/tickets/%00'])(
  'an address that is not well-formed is refused: %s',
  async (request) => {
    const answer = await app.send(request)
    expect(answer.status).toBe(400)
    expect(problemOf(answer).code).toBe('invalid_input')
  },
)

test.each(['GET /api/v1/nothing', 'GET /nothing', 'POST /api/v1/tickets/1/explode', 'GET /api/v1/tickets'])(
  'there is nothing at %s',
  async (request) => {
    const answer = await app.send(request)
    expect(answer.status).toBe(404)
    expect(problemOf(answer)).toMatchObject({ code: 'not_found' })
  },
)
