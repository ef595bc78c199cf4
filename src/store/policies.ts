/** Policies, contracts, calendars and holiday sets: every version that was published. */
import { sql } from 'kysely'
import type { Policies } from '../domain/policies.ts'
import { gathered, type PolicyName, type Publication } from '../domain/publication.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'

/** A version as it was published: by whom, why, and whether the open tickets went over to it. */
export interface PublishedVersion extends Publication {
  readonly by: string
  readonly reason: string | null
  readonly applied: boolean
}

const versionColumns = sql`name, slug, version, effective_from as "effectiveFrom", published_at as "publishedAt",
  by_handle as "by", reason, applied, document`

interface Known {
  /** Which rows there were, and which transaction wrote each: other rows have another stamp. */
  readonly stamp: string
  readonly policies: Policies
}

/** What was read last, by the handle of the workspace. Transactions have handles of their own, and read anew. */
const known = new WeakMap<Db, Known>()

const IN_ORDER = sql`name, slug, effective_from, version`

async function stampOf({ db, workspace }: Tenant): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select coalesce(string_agg(xmin::text, ' ' order by ${IN_ORDER}), '') as stamp from policy
    where workspace_id = ${workspace}
  `.execute(db)
  return rows[0]?.stamp ?? ''
}

/** Every version of everything that tickets are judged by. While nothing is published, the same object again and again:
 *  calendars are compiled once for each. */
export async function policies(tenant: Tenant): Promise<Policies> {
  const { db, workspace } = tenant
  const before = known.get(db)
  if (before && before.stamp === (await stampOf(tenant))) return before.policies
  const { rows } = await sql<PublishedVersion & { stamp: string }>`
    select ${versionColumns}, xmin::text as stamp from policy where workspace_id = ${workspace} order by ${IN_ORDER}
  `.execute(db)
  const fresh = { stamp: rows.map(({ stamp }) => stamp).join(' '), policies: gathered(rows.map(publicationOf)) }
  known.set(db, fresh)
  return fresh.policies
}

const publicationOf = ({
  name,
  slug,
  version,
  effectiveFrom,
  publishedAt,
  document,
}: PublishedVersion): Publication => ({
  name,
  slug,
  version,
  effectiveFrom,
  publishedAt,
  document,
})

/** Every version of the documents under `name`, by slug, newest first. */
export async function publishedVersions({ db, workspace }: Tenant, name: PolicyName): Promise<PublishedVersion[]> {
  const { rows } = await sql<PublishedVersion>`
    select ${versionColumns} from policy where workspace_id = ${workspace} and name = ${name}
    order by slug, version desc
  `.execute(db)
  return rows
}

/** A version without its document. */
export type PublishedHead = Omit<PublishedVersion, 'document' | 'effectiveFrom'>

const headColumns = sql`name, slug, version, published_at as "publishedAt", by_handle as "by", reason, applied`

/** What was published after `since` for open tickets to go over to, oldest first. */
export async function appliedSince({ db, workspace }: Tenant, since: Instant): Promise<PublishedHead[]> {
  const { rows } = await sql<PublishedHead>`
    select ${headColumns} from policy
    where workspace_id = ${workspace} and applied and published_at > ${isoOf(since)}::timestamptz
    order by published_at, name, slug, version
  `.execute(db)
  return rows
}

/** What was published for new tickets alone and has not been carried over since with something else, oldest first. */
export async function keptFromOpen({ db, workspace }: Tenant): Promise<PublishedHead[]> {
  const { rows } = await sql<PublishedHead>`
    select ${headColumns} from policy
    where workspace_id = ${workspace} and not applied and published_at > coalesce(
      (select max(published_at) from policy where workspace_id = ${workspace} and applied), to_timestamp(0))
    order by published_at, name, slug, version
  `.execute(db)
  return rows
}

/** Saves versions. Fails with a unique violation when one of them is there already. */
export async function savePolicies({ db, workspace }: Tenant, versions: readonly PublishedVersion[]): Promise<void> {
  const rows = versions.map(({ effectiveFrom, publishedAt, by, ...row }) => ({
    ...row,
    workspace_id: workspace,
    effective_from: isoOf(effectiveFrom),
    published_at: isoOf(publishedAt),
    by_handle: by,
  }))
  await sql`
    insert into policy (workspace_id, name, slug, version, effective_from, published_at, by_handle, reason, applied, document)
    select workspace_id, name, slug, version, effective_from, published_at, by_handle, reason, applied, document
    from jsonb_populate_recordset(null::policy, ${JSON.stringify(rows)}::jsonb)
  `.execute(db)
}
