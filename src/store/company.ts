/** Writing down a workspace: its entry in the directory, teams, members and accounts. */
import { sql } from 'kysely'
import { type Money, NO_MONEY } from '../domain/money.ts'
import { isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'
import {
  type AccountFacts,
  accountColumns,
  type MemberFacts,
  type TeamFacts,
  type WorkspaceName,
} from './workspaces.ts'

/** Adds `workspace` to the directory; false when the slug is taken. */
export async function addWorkspaceName(directory: Db, { id, slug, name, createdAt }: WorkspaceName): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into workspace (id, slug, name, created_at) values (${id}, ${slug}, ${name}, ${isoOf(createdAt)}::timestamptz)
    on conflict (slug) do nothing
  `.execute(directory)
  return numAffectedRows === 1n
}

/** Adds teams. Fails with a unique violation when a slug is taken. */
export async function saveTeams(tenant: Tenant, rows: readonly TeamFacts[]): Promise<void> {
  await saveAll(tenant, 'team', rows, ['slug', 'name', 'kind'])
}

/** Adds members. Fails with a unique violation when a handle is taken. */
export async function saveMembers(
  tenant: Tenant,
  rows: readonly (MemberFacts & { readonly email?: string })[],
): Promise<void> {
  await saveAll(tenant, 'member', rows, ['handle', 'name', 'role', 'team', 'email'])
}

/** Adds accounts. Fails with a unique violation when a slug is taken. */
export async function saveAccounts(tenant: Tenant, accounts: readonly NewAccount[]): Promise<void> {
  const rows = accounts.map(({ arr, renewsOn, churnRisk, ...row }) => ({
    ...row,
    ...moneyColumns({ arr: arr ?? null, renewsOn: renewsOn ?? null, churnRisk: churnRisk ?? null }),
  }))
  const money = Object.keys(moneyColumns(NO_MONEY))
  await saveAll(tenant, 'account', rows, ['slug', 'name', 'segment', 'plan', 'contract', ...money])
}

/** An account as it is added: what the CRM knows of it may be left out. */
export type NewAccount = Omit<AccountFacts, keyof Money> & Partial<Money>

/** What the CRM knows of an account, column by column. */
export const moneyColumns = ({ arr, renewsOn, churnRisk }: Money) => ({
  arr_minor: arr?.minor ?? null,
  arr_currency: arr?.currency ?? null,
  renews_on: renewsOn,
  churn_risk: churnRisk,
})

/** Saves what the CRM knows of an account over what was there; `version` counts its events. */
export async function saveMoney(
  { db, workspace }: Tenant,
  { id, version, ...money }: Money & Pick<AccountFacts, 'id'> & { readonly version: number },
): Promise<void> {
  await db
    .updateTable('account')
    .set({ ...moneyColumns(money), version })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
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

/** The account and how many events it has, locked until the transaction ends; undefined when there is none. */
export async function accountToChange(
  { db, workspace }: Tenant,
  slug: string,
): Promise<(AccountFacts & { readonly version: number }) | undefined> {
  const { rows } = await sql<AccountFacts & { readonly version: number }>`
    select ${accountColumns}, version from account
    where workspace_id = ${workspace} and slug = ${slug} for update
  `.execute(db)
  return rows[0]
}

/** Saves what an account is promised over what was there; `version` counts its events. */
export async function saveTerms(
  { db, workspace }: Tenant,
  terms: Pick<AccountFacts, 'id' | 'segment' | 'plan' | 'contract'> & { readonly version: number },
): Promise<void> {
  await sql`
    update account set segment = ${terms.segment}, plan = ${terms.plan}, contract = ${terms.contract},
      version = ${terms.version}
    where workspace_id = ${workspace} and id = ${terms.id}
  `.execute(db)
}
