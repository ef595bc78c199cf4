/** What can go wrong with a provider, as refusals for whoever signs in and for whoever sets it. */
import { errors as joseErrors } from 'jose'
import * as openid from 'openid-client'
import type { ProviderSite } from '../domain/access/provider.ts'
import { Refusal } from '../domain/refusal.ts'

/** For whoever signs in: the provider does not answer. */
export const unreachable = ({ issuer }: ProviderSite, cause: unknown) => {
  const text = `The sign-in provider at ${new URL(issuer).host} does not answer. Try again in a moment.`
  return Object.assign(new Refusal('provider_unreachable', text), { cause })
}

const refused = ({ issuer }: ProviderSite, error: { readonly error: string }) => {
  const text = `The sign-in provider at ${new URL(issuer).host} answered "${error.error}". Sign in again; ask an administrator if it stays.`
  return Object.assign(new Refusal('provider_refused', text), { cause: error })
}

/** For whoever signs in: the provider answered what proves nothing. */
export const invalid = ({ issuer }: ProviderSite, cause: unknown) => {
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
export function told(client: ProviderSite, error: unknown): Error {
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

/** For whoever sets a provider: what of it is not right, and what to do. */
export const wrong = ({ issuer }: ProviderSite, what: string, fix: string) =>
  new Refusal('provider_invalid', `The sign-in provider at ${issuer} ${what}. ${fix}`)

/** Why a provider cannot be set, in words for whoever sets it. */
export function notSet(site: ProviderSite, error: unknown): Error {
  const { issuer } = site
  const inner = error instanceof Error ? error.cause : undefined
  const guarded = [error, inner].find((each) => each instanceof Refusal)
  if (guarded instanceof Refusal && guarded.code === 'provider_invalid') return guarded
  if (guarded instanceof Refusal)
    return Object.assign(new Refusal('provider_unreachable', guarded.message), { cause: error })
  if (isUnreachable(error)) {
    const text = `No sign-in provider answers at ${issuer}. Check the issuer: its discovery document must be at /.well-known/openid-configuration behind it.`
    return Object.assign(new Refusal('provider_unreachable', text), { cause: error })
  }
  const text = 'has no discovery document, or calls itself by another name'
  return Object.assign(wrong(site, text, 'Give the issuer exactly as the document names it.'), { cause: error })
}

/** Whether a browser may be sent there: with the encryption that the provider itself has. */
export function isPage(address: unknown, { issuer }: ProviderSite): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const { protocol } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && issuer.startsWith('http:'))
}
