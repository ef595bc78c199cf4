/** Writing down a workspace: its entry in the directory, teams, members and accounts. */
import { sql } from 'kysely'
import { type AccountFile, NOTHING_ON_FILE } from '../domain/accounts/account.ts'
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
  await saveAll(tenant, 'account', accounts.map(accountRow), ACCOUNT_COLUMNS)
}

/** Saves accounts over what was there, by their ids. */
export async function saveAccountsOver(
  { db, workspace }: Tenant,
  accounts: readonly (NewAccount & { readonly version: number })[],
): Promise<void> {
  const rows = JSON.stringify(accounts.map((each) => ({ ...accountRow(each), version: each.version })))
  const changing = ['version', ...ACCOUNT_COLUMNS].map((column) => sql`${sql.ref(column)} = made.${sql.ref(column)}`)
  await sql`
    update account set ${sql.join(changing)}
    from jsonb_populate_recordset(null::account, ${rows}::jsonb) made
    where account.workspace_id = ${workspace} and account.id = made.id
  `.execute(db)
}

/** All that there is to say of an account: nothing of what was left out. */
export const wholeAccount = (account: NewAccount): AccountFacts => ({
  ...NO_MONEY,
  ...NOTHING_ON_FILE,
  ...said(account),
})

function accountRow(account: NewAccount) {
  const whole = wholeAccount(account)
  const { id, slug, name, segment, plan, contract } = whole
  return { id, slug, name, segment, plan, contract, ...moneyColumns(whole), ...fileColumns(whole) }
}

/** An account as it is added: what is known of it beside its terms may be left out. */
export type NewAccount = Omit<AccountFacts, keyof Money | keyof AccountFile> & {
  readonly [Fact in keyof (Money & AccountFile)]?: (Money & AccountFile)[Fact] | undefined
}

/** The fields that are not undefined. */
const said = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [Field in keyof Facts]: Exclude<Facts[Field], undefined>
  }

/** What is on file of an account, column by column. */
const fileColumns = ({ domains, lifecycle, people, source, externalId }: AccountFile) => ({
  domains,
  lifecycle,
  people,
  source,
  external_id: externalId,
})

/** Saves name and file of an account over what was there; `version` counts its events. */
export async function saveFile(
  { db, workspace }: Tenant,
  { id, name, version, ...file }: AccountFile & Pick<AccountFacts, 'id' | 'name'> & { readonly version: number },
): Promise<void> {
  const { domains, people, ...columns } = fileColumns(file)
  await db
    .updateTable('account')
    .set({ ...columns, domains: [...domains], people: JSON.stringify(people), name, version })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

/** What the CRM knows of an account, column by column. */
export const moneyColumns = ({ arr, renewsOn, churnRisk }: Money) => ({
  arr_minor: arr?.minor ?? null,
  arr_currency: arr?.currency ?? null,
  renews_on: renewsOn,
  churn_risk: churnRisk,
})

/** The columns of an account beside its id and version. */
const ACCOUNT_COLUMNS = [
  'slug',
  'name',
  'segment',
  'plan',
  'contract',
  ...Object.keys(moneyColumns(NO_MONEY)),
  ...Object.keys(fileColumns(NOTHING_ON_FILE)),
]

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
