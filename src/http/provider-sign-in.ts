/** A sign-in at a provider: over to it and back, bound to the browser that began it (ACC-13, ACC-14). */

import { randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Admitted, admit } from '../actions/admit.ts'
import type { ArrivedPerson, SignInBonds } from '../domain/access/provider.ts'
import { returnPath } from '../domain/access/return-to.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { later, MINUTE } from '../domain/time.ts'
import { lastWorkspaceOf } from '../store/identities.ts'
import { type PendingSignIn, savePending, takePending } from '../store/signing-in.ts'
import { begin, noteAccess } from './begin-session.ts'
import type { Deps } from './deps.ts'
import { noteRefused } from './refused-sign-in.ts'
import { hashOf } from './secrets.ts'
import { cookieIn, giveCookie } from './session-cookie.ts'
import { type ChosenProvider, doorsOf, providerFor, providerThatBegan, returnAt, withSecret } from './sign-in-parts.ts'
import { originOf } from './site.ts'

/** How long somebody may take at the provider. */
const PENDING_LASTS = 10 * MINUTE

const random = (): string => randomBytes(32).toString('base64url')

/** The page that says why somebody could not sign in. */
export function keptOut({ code }: Refusal, returnTo: string | undefined): string {
  const query = new URLSearchParams({
    refused: code,
    ...(returnTo === undefined ? {} : { returnTo: returnPath(returnTo) }),
  })
  return `/sign-in?${query}`
}

const noProvider = () =>
  new Refusal('no_provider', 'No sign-in provider is set up here. Ask whoever runs this installation to set one up.')

const unknownState = () =>
  new Refusal(
    'state_unknown',
    'This sign-in was begun in another browser, was used before, or took too long. Begin again.',
  )

/** Begins a sign-in; gives where the browser goes. @throws Refusal `no_provider`, `provider_unreachable` */
export async function goesOver(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { workspace, returnTo }: { readonly workspace: string | undefined; readonly returnTo: string },
): Promise<string> {
  const chosen = await providerFor(deps, workspace)
  if (!chosen) throw noProvider()
  const now = deps.now()
  const [state, nonce, verifier] = [random(), random(), random()]
  const bonds: SignInBonds = { state, nonce, verifier, redirectAt: returnAt(deps, request, chosen.workspace) }
  const address = await deps.signIn.providers.startAt(chosen.client, bonds)
  // One for the whole browser: a sign-in in one tab must not undo that in another.
  const held = cookieIn(request, 'signingIn', deps)
  const browser = held !== undefined && /^[\w-]{43}$/.test(held) ? held : random()
  const until = later(now, PENDING_LASTS)
  const pending = { workspace: chosen.workspace, nonce, verifier, returnTo }
  const kept = { ...pending, stateHash: hashOf(state), browserHash: hashOf(browser), expiresAt: until }
  await savePending(deps.store.directory, kept, now)
  giveCookie(reply, deps, { name: 'signingIn', value: browser, now, until })
  return address
}

/** The sign-in that returns here. @throws Refusal `state_unknown` unless this browser began it, lately and once, and at the
 *  provider that returns to this address: the code of another one must not be told to it */
async function pendingOf(deps: Deps, request: FastifyRequest): Promise<{ pending: PendingSignIn; state: string }> {
  const { state } = request.query as { state?: unknown }
  if (typeof state !== 'string') throw unknownState()
  const pending = await takePending(deps.store.directory, hashOf(state), deps.now())
  const browser = cookieIn(request, 'signingIn', deps)
  if (!pending || browser === undefined || !hashOf(browser).equals(pending.browserHash)) throw unknownState()
  const { workspace = null } = request.params as { workspace?: string }
  if (workspace !== pending.workspace) throw unknownState()
  return { pending, state }
}

const notInvited = () =>
  new Refusal(
    'not_invited',
    'The provider knows you, but nobody added you here. Ask an administrator to add your address.',
  )

/** What became of the person in every workspace. @throws Refusal `not_invited` */
async function admitted(deps: Deps, request: FastifyRequest, chosen: ChosenProvider, person: ArrivedPerson) {
  const by = chosen.workspace === null ? 'installation' : 'workspace'
  const arriving = { person, by, doors: await doorsOf(deps, chosen), address: request.ip } as const
  const result = await admit(deps.store, arriving, { now: deps.now(), newId: deps.signIn.newId })
  for (const workspace of result?.changed ?? []) {
    deps.desks.forget(workspace)
    deps.access.forget()
    deps.live.wrote(workspace)
  }
  if (!result || result.members.length === 0) throw notInvited()
  return result
}

/** The workspace to be in: the one whose provider it is, the one they were in last, or the first that lets them in. */
async function whereTo(deps: Deps, { members, identityId }: Admitted) {
  const last = await lastWorkspaceOf(deps.store.directory, identityId)
  return must(members.find(({ workspace }) => workspace === last) ?? members[0], 'somebody is let in somewhere')
}

/** Signs in whoever returns; gives where the browser goes on.
 *  @throws Refusal `state_unknown`, `no_provider`, `not_invited` and those of the provider */
export async function cameBack(deps: Deps, request: FastifyRequest, reply: FastifyReply): Promise<string> {
  const { pending, state } = await pendingOf(deps, request)
  const { workspace } = pending
  let person: ArrivedPerson | undefined
  try {
    const chosen = await providerThatBegan(deps, pending.workspace)
    if (!chosen || chosen.workspace !== pending.workspace) throw noProvider()
    const { nonce, verifier } = pending
    const bonds = { state, nonce, verifier, redirectAt: returnAt(deps, request, chosen.workspace) }
    const returnedTo = originOf(deps, request) + request.url
    person = await deps.signIn.providers.arrived(await withSecret(deps, chosen), returnedTo, bonds)
    const result = await admitted(deps, request, chosen, person)
    const { identityId } = result
    const whose = { kind: 'provider', ...(await whereTo(deps, result)), identityId } as const
    const { sid: providerSid, idToken } = person
    const at = { providerSid, idToken, providerWorkspace: chosen.workspace }
    const expiresAt = later(deps.now(), deps.signIn.sessionLasts)
    const begun = await begin(deps, request, reply, { whose: { ...whose, ...at }, expiresAt })
    const caller = await deps.access.ofSession(request, begun.session)
    await noteAccess(deps, caller, 'signed_in', { by: 'provider', issuer: person.issuer })
    return pending.returnTo
  } catch (error) {
    if (error instanceof Refusal) await noteRefused(deps, request, { workspace, person, why: error.code })
    throw error
  }
}
