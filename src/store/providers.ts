/** How workspaces sign their people in, where they do not use the installation's provider. */
import { sql } from 'kysely'
import type { GroupPlace } from '../domain/access/arrival.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Db, Tenant } from './db.ts'

export interface ProviderRow {
  readonly workspace: string
  readonly issuer: string
  readonly clientId: string
  readonly groups: readonly GroupPlace[]
  /** Of people in none of the groups; null keeps them out. */
  readonly defaultRole: Role | null
}

const columns = sql`workspace_id as workspace, issuer, client_id as "clientId", groups, default_role as "defaultRole"`

/** The providers of all workspaces, oldest setting first. */
export async function providers(directory: Db): Promise<ProviderRow[]> {
  const { rows } = await sql<ProviderRow>`
    select ${columns} from provider order by changed_at, workspace_id
  `.execute(directory)
  return rows
}

/** The provider of the workspace; undefined when it has none of its own. */
export async function providerIn({ db, workspace }: Tenant): Promise<ProviderRow | undefined> {
  const { rows } = await sql<ProviderRow>`select ${columns} from provider where workspace_id = ${workspace}`.execute(db)
  return rows[0]
}

/** Writes the provider of the workspace down, over what was there. */
export async function saveProvider({ db, workspace }: Tenant, row: Omit<ProviderRow, 'workspace'>, now: Instant) {
  const { issuer, clientId, groups, defaultRole } = row
  await sql`
    insert into provider (workspace_id, issuer, client_id, groups, default_role, changed_at)
    values (${workspace}, ${issuer}, ${clientId}, ${JSON.stringify(groups)}::jsonb, ${defaultRole},
      ${isoOf(now)}::timestamptz)
    on conflict (workspace_id) do update set issuer = excluded.issuer, client_id = excluded.client_id,
      groups = excluded.groups, default_role = excluded.default_role, changed_at = excluded.changed_at
  `.execute(db)
}

/** Forgets it; false when there was none. */
export async function removeProvider({ db, workspace }: Tenant): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from provider where workspace_id = ${workspace}`.execute(db)
  return numAffectedRows === 1n
}
