/** Signing in as this installation is set up: its provider, its vault, and the one-time link of a laptop. */
import { CommandFailed } from '../cli/command-failed.ts'
import type { SignInLink } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { hashOf, newSecret } from '../http/secrets.ts'
import type { InstallationProvider, SignInParts } from '../http/sign-in-parts.ts'
import { isLaptop } from '../http/site.ts'
import { AllowedRanges } from '../integrations/addresses.ts'
import { OpenIdProviders } from '../integrations/openid.ts'
import type { Store } from '../store/db.ts'
import { saveLink } from '../store/signing-in.ts'
import { Vault } from '../store/vault.ts'
import { members, workspaceNames } from '../store/workspaces.ts'
import { readKeyRing } from './key-ring.ts'
import { runningServer } from './server-file.ts'
import { newId, now, withDatabase } from './work.ts'

/** How long a link may wait to be opened. */
const LINK_LASTS = 15 * MINUTE

function installationProvider(config: Config): InstallationProvider | null {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret, oidcScopes: scopes } = config
  if (issuer === undefined || clientId === undefined) return null
  const client = { issuer, clientId, clientSecret: oidcClientSecret ?? null, scopes, chosenBy: 'installation' } as const
  return { client, groups: config.oidcGroups, fallback: config.oidcDefaultRole ?? null }
}

/** What signing in is made of here. @throws CommandFailed `file_unreadable` when the key of the vault is no key */
export async function signInParts(config: Config): Promise<SignInParts> {
  return {
    providers: new OpenIdProviders({ now, allow: new AllowedRanges(config.outgoingAllow) }),
    installation: installationProvider(config),
    vault: new Vault(await readKeyRing(config), now),
    sessionLasts: config.sessionHours * HOUR,
    newId,
  }
}

/** A fresh link that signs the owner of the oldest workspace in at the server that listens at `url`; undefined where there
 *  is nobody yet, or where others than this machine's own people could use it (ACC-10). */
export async function ownersLink(
  store: Store,
  { host, url }: Pick<Config, 'host' | 'url'>,
  listensAt: string,
): Promise<string | undefined> {
  const [workspace] = await workspaceNames(store.directory)
  if (!workspace || !isLaptop({ host, url })) return undefined
  const owner = (await members(store.tenant(workspace.id))).find(({ role }) => role === 'owner')
  if (!owner) return undefined
  const secret = newSecret('link')
  const expiresAt = later(now(), LINK_LASTS)
  const link = { kind: 'local', workspace: workspace.id, memberId: owner.id } as const
  await saveLink(store.directory, { ...link, secretHash: hashOf(secret), expiresAt }, now())
  return `${listensAt}/sign-in#${secret}`
}

/** A link into the server that runs here. @throws CommandFailed `server_unreachable`, `no_link` */
export async function signInLink(config: Config): Promise<SignInLink> {
  const server = await runningServer(config)
  if (!server) {
    const text = 'No server runs on this data directory. Start one with `topline serve`; it prints a link.'
    throw new CommandFailed('server_unreachable', text)
  }
  const signInAt = await withDatabase(config, ({ store }) =>
    ownersLink(store, listening(config, server.url), server.url),
  )
  if (signInAt !== undefined) return { signInAt }
  throw new CommandFailed('no_link', noLink(config, server.url))
}

/** Why there is no link, and how one comes in instead. */
function noLink(config: Config, listensAt: string): string {
  if (isLaptop(listening(config, listensAt))) {
    return 'No workspace has an owner yet. Make one with `topline workspace create SLUG --owner ADDRESS`, or run `topline demo`.'
  }
  return 'Links are for a server on this machine alone; here people sign in with the provider. `topline member add` lets somebody in, and `topline provider remove --workspace SLUG` undoes a provider of a workspace that keeps everybody out.'
}

/** Where the running server listens, which `serve --host` may have set. */
const listening = ({ url }: Config, listensAt: string) => ({ host: new URL(listensAt).hostname, url })
