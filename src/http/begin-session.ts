/** A session begins, with a secret of its own, in the place of the one the browser had (ACC-12). */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { recordAccess } from '../actions/record-access.ts'
import { DAY, type Instant } from '../domain/time.ts'
import { type SessionFacts, sessionBySecret } from '../store/credentials.ts'
import { beginSession, endSession, type NewSession } from '../store/sessions.ts'
import type { Caller } from './access.ts'
import type { Deps } from './deps.ts'
import { headerOf } from './header.ts'
import { hashOf, newSecret } from './secrets.ts'
import { cookieIn, giveCookie } from './session-cookie.ts'

/** On one's own machine nobody else can take the cookie. */
export const LOCAL_LASTS = 30 * DAY
const AGENT_LENGTH = 300

/** Whose session it is. */
export type Whose = Pick<SessionFacts, 'kind' | 'workspace' | 'memberId'> &
  Partial<
    Pick<
      NewSession,
      'identityId' | 'accountId' | 'contactName' | 'contactEmail' | 'providerSid' | 'idToken' | 'providerWorkspace'
    >
  >

export interface Begins {
  readonly whose: Whose
  readonly expiresAt: Instant
}

/** Begins it and hands its secret to the browser; the session that the browser had ends. */
export async function begin(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { whose, expiresAt }: Begins,
): Promise<{ readonly session: SessionFacts; readonly secret: string }> {
  const { store, access, signIn } = deps
  const now = deps.now()
  const secret = newSecret('session')
  const session = {
    identityId: null,
    accountId: null,
    contactName: null,
    contactEmail: null,
    providerSid: null,
    idToken: null,
    providerWorkspace: null,
    ...whose,
    id: signIn.newId(),
    secretHash: hashOf(secret),
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
    address: request.ip,
    agent: headerOf(request, 'user-agent')?.slice(0, AGENT_LENGTH) ?? null,
  }
  await beginSession(store.directory, session)
  const before = cookieIn(request, 'session', deps)
  const known = before === undefined ? undefined : await sessionBySecret(store.directory, hashOf(before), now)
  if (known) await endSession(store.directory, known.id, now)
  access.forget()
  giveCookie(reply, deps, { name: 'session', value: secret, now, until: expiresAt })
  return { session, secret }
}

/** Writes down in the log of a workspace that somebody came in, left or was kept out (ACC-24). */
export async function noteAccess(
  deps: Pick<Deps, 'store' | 'now' | 'signIn'>,
  {
    workspace,
    handle,
    via,
    address,
  }: Pick<Caller, 'workspace' | 'handle' | 'via'> & { readonly address: string | null },
  type: string,
  facts: object = {},
): Promise<void> {
  const clockwork = { now: deps.now(), newId: deps.signIn.newId }
  await recordAccess(deps.store.tenant(workspace), { type, actor: handle, via, address, facts }, clockwork)
}
