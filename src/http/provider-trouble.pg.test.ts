/** Providers that cannot be, and secrets that no longer open: nobody is kept from correcting it. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { ORIGIN, providedApp } from '../../test/support/provided.ts'
import { CLIENT_SECRET, TestProvider } from '../../test/support/provider.ts'
import { KeyRing } from '../store/key-ring.ts'
import { Vault } from '../store/vault.ts'

const { app, provider, browser, somebody, events } = providedApp()
const own = new TestProvider({ origin: ORIGIN })
beforeAll(() => own.start())
afterAll(() => own.stop())
beforeEach(() => void own.workspaces.add(app.workspace.id))

const settings = () => ({
  issuer: own.issuer,
  clientId: 'topline',
  clientSecret: CLIENT_SECRET,
  groups: [{ group: 'day', role: 'admin', team: 'support' }],
})
const set = (more: object = {}) => app.send('POST /api/v1/provider', { body: { ...settings(), ...more } })
const here = () => `?workspace=${app.workspace.slug}`

/** The address of a server on this machine whose discovery document is `json`. */
async function says(json: (issuer: string) => object): Promise<string> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(json(issuer)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return issuer
}

/** Exchanges the keys of this node for others, until the test ends. */
function losesKeys(): void {
  const { vault } = app.signing
  app.signing.vault = new Vault(new KeyRing([{ id: 'other', key: randomBytes(32) }]), () => app.now)
  onTestFinished(() => {
    app.signing.vault = vault
  })
}

describe('ACC-26: a provider that cannot be is not set', () => {
  test('what is no address of a provider', async () => {
    for (const issuer of [
      'file:///etc/passwd',
      'ftp://id.example.com',
      'http://10.0.0.7',
      'https://a:b@id.example.com',
    ]) {
      expect((await set({ issuer })).status, issuer).toBe(400)
    }
    expect(await events()).toEqual([])
  })

  test('what does not answer, or may not be called', async () => {
    expect(await set({ issuer: 'http://127.0.0.1:1' })).toMatchObject({
      status: 503,
      body: { code: 'provider_unreachable', detail: expect.stringContaining('Check the address') },
    })
    expect(await set({ issuer: 'https://169.254.169.254' })).toMatchObject({
      status: 503,
      body: { code: 'provider_unreachable', detail: expect.stringContaining('TOPLINE_OUTGOING_ALLOW') },
    })
    expect((await app.send('GET /api/v1/provider')).body).toMatchObject({ from: 'installation' })
  })

  test('what is no provider, is another one, or lacks what it takes', async () => {
    const whole = (issuer: string) => ({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
    })
    const detail = async (json: (issuer: string) => object) => {
      const { status, body } = await set({ issuer: await says(json) })
      expect([status, (body as { code: string }).code]).toEqual([403, 'provider_invalid'])
      return (body as { detail: string }).detail
    }
    expect(await detail(() => ({ hello: 1 }))).toContain('has no discovery document')
    expect(await detail(() => whole('https://id.example.com'))).toContain('exactly as the document names it')
    expect(await detail((issuer) => whole(`${issuer}/`))).toContain('calls itself')
    expect(await detail((issuer) => ({ ...whole(issuer), token_endpoint: undefined }))).toContain(
      'no address to sign in',
    )
    expect(await detail((issuer) => ({ ...whole(issuer), jwks_uri: undefined }))).toContain('names no keys')
    const plain = { code_challenge_methods_supported: ['plain'] }
    expect(await detail((issuer) => ({ ...whole(issuer), ...plain }))).toContain('PKCE')
    expect((await set({ issuer: await says(whole) })).status).toBe(200)
  })
})

describe('ACC-26: a secret that the keys of this node do not open', () => {
  test('keeps nobody from reading their session, nor from the page that asks or the settings', async () => {
    await set()
    somebody({ groups: ['day'] }, own)
    await browser().signIn(own, here())
    losesKeys()
    const { status, body } = await browser().session()
    expect([status, (body as { signOutAt: string }).signOutAt]).toEqual([200, expect.stringContaining(own.issuer)])
    expect((await app.send(`GET /api/v1/sign-in${here()}`, { bare: true })).status).toBe(200)
    expect((await app.send('GET /api/v1/provider')).body).toMatchObject({ from: 'workspace', hasSecret: true })
  })

  test('is told to whoever comes back, and is set anew', async () => {
    await set()
    losesKeys()
    somebody({ groups: ['day'] }, own)
    expect(await browser().signIn(own, here())).toBe('/sign-in?refused=secret_unreadable')
    await set()
    expect(await browser().signIn(own, here())).toBe('/')
    expect(provider.issuer).not.toBe(own.issuer)
  })
})
