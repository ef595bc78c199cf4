/** API tokens: made, shown once, used within their scopes, and taken back. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { sendAs, sessionOf, tokenOf } from '../../test/support/credentials.ts'
import { Done, MadeToken, type MakeToken, Tokens } from '../contract/access.ts'
import { DAY, isoOf, later, SECOND } from '../domain/time.ts'
import { hashOf } from './secrets.ts'

const app = testApp()

type Asked = Partial<typeof MakeToken._input>

const made = async (as: string, asked: Asked = {}) =>
  bodyOf(
    MadeToken,
    await app.send('POST /api/v1/tokens', { as, body: { name: 'nightly', scopes: ['read'], ...asked } }),
    201,
  )
const listed = async (as: string, of = 'me') =>
  bodyOf(Tokens, await app.send(`GET /api/v1/tokens?of=${of}`, { as })).items
const carrying = ({ secret }: MadeToken) => sendAs(app, { authorization: `Bearer ${secret}` })
const revoked = (id: string, as: string) => app.send(`POST /api/v1/tokens/${id}/revoke`, { as, body: {} })

const accessEvents = async () => {
  const { rows } = await app.owner.query(
    "select type, actor, change - 'type' as change from event where workspace_id = $1 and stream = 'access' order by seq",
    [app.workspace.id],
  )
  return rows
}

describe('ACC-34: a token', () => {
  test('ACC-7: lets its member in, and its secret is kept nowhere', async () => {
    const token = await made('eve', { expiresInDays: 30 })
    const { secret, ...row } = token
    expect(secret).toMatch(/^tlp_[\w-]{43}$/)
    expect(row).toEqual({
      id: expect.any(String),
      name: 'nightly',
      member: 'eve',
      scopes: ['read'],
      ending: secret.slice(-4),
      createdAt: isoOf(app.now),
      expiresAt: isoOf(later(app.now, 30 * DAY)),
      lastUsedAt: null,
    })
    expect((await carrying(token)('GET /api/v1/workspace')).body).toMatchObject({ you: { handle: 'eve' } })
    expect(await listed('eve')).toEqual([{ ...row, lastUsedAt: isoOf(app.now) }])
    const { rows } = await app.owner.query('select secret_hash, api_token::text as text from api_token where id = $1', [
      row.id,
    ])
    expect(rows[0].secret_hash).toEqual(hashOf(secret))
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  test('is written down when it is made, without its secret', async () => {
    const { id, secret, ending, expiresAt } = await made('eve')
    const change = { token: id, name: 'nightly', scopes: ['read'], ending, expiresAt }
    expect(await accessEvents()).toEqual([{ type: 'token_made', actor: 'eve', change }])
    expect(JSON.stringify(await accessEvents())).not.toContain(secret)
  })

  test('asked for twice under one key is one; the second answer shows no secret', async () => {
    const sending = {
      as: 'eve',
      body: { name: 'nightly', scopes: ['read'] },
      headers: { 'idempotency-key': 'once' },
    }
    const first = bodyOf(MadeToken, await app.send('POST /api/v1/tokens', sending), 201)
    const again = bodyOf(MadeToken, await app.send('POST /api/v1/tokens', sending), 201)
    expect(again).toEqual({ ...first, secret: '' })
    expect(await listed('eve')).toHaveLength(1)
    const { rows } = await app.owner.query('select body from idempotency where workspace_id = $1', [app.workspace.id])
    expect(JSON.stringify(rows)).not.toContain(first.secret)
  })

  test('may be made to never expire, and otherwise ends by itself', async () => {
    const [forever, short] = [await made('eve', { expiresInDays: null }), await made('eve', { expiresInDays: 1 })]
    expect(forever.expiresAt).toBeNull()
    app.wait(DAY)
    const answers = await Promise.all([forever, short].map((token) => carrying(token)('GET /api/v1/workspace')))
    expect(answers.map(({ status }) => status)).toEqual([200, 401])
  })
})

describe('ACC-35: a token', () => {
  test('may what its scopes and the role of its member allow', async () => {
    const reading = carrying(await made('lee'))
    const body = { mode: 'hard', reason: 'two are ill' }
    const refused = problemOf(await reading('POST /api/v1/workspace/mode', body))
    expect(refused).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(refused.detail).toContain('lacks the scope work')
    const working = carrying(await made('eve', { scopes: ['read', 'work'] }))
    expect(problemOf(await working('POST /api/v1/workspace/mode', body)).detail).toContain('role lead')
    const leading = carrying(await made('lee', { scopes: ['work', 'read'] }))
    expect((await leading('POST /api/v1/workspace/mode', body)).status).toBe(200)
  })

  test('makes no tokens', async () => {
    const send = sendAs(app, await tokenOf(app, 'ada', ['administer', 'read']))
    const problem = problemOf(await send('POST /api/v1/tokens', { name: 'another', scopes: ['read'] }))
    expect(problem).toMatchObject({ status: 403, code: 'not_allowed' })
    expect(problem.detail).toContain('A token cannot make another')
  })

  test('ACC-6: of a session is made with the header of its page alone', async () => {
    const { cookie = '', 'topline-csrf': csrf = '' } = await sessionOf(app, 'eve')
    const body = { name: 'nightly', scopes: ['read'] }
    const send = sendAs(app, { cookie })
    expect(problemOf(await send('POST /api/v1/tokens', body))).toMatchObject({ code: 'csrf_refused' })
    expect((await send('POST /api/v1/tokens', body, { 'topline-csrf': csrf })).status).toBe(201)
  })
})

describe('ACC-36: a token', () => {
  test('is revoked by its member, and lets nobody in any more', async () => {
    const token = await made('eve')
    await carrying(token)('GET /api/v1/workspace')
    expect(bodyOf(Done, await revoked(token.id, 'eve'))).toEqual({})
    expect(problemOf(await carrying(token)('GET /api/v1/workspace'))).toMatchObject({ code: 'not_signed_in' })
    expect(await listed('eve')).toEqual([])
    expect(problemOf(await revoked(token.id, 'eve'))).toMatchObject({ code: 'token_not_found' })
    const change = { token: token.id, name: 'nightly', member: 'eve' }
    expect((await accessEvents()).at(-1)).toEqual({ type: 'token_revoked', actor: 'eve', change })
  })

  test('of another is found by those alone who manage people', async () => {
    const token = await made('eve')
    expect(await listed('bob')).toEqual([])
    expect(problemOf(await revoked(token.id, 'bob'))).toMatchObject({ status: 404, code: 'token_not_found' })
    expect(problemOf(await app.send('GET /api/v1/tokens?of=all', { as: 'bob' }))).toMatchObject({ code: 'not_allowed' })
    expect((await listed('ada', 'all')).map(({ id, member }) => [id, member])).toEqual([[token.id, 'eve']])
    expect((await revoked(token.id, 'ada')).status).toBe(200)
  })

  test('of another workspace is none', async () => {
    const token = await made('eve')
    await app.freshWorkspace()
    expect(await listed('ada', 'all')).toEqual([])
    expect(problemOf(await revoked(token.id, 'ada'))).toMatchObject({ status: 404, code: 'token_not_found' })
    const { body } = await carrying(token)('GET /api/v1/workspace')
    expect(body).not.toMatchObject({ slug: app.workspace.slug })
  })

  test('that was revoked elsewhere is known to be so within a second', async () => {
    const token = await made('eve')
    await carrying(token)('GET /api/v1/workspace')
    await app.owner.query('update api_token set revoked_at = now() where id = $1', [token.id])
    app.wait(SECOND)
    expect((await carrying(token)('GET /api/v1/workspace')).status).toBe(401)
  })
})
