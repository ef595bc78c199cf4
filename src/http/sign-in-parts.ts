/** What signing in is made of, and which provider signs whom in. */
import type { Door, Place } from '../domain/access/arrival.ts'
import type { ProviderClient, Providers } from '../domain/access/provider.ts'
import type { Millis } from '../domain/time.ts'
import { type ProviderRow, providerIn, providers } from '../store/providers.ts'
import type { Vault } from '../store/vault.ts'
import type { Deps } from './deps.ts'

/** A place that names its workspace by slug. */
export interface PlaceIn extends Place {
  readonly workspace: string
}

/** The provider of the whole installation, and what its groups make people. */
export interface InstallationProvider {
  readonly client: ProviderClient
  readonly groups: readonly (PlaceIn & { readonly group: string })[]
  readonly fallback: PlaceIn | null
}

export interface SignInParts {
  readonly providers: Providers
  /** Null where the settings name none. */
  readonly installation: InstallationProvider | null
  readonly vault: Vault
  /** How long a session by the provider lasts. */
  readonly sessionLasts: Millis
  readonly newId: () => string
}

/** A provider that signs people in, and the workspaces that it does so for. */
export interface ChosenProvider {
  readonly client: ProviderClient
  /** Id of the workspace that chose it; null for the installation's. */
  readonly workspace: string | null
}

/** Name of the secret in the vault of a workspace. */
export const PROVIDER_SECRET = 'sign-in provider'
/** Asked of a provider that a workspace chose; `groups` is no scope of the standard, and refused by some. */
const SCOPES = ['openid', 'profile', 'email']

async function clientOf(
  { store, signIn }: Deps,
  { workspace, issuer, clientId }: ProviderRow,
): Promise<ChosenProvider> {
  const clientSecret = (await signIn.vault.get(store.tenant(workspace), PROVIDER_SECRET)) ?? null
  return { client: { issuer, clientId, clientSecret, scopes: SCOPES, chosenBy: 'workspace' }, workspace }
}

const ofInstallation = ({ signIn }: Deps): ChosenProvider | undefined =>
  signIn.installation === null ? undefined : { client: signIn.installation.client, workspace: null }

/** The provider of the workspace `id`: its own, else the installation's. */
export async function providerOf(deps: Deps, id: string): Promise<ChosenProvider | undefined> {
  const own = await providerIn(deps.store.tenant(id))
  return own ? clientOf(deps, own) : ofInstallation(deps)
}

/** The provider for whoever is not signed in: that of the workspace they name, the installation's, or the only one there
 *  is. */
export async function providerFor(deps: Deps, slug: string | undefined): Promise<ChosenProvider | undefined> {
  if (slug !== undefined) {
    const named = (await deps.desks.workspaces()).find((each) => each.slug === slug)
    // Whether there is such a workspace is nobody's business before they are signed in.
    return named ? providerOf(deps, named.id) : ofInstallation(deps)
  }
  const chosen = ofInstallation(deps)
  if (chosen) return chosen
  const [only, ...others] = await providers(deps.store.directory)
  return only && others.length === 0 ? clientOf(deps, only) : undefined
}

/** The provider that began a sign-in. */
export const providerThatBegan = (deps: Deps, workspace: string | null): Promise<ChosenProvider | undefined> =>
  workspace === null ? Promise.resolve(ofInstallation(deps)) : providerOf(deps, workspace)

/** Every provider with this issuer. */
export async function providersWith(deps: Deps, issuer: string): Promise<ChosenProvider[]> {
  const rows = (await providers(deps.store.directory)).filter((each) => each.issuer === issuer)
  const own = await Promise.all(rows.map((row) => clientOf(deps, row)))
  const installation = ofInstallation(deps)
  return installation?.client.issuer === issuer ? [installation, ...own] : own
}

/** The workspaces that `provider` signs people in to, and by which rules: the one that chose it, or all that chose none. */
export async function doorsOf(deps: Deps, { workspace }: ChosenProvider): Promise<Door[]> {
  const rows = await providers(deps.store.directory)
  if (workspace !== null) {
    return rows
      .filter((each) => each.workspace === workspace)
      .map(({ groups, defaultRole }) => {
        const fallback = defaultRole === null ? null : { role: defaultRole, team: null }
        return { workspace, rules: groups, fallback }
      })
  }
  const { groups = [], fallback = null } = deps.signIn.installation ?? {}
  const all = (await deps.desks.workspaces()).filter(({ id }) => rows.every((each) => each.workspace !== id))
  return all.map(({ id, slug }) => ({
    workspace: id,
    rules: groups.filter((each) => each.workspace === slug),
    fallback: fallback?.workspace === slug ? fallback : null,
  }))
}
