/** What `topline doctor` asks of others: the sign-in provider, and the address people come by. */
import { z } from 'zod'
import type { Check } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { isLoopback } from '../http/loopback.ts'
import { mailerOf } from '../integrations/mail.ts'
import { errorMessage } from '../store/error-code.ts'

const PATIENCE_MS = 5_000

const Discovery = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
})

/** What is at an address, or in words why that cannot be told. */
async function jsonAt(address: string): Promise<{ json: unknown } | { trouble: string }> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error' })
    if (!answer.ok) return { trouble: `${address} answers ${answer.status}` }
    return { json: await answer.json() }
  } catch (error) {
    const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
    return { trouble: `${address} cannot be read: ${errorMessage(cause)}` }
  }
}

const failed = (says: string, fix: string): Check => ({ name: 'sign-in', state: 'fail', says, fix })

/** Whether the provider is there and is the one that is meant. */
export async function checkSignIn({ oidcIssuer, host }: Pick<Config, 'oidcIssuer' | 'host'>): Promise<Check> {
  if (oidcIssuer === undefined) {
    const says = isLoopback(host)
      ? 'no provider; the server lets in whoever has the link it prints, on this machine'
      : 'no provider'
    if (isLoopback(host)) return { name: 'sign-in', state: 'ok', says }
    return failed(says, 'Set TOPLINE_OIDC_ISSUER and TOPLINE_OIDC_CLIENT_ID, or listen on 127.0.0.1.')
  }
  const address = `${oidcIssuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const found = await jsonAt(address)
  if ('trouble' in found) return failed(found.trouble, 'Check TOPLINE_OIDC_ISSUER, and that this machine reaches it.')
  const read = Discovery.safeParse(found.json)
  if (!read.success) return failed(`${address} is no discovery document`, 'Check TOPLINE_OIDC_ISSUER.')
  const { issuer, code_challenge_methods_supported: methods = ['S256'] } = read.data
  if (issuer !== oidcIssuer) {
    return failed(`the provider calls itself ${issuer}, not ${oidcIssuer}`, `Set TOPLINE_OIDC_ISSUER to ${issuer}.`)
  }
  if (!methods.includes('S256')) {
    return failed('the provider does not support PKCE with S256', 'Turn it on at the provider, or choose another.')
  }
  return { name: 'sign-in', state: 'ok', says: `${issuer} answers` }
}

/** Whether the public address leads to a Topline, and whether callers can be told apart behind its proxy. */
export async function checkAddress({ url, trustProxy }: Pick<Config, 'url' | 'trustProxy'>): Promise<Check[]> {
  if (url === undefined) return []
  const found = await jsonAt(`${url}/health`)
  const leads = 'json' in found && z.object({ ok: z.literal(true) }).safeParse(found.json).success
  const address: Check = leads
    ? { name: 'address', state: 'ok', says: `${url} leads to a server` }
    : {
        name: 'address',
        state: 'warn',
        says: 'trouble' in found ? found.trouble : `${url} leads to something else`,
        fix: 'Start the server, and point the proxy of TOPLINE_URL at it.',
      }
  if (trustProxy.length > 0 || isLoopback(new URL(url).hostname)) return [address]
  return [
    address,
    {
      name: 'proxy',
      state: 'warn',
      says: 'no proxy is trusted, so every caller seems to come from the address of the proxy',
      fix: 'Set TOPLINE_TRUST_PROXY to the address of the proxy that serves TOPLINE_URL.',
    },
  ]
}

/** Whether the server that takes outgoing mail is there and lets us in. */
export async function checkMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Promise<Check> {
  if (smtpUrl === undefined || mailFrom === undefined) {
    return { name: 'mail', state: 'ok', says: 'not configured: nobody is told by mail' }
  }
  const at = `${smtpUrl.host}:${smtpUrl.port}`
  const trouble = await mailerOf(smtpUrl, mailFrom).check()
  if (trouble === undefined) return { name: 'mail', state: 'ok', says: `${at} takes mail from ${mailFrom.address}` }
  const fix = 'Check TOPLINE_SMTP_URL, and that this machine reaches the server.'
  return { name: 'mail', state: 'fail', says: `${at}: ${trouble}`, fix }
}
