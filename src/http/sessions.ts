/**
 * GET  /session              who is signed in, and where
 * POST /session/end          sign out
 * POST /session/switch       over to another workspace or, on a laptop, another member
 * GET  /sessions             sessions that run: one's own, or everybody's
 * POST /sessions/:id/end     end one
 */
import { z } from 'zod'
import { revokeToken } from '../actions/make-token.ts'
import { Done, EndSession, Session, type SessionRow, Sessions, SwitchSession, WhoseQuery } from '../contract/access.ts'
import { may } from '../domain/access/permissions.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import { memberStates } from '../store/people.ts'
import { endSession, endSessionOf, providerOf, runningSessions, type ShownSession } from '../store/sessions.ts'
import { type Caller, refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import { begin, noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { cookieIn, takeCookie } from './session-cookie.ts'
import { othersOf, sessionView } from './session-view.ts'

const Path = z.strictObject({ id: z.uuid() })

function ownRoutes(api: Api, deps: Deps): void {
  api.get(
    '/session',
    {
      config: { permission: 'be_signed_in' },
      schema: { summary: 'Who is signed in, and where', tags: ['sign-in'], response: { 200: Session } },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return sessionView(deps, request, callerIn(request), cookieIn(request, 'session', deps))
    },
  )

  api.post(
    '/session/end',
    {
      config: { permission: 'be_signed_in' },
      schema: { summary: 'Sign out', tags: ['sign-in'], body: EndSession, response: { 200: Done } },
    },
    async (request, reply) => {
      const caller = callerIn(request)
      if (caller.token) {
        const own = { id: caller.token.id, handle: caller.handle }
        await revokeToken(await deps.desks.forWrite(request), own, () => ({ status: 200, body: '{}' }))
        deps.access.forget()
      }
      if (!caller.session) return {}
      await endSession(deps.store.directory, caller.session.id, deps.now())
      deps.access.forget()
      takeCookie(reply, 'session', deps)
      await noteAccess(deps, caller, 'signed_out')
      return {}
    },
  )
}

/** Where a switch leads. @throws Refusal `workspace_not_found`, `member_not_found`, which do not tell what there is */
async function switchedTo(deps: Deps, caller: Caller, { workspace, member }: z.output<typeof SwitchSession>) {
  const others = await othersOf(deps, caller)
  const there = others.find((each) => each.workspace.slug === workspace)
  if (!there) {
    throw new Refusal('workspace_not_found', `You are in no workspace "${workspace}". Choose one of your own.`)
  }
  const found = there.members.find(({ handle }) => member === undefined || handle === member)
  if (!found) throw new Refusal('member_not_found', `You cannot be "${member}" there. Choose one of the list.`)
  const shelf = await deps.desks.shelfBySlug(workspace)
  const { id } = must(
    shelf.members.find(({ handle }) => handle === found.handle),
    'the list is made of members',
  )
  return { workspace: shelf.name.id, memberId: id }
}

function switchRoute(api: Api, deps: Deps): void {
  api.post(
    '/session/switch',
    {
      config: { permission: 'be_signed_in' },
      schema: {
        summary: 'Go over to another workspace, or on a laptop to another member; the session gets a new secret',
        tags: ['sign-in'],
        body: SwitchSession,
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const caller = callerIn(request)
      const { session } = caller
      if (!session) {
        const text = 'Only a session in a browser can be switched. Name workspace and member with the request instead.'
        throw new Refusal('not_allowed', text, { permission: 'be_signed_in' })
      }
      const to = await switchedTo(deps, caller, request.body)
      const known = await providerOf(deps.store.directory, session.id)
      const { kind, identityId, expiresAt } = session
      const kept = {
        providerSid: known?.providerSid ?? null,
        idToken: known?.idToken ?? null,
        providerWorkspace: known?.providerWorkspace ?? null,
      }
      const begun = await begin(deps, request, reply, { whose: { kind, identityId, ...to, ...kept }, expiresAt })
      const now = await deps.access.ofSession(request, begun.session)
      await noteAccess(deps, now, 'switched', { from: caller.workspace, was: caller.handle })
      return sessionView(deps, request, now, begun.secret)
    },
  )
}

function rowOf(session: ShownSession, handles: ReadonlyMap<string, string>, current: string | undefined): SessionRow {
  const { id, kind, memberId, contactEmail, createdAt, lastSeenAt, expiresAt, address, agent } = session
  return {
    id,
    kind,
    member: memberId === null ? null : (handles.get(memberId) ?? null),
    contactEmail,
    createdAt: isoOf(createdAt),
    lastSeenAt: isoOf(lastSeenAt),
    expiresAt: isoOf(expiresAt),
    address,
    agent,
    current: id === current,
  }
}

function listRoute(api: Api, { store, now }: Deps): void {
  api.get(
    '/sessions',
    {
      config: { permission: 'be_signed_in' },
      schema: {
        summary: 'Sessions that run: one’s own, or everybody’s',
        tags: ['sign-in'],
        querystring: WhoseQuery,
        response: { 200: Sessions },
      },
    },
    async (request) => {
      const caller = callerIn(request)
      const all = request.query.of === 'all'
      if (all) refuseUnlessMay(caller, 'manage_people')
      const tenant = store.tenant(caller.workspace)
      const people = await memberStates(tenant)
      const handles = new Map(people.map(({ id, handle }) => [id, handle]))
      const me = people.find(({ handle }) => handle === caller.handle)
      const rows = all
        ? await runningSessions(tenant, now(), 'all')
        : me && caller.role !== 'contact'
          ? await runningSessions(tenant, now(), { memberId: me.id })
          : []
      return { items: rows.map((row) => rowOf(row, handles, caller.session?.id)) }
    },
  )
}

function endRoute(api: Api, deps: Deps): void {
  api.post(
    '/sessions/:id/end',
    {
      config: { permission: 'be_signed_in' },
      schema: {
        summary: 'End a session of one’s own or, for those who manage people, of anybody here',
        tags: ['sign-in'],
        params: Path,
        body: EndSession,
        response: { 200: Done },
      },
    },
    async (request) => {
      const caller = callerIn(request)
      // A token that may only read puts nobody out.
      if (caller.token) refuseUnlessMay(caller, 'make_tokens')
      const tenant = deps.store.tenant(caller.workspace)
      const people = await memberStates(tenant)
      const mine = people.find(({ handle }) => handle === caller.handle)?.id
      const manages = may(caller, 'manage_people')
      const isNobody = caller.role === 'contact' || mine === undefined
      const which = { id: request.params.id, memberId: manages ? null : (mine ?? null) }
      const [ended] = isNobody && !manages ? [] : await endSessionOf(tenant, which, deps.now())
      if (!ended) {
        throw new Refusal('session_not_found', 'There is no such session. It may have ended; read the list again.')
      }
      deps.access.forget()
      const of = people.find(({ id }) => id === ended.memberId)?.handle ?? null
      await noteAccess(deps, caller, 'session_ended', { session: ended.id, member: of })
      return {}
    },
  )
}

export function sessionRoutes(api: Api, deps: Deps): void {
  ownRoutes(api, deps)
  switchRoute(api, deps)
  listRoute(api, deps)
  endRoute(api, deps)
}
