/** Contacts of accounts: added, changed, moved to another account, and removed. */
import { plainAddress } from '../domain/accounts/mail-domain.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { isoOf } from '../domain/time.ts'
import { accountBySlug } from '../store/accounts.ts'
import { contactsByAddress, contactToChange, type StoredContact, saveContacts, saveRemoved } from '../store/contacts.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
import { type AccountFacts, accountById, workspaceState } from '../store/workspaces.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'

/** A contact and the account it is of. */
export interface ContactAt {
  readonly contact: StoredContact
  readonly account: AccountFacts
}

type Teller = Pick<Desk, 'now' | 'asking' | 'origin'>

/** An event of a contact's stream. */
export const contactEvent = (
  { now, asking, origin }: Teller,
  { id, version }: Pick<StoredContact, 'id' | 'version'>,
  change: { readonly type: string; readonly [fact: string]: unknown },
): FactEvent => {
  const placed = { stream: 'contact', streamId: id, version, type: change.type } as const
  return { ...placed, at: now, actor: asking.handle, change, origin }
}

async function accountNamed(tx: Tenant, slug: string): Promise<AccountFacts> {
  const account = await accountBySlug(tx, slug)
  if (!account) throw new Refusal('account_not_found', `There is no account "${slug}". Check the slug.`)
  return account
}

/** @throws Refusal `contact_exists` when another contact has the address (ACT-8) */
async function refuseKnownAddress(tx: Tenant, email: string, id?: string): Promise<void> {
  const [known] = await contactsByAddress(tx, [email])
  if (!known || known.id === id) return
  const { slug } = must(await accountById(tx, known.accountId), 'accounts are never removed')
  const text = `${email} is a contact of the account "${slug}" already. Change or move that contact.`
  throw new Refusal('contact_exists', text, { account: slug, id: known.id })
}

export interface NewContact {
  readonly name: string
  readonly email: string
  readonly title: string | null
  readonly reason: string
}

/** Adds a contact within a transaction that holds the workspace. @throws Refusal `contact_exists` */
export async function addContactIn(
  tx: Tenant,
  desk: Teller & Pick<Desk, 'newId'>,
  account: AccountFacts,
  { reason, ...facts }: NewContact,
): Promise<ContactAt> {
  const email = plainAddress(facts.email)
  await refuseKnownAddress(tx, email)
  const contact = { id: desk.newId(), accountId: account.id, ...facts, email, version: 1 }
  const { id: _, version: __, ...told } = contact
  await appendFacts(tx, [contactEvent(desk, contact, { type: 'contact_added', ...told, reason })], desk.now)
  await saveContacts(tx, [contact])
  return { contact, account }
}

/** Adds a contact to the account `slug`. @throws Refusal `account_not_found`, `contact_exists`; Repeated */
export const addContact = (
  desk: Desk,
  slug: string,
  facts: NewContact,
  present: (added: ContactAt) => Answer,
): Promise<ContactAt> => {
  const work = async (tx: Tenant) => {
    await workspaceState(tx, 'lock')
    return addContactIn(tx, desk, await accountNamed(tx, slug), facts)
  }
  return onceInTransaction(desk, work, present)
}

async function taken(tx: Tenant, id: string): Promise<StoredContact> {
  await workspaceState(tx, 'lock')
  const contact = await contactToChange(tx, id)
  if (!contact) throw new Refusal('contact_not_found', 'There is no such contact. Look at the contacts of its account.')
  return contact
}

/** What is to be; what is left out stays as it is. */
export interface ContactChange {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly title?: string | null | undefined
  /** Slug of the account it moves to. */
  readonly account?: string | undefined
  readonly reason: string
}

async function changed(tx: Tenant, before: StoredContact, change: ContactChange): Promise<ContactAt> {
  const account =
    change.account === undefined
      ? must(await accountById(tx, before.accountId), 'accounts are never removed')
      : await accountNamed(tx, change.account)
  const contact = {
    ...before,
    accountId: account.id,
    name: change.name ?? before.name,
    email: change.email === undefined ? before.email : plainAddress(change.email),
    title: change.title === undefined ? before.title : change.title,
  }
  if (JSON.stringify(contact) === JSON.stringify(before)) {
    throw new Refusal('contact_unchanged', 'The contact is like that already. Name what changes.')
  }
  if (contact.email !== null) await refuseKnownAddress(tx, contact.email, contact.id)
  return { contact: { ...contact, version: before.version + 1 }, account }
}

/** Changes the contact with this id, or moves it. @throws Refusal `contact_not_found`, `account_not_found`,
 *  `contact_exists`, `contact_unchanged`; Repeated */
export const changeContact = (
  desk: Desk,
  id: string,
  change: ContactChange,
  present: (changed: ContactAt) => Answer,
): Promise<ContactAt> => {
  const work = async (tx: Tenant) => {
    const done = await changed(tx, await taken(tx, id), change)
    const { id: _, version: __, ...facts } = done.contact
    const told = { type: 'contact_changed', ...facts, reason: change.reason }
    await appendFacts(tx, [contactEvent(desk, done.contact, told)], desk.now)
    await saveContacts(tx, [done.contact])
    return done
  }
  return onceInTransaction(desk, work, present)
}

/** Removes the contact with this id; its address may be another's from then on.
 *  @throws Refusal `contact_not_found`; Repeated */
export const removeContact = (
  desk: Desk,
  id: string,
  { reason }: { readonly reason: string },
  present: (removed: ContactAt) => Answer,
): Promise<ContactAt> => {
  const work = async (tx: Tenant) => {
    const before = await taken(tx, id)
    const contact = { ...before, version: before.version + 1 }
    const removedAt = isoOf(desk.now)
    const told = { type: 'contact_removed', removedAt, reason }
    await appendFacts(tx, [contactEvent(desk, contact, told)], desk.now)
    await saveRemoved(tx, { id, version: contact.version, removedAt })
    return { contact, account: must(await accountById(tx, before.accountId), 'accounts are never removed') }
  }
  return onceInTransaction(desk, work, present)
}
