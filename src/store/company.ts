/** Writing down a workspace: its entry in the directory, teams, members, accounts and policies. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'
import type { AccountFacts, MemberFacts, TeamFacts, WorkspaceName } from './workspaces.ts'

/** Adds `workspace` to the directory; false when the slug is taken. */
export async function addWorkspaceName(directory: Db, { id, slug, name, createdAt }: WorkspaceName): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into workspace (id, slug, name, created_at) values (${id}, ${slug}, ${name}, ${isoOf(createdAt)}::timestamptz)
    on conflict (slug) do nothing
  `.execute(directory)
  return numAffectedRows === 1n
}

/** A policy version as it is written down: its document unchecked. */
export interface PolicyRow {
  readonly id: string
  readonly name: 'order' | 'sla'
  readonly version: number
  readonly effectiveFrom: Instant
  readonly document: unknown
}

/** Adds teams. Fails with a unique violation when a slug is taken. */
export async function saveTeams(tenant: Tenant, rows: readonly TeamFacts[]): Promise<void> {
  await saveAll(tenant, 'team', rows, ['slug', 'name', 'kind'])
}

/** Adds members. Fails with a unique violation when a handle is taken. */
export async function saveMembers(tenant: Tenant, rows: readonly MemberFacts[]): Promise<void> {
  await saveAll(tenant, 'member', rows, ['handle', 'name', 'role', 'team'])
}

/** Adds accounts. Fails with a unique violation when a slug is taken. */
export async function saveAccounts(tenant: Tenant, rows: readonly AccountFacts[]): Promise<void> {
  await saveAll(tenant, 'account', rows, ['slug', 'name', 'segment', 'plan'])
}

async function saveAll(
  { db, workspace }: Tenant,
  table: 'team' | 'member' | 'account',
  rows: readonly object[],
  columns: readonly string[],
): Promise<void> {
  const json = JSON.stringify(rows.map((row) => ({ workspace_id: workspace, version: 1, ...row })))
  const names = sql.join(['workspace_id', 'id', ...columns, 'version'].map((name) => sql.ref(name)))
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::jsonb)
  `.execute(db)
}

/** Saves one version of a policy. */
export async function savePolicy({ db, workspace }: Tenant, policy: PolicyRow): Promise<void> {
  await sql`
    insert into policy (workspace_id, name, version, effective_from, document)
    values (${workspace}, ${policy.name}, ${policy.version}, ${isoOf(policy.effectiveFrom)}::timestamptz,
      ${JSON.stringify(policy.document)}::jsonb)
  `.execute(db)
}
