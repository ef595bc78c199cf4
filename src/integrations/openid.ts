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
import type { ArrivedPerson, LogoutNotice, ProviderClient, Providers, SignInBonds } from '../domain/access/provider.ts'
import { Refusal } from '../domain/refusal.ts'
import { HOUR, type Instant, later, type Millis, SECOND } from '../domain/time.ts'
import type { AllowedRanges } from './addresses.ts'
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
  readonly configuration: openid.Configuration
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

const unreachable = ({ issuer }: ProviderClient, cause: unknown) => {
  const text = `The sign-in provider at ${new URL(issuer).host} does not answer. Try again in a moment.`
  return Object.assign(new Refusal('provider_unreachable', text), { cause })
}

const refused = ({ issuer }: ProviderClient, error: { readonly error: string }) => {
  const text = `The sign-in provider at ${new URL(issuer).host} answered "${error.error}". Sign in again; ask an administrator if it stays.`
  return Object.assign(new Refusal('provider_refused', text), { cause: error })
}

const invalid = ({ issuer }: ProviderClient, cause: unknown) => {
  const text = `What the sign-in provider at ${new URL(issuer).host} answered cannot be trusted. Ask an administrator to look into the log.`
  return Object.assign(new Refusal('provider_invalid', text), { cause })
}

/** Errors of the network and of a server that is not well. */
function isUnreachable(error: unknown): boolean {
  if (error instanceof Refusal) return error.code === 'outgoing_failed' || error.code === 'outgoing_refused'
  if (error instanceof joseErrors.JWKSTimeout) return true
  if (error instanceof openid.ClientError) {
    const { code } = error
    return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON'
  }
  return error instanceof TypeError || (error instanceof DOMException && /Abort|Timeout/.test(error.name))
}

/** As a refusal, whatever went wrong with a provider. */
function told(client: ProviderClient, error: unknown): Error {
  if (isUnreachable(error)) return unreachable(client, error)
  if (error instanceof openid.AuthorizationResponseError) return refused(client, error)
  if (error instanceof openid.ResponseBodyError) return refused(client, error)
  if (error instanceof Refusal) return error
  const isAnswer =
    error instanceof openid.ClientError ||
    error instanceof openid.WWWAuthenticateChallengeError ||
    error instanceof joseErrors.JOSEError
  return isAnswer ? invalid(client, error) : (error as Error)
}

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

function personOf(claims: Readonly<Record<string, unknown>>, client: ProviderClient): Omit<ArrivedPerson, 'idToken'> {
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
  }
}

export class OpenIdProviders implements Providers {
  private readonly parts: OpenIdParts
  private readonly kept = new Map<string, Kept>()

  constructor(parts: OpenIdParts) {
    this.parts = parts
  }

  async startAt(client: ProviderClient, { redirectAt, state, nonce, verifier }: SignInBonds): Promise<string> {
    const { configuration } = await this.known(client)
    return openid.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectAt,
      scope: client.scopes.join(' '),
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }).href
  }

  async arrived(client: ProviderClient, returnedTo: string, bonds: SignInBonds): Promise<ArrivedPerson> {
    const { configuration, keys } = await this.known(client)
    try {
      const tokens = await openid.authorizationCodeGrant(configuration, new URL(returnedTo), {
        pkceCodeVerifier: bonds.verifier,
        expectedState: bonds.state,
        expectedNonce: bonds.nonce,
        idTokenExpected: true,
      })
      const idToken = tokens.id_token ?? ''
      const claims = await this.verified(client, keys, idToken)
      const sub = String(claims.sub)
      // Many providers tell groups and address at a second place only.
      const lacks = claims.groups === undefined || claims.email === undefined
      const asks = lacks && configuration.serverMetadata().userinfo_endpoint !== undefined
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

  async notice(client: ProviderClient, token: string): Promise<LogoutNotice> {
    const { keys } = await this.known(client)
    try {
      const { jti, sub, sid, events, nonce, iat } = await this.verified(client, keys, token, {
        maxTokenAge: NOTICE_LASTS_S,
      })
      const isLogout = typeof events === 'object' && events !== null && LOGOUT_EVENT in events
      const [subject, session] = [textOf(sub), textOf(sid)]
      if (!isLogout || nonce !== undefined || iat === undefined || !textOf(jti) || !(subject ?? session)) {
        throw invalid(client, new Error('This is no logout token'))
      }
      return { id: String(jti), issuer: client.issuer, subject, sid: session }
    } catch (error) {
      throw told(client, error)
    }
  }

  endAt(client: ProviderClient, { idToken, returnTo }: { idToken: string | null; returnTo: string }): string | null {
    const kept = this.kept.get(keyOf(client))
    // Whoever signs in next is told what is wrong; who signs out goes nowhere else meanwhile.
    if (!kept || kept.until <= this.parts.now()) void this.known(client).catch(() => {})
    const configuration = this.kept.get(keyOf(client))?.learnt?.configuration
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null
    return openid.buildEndSessionUrl(configuration, {
      post_logout_redirect_uri: returnTo,
      ...(idToken === null ? {} : { id_token_hint: idToken }),
    }).href
  }

  private async verified(
    client: ProviderClient,
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
  private async known(client: ProviderClient): Promise<Known> {
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

  private async learn(client: ProviderClient): Promise<Known> {
    const { issuer, clientId, clientSecret } = client
    const call = this.callFor(client)
    const configuration = await openid.discovery(
      new URL(issuer),
      clientId,
      { [openid.clockTolerance]: TOLERANCE_S },
      clientSecret === null ? openid.None() : openid.ClientSecretPost(clientSecret),
      {
        timeout: TIMEOUT_S,
        [openid.customFetch]: (url, { headers, ...init }) => call(url, { ...init, headers: new Headers(headers) }),
        execute: issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
      },
    )
    const { jwks_uri: keysAt } = configuration.serverMetadata()
    if (keysAt === undefined) throw new Error(`${issuer} names no keys`)
    const keys = createRemoteJWKSet(new URL(keysAt), {
      cooldownDuration: this.parts.keyCooldown ?? KEY_COOLDOWN,
      timeoutDuration: TIMEOUT_S * SECOND,
      [keyFetch]: call,
    })
    return { configuration, keys }
  }

  /** An address that the installation names is called as it is; one that a workspace chose, through the guard. */
  private callFor({ chosenBy }: ProviderClient): Call {
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

const keyOf = ({ issuer, clientId, clientSecret, chosenBy }: ProviderClient): string =>
  JSON.stringify([issuer, clientId, clientSecret, chosenBy])
