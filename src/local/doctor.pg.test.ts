/** What the doctor sees, and what it says to do about it (RUN-9). */
import { chmodSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { mailServer } from '../../test/support/mail-server.ts'
import { planted } from '../../test/support/planted.ts'
import type { Check } from '../cli/local-commands.ts'
import { readSettings } from '../config.ts'
import { doctor } from './doctor.ts'
import { checkAddress, checkMail, checkSignIn } from './doctor-outside.ts'

const database = testDatabase()
const smtp = mailServer()

/** A server on loopback that answers each path with its JSON, and its address. */
async function served(answers: (url: string) => Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers(url)[request.url ?? '']
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return url
}

const DISCOVERY = '/.well-known/openid-configuration'
const discoveryOf = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
})

const named = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name)

test('RUN-9: every part is looked at, and whatever is not well says what to do', async () => {
  const folder = planted({ 'topline.env': `DATABASE_URL=${database.url}\n`, 'secrets.key': 'x' })
  chmodSync(path.join(folder, 'topline.env'), 0o640)
  chmodSync(path.join(folder, 'secrets.key'), 0o644)
  const checks = await doctor(readSettings({ TOPLINE_DATA: folder }))
  expect(checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'Node.js ok',
    'disk ok',
    'database ok',
    'migrations ok',
    'roles warn',
    'time ok',
    'workspaces warn',
    'secrets ok',
    'secret files warn',
    'keys warn',
    'sign-in ok',
    'mail ok',
    'server ok',
  ])
  expect(named(checks, 'migrations')?.says).toMatch(/^all \d+ applied, \d{4}_\w+ the last$/)
  expect(named(checks, 'roles')).toMatchObject({ says: expect.stringContaining('is a superuser') })
  expect(named(checks, 'mail')?.says).toBe('not configured: nobody is told by mail')
  expect(named(checks, 'secret files')?.fix).toBe(`chmod u=rw,go= ${path.join(folder, 'secrets.key')}`)
  for (const { name, state, fix } of checks) expect(fix !== undefined, name).toBe(state !== 'ok')
})

test('RUN-9: a database that cannot be reached fails, with the sentence that says why', async () => {
  const folder = planted({})
  const checks = await doctor(readSettings({ TOPLINE_DATA: folder, DATABASE_URL: 'postgresql://127.0.0.1:1/none' }))
  expect(named(checks, 'database')).toMatchObject({
    state: 'fail',
    says: expect.stringMatching(/^The database cannot be used: .*Check DATABASE_URL/),
  })
})

describe('RUN-9: the provider', () => {
  const host = '127.0.0.1'

  test('is the one that is meant', async () => {
    const oidcIssuer = await served((url) => ({ [DISCOVERY]: discoveryOf(url) }))
    expect(await checkSignIn({ oidcIssuer, host })).toEqual({
      name: 'sign-in',
      state: 'ok',
      says: `${oidcIssuer} answers`,
    })
  })

  test('calls itself by another name', async () => {
    const oidcIssuer = await served(() => ({ [DISCOVERY]: discoveryOf('https://id.example.com') }))
    expect(await checkSignIn({ oidcIssuer, host })).toMatchObject({
      state: 'fail',
      fix: 'Set TOPLINE_OIDC_ISSUER to https://id.example.com.',
    })
  })

  test('is none, says nothing useful, lacks PKCE, or is not there', async () => {
    const none = await served(() => ({}))
    const other = await served(() => ({ [DISCOVERY]: { hello: 1 } }))
    const old = await served((url) => ({
      [DISCOVERY]: { ...discoveryOf(url), code_challenge_methods_supported: ['plain'] },
    }))
    const says = async (oidcIssuer: string) => (await checkSignIn({ oidcIssuer, host })).says
    expect(await says(none)).toBe(`${none}${DISCOVERY} answers 404`)
    expect(await says(other)).toBe(`${other}${DISCOVERY} is no discovery document`)
    expect(await says(old)).toBe('the provider does not support PKCE with S256')
    expect(await says('http://127.0.0.1:1')).toMatch(/cannot be read: /)
    expect(await checkSignIn({ oidcIssuer: undefined, host: '0.0.0.0' })).toMatchObject({ state: 'fail' })
  })
})

describe('RUN-9: the public address', () => {
  test('leads here, elsewhere or nowhere', async () => {
    const ours = await served(() => ({ '/health': { ok: true } }))
    const theirs = await served(() => ({ '/health': { up: 1 } }))
    const stateOf = async (url: string) => (await checkAddress({ url, trustProxy: [] })).map(({ state }) => state)
    expect([await stateOf(ours), await stateOf(theirs), await stateOf('http://127.0.0.1:1')]).toEqual([
      ['ok'],
      ['warn'],
      ['warn'],
    ])
    expect(await checkAddress({ url: undefined, trustProxy: [] })).toEqual([])
  })

  test('is behind a proxy, which must be trusted to tell callers apart', async () => {
    const proxied = async (trustProxy: string[]) => checkAddress({ url: 'https://topline.invalid', trustProxy })
    expect(named(await proxied([]), 'proxy')).toMatchObject({ state: 'warn' })
    expect(named(await proxied(['10.0.0.7']), 'proxy')).toBeUndefined()
  })
})

test('RUN-9: the mail server is tried, without sending anything', async () => {
  const mailFrom = { name: 'Topline', address: 'topline@example.com' }
  const at = (port: number) => ({ host: '127.0.0.1', port, login: null, tls: 'if_offered' }) as const
  expect(await checkMail({ smtpUrl: at(smtp.port), mailFrom })).toEqual({
    name: 'mail',
    state: 'ok',
    says: `127.0.0.1:${smtp.port} takes mail from topline@example.com`,
  })
  expect(await checkMail({ smtpUrl: at(1), mailFrom })).toMatchObject({
    state: 'fail',
    says: '127.0.0.1:1: the mail server cannot be reached',
    fix: expect.stringContaining('TOPLINE_SMTP_URL'),
  })
  const encrypted = { ...at(smtp.port), tls: 'required' } as const
  expect((await checkMail({ smtpUrl: encrypted, mailFrom })).says).toContain('offers no encryption')
  expect(smtp.offered).toBe(0)
})
