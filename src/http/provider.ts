/**
 * GET  /provider          how the workspace signs its people in
 * POST /provider          by a provider of its own
 * POST /provider/remove   by that of the installation again
 */
import type { FastifyRequest } from 'fastify'
import { Provider, RemoveProvider, SetProvider } from '../contract/access.ts'
import { Refusal } from '../domain/refusal.ts'
import { inTransaction } from '../store/db.ts'
import { providerIn, removeProvider, saveProvider } from '../store/providers.ts'
import type { Api } from './api.ts'
import { noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { PROVIDER_SECRET } from './sign-in-parts.ts'
import { originOf } from './site.ts'

/** What people of the installation's provider become here. */
function groupsHere({ signIn }: Deps, slug: string): Pick<Provider, 'groups' | 'defaultRole'> {
  const { groups = [], fallback = null } = signIn.installation ?? {}
  const here = groups.filter(({ workspace }) => workspace === slug)
  return {
    groups: here.map(({ group, role, team }) => ({ group, role, team: team ?? '' })),
    defaultRole: fallback?.workspace === slug ? fallback.role : null,
  }
}

async function view(deps: Deps, request: FastifyRequest): Promise<Provider> {
  const { signIn, desks, store } = deps
  const { name, tenant } = await desks.shelf(callerIn(request).workspace)
  const redirectAt = `${originOf(deps, request)}/api/v1/sign-in/return`
  const own = await providerIn(tenant)
  if (own) {
    const { issuer, clientId, defaultRole } = own
    const hasSecret = (await signIn.vault.get(store.tenant(name.id), PROVIDER_SECRET)) !== undefined
    const groups = own.groups.map(({ group, role, team }) => ({ group, role, team: team ?? '' }))
    return { from: 'workspace', issuer, clientId, hasSecret, groups, defaultRole, redirectAt }
  }
  const client = signIn.installation?.client
  return {
    from: client ? 'installation' : 'none',
    issuer: client?.issuer ?? null,
    clientId: client?.clientId ?? null,
    hasSecret: typeof client?.clientSecret === 'string',
    ...groupsHere(deps, name.slug),
    redirectAt,
  }
}

function readRoute(api: Api, deps: Deps): void {
  api.get(
    '/provider',
    {
      config: { permission: 'configure_sign_in' },
      schema: { summary: 'How the workspace signs its people in', tags: ['sign-in'], response: { 200: Provider } },
    },
    (request) => view(deps, request),
  )
}

function setRoute(api: Api, deps: Deps): void {
  api.post(
    '/provider',
    {
      config: { permission: 'configure_sign_in' },
      schema: {
        summary: "Sign people in by a provider of the workspace's own",
        tags: ['sign-in'],
        body: SetProvider,
        response: { 200: Provider },
      },
    },
    async (request) => {
      const caller = callerIn(request)
      const { clientSecret, ...settings } = request.body
      const tenant = deps.store.tenant(caller.workspace)
      await inTransaction(tenant, async (tx) => {
        const before = await providerIn(tx)
        await saveProvider(tx, settings, deps.now())
        // A secret is told to the server it was given for, and to no other.
        if (before?.issuer !== settings.issuer) await deps.signIn.vault.remove(tx, PROVIDER_SECRET)
        if (clientSecret !== undefined) await deps.signIn.vault.put(tx, PROVIDER_SECRET, clientSecret)
      })
      await noteAccess(deps, caller, 'provider_set', settings)
      return view(deps, request)
    },
  )
}

function removeRoute(api: Api, deps: Deps): void {
  api.post(
    '/provider/remove',
    {
      config: { permission: 'configure_sign_in' },
      schema: {
        summary: 'Sign people in by the provider of the installation again',
        tags: ['sign-in'],
        body: RemoveProvider,
        response: { 200: Provider },
      },
    },
    async (request) => {
      const caller = callerIn(request)
      const tenant = deps.store.tenant(caller.workspace)
      const gone = await inTransaction(tenant, async (tx) => {
        await deps.signIn.vault.remove(tx, PROVIDER_SECRET)
        return removeProvider(tx)
      })
      if (!gone)
        throw new Refusal('no_provider', 'The workspace has no provider of its own. There is nothing to remove.')
      await noteAccess(deps, caller, 'provider_removed', { reason: request.body.reason })
      return view(deps, request)
    },
  )
}

export function providerRoutes(api: Api, deps: Deps): void {
  readRoute(api, deps)
  setRoute(api, deps)
  removeRoute(api, deps)
}
