/** What a node knows of workspaces between requests: makes the desk that an action works at, from who calls. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Desk, Once } from '../actions/desk.ts'
import { must } from '../domain/assert.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, later, SECOND } from '../domain/time.ts'
import type { Store, Tenant } from '../store/db.ts'
import { membershipsOf } from '../store/people.ts'
import { policies } from '../store/policies.ts'
import {
  type AccountName,
  accountNames,
  type MemberFacts,
  members,
  type TeamFacts,
  teams,
  type WorkspaceName,
  workspaceNames,
} from '../store/workspaces.ts'
import type { Caller } from './access.ts'
import { EdgeRefusal } from './answer-error.ts'
import { headerOf } from './header.ts'

/** What a node remembers of a workspace between requests. */
export interface Shelf {
  readonly name: WorkspaceName
  readonly tenant: Tenant
  readonly policies: Policies
  readonly teams: readonly TeamFacts[]
  readonly members: readonly MemberFacts[]
  /** Names of the accounts that were shown lately, by id. */
  readonly accountNames: Map<string, AccountName>
}

/** A shelf, and how long it and the policies on it hold. */
interface Kept<Of = Shelf> {
  readonly shelf: Of
  readonly until: Instant
  readonly freshUntil: Instant
}

const holds = ({ until, freshUntil }: Kept<unknown>, now: Instant): boolean => until > now && freshUntil > now

/** Members, teams and names change rarely; what another node changed shows here after this long at the latest. */
const SHELF_MS = 2_000
/** Policies are no older than this: shorter than the notice at which they are published (actions/publish-policy.ts), with
 *  time to spare for clocks of nodes that differ. */
const FRESH = SECOND
const KEY_LIMIT = 200

/** The version in If-Match, such as `"7"`. @throws EdgeRefusal when it is not one */
function versionSeen(request: FastifyRequest): number | undefined {
  const text = headerOf(request, 'if-match')
  if (text === undefined || text === '*') return undefined
  const version = /^"?(\d{1,9})"?$/.exec(text)?.[1]
  if (version === undefined) {
    throw new EdgeRefusal(400, 'invalid_input', 'If-Match is not a version. Send the version you read, such as "7".')
  }
  return Number(version)
}

export class Desks {
  private readonly shelves = new Map<string, Kept>()
  /** Shelves that are being read; whoever comes meanwhile waits for the same. */
  private readonly underWay = new Map<string, Kept<Promise<Shelf>>>()
  private names: readonly WorkspaceName[] = []
  private readonly store: Store
  private readonly now: () => Instant
  readonly newId: () => string

  constructor({ store, now, newId }: { store: Store; now: () => Instant; newId: () => string }) {
    this.store = store
    this.now = now
    this.newId = newId
  }

  /** All workspaces; read anew when `slug` is not among those known. @throws Refusal `workspace_not_found` */
  private async nameOf(slug: string | undefined): Promise<WorkspaceName> {
    const find = () => (slug === undefined ? this.names[0] : this.names.find((name) => name.slug === slug))
    if (!find()) this.names = await workspaceNames(this.store.directory)
    const found = find()
    if (found) return found
    if (slug === undefined) {
      throw new Refusal(
        'workspace_not_found',
        'There is no workspace yet. Make one with `topline workspace create SLUG --owner ADDRESS`, `topline demo` or an import.',
      )
    }
    const known = this.names.map((name) => name.slug).join(', ')
    throw new Refusal('workspace_not_found', `There is no workspace "${slug}". Choose one of: ${known || 'none yet'}.`)
  }

  /** The workspace that a slug names, or the oldest. @throws Refusal `workspace_not_found` */
  async shelfBySlug(slug: string | undefined): Promise<Shelf> {
    return this.shelfOf(await this.nameOf(slug))
  }

  /** The workspace with this id. */
  async shelf(id: string): Promise<Shelf> {
    const find = () => this.names.find((name) => name.id === id)
    if (!find()) this.names = await workspaceNames(this.store.directory)
    return this.shelfOf(must(find(), 'whoever is signed in is so in a workspace'))
  }

  private async shelfOf(name: WorkspaceName): Promise<Shelf> {
    const now = this.now()
    const found = this.shelves.get(name.id)
    if (found && holds(found, now)) return found.shelf
    const begun = this.underWay.get(name.id)
    if (begun && holds(begun, now)) return begun.shelf
    const kept = found && found.until > now ? found : undefined
    return this.readNow(name.id, {
      shelf: kept ? this.refreshed(kept.shelf) : this.read(name),
      until: kept?.until ?? later(now, SHELF_MS),
      freshUntil: later(now, FRESH),
    })
  }

  /** Keeps what is being read, unless it was told meanwhile that something has changed. */
  private async readNow(workspace: string, reading: Kept<Promise<Shelf>>): Promise<Shelf> {
    this.underWay.set(workspace, reading)
    const isLatest = () => this.underWay.get(workspace) === reading
    try {
      const shelf = await reading.shelf
      if (isLatest()) this.shelves.set(workspace, { ...reading, shelf })
      return shelf
    } finally {
      if (isLatest()) this.underWay.delete(workspace)
    }
  }

