import { describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { MadeToken, Session, TokenRow, Tokens } from '../../contract/access.ts'

const aToken = (facts: Partial<TokenRow> = {}): TokenRow =>
  TokenRow.parse({
    id: '0192f0c0-0000-7000-8000-000000000001',
    name: 'nightly report',
    member: 'eve',
    scopes: ['read', 'work'],
    ending: 'x7Qz',
    createdAt: '2026-03-01T12:00:00.000Z',
    expiresAt: '2026-03-04T12:00:00.000Z',
    lastUsedAt: '2026-03-02T11:55:00.000Z',
    ...facts,
  })
const aSession = (facts: Pick<Session, 'role' | 'may'>): Session =>
  Session.parse({
    kind: 'token',
    id: null,
    handle: 'eve',
    name: 'Eve',
    email: null,
    workspace: { slug: 'demo', name: 'Demo' },
    csrf: null,
    expiresAt: null,
    others: [],
    signOutAt: null,
    ...facts,
  })
const made = { ...aToken(), secret: 'tlp_of-a-test' }

describe('token list', () => {
  const items = [
    aToken(),
    aToken({ name: 'old', expiresAt: '2026-03-02T11:00:00.000Z', lastUsedAt: null }),
    aToken({ name: 'forever', expiresAt: null, scopes: ['read'] }),
  ]

  test.each([
    ['admin', ['manage_people'], 'No token of your own.', '--all'],
    ['engineer', [], 'No token. Make one', 'create'],
  ] as const)('who has none is told of the others’ as %s', async (role, may, begins, names) => {
    const answers = { 'GET /tokens?of=me': { items: [] }, 'GET /session': aSession({ role, may: [...may] }) }
    const { stdout } = await topline('token list', { answers })
    expect(stdout.startsWith(begins)).toBe(true)
    expect(stdout).toContain(names)
  })

  test('lists one’s own, or those of everybody', async () => {
    const answers = { 'GET /tokens?of=me': { items }, 'GET /tokens?of=all': { items: [] } }
    expect((await topline('token list', { answers })).stdout).toMatchInlineSnapshot(`
      "token                                 ends in  member  scopes     used    expires  name
      0192f0c0-0000-7000-8000-000000000001  x7Qz     eve     read work  5m ago  in 2d    nightly report
      0192f0c0-0000-7000-8000-000000000001  x7Qz     eve     read work  –       expired  old
      0192f0c0-0000-7000-8000-000000000001  x7Qz     eve     read       5m ago  never    forever
      "
    `)
    expect((await topline('token list --all', { answers })).stdout).toBe(
      'No token. Make one with `topline token create`.\n',
    )
    const json = await topline('token list --json', { answers })
    expect(Tokens.parse(JSON.parse(json.stdout)).items).toEqual(items)
  })
})

describe('token create', () => {
  const answers = { 'POST /tokens': made }

  test('help', async () => {
    expect(await help('token create')).toMatchInlineSnapshot(`
      "Usage: topline token create [options] <name>

      make an API token; its secret is shown this once

      Arguments:
        name                what it is for

      Options:
        --scope <scope>     what its token may be used for: read, work, configure, administer; may be
                            given several times, read when left out
        --days <number>     days until it expires (default: 90)
        --no-days           it never expires
        --help              show how to use it"
    `)
  })

  test('makes one and shows its secret', async () => {
    const ran = await topline(['token', 'create', 'nightly report'], { answers })
    expect(sent(ran)).toEqual({ name: 'nightly report', scopes: ['read'], expiresInDays: 90 })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "tlp_of-a-test
      Made nightly report (read, work), until 2026-03-04 12:00 UTC.
      Keep it now: it is not shown again. Send it as \`Authorization: Bearer TOKEN\`, or set TOPLINE_TOKEN.
      "
    `)
    const json = await topline(['token', 'create', 'nightly report', '--json'], { answers })
    expect(MadeToken.parse(JSON.parse(json.stdout))).toEqual(made)
  })

  test('asks for scopes and days as they are given', async () => {
    const scoped = await topline('token create x --scope read --scope configure --days 7', { answers })
    expect(sent(scoped)).toEqual({ name: 'x', scopes: ['read', 'configure'], expiresInDays: 7 })
    const forever = await topline('token create x --no-days', { answers })
    expect(sent(forever)).toMatchObject({ expiresInDays: null })
  })

  test('knows its scopes', async () => {
    const ran = await topline('token create x --scope everything')
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain('Give one of read, work, configure, administer.')
  })
})

describe('token revoke', () => {
  const { id } = made

  test('takes one back', async () => {
    const ran = await topline(`token revoke ${id}`, { answers: { [`POST /tokens/${id}/revoke`]: {} } })
    expect([ran.exit, ran.stdout]).toEqual([0, `Revoked ${id}.\n`])
  })

  test('says when there is none', async () => {
    const no = refused('token_not_found', 'There is no such token.', { status: 404 })
    const ran = await topline(`token revoke ${id}`, { answers: { [`POST /tokens/${id}/revoke`]: no } })
    expect([ran.exit, ran.stderr]).toEqual([1, 'Refused: There is no such token.\n(token_not_found)\n'])
  })
})
