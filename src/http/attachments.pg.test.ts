import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { addCompanyFacts } from '../actions/create-workspace.ts'
import { filesOf } from '../contract/attachments.ts'

const app = testApp()

const OTHERS = [
  { handle: 'pat', name: 'Pat', role: 'product', team: 'product' },
  { handle: 'vic', name: 'Vic', role: 'viewer', team: 'support' },
] as const

/** Who may write no reply, and who may read no note. */
const addOthers = () => addCompanyFacts(app.tenant, { teams: [], members: OTHERS, accounts: [] }, app)
beforeEach(addOthers)

const HTML = '<script>alert(1)</script>'
const attach = (number: number, query: string, raw: string | Uint8Array = HTML, type = 'text/html', as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/attachments?${query}`, { as, raw, headers: { 'content-type': type } })

async function filesIn(number: number, as = 'eve') {
  return filesOf((await app.client(as).timeline(number)).items)
}

async function attached(query = 'name=plan.html', raw: string | Uint8Array = HTML) {
  const number = await aNumber(app)
  expect((await attach(number, query, raw)).status).toBe(201)
  const [file] = await filesIn(number)
  return { number, id: file?.attachmentId ?? '', file }
}

describe('ATT-4: a file is put to a ticket', () => {
  test('with what it is called, how large it is and what its bytes are known by', async () => {
    const { number, file } = await attached('name=plan.html&visibility=public')
    expect(file).toEqual({
      attachmentId: expect.any(String),
      name: 'plan.html',
      mediaType: 'text/html',
      size: HTML.length,
      sha256: createHash('sha256').update(HTML).digest('hex'),
      visibility: 'public',
      message: null,
      version: 2,
      at: expect.any(String),
      by: 'eve',
    })
    const answer = await attach(number, 'name=two.txt')
    expect([answer.headers.etag, (answer.body as { version: number }).version]).toEqual(['"3"', 3])
  })

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'x/*'])(
    'whatever content type it comes with: %s',
    async (type) => {
      const number = await aNumber(app)
      expect((await attach(number, 'name=a', '{"not json', type)).status).toBe(201)
      const [file] = await filesIn(number)
      expect(file).toMatchObject({
        mediaType: type === 'x/*' ? 'application/octet-stream' : type.split(';')[0],
        size: 10,
      })
    },
  )

  test('once, however often the same call is made', async () => {
    const number = await aNumber(app)
    const again = (raw: string) =>
      app.send(`POST /api/v1/tickets/${number}/attachments?name=a`, { raw, headers: { 'idempotency-key': 'one' } })
    const [first, second] = [await again('bytes'), await again('bytes')]
    expect([first.status, second.status, second.text]).toEqual([201, 201, first.text])
    expect(await filesIn(number)).toHaveLength(1)
    expect((await again('other')).body).toMatchObject({ code: 'idempotency_key_reused' })
  })

  test('not when the ticket has moved on', async () => {
    const number = await aNumber(app)
    await app.client().act(number, 'note', { body: 'Seen before.' })
    const answer = await app.send(`POST /api/v1/tickets/${number}/attachments?name=a`, {
      raw: 'x',
      headers: { 'if-match': '"1"' },
    })
    expect(answer.body).toMatchObject({ code: 'stale_write' })
    expect(await filesIn(number)).toEqual([])
  })
})

describe('ATT-4: who sees it follows from its message', () => {
  test('that of a reply is public, that of a note never', async () => {
    const number = await aNumber(app)
    const client = app.client('eve')
    const { version: reply } = await client.act(number, 'reply', { body: 'See the plan.' })
    const { version: note } = await client.act(number, 'note', { body: 'See the log.' })
    await attach(number, `name=a&message=${reply}`)
    await attach(number, `name=b&message=${note}`)
    await attach(number, 'name=c')
    await attach(number, `name=d&message=${reply}&visibility=internal`)
    expect((await filesIn(number)).map(({ name, visibility }) => `${name} ${visibility}`)).toEqual([
      'a public',
      'b internal',
      'c internal',
      'd internal',
    ])
    expect((await attach(number, `name=e&message=${note}&visibility=public`)).body).toMatchObject({
      status: 422,
      code: 'attachment_internal',
    })
    expect((await attach(number, 'name=e&message=4')).body).toMatchObject({ status: 404, code: 'message_not_found' })
    expect((await attach(number, 'name=e&message=99')).body).toMatchObject({ status: 404, code: 'message_not_found' })
  })
})

describe('ATT-6: what is refused, and says why', () => {
  test('an empty one, one over 20 MB, one of a closed ticket', async () => {
    const number = await aNumber(app)
    expect((await attach(number, 'name=a', '')).body).toMatchObject({ status: 422, code: 'attachment_empty' })
    const large = await attach(number, 'name=a', new Uint8Array(20 * 1024 * 1024 + 1))
    expect(large.body).toMatchObject({ status: 413, code: 'attachment_too_large' })
    expect((large.body as { detail: string }).detail).toContain('20 MB')
    await app.client().act(number, 'dismiss', { as: 'spam', reason: 'an offer' })
    expect((await attach(number, 'name=a')).body).toMatchObject({ status: 409, code: 'ticket_closed' })
    expect((await attach(number, 'name=a', 'x', 'nonsense')).body).toMatchObject({ code: 'unsupported_media_type' })
    expect((await attach(999, 'name=a')).body).toMatchObject({ status: 404, code: 'ticket_not_found' })
    expect((await attach(number, '')).body).toMatchObject({ status: 400, code: 'invalid_input' })
  })

  test('more than 100 MB of one ticket, and more than 50 files', async () => {
    const number = await aNumber(app)
    const large = new Uint8Array(20 * 1024 * 1024).fill(7)
    for (const name of ['1', '2', '3', '4']) expect((await attach(number, `name=${name}`, large)).status).toBe(201)
    expect((await attach(number, 'name=5', large.subarray(1))).status).toBe(201)
    expect((await attach(number, 'name=last', 'a')).status).toBe(201)
    const over = await attach(number, 'name=6', 'a')
    expect(over.body).toMatchObject({ status: 409, code: 'attachments_full' })
    expect((over.body as { detail: string }).detail).toContain('100 MB')
    const other = await aNumber(app)
    for (let n = 0; n < 50; n++) expect((await attach(other, `name=${n}`, 'a')).status).toBe(201)
    expect((await attach(other, 'name=51')).body).toMatchObject({ status: 409, code: 'attachments_full' })
  }, 60_000)

  test('of two that would each just fit, one', async () => {
    const number = await aNumber(app)
    for (let n = 0; n < 49; n++) await attach(number, `name=${n}`, 'a')
    const both = await Promise.all([attach(number, 'name=a', 'a'), attach(number, 'name=b', 'b')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409])
  })
})

describe('ATT-7: a file is served as a download, whatever it is', () => {
  test('its bytes come back under a policy of their own', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    const { id } = await attached(`name=${encodeURIComponent('Rechnung “ä” 100%.pdf')}`, bytes)
    const answer = await app.send(`GET /files/${id}`)
    expect(answer.status).toBe(200)
    expect(answer.bytes.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition':
        'attachment; filename="Rechnung ___ 100_.pdf"; filename*=UTF-8\'\'Rechnung%20%E2%80%9C%C3%A4%E2%80%9D%20100%25.pdf',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'content-length': '256',
    })
    expect(await app.client().file(id)).toEqual(Buffer.from(bytes))
  })

  test('also where a browser would rather show it', async () => {
    const { id } = await attached('name=evil.html')
    const answer = await app.send(`GET /files/${id}`, { headers: { accept: 'text/html', 'accept-encoding': 'br' } })
    expect(answer.headers['content-type']).toBe('application/octet-stream')
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/)
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.text).toBe(HTML)
  })

  test('a name never leaves its header', async () => {
    const { id } = await attached(`name=${encodeURIComponent('a"; filename=b.exe\r\nset-cookie: x=y; .txt')}`)
    const { headers } = await app.send(`GET /files/${id}`)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-disposition']).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w%.~-]+$/)
  })

  test('to nobody who is not let in, and an internal one to nobody who may not read notes', async () => {
    const { id, number } = await attached('name=log.txt')
    await attach(number, 'name=shown.txt&visibility=public')
    const shown = (await filesIn(number))[1]?.attachmentId
    expect((await app.send(`GET /files/${id}`, { bare: true })).status).toBe(401)
    const missing = await app.send('GET /files/0190a3f2-0000-7000-8000-000000000001')
    expect(missing.body).toMatchObject({ status: 404, code: 'attachment_not_found' })
    const hidden = await app.send(`GET /files/${id}`, { as: 'vic' })
    expect([hidden.status, hidden.text]).toEqual([404, missing.text])
    expect((await app.send(`GET /files/${shown}`, { as: 'vic' })).status).toBe(200)
    expect((await filesIn(number, 'vic')).map(({ name }) => name)).toEqual(['shown.txt'])
  })

  test('not in another workspace', async () => {
    const { id } = await attached()
    await app.freshWorkspace()
    expect((await app.send(`GET /files/${id}`)).body).toMatchObject({ status: 404, code: 'attachment_not_found' })
  })
})

test('ATT-4: who may not write to customers may attach for us alone', async () => {
  const number = await aNumber(app)
  expect((await attach(number, 'name=a&visibility=public', 'x', 'text/plain', 'pat')).body).toMatchObject({
    status: 403,
    code: 'not_allowed',
  })
  expect((await attach(number, 'name=a', 'x', 'text/plain', 'pat')).status).toBe(201)
  expect((await attach(number, 'name=a', 'x', 'text/plain', 'vic')).body).toMatchObject({ code: 'not_allowed' })
})
