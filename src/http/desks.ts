/** Who asks and in which workspace: makes the desk that an action works at, from a request's headers. */
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Desk, Once } from '../actions/desk.ts'
import type { Policies } from '../domain/policies.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, later, SECOND } from '../domain/time.ts'
import type { Store, Tenant } from '../store/db.ts'
import { policies } from '../store/policies.ts'
import {
  accountNames,
  type MemberFacts,
  members,
  type TeamFacts,
  teams,
  type WorkspaceName,
  workspaceNames,
} from '../store/workspaces.ts'
import { EdgeRefusal } from './answer-error.ts'

/** What a node remembers of a workspace between requests. */
interface Shelf {
  readonly name: WorkspaceName
  readonly tenant: Tenant
  readonly policies: Policies
  readonly teams: readonly TeamFacts[]
  readonly members: readonly MemberFacts[]
  /** Names of the accounts that were shown lately, by id. */
  readonly accountNames: Map<string, string>
}

/** Members, teams and names change rarely; what another node changed shows here after this long at the latest. */
const SHELF_MS = 5_000
/** Policies are no older than this: shorter than the notice at which they are published (actions/publish-policy.ts), with
 *  time to spare for clocks of nodes that differ. */
const FRESH = SECOND
const KEY_LIMIT = 200

/** One header as text; undefined when it is absent or empty. */
function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name]
  const text = Array.isArray(value) ? value[0] : value
  return text === '' ? undefined : text
}

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
  private readonly shelves = new Map<string, { shelf: Shelf; until: Instant; freshUntil: Instant }>()
  private names: readonly WorkspaceName[] = []
  private readonly store: Store
  private readonly now: () => Instant
  private readonly newId: () => string

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
      throw new Refusal('workspace_not_found', 'There is no workspace yet. Make one with `topline demo` or an import.')
    }
    const known = this.names.map((name) => name.slug).join(', ')
    throw new Refusal('workspace_not_found', `There is no workspace "${slug}". Choose one of: ${known || 'none yet'}.`)
  }

  private async shelfOf(slug: string | undefined): Promise<Shelf> {
    const name = await this.nameOf(slug)
    const now = this.now()
    const found = this.shelves.get(name.id)
    const kept = found && found.until > now ? found : undefined
    if (kept && kept.freshUntil > now) return kept.shelf
    const shelf = kept ? { ...kept.shelf, policies: await policies(kept.shelf.tenant) } : await this.read(name)
    this.shelves.set(name.id, { shelf, until: kept?.until ?? later(now, SHELF_MS), freshUntil: later(now, FRESH) })
    return shelf
  }

  private async read(name: WorkspaceName): Promise<Shelf> {
    const tenant = this.store.tenant(name.id)
    const [documents, teamFacts, memberFacts] = await Promise.all([policies(tenant), teams(tenant), members(tenant)])
    return { name, tenant, policies: documents, teams: teamFacts, members: memberFacts, accountNames: new Map() }
  }

  /** What is known of the workspace a request means, and which member asks. @throws Refusal `workspace_not_found`, `member_not_found` */
  async of(request: FastifyRequest): Promise<Shelf & { readonly you: MemberFacts }> {
    const query = (request.query ?? {}) as { workspace?: string }
    const shelf = await this.shelfOf(headerOf(request, 'topline-workspace') ?? query.workspace)
    const handle = headerOf(request, 'topline-member')
    const you = handle === undefined ? shelf.members[0] : shelf.members.find((member) => member.handle === handle)
    if (!you) {
      const text = handle === undefined ? 'The workspace has no members yet.' : `There is no member "${handle}" here.`
      throw new Refusal('member_not_found', `${text} Name one in the Topline-Member header, or with --as.`)
    }
    return { ...shelf, you }
  }

  /** The desk for a write. `present` makes, for a ticket, the answer that is kept under the request's Idempotency-Key. */
  async forWrite(request: FastifyRequest, present: (desk: Desk) => Once['present'] = noTicket): Promise<Desk> {
    const { tenant, policies: documents, teams: teamFacts, you } = await this.of(request)
    const key = headerOf(request, 'idempotency-key')
    if (key !== undefined && key.length > KEY_LIMIT) {
      throw new EdgeRefusal(400, 'invalid_input', `Idempotency-Key is longer than ${KEY_LIMIT} characters. Use a UUID.`)
    }
    const now = this.now()
    const asking = { handle: you.handle, role: you.role, now }
    const plain: Desk = {
      tenant,
      policies: documents,
      teams: teamFacts,
      now,
      asking,
      newId: this.newId,
      seen: versionSeen(request),
    }
    if (key === undefined) return plain
    return { ...plain, once: { key, fingerprint: fingerprint(request, you.handle), present: present(plain) } }
  }

  /** Names of at least the accounts `ids`, by id; `tenant` reads those that are not remembered. */
  async accountNames(tenant: Tenant, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = this.shelves.get(tenant.workspace)?.shelf.accountNames ?? new Map<string, string>()
    const missing = ids.filter((id) => !names.has(id))
    for (const [id, name] of await accountNames(tenant, missing)) names.set(id, name)
    return names
  }

  /** Every workspace by name. */
  async workspaces(): Promise<readonly WorkspaceName[]> {
    this.names = await workspaceNames(this.store.directory)
    return this.names
  }

  /** Forgets what is remembered, so that the next request reads it anew. */
  forget(workspace: string): void {
    this.shelves.delete(workspace)
  }
}

/** For writes that leave no ticket behind: their actions present their own result. */
const noTicket = () => () => Promise.reject(new Error('This write presents no ticket'))

/** Tells one write from another: method, address, who asks, body. */
function fingerprint({ method, url, body }: FastifyRequest, handle: string): string {
  return createHash('sha256')
    .update(JSON.stringify([method, url, handle, body ?? null]))
    .digest('base64url')
}
