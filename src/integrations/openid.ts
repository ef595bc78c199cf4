/** OpenID Connect: what the program asks of providers, by the code flow with PKCE. What is known of a provider is kept
 *  for an hour; one that is down is asked again soon, and nobody waits for it but who wants to sign in. */
import {
  createRemoteJWKSet,
  decodeJwt,
  type JWTPayload,
  errors as joseErrors,
  jwtVerify,
  customFetch as keyFetch,
} from 'jose'
import * as openid from 'openid-client'
import type {
  ArrivedPerson,
  LogoutNotice,
  ProviderClient,
  ProviderSite,
  Providers,
  SignInBonds,
} from '../domain/access/provider.ts'
import { HOUR, type Instant, later, type Millis, SECOND } from '../domain/time.ts'
import type { AllowedRanges } from './addresses.ts'
import { invalid, isPage, notSet, told, unreachable, wrong } from './openid-trouble.ts'
import { guardedFetch } from './outgoing.ts'

/** Seconds within which the provider's clock may differ from ours, and for which it is waited for. */
const TOLERANCE_S = 60
const TIMEOUT_S = 5
/** A notice older than this counts no more, so that those that were heard need not be remembered for ever. */
const NOTICE_LASTS_S = 3_600
const KNOWN_FOR = HOUR
/** A provider that failed is asked again after this long. */
const DOWN_FOR = 10 * SECOND
/** Keys that are not known are fetched anew, but not for every token that names one. */
const KEY_COOLDOWN = 5 * SECOND
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** Those that the keys of a provider verify; `none` and shared secrets are no proof of who signed. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

export interface OpenIdParts {
  readonly now: () => Instant
  /** What addresses that workspaces chose may reach though it is not public. */
  readonly allow: AllowedRanges
  readonly keyCooldown?: Millis
}

interface Known {
  readonly metadata: openid.ServerMetadata
  readonly keys: ReturnType<typeof createRemoteJWKSet>
}

interface Kept {
  readonly asked: Promise<Known>
  /** The latest that was learnt, while `asked` is under way and when it failed. */
  readonly learnt: Known | undefined
  readonly until: Instant
}

type Call = (
  url: string,
  init: { method: string; headers: Headers; body?: unknown; signal?: AbortSignal },
) => Promise<Response>

