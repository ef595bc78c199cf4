/** Names of customers, which public issues do not say. */
import { sql } from 'kysely'
import type { Known } from '../domain/issue/public-words.ts'
import type { Tenant } from './db.ts'

type Account = Known['accounts'][number]

/** Who asks: ids of accounts, and names of contacts. */
export interface Askers {
  readonly accountIds: readonly string[]
  readonly contacts: readonly string[]
}

/** What those are called who ask. */
export async function namesOf({ db, workspace }: Tenant, { accountIds, contacts }: Askers): Promise<Known['linked']> {
  const { rows: accounts } = await sql<Account>`
    select name, slug, domains from account
    where workspace_id = ${workspace} and id = any(${[...accountIds]}::uuid[]) order by slug
  `.execute(db)
  return { accounts, contacts }
}

/** Names of contacts who were told of with an account that asks the same in these tickets, and still does. */
export async function contactsBeside(
  { db, workspace }: Tenant,
  tickets: readonly number[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct event.change -> 'contact' ->> 'name' as name
    from ticket join event on event.workspace_id = ${workspace} and event.stream_id = ticket.id
    where ticket.workspace_id = ${workspace} and ticket.number = any(${[...tickets]}::bigint[])
      and ticket.also_affected <> '{}' and event.type = 'also_affects'
      and event.change -> 'contact' ->> 'name' is not null
      and (event.change ->> 'accountId')::uuid = any(ticket.also_affected)
    order by name
  `.execute(db)
  return rows.map(({ name }) => name)
}

/** Who asks in these tickets, and in those that go on in them: their accounts, those that ask the same, and the contacts
 *  of both. */
export async function customersOf(tenant: Tenant, tickets: readonly number[]): Promise<Known['linked']> {
  if (tickets.length === 0) return { accounts: [], contacts: [] }
  const { db, workspace } = tenant
  const { rows } = await sql<{ number: number; accountIds: string[]; contact: string | null }>`
    select number, array_remove(also_affected || account_id, null) as "accountIds", contact_name as contact from ticket
    where workspace_id = ${workspace}
      and (number = any(${[...tickets]}::bigint[])
        or goes_on_in is not null and goes_on_in = any(${[...tickets]}::bigint[]))
  `.execute(db)
  const beside = await contactsBeside(
    tenant,
    rows.map(({ number }) => number),
  )
  return namesOf(tenant, {
    accountIds: [...new Set(rows.flatMap(({ accountIds }) => accountIds))],
    contacts: [...new Set([...rows.flatMap(({ contact }) => contact ?? []), ...beside])].toSorted(),
  })
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

/** Numbers of the public issues with which tickets of these accounts are linked. */
export async function publicIssuesOf(
  { db, workspace }: Tenant,
  accountIds: readonly string[],
): Promise<{ readonly issue: number; readonly accountIds: readonly string[] }[]> {
  // The index of tickets with issues serves every condition that says so.
  const { rows } = await sql<{ issue: number; accountIds: string[] }>`
    select issue.number as issue, array_agg(distinct account) as "accountIds"
    from ticket
    cross join lateral unnest(ticket.issues) as linked(number)
    cross join lateral unnest(ticket.also_affected || ticket.account_id) as account
    join issue on issue.workspace_id = ${workspace} and issue.number = linked.number and issue.audience = 'public'
    where ticket.workspace_id = ${workspace} and ticket.issues <> '{}' and account = any(${[...accountIds]}::uuid[])
    group by issue.number order by issue.number
  `.execute(db)
  return rows
}
