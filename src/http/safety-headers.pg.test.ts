import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { OPERATOR, type Sent, testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { filesOf } from '../contract/attachments.ts'
import { addSafetyHeaders } from './safety-headers.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'topline-web-'))
mkdirSync(path.join(folder, 'assets'))
writeFileSync(path.join(folder, 'index.html'), '<script src="/before.js" nonce="PAGE_NONCE"></script>')
writeFileSync(path.join(folder, 'assets', 'first-1.js'), 'void 0')
afterAll(() => rmSync(folder, { recursive: true }))

const app = testApp({ webFolder: folder })

const policyOf = ({ headers }: Pick<Sent, 'headers'>) => String(headers['content-security-policy'])
const directives = (policy: string) =>
  Object.fromEntries(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1).join(' ')]))

/** One answer of every kind: what asks for it, and its status. */
type Row = readonly [kind: string, request: string, status: number, more?: Parameters<typeof app.send>[1]]
const KINDS: readonly Row[] = [
  ['a page', 'GET /', 200],
  ['a page by its screen', 'GET /tickets/7', 200],
  ['a file of the app', 'GET /assets/first-1.js', 200],
  ['a file that is not there', 'GET /assets/none.js', 404],
  ['an answer of the API', 'GET /api/v1/queue', 200],
  ['the document', 'GET /api/v1/openapi.json', 200],
  ['health', 'GET /healthz', 200],
  ['a refusal', 'GET /api/v1/tickets/999', 404],
  ['a wrong input', 'POST /api/v1/tickets', 400, { body: {} }],
  ['no JSON', 'POST /api/v1/tickets', 400, { raw: '{' }],
  ['another method', 'DELETE /api/v1/tickets/1', 404],
  ['nobody', 'GET /api/v1/queue', 401, { bare: true }],
  ['an address that is none', 'GET /%zz', 400],
  ['an address with a null', 'GET /%00', 400],
  ['a page of another site', 'POST /api/v1/tickets', 403, { body: {}, headers: { origin: 'https://evil.example' } }],
  ['a file that is no more', 'GET /files/0190a3f2-0000-7000-8000-000000000001', 404],
]

describe.each(KINDS.map(([kind, ...asked]) => ({ kind, asked })))('WEB-1: $kind', ({ asked }) => {
  test('tells browsers what they may do', async () => {
    const [request, status, more] = asked
    const answer = await app.send(request, more)
    expect(answer.status).toBe(status)
    expect(directives(policyOf(answer))).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'script-src-attr': "'none'",
      'style-src': expect.stringMatching(/^'self' 'sha256-[\w+/]{43}='( 'nonce-[\w-]{22}')?$/),
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'frame-src': "'none'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
    })
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    })
    expect(answer.headers).not.toHaveProperty('strict-transport-security')
    expect(answer.headers).not.toHaveProperty('x-powered-by')
  })
})

test('WEB-6: what is of a workspace is kept by nobody on its way, and still has its version', async () => {
  const number = await aNumber(app)
  for (const [, request, status, more] of KINDS) {
    const answer = await app.send(request, more)
    const isOurs = /^\S+ \/(api\/v1|files)\//.test(request)
    expect(answer.status).toBe(status)
    if (isOurs) expect(answer.headers['cache-control'], request).toContain('no-store')
  }
  const read = await app.send(`GET /api/v1/tickets/${number}`)
  expect(read.headers).toMatchObject({ 'cache-control': 'no-store', etag: '"1"' })
  const kept = await app.send('GET /assets/first-1.js')
  expect(kept.headers['cache-control']).toContain('immutable')
})

test('WEB-1: so does the stream, which is answered by hand', async () => {
  const address = await app.api.listen({ port: 0, host: '127.0.0.1' })
  const headers = { authorization: `Bearer ${OPERATOR}`, 'topline-workspace': app.workspace.slug }
  const answered = await new Promise<Sent['headers']>((resolve, reject) => {
    const asking = get(`${address}/api/v1/live`, { headers, agent: false }, (answer) => {
      resolve(answer.headers)
      asking.destroy()
    }).on('error', reject)
  })
  expect(policyOf({ headers: answered })).toContain("default-src 'none'")
  expect(answered['x-content-type-options']).toBe('nosniff')
})

test('WEB-2: only a page has a nonce, and each its own', async () => {
  const pages = [await app.send('GET /'), await app.send('GET /'), await app.send('GET /reports')]
  const nonces = pages.map(({ text }) => /nonce="([\w-]{22})"/.exec(text)?.[1])
  expect(new Set(nonces).size).toBe(3)
  for (const [index, page] of pages.entries()) expect(policyOf(page)).toContain(` 'nonce-${nonces[index]}'`)
  expect(pages.map(({ headers }) => headers['cache-control'])).toEqual(['no-store', 'no-store', 'no-store'])
  expect(policyOf(await app.send('GET /api/v1/queue'))).not.toContain('nonce')
  expect(policyOf(await app.send('GET /'))).not.toContain('unsafe')
})

test('WEB-1: a file has a stricter policy', async () => {
  const number = await aNumber(app)
  await app.client().attach(number, { name: 'a', bytes: new Uint8Array(1) })
  const [file] = filesOf((await app.client().timeline(number)).items)
  const answer = await app.send(`GET /files/${file?.attachmentId}`)
  expect(policyOf(answer)).toBe("sandbox; default-src 'none'; frame-ancestors 'none'")
  expect((await app.send(`HEAD /files/${file?.attachmentId}`)).headers).toMatchObject({ 'x-frame-options': 'DENY' })
})

test('WEB-1: under an address with HTTPS browsers are told to keep to it', async () => {
  const { default: fastify } = await import('fastify')
  const headersAt = async (url: string) => {
    const api = fastify()
    await addSafetyHeaders(api as never, { url })
    api.get('/', async () => 'x')
    return (await api.inject('/')).headers
  }
  expect((await headersAt('https://topline.example.com'))['strict-transport-security']).toBe('max-age=31536000')
  expect(await headersAt('http://topline.example.com')).not.toHaveProperty('strict-transport-security')
})

test('WEB-1: what is no HTTP is answered with nothing that a browser could show', async () => {
  const { port } = app.api.server.address() as { port: number }
  const said = await new Promise<string>((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => socket.write('<script>\r\n\r\n'))
    socket.on('data', (chunk) => {
      text += chunk
      socket.end()
    })
    socket.on('close', () => resolve(text))
  })
  expect(said).toMatch(/^HTTP\/1\.1 400 /)
  expect(said).not.toContain('<')
})