/** Bodies of calls to a provider are forms. */
function bodyOf(body: unknown): string | URLSearchParams | null {
  if (body === undefined || body === null) return null
  if (typeof body === 'string' || body instanceof URLSearchParams) return body
  throw new Error('A call to a provider has a form for a body')
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** Some providers name a single group without a list. */
const groupsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')

function personOf(claims: Readonly<Record<string, unknown>>, client: ProviderSite): Omit<ArrivedPerson, 'idToken'> {
  const { sub, email, email_verified: verified, groups } = claims
  const address = textOf(email)
  const names = [claims.name, claims.preferred_username, email, sub].map(textOf)
  return {
    issuer: client.issuer,
    subject: String(sub),
    name: names.find((name) => name !== null)?.slice(0, 200) ?? 'Somebody',
    email: verified === true || verified === 'true' ? address : null,
    groups: groupsOf(groups),
    sid: textOf(claims.sid),
    statedEmail: address,
  }
}

export class OpenIdProviders implements Providers {
  private readonly parts: OpenIdParts
  private readonly kept = new Map<string, Kept>()

  constructor(parts: OpenIdParts) {
    this.parts = parts
  }

  async look(site: ProviderSite): Promise<void> {
    const learnt = await this.learn(site).catch((error: unknown) => {
      throw notSet(site, error)
    })
    const {
      issuer,
      authorization_endpoint,
      token_endpoint,
      code_challenge_methods_supported: methods,
    } = learnt.metadata
    if (issuer !== site.issuer) throw wrong(site, `calls itself ${issuer}`, 'Give that as the issuer.')
    if (!isPage(authorization_endpoint, site) || token_endpoint === undefined) {
      throw wrong(site, 'names no address to sign in at', 'Check the issuer.')
    }
    if (methods && !methods.includes('S256')) {
      throw wrong(site, 'does not support PKCE with S256', 'Turn it on at the provider, or choose another.')
    }
  }

  async startAt(site: ProviderSite, { redirectAt, state, nonce, verifier }: SignInBonds): Promise<string> {
    const configuration = this.configured(site, await this.known(site))
    return openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectAt,
      scope: site.scopes.join(' '),
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href
  }

  async arrived(client: ProviderClient, returnedTo: string, bonds: SignInBonds): Promise<ArrivedPerson> {
    const known = await this.known(client)
    const configuration = this.configured(client, known)
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(returnedTo), {
        pkceCodeVerifier: bonds.verifier,
        expectedState: bonds.state,
        expectedNonce: bonds.nonce,
        idTokenExpected: true,
      })
      const idToken = tokens.id_token ?? ''
      const claims = await this.verified(client, known.keys, idToken)
      const sub = String(claims.sub)
      // Many providers tell groups and address at a second place only.
      const lacks = claims.groups === undefined || claims.email === undefined
      const asks = lacks && known.metadata.userinfo_endpoint !== undefined
      const more = asks ? await openid.fetchUserInfo(configuration, tokens.access_token, sub) : {}
      return { ...personOf({ ...more, ...claims }, client), idToken }
    } catch (error) {
      throw told(client, error)
    }
  }

  issuerOf(token: string): string | null {
    try {
      return textOf(decodeJwt(token).iss)
    } catch (error) {
      if (error instanceof joseErrors.JOSEError) return null
      throw error
    }
  }

  async notice(site: ProviderSite, token: string): Promise<LogoutNotice> {
    const { keys } = await this.known(site)
    try {
      const { jti, sub, sid, events, nonce, iat } = await this.verified(site, keys, token, {
        maxTokenAge: NOTICE_LASTS_S,
      })
      const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events
      const [subject, session] = [textOf(sub), textOf(sid)]
      if (!isLogout || nonce !== undefined || iat === undefined || !textOf(jti) || !(subject ?? session)) {
        throw invalid(site, new Error('This is no logout token'))
      }
      return { id: String(jti), issuer: site.issuer, subject, sid: session }
    } catch (error) {
      throw told(site, error)
    }
  }

  endAt(site: ProviderSite, { idToken, returnTo }: { idToken: string | null; returnTo: string }): string | null {
    const kept = this.kept.get(keyOf(site))
    // Whoever signs in next is told what is wrong; who signs out goes nowhere else meanwhile.
    if (!kept || kept.until <= this.parts.now()) void this.known(site).catch(() => {})
    const learnt = this.kept.get(keyOf(site))?.learnt
    if (!learnt || !isPage(learnt.metadata.end_session_endpoint, site)) return null
    return openid.buildEndSessionUrl(this.configured(site, learnt), {
      post_logout_redirect_uri: returnTo,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    }).href
  }

  private async verified(
    client: ProviderSite,
    keys: Known['keys'],
    token: string,
    more: { readonly maxTokenAge?: number } = {},
  ): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token, keys, {
      issuer: client.issuer,
      audience: client.clientId,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_S,
      ...more,
    })
    return payload
  }

  /** What is known of a provider, learnt when it was not or is old. @throws Refusal `provider_unreachable` */
  private async known(client: ProviderSite): Promise<Known> {
    const now = this.parts.now()
    const key = keyOf(client)
    const kept = this.kept.get(key)
    if (kept && kept.until > now) return kept.asked
    const learnt = kept?.learnt
    const asked = this.learn(client).then(
      (fresh) => {
        this.kept.set(key, { asked, learnt: fresh, until: later(now, KNOWN_FOR) })
        return fresh
      },
      (error: unknown) => {
        // What was learnt before is better than nothing.
        if (learnt) return learnt
        throw unreachable(client, error)
      },
    )
    this.kept.set(key, { asked, learnt, until: later(now, DOWN_FOR) })
    return asked
  }

  private async learn(site: ProviderSite): Promise<Known> {
    const { issuer, clientId } = site
    const found = await openid.discovery(new URL(issuer), clientId, {}, openid.None(), {
      timeout: TIMEOUT_S,
      [openid.customFetch]: this.fetchFor(site),
      execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
    })
    const metadata = found.serverMetadata()
    const { jwks_uri: keysAt } = metadata
    if (keysAt === undefined) throw wrong(site, 'names no keys', 'Check the issuer.')
    const keys = createRemoteJWKSet(new URL(keysAt), {
      cooldownDuration: this.parts.keyCooldown ?? KEY_COOLDOWN,
      timeoutDuration: TIMEOUT_S * SECOND,
      [keyFetch]: this.callFor(site),
    })
    return { metadata, keys }
  }

  /** What is known of a provider, with what it knows us by; the secret counts where it is given. */
  private configured(client: ProviderSite | ProviderClient, { metadata }: Known): openid.Configuration {
    const secret = 'clientSecret' in client ? client.clientSecret : null
    const proof = secret === null ? openid.None() : openid.ClientSecretPost(secret)
    const settings = { [openid.clockTolerance]: TOLERANCE_S }
    const configuration = new openid.Configuration(metadata, client.clientId, settings, proof)
    configuration.timeout = TIMEOUT_S
    configuration[openid.customFetch] = this.fetchFor(client)
    if (client.issuer.startsWith('http:')) openid.allowInsecureRequests(configuration)
    return configuration
  }

  private fetchFor(client: ProviderSite): openid.CustomFetch {
    const call = this.callFor(client)
    return (url, { headers, ...init }) => call(url, { ...init, headers: new Headers(headers) })
  }

  /** An address that the installation names is called as it is; one that a workspace chose, through the guard. */
  private callFor({ chosenBy }: ProviderSite): Call {
    if (chosenBy === 'workspace') {
      const limits = { allow: this.parts.allow, timeoutMs: TIMEOUT_S * SECOND }
      return (url, { method, headers, body, signal }) => {
        const init = { method, headers: [...headers], body: bodyOf(body), redirect: 'manual', signal } as const
        return guardedFetch(url, init as Parameters<typeof guardedFetch>[1], limits)
      }
    }
    return (url, { method, headers, body, signal }) =>
      fetch(url, { method, headers, body: bodyOf(body), redirect: 'manual', signal: signal ?? null })
  }
}

const keyOf = ({ issuer, chosenBy }: ProviderSite): string => JSON.stringify([issuer, chosenBy])
