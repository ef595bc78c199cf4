/** Listening where others can reach it takes a way for them to sign in (RUN-4). */
import { CommandFailed } from '../cli/command-failed.ts'
import type { Config } from '../config.ts'
import { isLoopback } from '../http/loopback.ts'

const listed = (names: readonly string[]): string => new Intl.ListFormat('en').format(names)

/** @throws CommandFailed `wrong_usage` when `host` can be reached from elsewhere and nobody could sign in there */
export async function refuseOpenHost(
  { host, oidcIssuer, url }: Pick<Config, 'host' | 'oidcIssuer' | 'url'>,
  hasOwnProviders: () => Promise<boolean>,
): Promise<void> {
  if (isLoopback(host)) return
  const hasProvider = oidcIssuer !== undefined || (await hasOwnProviders())
  const missing = [
    ...(hasProvider ? [] : ['TOPLINE_OIDC_ISSUER', 'TOPLINE_OIDC_CLIENT_ID']),
    ...(url === undefined ? ['TOPLINE_URL'] : []),
  ]
  if (missing.length === 0) return
  const why = hasProvider ? 'the address people reach it at is not set' : 'there is no provider to sign people in'
  const text = `${host} can be reached from elsewhere, and ${why}. Set ${listed(missing)}, or listen on 127.0.0.1.`
  throw new CommandFailed('wrong_usage', text)
}
