/** What signing in is made of, and which provider signs whom in. */
import type { FastifyRequest } from 'fastify'
import type { Door, Place } from '../domain/access/arrival.ts'
import type { ProviderClient, ProviderSite, Providers } from '../domain/access/provider.ts'
import type { Millis } from '../domain/time.ts'
import { type ProviderRow, providerIn, providers } from '../store/providers.ts'
import type { Vault } from '../store/vault.ts'
import type { Deps } from './deps.ts'
import { originOf } from './site.ts'

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
  readonly client: ProviderSite
  /** Id of the workspace that chose it; null for the installation's. */
  readonly workspace: string | null
}

/** Name of the secret in the vault of a workspace. */
export const PROVIDER_SECRET = 'sign-in provider'
/** Asked of a provider that a workspace chose; `groups` is no scope of the standard, and refused by some. */
const SCOPES = ['openid', 'profile', 'email']

/** Where a provider sends people back to. Each has an address of its own, so that what one gave is never told to another:
 *  the installation's, or that of the workspace with this id. */
export const returnAt = (deps: Deps, request: FastifyRequest, workspace: string | null): string =>
  `${originOf(deps, request)}/api/v1/sign-in/return${workspace === null ? '' : `/${workspace}`}`

/** What is public of a provider that a workspace chooses. */
export const siteOf = ({ issuer, clientId }: Pick<ProviderRow, 'issuer' | 'clientId'>): ProviderSite => ({
  issuer,
  clientId,
  scopes: SCOPES,
  chosenBy: 'workspace',
})

const chosenOf = (row: ProviderRow): ChosenProvider => ({ client: siteOf(row), workspace: row.workspace })

/** With what proves to the provider who asks: opened when somebody comes back from it, and never before.
 *  @throws Refusal `secret_unreadable` */
export async function withSecret(
  { store, signIn }: Deps,
  { client, workspace }: ChosenProvider,
): Promise<ProviderClient> {
  if (workspace === null) return { ...client, clientSecret: signIn.installation?.client.clientSecret ?? null }
  return { ...client, clientSecret: (await signIn.vault.get(store.tenant(workspace), PROVIDER_SECRET)) ?? null }
}

const ofInstallation = ({ signIn }: Deps): ChosenProvider | undefined =>
  signIn.installation === null ? undefined : { client: signIn.installation.client, workspace: null }

/** The provider of the workspace `id`: its own, else the installation's. */
export async function providerOf(deps: Deps, id: string): Promise<ChosenProvider | undefined> {
  const own = await providerIn(deps.store.tenant(id))
  return own ? chosenOf(own) : ofInstallation(deps)
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
  return only && others.length === 0 ? chosenOf(only) : undefined
}

/** The provider that began a sign-in. */
export const providerThatBegan = (deps: Deps, workspace: string | null): Promise<ChosenProvider | undefined> =>
  workspace === null ? Promise.resolve(ofInstallation(deps)) : providerOf(deps, workspace)

/** Every provider with this issuer. */
export async function providersWith(deps: Deps, issuer: string): Promise<ChosenProvider[]> {
  const rows = (await providers(deps.store.directory)).filter((each) => each.issuer === issuer)
  const own = rows.map(chosenOf)
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
