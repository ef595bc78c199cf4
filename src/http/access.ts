/** Who calls, and whether they may: decided once for each request, before anything of it is read (ACC-1, ACC-2). */
import type { FastifyRequest } from 'fastify'
import { may, PERMISSIONS, type Permission, roleWords, type Standing } from '../domain/access/permissions.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, later, MINUTE, SECOND } from '../domain/time.ts'
import type { CallerRole, Role } from '../domain/vocabulary.ts'
import { type SessionFacts, sessionBySecret, type TokenFacts, tokenBySecret, touch } from '../store/credentials.ts'
import type { Store } from '../store/db.ts'
import { EdgeRefusal } from './answer-error.ts'
import type { Desks } from './desks.ts'
import { headerOf } from './header.ts'
import { csrfOf, hashOf, isSecret, sameSecret } from './secrets.ts'
import { cookieIn } from './session-cookie.ts'
import { isLaptop, type Site } from './site.ts'

/** What a route asks of its caller: a permission, or nothing. */
export type RouteAccess = Permission | 'public'

export interface Caller extends Standing {
  readonly kind: 'session' | 'token' | 'operator'
  /** Id of the workspace. */
  readonly workspace: string
  /** Handle of the member; of a customer's contact, the email. */
  readonly handle: string
  /** How it was let in, as the log keeps it: `session 0190…`, `token 0190…`, `operator`. */
  readonly via: string
  readonly address: string
  readonly session: SessionFacts | null
  readonly token: TokenFacts | null
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every route has one; the server does not start without. */
    permission?: RouteAccess
  }
  interface FastifyRequest {
    /** Set before every handler but those of public routes. */
    caller: Caller | null
  }
}

/** A credential is read anew after this long: one that was ended counts no longer on any node. */
const FRESH = SECOND
const TOUCHED_EVERY = MINUTE
const REMEMBERED = 10_000

type Found = { readonly session: SessionFacts } | { readonly token: TokenFacts }

interface Kept {
  readonly found: Found
  readonly until: Instant
  /** Of the time before everything was to be read anew; then it tells only that the credential was good. */
  readonly turn: number
}

interface Use {
  /** Whether this is no use of the credential. */
  readonly quietly?: boolean
  /** Called before a credential is looked up that was not good before; what it throws refuses the request. */
  readonly unmet?: () => void
}

/** Adds to a map that is bounded: the oldest goes first. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key)
  const [oldest] = map.size >= REMEMBERED ? map.keys() : []
  if (oldest !== undefined) map.delete(oldest)
  map.set(key, value)
}

export interface AccessParts extends Site {
  readonly store: Store
  readonly desks: Desks
  readonly now: () => Instant
  /** Known to whoever can read the data directory; lets them be any member of any workspace. */
  readonly operatorKey: string
}

const notSignedIn = (detail: string) => new EdgeRefusal(401, 'not_signed_in', detail)

/** The secret a request carries: in its Authorization header, or else in its cookie. */
function secretOf(request: FastifyRequest, site: Site): { secret: string; from: 'header' | 'cookie' } | undefined {
  const authorization = headerOf(request, 'authorization')
  if (authorization !== undefined) {
    const secret = /^bearer +(\S+)$/i.exec(authorization)?.[1]
    if (secret === undefined)
      throw notSignedIn('The Authorization header is not of the form `Bearer TOKEN`. Send it so.')
    return { secret, from: 'header' }
  }
  const cookie = cookieIn(request, 'session', site)
  return cookie === undefined ? undefined : { secret: cookie, from: 'cookie' }
}

export class Access {
  private readonly parts: AccessParts
  private readonly known = new Map<string, Kept>()
  /** Until when nobody has a credential; apart, so that a flood of them drives no good one out. */
  private readonly missed = new Map<string, Instant>()
  private turn = 0

  constructor(parts: AccessParts) {
    this.parts = parts
  }

  /** Who sends this request; null when it carries no credential. @throws EdgeRefusal `not_signed_in` */
  async callerOf(request: FastifyRequest, { quietly = false, unmet }: Use = {}): Promise<Caller | null> {
    const carried = secretOf(request, this.parts)
    if (!carried) return null
    const { secret, from } = carried
    if (from === 'header' && isSecret('operator', secret)) return this.operator(request, secret)
    const kind = from === 'cookie' ? 'session' : 'token'
    const found = isSecret(kind, secret) ? await this.find(kind, secret, unmet) : undefined
    if (!found) {
      throw notSignedIn(
        kind === 'session'
          ? 'Your session has ended. Sign in again.'
          : 'The token is unknown, has expired or was revoked. Make another one.',
      )
    }
    if (!quietly) await this.touch(found)
    return 'session' in found ? this.ofSession(request, found.session) : this.ofToken(request, found.token)
  }

  /** What is said to who carries no credential. */
  needed(): EdgeRefusal {
    return notSignedIn(
      'This needs a sign-in. Open Topline and sign in, or send an API token as `Authorization: Bearer TOKEN`.',
    )
  }

  /** Reads every credential anew, such as after one was ended here. */
  forget(): void {
    this.turn++
    this.missed.clear()
  }