  private async refreshed(shelf: Shelf): Promise<Shelf> {
    return { ...shelf, policies: await policies(shelf.tenant) }
  }

  private async read(name: WorkspaceName): Promise<Shelf> {
    const tenant = this.store.tenant(name.id)
    const [documents, teamFacts, memberFacts] = await Promise.all([policies(tenant), teams(tenant), members(tenant)])
    return { name, tenant, policies: documents, teams: teamFacts, members: memberFacts, accountNames: new Map() }
  }

  /** What is known of the caller's workspace, and which member calls. */
  async of(request: FastifyRequest): Promise<Shelf & { readonly you: MemberFacts; readonly caller: Caller }> {
    const caller = callerIn(request)
    const shelf = await this.shelf(caller.workspace)
    const you = shelf.members.find(({ handle }) => handle === caller.handle)
    // Removed since the gate let them through.
    if (!you)
      throw new EdgeRefusal(401, 'not_signed_in', 'You are no longer a member of this workspace. Sign in again.')
    return { ...shelf, you, caller }
  }

  /** The desk for a write. `present` makes, for a ticket, the answer that is kept under the request's Idempotency-Key. */
  async forWrite(request: FastifyRequest, present: (desk: Desk) => Once['present'] = noTicket): Promise<Desk> {
    const caller = callerIn(request)
    const { tenant, policies: documents, teams: teamFacts } = await this.shelf(caller.workspace)
    const key = headerOf(request, 'idempotency-key')
    if (key !== undefined && key.length > KEY_LIMIT) {
      throw new EdgeRefusal(400, 'invalid_input', `Idempotency-Key is longer than ${KEY_LIMIT} characters. Use a UUID.`)
    }
    const now = this.now()
    const { handle, role, scopes, via, address } = caller
    const asking = { handle, role, scopes, now }
    const plain: Desk = {
      tenant,
      policies: documents,
      teams: teamFacts,
      now,
      asking,
      origin: { via, address },
      newId: this.newId,
      // Who names a version is told what came since; of a customer's contact that is nobody's business.
      seen: role === 'contact' ? undefined : versionSeen(request),
    }
    if (key === undefined) return plain
    return { ...plain, once: { key, fingerprint: fingerprint(request, handle), present: present(plain) } }
  }

  /** Remembers what an account is called that was read for something else. */
  name({ workspace }: Tenant, { id, slug, name }: AccountName & { readonly id: string }): void {
    this.shelves.get(workspace)?.shelf.accountNames.set(id, { slug, name })
  }

  /** What at least the accounts `ids` are called, by id; `tenant` reads those that are not remembered. */
  async accountNames(tenant: Tenant, ids: readonly string[]): Promise<ReadonlyMap<string, AccountName>> {
    const names = this.shelves.get(tenant.workspace)?.shelf.accountNames ?? new Map<string, AccountName>()
    const missing = ids.filter((id) => !names.has(id))
    for (const [id, name] of await accountNames(tenant, missing)) names.set(id, name)
    return names
  }

  /** The workspaces that the caller may enter: a token its own, a person theirs, whoever runs the installation all. */
  async openTo({ kind, workspace, session }: Caller): Promise<readonly WorkspaceName[]> {
    if (kind === 'operator' || session?.kind === 'local') return this.workspaces()
    if (!session || session.identityId === null) return [(await this.shelf(workspace)).name]
    const own = await membershipsOf(this.store.directory, session.id)
    const shelves = await Promise.all(
      own.map(async ({ workspace: id, memberId }) => ({ memberId, shelf: await this.shelf(id) })),
    )
    const entered = shelves.filter(({ memberId, shelf }) => shelf.members.some(({ id }) => id === memberId))
    return entered.map(({ shelf }) => shelf.name).toSorted((a, b) => a.createdAt - b.createdAt)
  }

  /** Every workspace by name. */
  async workspaces(): Promise<readonly WorkspaceName[]> {
    this.names = await workspaceNames(this.store.directory)
    return this.names
  }

  /** Forgets what is remembered, so that the next request reads it anew. */
  forget(workspace: string): void {
    this.shelves.delete(workspace)
    this.underWay.delete(workspace)
  }
}

/** Who calls; every route but the public ones has a caller. */
export const callerIn = ({ caller }: FastifyRequest): Caller => must(caller ?? undefined, 'the route is not public')

/** For writes that leave no ticket behind: their actions present their own result. */
const noTicket = () => () => Promise.reject(new Error('This write presents no ticket'))

/** Tells one write from another: method, address, who asks, body. */
function fingerprint({ method, url, body }: FastifyRequest, handle: string): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, handle, body ?? null]))
    .digest('base64url')
}
