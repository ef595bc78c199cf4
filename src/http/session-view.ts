/** Who is signed in, as GET /session tells it. */
import type { FastifyRequest } from 'fastify'
import type { Session } from '../contract/access.ts'
import { allowedTo } from '../domain/access/permissions.ts'
import { isoOf } from '../domain/time.ts'
import { membershipsBy } from '../store/identities.ts'
import { memberStates } from '../store/people.ts'
import { providerOf as providerOfSession } from '../store/sessions.ts'
import type { Caller } from './access.ts'
import type { Deps } from './deps.ts'
import { csrfOf } from './secrets.ts'
import { providerOf } from './sign-in-parts.ts'
import { isLaptop, originOf } from './site.ts'

type Others = Session['others']

async function everybody({ desks }: Deps): Promise<Others> {
  const all = await desks.workspaces()
  return Promise.all(
    all.map(async ({ id, slug, name }) => {
      const { members } = await desks.shelf(id)
      return {
        workspace: { slug, name },
        members: members.map(({ handle, name: called, role }) => ({ handle, name: called, role })),
      }
    }),
  )
}

/** Where else the person may be, by way of the provider. */
async function memberships(deps: Deps, { id, identityId }: { id: string; identityId: string }): Promise<Others> {
  const { directory } = deps.store
  const known = await providerOfSession(directory, id)
  if (!known) return []
  const installationIssuer = deps.signIn.installation?.client.issuer ?? null
  const own = await membershipsBy(directory, identityId, { workspace: known.providerWorkspace, installationIssuer })
  const all = await Promise.all(
    own.map(async ({ workspace, memberId }) => {
      const { name, members } = await deps.desks.shelf(workspace)
      const me = members.filter(({ id }) => id === memberId)
      return {
        workspace: { slug: name.slug, name: name.name },
        members: me.map(({ handle, name: called, role }) => ({ handle, name: called, role })),
      }
    }),
  )
  return all.filter(({ members }) => members.length > 0)
}

/** Whom the caller may go over to, and where (ACC-19). */
export function othersOf(deps: Deps, { kind, session }: Caller): Promise<Others> {
  if (kind === 'operator') return everybody(deps)
  if (session?.kind === 'local' && isLaptop(deps)) return everybody(deps)
  if (session?.kind !== 'provider' || session.identityId === null) return Promise.resolve([])
  return memberships(deps, { id: session.id, identityId: session.identityId })
}

/** Where signing out goes on at the provider; null without. */
async function signOutAt(deps: Deps, { session, workspace }: Caller, request: FastifyRequest): Promise<string | null> {
  if (session?.kind !== 'provider') return null
  const [chosen, known] = await Promise.all([
    providerOf(deps, workspace),
    providerOfSession(deps.store.directory, session.id),
  ])
  if (!chosen || chosen.client.issuer !== known?.issuer) return null
  const returnTo = `${originOf(deps, request)}/sign-in`
  return deps.signIn.providers.endAt(chosen.client, { idToken: known.idToken, returnTo })
}

/** What name and address the caller goes by. */
async function calledAs(deps: Deps, { session, workspace, handle }: Caller) {
  if (session?.kind === 'portal') return { name: session.contactName ?? handle, email: session.contactEmail }
  const all = await memberStates(deps.store.tenant(workspace))
  const member = all.find((each) => each.handle === handle)
  return { name: member?.name ?? handle, email: member?.email ?? null }
}

/** Who calls; `secret` is that of their session. */
export async function sessionView(
  deps: Deps,
  request: FastifyRequest,
  caller: Caller,
  secret: string | undefined,
): Promise<Session> {
  const { kind, handle, role, session, token } = caller
  const [{ name }, called, others, endAt] = await Promise.all([
    deps.desks.shelf(caller.workspace),
    calledAs(deps, caller),
    othersOf(deps, caller),
    signOutAt(deps, caller, request),
  ])
  return {
    kind,
    id: session?.id ?? token?.id ?? null,
    handle,
    ...called,
    role,
    workspace: { slug: name.slug, name: name.name },
    csrf: session && secret !== undefined ? csrfOf(secret) : null,
    may: allowedTo(caller),
    expiresAt: session ? isoOf(session.expiresAt) : null,
    others,
    signOutAt: endAt,
  }
}
