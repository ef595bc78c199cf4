/** What a database cannot keep, or a list cannot go on from, is turned away at the edge and never reaches them. */
import { connect } from 'node:net'
import { describe, expect, test, vi } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { solveTicket } from '../actions/ticket-verbs.ts'
import { Problem } from '../contract/problem.ts'
import { QueuePage } from '../contract/queue.ts'
import { TicketDetail } from '../contract/tickets.ts'

const app = testApp()

const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }
const OPENING = 'POST /api/v1/tickets'

/** The opening as JSON, its body spelt as told. */
const spelt = (body: string) => JSON.stringify({ ...ASK, body: 'SPELT' }).replace('SPELT', body)

describe('text that no database keeps is refused', () => {
  test.each([
    ['U+0000', OPENING, spelt('nothing \\u0000 here')],
    ['U+0000 after a backslash', OPENING, spelt('\\\\\\u0000')],
    ['U+0000 in a list', OPENING, JSON.stringify({ ...ASK, tags: ['a\0'] })],
    ['U+0000 in a name of a field', OPENING, JSON.stringify({ ...ASK, 'a\0': 1 })],
    ['the first half of a character', OPENING, spelt('half \\ud83d here')],
    ['the second half of a character', OPENING, spelt('half \\uDE00 here')],
    ['two first halves', OPENING, spelt('\\ud83d\\ud83d\\ude00')],
    ['halves in the wrong order', OPENING, spelt('\\ude00\\ud83d')],
    ['U+0000 in a search', 'GET /api/v1/search?q=a%00b', undefined],
    ['U+0000 in a filter', 'GET /api/v1/queue?account=a%00b', undefined],
    ['U+0000 in a name', 'GET /api/v1/accounts?q=%00', undefined],
  ])('%s', async (_, request, raw) => {
    const { status, body } = await app.send(request, { raw })
    expect({ status, code: Problem.parse(body).code }).toEqual({ status: 400, code: 'invalid_input' })
    expect(Problem.parse(body).detail).toMatch(/holds U\+0000 or half a character, which no text may. Leave it out.$/)
  })

  test.each([
    ['a character of two halves', '\\ud83d\\uDE00', '😀'],
    ['a backslash and four digits', '\\\\u0000 and \\\\\\\\ud800', '\\u0000 and \\\\ud800'],
    ['the last control character but U+0000', '\\u0001', '\u0001'],
    ['the ends of what is not a half', '\\ud7ff\\ue000', '\ud7ff\ue000'],
  ])('but %s is kept', async (_, json, text) => {
    const { status, body } = await app.send(OPENING, { raw: spelt(json) })
    expect(status).toBe(201)
    const { items } = await app.client().timeline(TicketDetail.parse(body).number)
    expect(items[0]?.change.body).toBe(text)
  })
})

describe('instants that cannot be written down are refused', () => {
  const pin = (expiresAt: string) => ['POST /api/v1/tickets/1/pin', { place: 1, reason: 'agreed', expiresAt }] as const
  test.each([
    ['the year zero', OPENING, { ...ASK, receivedAt: '0000-06-01T00:00:00Z' }, 'receivedAt'],
    ['the year zero elsewhere', OPENING, { ...ASK, receivedAt: '0001-01-01T00:00:00+01:00' }, 'receivedAt'],
    ['the year ten thousand', ...pin('9999-12-31T23:59:59-01:00'), 'expiresAt'],
  ] as const)('%s', async (_, request, body, path) => {
    await aNumber(app)
    const answer = await app.send(request, { body })
    expect(answer.status).toBe(400)
    expect(Problem.parse(answer.body).fields).toEqual([{ path, message: 'Give a time in the years 1 to 9999.' }])
  })

  test('the first and the last that can are kept', async () => {
    const first = await app.client().open({ ...ASK, kind: 'problem', receivedAt: '0001-01-01T00:00:00.000Z' })
    expect(first.receivedAt).toBe('0001-01-01T00:00:00.000Z')
    const expiresAt = '9999-12-31T23:59:59.999Z'
    const pinned = await app.client().act(first.number, 'pin', { place: 1, reason: 'agreed', expiresAt })
    expect(pinned.pin?.expiresAt).toBe(expiresAt)
  })
})

describe('HTTP-7: a cursor of another list is refused', () => {
  const page = (query: string) => app.send(`GET /api/v1/queue?limit=1&${query}`)
  const cursorOf = async (query: string) => QueuePage.parse((await page(query)).body).nextCursor

  test('of another state, and of the other mode', async () => {
    for (let n = 0; n < 4; n++) await aNumber(app, { priority: 'p2' })
    for (const number of [1, 2]) await solveTicket(await app.desk(), number, { resolution: 'fixed' })
    const [waiting, done] = [await cursorOf('state=waiting'), await cursorOf('state=done')]
    expect((await page(`cursor=${waiting}`)).status).toBe(200)
    expect((await page(`state=done&cursor=${done}`)).status).toBe(200)
    const refused = async (query: string) => Problem.parse((await page(query)).body).code
    expect(await refused(`cursor=${done}`)).toBe('cursor_invalid')
    expect(await refused(`state=done&cursor=${waiting}`)).toBe('cursor_invalid')
    await app.client().switchMode({ mode: 'hard', reason: 'a long night' })
    expect(await refused(`cursor=${waiting}`)).toBe('cursor_invalid')
    expect((await page(`scope=support&cursor=${await cursorOf('scope=support')}`)).status).toBe(200)
  })
})

test.each(['/api/v1/%zz', '/api/v1/tickets/%E0%A4%A', `/api/v1/tickets/${'0'.repeat(150)}1`])(
  'an address that is not well-formed is refused as everything is: %s',
  async (address) => {
    const { status, body, headers } = await app.send(`GET ${address}`)
    expect(status).toBe(400)
    expect(headers['content-type']).toMatch(/^application\/problem\+json/)
    expect(Problem.parse(body).code).toBe('invalid_input')
  },
)

test('a caller who goes away in the middle of a body is no error of ours', async () => {
  const { port } = new URL(await app.api.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(port), '127.0.0.1')
  const head = 'POST /api/v1/tickets HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n'
  socket.write(`${head}content-length: 100\r\n\r\n{"kind":`)
  const open = () => new Promise<number>((resolve) => app.api.server.getConnections((_, count) => resolve(count)))
  await vi.waitFor(async () => expect(await open()).toBe(1))
  socket.destroy()
  await vi.waitFor(async () => expect(await open()).toBe(0))
  expect((await app.send('GET /api/v1/queue')).status).toBe(200)
})
