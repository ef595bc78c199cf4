/** Contacts: the people at accounts whose addresses are known. */
import { sql } from 'kysely'
import type { Tenant } from './db.ts'

export interface ContactFacts {
  readonly id: string
  readonly accountId: string
  readonly name: string
  /** In lower case, one of a kind among those who were not removed; null once the person was erased. */
  readonly email: string | null
  readonly title: string | null
}

export interface StoredContact extends ContactFacts {
  /** Number of its events. */
  readonly version: number
}

const columns = sql`id, account_id as "accountId", name, email, title, version`

/** Contacts of the account with this id, by name. */
export async function contactsOf({ db, workspace }: Tenant, accountId: string): Promise<StoredContact[]> {
  const { rows } = await sql<StoredContact>`
    select ${columns} from contact
    where workspace_id = ${workspace} and account_id = ${accountId} and removed_at is null
    order by name, email, id
  `.execute(db)
  return rows
}

/** The contact with this id, locked until the transaction ends; undefined when there is none, or it was removed. */
export async function contactToChange({ db, workspace }: Tenant, id: string): Promise<StoredContact | undefined> {
  const { rows } = await sql<StoredContact>`
    select ${columns} from contact
    where workspace_id = ${workspace} and id = ${id} and removed_at is null for update
  `.execute(db)
  return rows[0]
}

/** Contacts with these addresses, which are in lower case. */
export async function contactsByAddress(
  { db, workspace }: Tenant,
  addresses: readonly string[],
): Promise<StoredContact[]> {
  const { rows } = await sql<StoredContact>`
    select ${columns} from contact
    where workspace_id = ${workspace} and email = any(${addresses}) and removed_at is null
  `.execute(db)
  return rows
}

/** A contact as its columns and its events name it. */
const contactColumns = ({ accountId, ...own }: ContactFacts) => ({ ...own, account_id: accountId })

/** Adds contacts, or writes them over what was there. */
export async function saveContacts({ db, workspace }: Tenant, all: readonly StoredContact[]): Promise<void> {
  const rows = all.map(({ version, ...each }) => ({ workspace_id: workspace, ...contactColumns(each), version }))
  await sql`
    insert into contact (workspace_id, id, account_id, name, email, title, version)
    select workspace_id, id, account_id, name, email, title, version
    from jsonb_populate_recordset(null::contact, ${JSON.stringify(rows)}::jsonb)
    on conflict (workspace_id, id) do update set account_id = excluded.account_id, name = excluded.name,
      email = excluded.email, title = excluded.title, version = excluded.version
  `.execute(db)
}

/** Marks the contact as removed at `removedAt`, an ISO time. */
export async function saveRemoved(
  { db, workspace }: Tenant,
  { id, version, removedAt }: Pick<StoredContact, 'id' | 'version'> & { readonly removedAt: string },
): Promise<void> {
  await sql`
    update contact set removed_at = ${removedAt}::timestamptz, version = ${version}
    where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
}

/** Every contact with an address, by account, each with the slug of its account. */
export async function allContacts({
  db,
  workspace,
}: Tenant): Promise<(Pick<ContactFacts, 'name' | 'email' | 'title'> & { readonly account: string })[]> {
  const { rows } = await sql<Pick<ContactFacts, 'name' | 'email' | 'title'> & { readonly account: string }>`
    select contact.name, contact.email, contact.title, account.slug as account
    from contact join account on account.workspace_id = contact.workspace_id and account.id = contact.account_id
    where contact.workspace_id = ${workspace} and contact.removed_at is null and contact.email is not null
    order by account.slug, contact.email
  `.execute(db)
  return rows
}
