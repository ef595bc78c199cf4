/**
 * GET  /provider          how the workspace signs its people in
 * POST /provider          by a provider of its own
 * POST /provider/remove   by that of the installation again
 */
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { recordAccess } from '../actions/record-access.ts'
import { Provider, RemoveProvider, SetProvider } from '../contract/access.ts'
import { Refusal } from '../domain/refusal.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { type ProviderRow, providerIn, removeProvider, saveProvider } from '../store/providers.ts'
import { endProviderSessions } from '../store/sessions.ts'
import { secretHeads } from '../store/vault.ts'
import { workspaceState } from '../store/workspaces.ts'
import { type Caller, refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { PROVIDER_SECRET, returnAt, siteOf } from './sign-in-parts.ts'

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
  const redirectAt = returnAt(deps, request, name.id)
  const own = await providerIn(tenant)
  if (own) {
    const { issuer, clientId, defaultRole } = own
    const hasSecret = (await secretHeads(store.tenant(name.id))).some((head) => head.name === PROVIDER_SECRET)
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

/** What the log keeps of a provider. */
const settingsOf = ({ issuer, clientId, groups, defaultRole }: Omit<ProviderRow, 'workspace'>) => ({
  issuer,
  clientId,
  groups,
  defaultRole,
})

/** Writes a change of the provider into the log, with the change itself (ACC-24). */
async function noteChange(deps: Deps, tx: Tenant, { caller, type, facts }: { caller: Caller } & Changed) {
  const { handle: actor, via, address } = caller
  await recordAccess(tx, { type, actor, via, address, facts }, { now: deps.now(), newId: deps.signIn.newId })
}

interface Changed {
  readonly type: 'provider_set' | 'provider_removed'
  readonly facts: object
}

/** Sets the provider, in the caller's transaction. Whom another one let in is let in no more (ACC-26). */
async function setIn(
  deps: Deps,
  tx: Tenant,
  { caller, body }: { readonly caller: Caller; readonly body: z.output<typeof SetProvider> },
): Promise<void> {
  const { clientSecret, ...settings } = body
  // Of two who set it at once the second finds what the first did.
  await workspaceState(tx, 'lock')
  const before = await providerIn(tx)
  const isSameIssuer = before?.issuer === settings.issuer
  await saveProvider(tx, settings, deps.now())
  // A secret is told to the server it was given for, and to no other.
  if (!isSameIssuer) await deps.signIn.vault.remove(tx, PROVIDER_SECRET)
  if (clientSecret !== undefined) await deps.signIn.vault.put(tx, PROVIDER_SECRET, clientSecret)
  if (!isSameIssuer || before.clientId !== settings.clientId) await endProviderSessions(tx, deps.now())
  const secret = clientSecret !== undefined ? 'replaced' : isSameIssuer ? 'kept' : 'forgotten'
  const facts = { ...settings, before: before ? settingsOf(before) : null, secret }
  await noteChange(deps, tx, { caller, type: 'provider_set', facts })
}

/** Removes it, in the caller's transaction, with the sessions it began. @throws Refusal `no_provider` */
async function removeIn(
  deps: Deps,
  tx: Tenant,
  { caller, reason }: { readonly caller: Caller; readonly reason: string },
): Promise<void> {
  await workspaceState(tx, 'lock')
  const before = await providerIn(tx)
  if (!before) throw new Refusal('no_provider', 'The workspace has no provider of its own. There is nothing to remove.')
  await deps.signIn.vault.remove(tx, PROVIDER_SECRET)
  await removeProvider(tx)
  await endProviderSessions(tx, deps.now())
  await noteChange(deps, tx, { caller, type: 'provider_removed', facts: { reason, before: settingsOf(before) } })
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
      const { groups, defaultRole } = request.body
      // Whoever answers for a provider makes owners by it (ACC-31).
      const makesOwners = defaultRole === 'owner' || groups.some(({ role }) => role === 'owner')
      if (makesOwners) refuseUnlessMay(caller, 'name_owners')
      // One that does not answer would keep everybody out, whoever could correct it among them.
      await deps.signIn.providers.look(siteOf(request.body))
      await inTransaction(deps.store.tenant(caller.workspace), (tx) => setIn(deps, tx, { caller, body: request.body }))
      deps.access.forget()
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
      await inTransaction(deps.store.tenant(caller.workspace), (tx) => removeIn(deps, tx, { caller, ...request.body }))
      deps.access.forget()
      return view(deps, request)
    },
  )
}

export function providerRoutes(api: Api, deps: Deps): void {
  readRoute(api, deps)
  setRoute(api, deps)
  removeRoute(api, deps)
}
