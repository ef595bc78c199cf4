/** Names of customers, which public issues do not say. */
import { sql } from 'kysely'
import type { Known } from '../domain/issue/public-words.ts'
import type { Tenant } from './db.ts'

type Account = Known['accounts'][number]

/** Who asks in these tickets: their accounts, those that ask the same, and their contacts. */
export async function customersOf({ db, workspace }: Tenant, tickets: readonly number[]): Promise<Known['linked']> {
  if (tickets.length === 0) return { accounts: [], contacts: [] }
  const { rows: accounts } = await sql<Account>`
    select name, slug, domains from account where workspace_id = ${workspace} and id in (
      select unnest(also_affected || account_id) from ticket
      where workspace_id = ${workspace} and number = any(${[...tickets]}::bigint[])
    ) order by slug
  `.execute(db)
  const { rows: contacts } = await sql<{ name: string }>`
    select distinct contact_name as name from ticket
    where workspace_id = ${workspace} and number = any(${[...tickets]}::bigint[]) and contact_name is not null
    order by name
  `.execute(db)
  return { accounts, contacts: contacts.map(({ name }) => name) }
}

/** Every name that may not be told to others: of accounts, of their contacts, and of those who asked in `tickets`. */
export async function customerNames(tenant: Tenant, tickets: readonly number[]): Promise<Known> {
  const { db, workspace } = tenant
  const { rows: accounts } = await sql<Account>`
    select name, slug, domains from account where workspace_id = ${workspace}
  `.execute(db)
  const { rows: contacts } = await sql<{ name: string }>`
    select name from contact where workspace_id = ${workspace} and removed_at is null
  `.execute(db)
  return { accounts, contacts: contacts.map(({ name }) => name), linked: await customersOf(tenant, tickets) }
}
