/** A real OpenID Connect provider on a free port of this machine: people with groups, keys that are rotated, a page that
 *  asks who one is, and sessions that end at the back channel. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'
import { must } from '../../src/domain/assert.ts'

export interface ProvidedAccount {
  readonly name?: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
}

interface ProviderOptions {
  /** Where the program takes sign-ins back. */
  readonly origin: string
  /** Groups are told at the userinfo endpoint alone. */
  readonly groupsApart?: boolean
}

export const CLIENT_SECRET = 'a-secret-of-the-tests-0123456789abcdef'
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

async function newKey(kid: string) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  return { privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' } }
}
type Key = Awaited<ReturnType<typeof newKey>>

export class TestProvider {
  readonly options: ProviderOptions
  /** Those who may sign in, by subject. */
  readonly accounts = new Map<string, ProvidedAccount>()
  /** Who signs in without being asked; undefined asks on a page. */
  signsIn: string | undefined
  /** Ids of workspaces at whose own addresses it is registered too. */
  readonly workspaces = new Set<string>()
  /** What it says of itself in place of the truth. */
  tellsOf: Readonly<Record<string, unknown>> = {}
  /** How often somebody asked for tokens. */
  tokenCalls = 0
  private server: Server | undefined
  private provider: Provider | undefined
  private key: Key | undefined
  private keys = 0

  constructor(options: ProviderOptions) {
    this.options = options
  }

  get issuer(): string {
    const { port } = must(this.server, 'the provider has started').address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.handle(request, response))
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve))
    await this.rotateKeys()
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections()
    await new Promise((resolve) => this.server?.close(resolve))
  }

  /** Signs with another key from now on, and forgets the one before. */
  async rotateKeys(): Promise<void> {
    this.key = await newKey(`key-${++this.keys}`)
    this.provider = new Provider(this.issuer, this.configuration(this.key))
    this.provider.use(async (context, next) => {
      await next()
      if (context.path === '/.well-known/openid-configuration') Object.assign(context.body ?? {}, this.tellsOf)
    })
    const known = (at: string) => this.isKnown(at)
    this.provider.Client.prototype.redirectUriAllowed = known
  }

  private isKnown(address: string): boolean {
    const base = `${this.options.origin}/api/v1/sign-in/return`
    return address === base || [...this.workspaces].some((id) => address === `${base}/${id}`)
  }

  private configuration({ jwk }: Key): Configuration {
    const { origin, groupsApart = false } = this.options
    const client = {
      redirect_uris: [`${origin}/api/v1/sign-in/return`],
      post_logout_redirect_uris: [`${origin}/sign-in`],
      backchannel_logout_uri: `${origin}/api/v1/sign-in/back-channel`,
      backchannel_logout_session_required: true,
      grant_types: ['authorization_code'],
      response_types: ['code'] as const,
    }
    return {
      jwks: { keys: [jwk] },
      clients: [
        {
          ...client,
          client_id: 'topline',
          client_secret: CLIENT_SECRET,
          token_endpoint_auth_method: 'client_secret_post',
        },
        { ...client, client_id: 'topline-public', token_endpoint_auth_method: 'none' },
      ],
      claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: groupsApart,
      cookies: { keys: ['a key of the tests'] },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          logoutSource: (context, form) => {
            const yes =
              '<button type="submit" form="op.logoutForm" name="logout" value="yes">Sign out here too</button>'
            context.body = `<!doctype html><title>Provider</title><main>${form}${yes}</main>`
          },
        },
      },
      pkce: { required: () => true },
      ttl: { Session: 3_600, Interaction: 600, Grant: 3_600, AccessToken: 600, IdToken: 600 },
      interactions: { url: (_, { uid }) => `/asks/${uid}` },
      findAccount: (_, subject) => {
        const account = this.accounts.get(subject)
        return account && { accountId: subject, claims: () => ({ sub: subject, ...account }) }
      },
      // Whoever signs in consents.
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        })
        grant.addOIDCScope('openid profile email')
        await grant.save()
        return grant
      },
    }
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const provider = this.provider
    if (!provider) return void response.writeHead(503).end()
    if (request.url === '/token') this.tokenCalls++
    if (!request.url?.startsWith('/asks/')) return void provider.callback()(request, response)
    const chosen = new URL(request.url, this.issuer).searchParams.get('as') ?? this.signsIn
    if (chosen === undefined) {
      const buttons = [...this.accounts.keys()].map((each) => `<p><a href="?as=${each}">Sign in as ${each}</a></p>`)
      response.writeHead(200, { 'content-type': 'text/html' })
      return void response.end(
        `<!doctype html><title>Provider</title><main><h1>Who are you?</h1>${buttons.join('')}</main>`,
      )
    }
    await provider.interactionFinished(
      request,
      response,
      this.accounts.has(chosen)
        ? { login: { accountId: chosen } }
        : { error: 'access_denied', error_description: 'The person turned back' },
    )
  }

  /** Goes through the provider's pages as a browser does, from `startAt`; gives the address it sends the browser back to. */
  async through(startAt: string): Promise<string> {
    const cookies = new Map<string, string>()
    for (let at = startAt, hops = 0; hops < 10; hops++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } })
      for (const each of answer.headers.getSetCookie()) {
        const [name = '', ...value] = (each.split(';')[0] ?? '').split('=')
        cookies.set(name, value.join('='))
      }
      const location = answer.headers.get('location')
      if (location === null) throw new Error(`The provider answers ${answer.status}: ${await answer.text()}`)
      at = new URL(location, at).href
      if (at.startsWith(this.options.origin)) return at
    }
    throw new Error('The provider goes round in circles')
  }

  /** A token that says a session ended, differing from a good one as told. */
  async logoutToken(claims: Readonly<Record<string, unknown>>, header: object = {}): Promise<string> {
    const key = must(this.key, 'the provider has started')
    const good = { iss: this.issuer, aud: 'topline', jti: crypto.randomUUID(), events: { [LOGOUT_EVENT]: {} } }
    const now = Math.floor(Date.now() / 1_000)
    const all = { iat: now, exp: now + 120, ...good, ...claims }
    const kept = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    return new SignJWT(kept)
      .setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'logout+jwt', ...header })
      .sign(key.privateKey)
  }
}