  private async find(kind: 'session' | 'token', secret: string, unmet = () => {}): Promise<Found | undefined> {
    const hash = hashOf(secret)
    const key = hash.toString('base64url')
    const now = this.parts.now()
    const kept = this.known.get(key)
    if (kept && kept.until > now && kept.turn === this.turn) return kept.found
    if (!kept) unmet()
    if ((this.missed.get(key) ?? now) > now) return undefined
    const { turn } = this
    const found = await this.lookUp(kind, hash, now)
    const until = later(now, FRESH)
    if (found) {
      remember(this.known, key, { found, until, turn })
    } else {
      this.known.delete(key)
      if (turn === this.turn) remember(this.missed, key, until)
    }
    return found
  }

  private async lookUp(kind: 'session' | 'token', hash: Buffer, now: Instant): Promise<Found | undefined> {
    const { directory } = this.parts.store
    if (kind === 'session') {
      const session = await sessionBySecret(directory, hash, now)
      return session && { session }
    }
    const token = await tokenBySecret(directory, hash, now)
    return token && { token }
  }

  private async touch(found: Found): Promise<void> {
    const now = this.parts.now()
    const [table, facts, last] =
      'session' in found
        ? (['session', found.session, found.session.lastSeenAt] as const)
        : (['api_token', found.token, found.token.lastUsedAt] as const)
    if (last !== null && later(last, TOUCHED_EVERY) > now) return
    await touch(this.parts.store.directory, table, facts.id, now)
  }

  /** Whether who sent this request may still do so; asking is no use of the credential. */
  async stillMay(request: FastifyRequest, permission: Permission): Promise<boolean> {
    try {
      const caller = await this.callerOf(request, { quietly: true })
      return caller !== null && caller.workspace === request.caller?.workspace && may(caller, permission)
    } catch (error) {
      if (error instanceof EdgeRefusal || error instanceof Refusal) return false
      throw error
    }
  }

  /** The caller whose session this is. @throws EdgeRefusal `not_signed_in` when it lets nobody in any more */
  async ofSession(request: FastifyRequest, session: SessionFacts): Promise<Caller> {
    const base = { kind: 'session', via: `session ${session.id}`, address: request.ip, token: null } as const
    const { workspace, memberId } = session
    if (session.kind === 'local' && !isLaptop(this.parts)) {
      throw notSignedIn(
        'This session was begun while the server was reachable from its own machine only. Sign in again.',
      )
    }
    if (memberId === null) {
      const handle = session.contactEmail ?? session.contactName ?? 'contact'
      return { ...base, workspace, handle, role: 'contact', scopes: null, session }
    }
    const { handle, role } = await this.member(workspace, memberId)
    return { ...base, workspace, handle, role, scopes: null, session }
  }

  private async ofToken(request: FastifyRequest, token: TokenFacts): Promise<Caller> {
    const { workspace, memberId, scopes } = token
    const { handle, role } = await this.member(workspace, memberId)
    const base = { kind: 'token', via: `token ${token.id}`, address: request.ip, session: null } as const
    return { ...base, workspace, handle, role, scopes, token }
  }

  private async member(workspace: string, id: string): Promise<{ handle: string; role: Role }> {
    const { members } = await this.parts.desks.shelf(workspace)
    const member = members.find((each) => each.id === id)
    if (!member) throw notSignedIn('You are no longer a member of this workspace. Ask an administrator to add you.')
    return member
  }

  /** Whoever runs the installation may be anybody, by headers. */
  private async operator(request: FastifyRequest, secret: string): Promise<Caller> {
    const { desks, operatorKey } = this.parts
    if (!sameSecret(secret, operatorKey)) {
      throw notSignedIn('The operator key is not that of the running server. Run the command again.')
    }
    const shelf = await desks.shelfBySlug(headerOf(request, 'topline-workspace'))
    const wanted = headerOf(request, 'topline-member')
    const member = wanted === undefined ? shelf.members[0] : shelf.members.find(({ handle }) => handle === wanted)
    if (!member) {
      const text = wanted === undefined ? 'The workspace has no members yet.' : `There is no member "${wanted}" here.`
      throw new Refusal('member_not_found', `${text} Name one in the Topline-Member header, or with --as.`)
    }
    const base = { kind: 'operator', via: 'operator', address: request.ip, session: null, token: null } as const
    return { ...base, workspace: shelf.name.id, handle: member.handle, role: member.role, scopes: null }
  }
}

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A page that another site opened carries the cookie with it, but not this header. @throws EdgeRefusal `csrf_refused` */
export function refuseForged(request: FastifyRequest, { kind }: Caller, site: Site): void {
  if (kind !== 'session' || READS.has(request.method)) return
  const sent = headerOf(request, 'topline-csrf') ?? ''
  if (sameSecret(sent, csrfOf(cookieIn(request, 'session', site) ?? ''))) return
  const text =
    'The request lacks the Topline-CSRF header of this session. Read it from GET /api/v1/session and send it.'
  throw new EdgeRefusal(403, 'csrf_refused', text)
}

const listed = (roles: readonly CallerRole[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(roles.map((role) => `role ${roleWords(role)}`))

/** @throws Refusal `not_allowed`, which says who may */
export function refuseUnlessMay(standing: Standing, permission: Permission): void {
  if (may(standing, permission)) return
  const { says, roles, scope } = PERMISSIONS[permission]
  const isScope = standing.scopes !== null && (roles as readonly CallerRole[]).includes(standing.role)
  const text = isScope
    ? `This token may not ${says}: it lacks the scope ${scope}. Make one that has it.`
    : `Your role, ${roleWords(standing.role)}, may not ${says}. That takes ${listed(roles)}; ask one of them.`
  throw new Refusal('not_allowed', text, { permission })
}
