/** Writes what an import has planned: events and rows, in batches, within the caller's transaction. */
import { type AccountFile, type AccountRecord, NOTHING_ON_FILE } from '../domain/accounts/account.ts'
import type { AccountWrite } from '../domain/accounts/import-accounts.ts'
import type { ContactWrite } from '../domain/accounts/import-contacts.ts'
import type { OpportunityWrite } from '../domain/accounts/import-opportunities.ts'
import { must } from '../domain/assert.ts'
import { type NewAccount, saveAccounts, saveAccountsOver } from '../store/company.ts'
import { type StoredContact, saveContacts } from '../store/contacts.ts'
import type { Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
import { type Opportunity, saveOpportunities } from '../store/opportunities.ts'
import type { AccountFacts } from '../store/workspaces.ts'
import { changeTickets } from './change-terms.ts'
import type { Desk } from './desk.ts'
import { contactEvent } from './keep-contacts.ts'
import { keepFromAccounts } from './private-issues.ts'
import { opportunityEvent } from './put-opportunity.ts'

/** Rows written by one statement. */
const BATCH = 1_000

async function batched<Item>(items: readonly Item[], write: (some: readonly Item[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) await write(items.slice(from, from + BATCH))
}

const appendAll = (tx: Tenant, { now }: Desk, events: readonly FactEvent[]): Promise<void> =>
  batched(events, (some) => appendFacts(tx, some, now))

type Stored = AccountFacts & { readonly version: number }

interface Known {
  /** Accounts that were there, by slug. */
  readonly there: ReadonlyMap<string, Stored>
  readonly reason: string
}

const termsOf = ({ segment, plan, contract }: AccountRecord) => ({ segment, plan, contract })
const moneyOf = ({ arr, renewsOn, churnRisk }: AccountRecord) => ({ arr, renewsOn, churnRisk })
const fileOf = ({ name, domains, lifecycle, people, source, externalId }: AccountRecord) => ({
  name,
  domains,
  lifecycle,
  people,
  source,
  externalId,
})

/** What events an account's row may take, each with the facts it tells. */
const PARTS = [
  ['terms_changed', termsOf],
  ['money_changed', moneyOf],
  ['account_changed', fileOf],
] as const

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

interface Changed {
  readonly account: Stored
  readonly events: readonly FactEvent[]
  readonly hasNewTerms: boolean
}

function changedAccount(desk: Desk, stored: Stored, after: AccountRecord, reason: string): Changed {
  const { now, asking, origin } = desk
  const parts = PARTS.filter(([, of]) => !same(of(stored), of(after)))
  const events = parts.map(([type, of], index): FactEvent => {
    const placed = { stream: 'account', streamId: stored.id, version: stored.version + index + 1, type } as const
    return { ...placed, at: now, actor: asking.handle, change: { type, ...of(after), reason }, origin }
  })
  const account = { ...stored, ...after, version: stored.version + events.length }
  return { account, events, hasNewTerms: parts.some(([type]) => type === 'terms_changed') }
}

/** An account as it is added; what nobody said of it is left out of its event. */
function addedAccount({ newId, now, asking, origin }: Desk, after: AccountRecord, reason: string) {
  const blank: Partial<AccountRecord> = { ...NOTHING_ON_FILE, arr: null, renewsOn: null, churnRisk: null }
  const said = Object.entries(after).filter(([field, value]) => {
    const nothing = blank[field as keyof AccountFile]
    return nothing === undefined || JSON.stringify(value) !== JSON.stringify(nothing)
  })
  const account = { id: newId(), ...after } satisfies NewAccount
  const type = 'account_added'
  const change = { type, ...Object.fromEntries(said), reason }
  const placed = { stream: 'account', streamId: account.id, version: 1, type } as const
  const event: FactEvent = { ...placed, at: now, actor: asking.handle, change, origin }
  return { account, event }
}

/** Adds and changes accounts; open tickets go over to the terms that changed, and public issues that name one of them from
 *  then on turn private (ISS-10). */
export async function writeAccounts(
  desk: Desk,
  tx: Tenant,
  { there, reason }: Known,
  writes: readonly AccountWrite[],
): Promise<void> {
  const added = writes.filter(({ before }) => before === null).map(({ after }) => addedAccount(desk, after, reason))
  const changed = writes.flatMap(({ before, after }) =>
    before === null ? [] : [changedAccount(desk, must(there.get(before.slug), 'it was found'), after, reason)],
  )
  await appendAll(tx, desk, [...added.map(({ event }) => event), ...changed.flatMap(({ events }) => events)])
  await batched(added, (some) =>
    saveAccounts(
      tx,
      some.map(({ account }) => account),
    ),
  )
  await batched(changed, (some) =>
    saveAccountsOver(
      tx,
      some.map(({ account }) => account),
    ),
  )
  await keepFromAccounts(
    desk,
    tx,
    changed.map(({ account }) => account.id),
  )
  for (const { account } of changed.filter(({ hasNewTerms }) => hasNewTerms)) {
    await changeTickets(desk, tx, { accountId: account.id, terms: termsOf(account), reason })
  }
}

interface Versioned extends Known {
  /** Of those that were there, by id. */
  readonly versions: ReadonlyMap<string, number>
}

/** Id and version of what an import writes, new or not. */
const placeOf = ({ newId }: Desk, id: string | null, { versions }: Pick<Versioned, 'versions'>) =>
  id === null ? { id: newId(), version: 1 } : { id, version: must(versions.get(id), 'it was found') + 1 }

/** Adds and changes contacts. */
export async function writeContacts(
  desk: Desk,
  tx: Tenant,
  known: Versioned,
  writes: readonly ContactWrite[],
): Promise<void> {
  const contacts = writes.map(({ id, account, ...facts }): StoredContact => {
    const accountId = must(known.there.get(account), 'its account was found').id
    return { ...facts, accountId, ...placeOf(desk, id, known) }
  })
  const events = contacts.map((contact) => {
    const { id: _, version, ...facts } = contact
    const type = version === 1 ? 'contact_added' : 'contact_changed'
    return contactEvent(desk, contact, { type, ...facts, reason: known.reason })
  })
  await appendAll(tx, desk, events)
  await batched(contacts, (some) => saveContacts(tx, some))
}

/** Adds and changes opportunities of `source`. */
export async function writeOpportunities(
  desk: Desk,
  tx: Tenant,
  known: Versioned & { readonly source: string },
  writes: readonly OpportunityWrite[],
): Promise<void> {
  const { source, reason, there } = known
  const opportunities = writes.map(({ id, account, ...facts }): Opportunity => {
    const accountId = must(there.get(account), 'its account was found').id
    return { ...facts, accountId, source, ...placeOf(desk, id, known) }
  })
  await appendAll(
    tx,
    desk,
    opportunities.map((each) => opportunityEvent(desk, each, reason)),
  )
  await batched(opportunities, (some) => saveOpportunities(tx, some))
}
