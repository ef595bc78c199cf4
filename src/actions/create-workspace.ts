/** Creates workspaces and writes down who and what is in them, each fact an event and a row in one transaction. */

import { refuseReserved } from '../domain/accounts/account.ts'
import { must } from '../domain/assert.ts'
import type { CompanyFacts } from '../domain/history.ts'
import type { Publication } from '../domain/publication.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { beginChain } from '../store/audit-chain.ts'
import {
  addWorkspaceName,
  type NewAccount,
  saveAccounts,
  saveMembers,
  saveTeams,
  wholeAccount,
} from '../store/company.ts'
import { contactsByAddress, saveContacts } from '../store/contacts.ts'
import { inTransaction, type Store, type Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
import { opportunitiesFrom, saveOpportunities } from '../store/opportunities.ts'
import { memberStates } from '../store/people.ts'
import { savePolicies } from '../store/policies.ts'
import {
  type AccountFacts,
  accountsBySlug,
  saveWorkspaceState,
  teams,
  type WorkspaceName,
  workspaceState,
} from '../store/workspaces.ts'
import { refuseTaken } from './account-taken.ts'
import type { Answer, Desk } from './desk.ts'
import { onceInTransaction } from './once.ts'
import { policyAdded } from './publish-policy.ts'

export interface Clockwork {
  readonly now: Instant
  readonly newId: () => string
}

type Stream = FactEvent['stream']

const added = (stream: Stream, facts: { readonly id: string }, actor: string, at: Instant): FactEvent => {
  const { id, ...rest } = facts
  return {
    stream,
    streamId: id,
    version: 1,
    type: `${stream}_added`,
    at,
    actor,
    change: { type: `${stream}_added`, ...rest },
  }
}

/** What a workspace starts with, checked: each document's versions, published at the beginning of time so that imported
 *  histories are judged by them too. */
export type StartingPolicies = readonly Publication[]

async function writeWorkspace(tx: Tenant, name: WorkspaceName, starting: StartingPolicies, { now, newId }: Clockwork) {
  const created = { stream: 'workspace', streamId: name.id, version: 1, type: 'workspace_created' } as const
  const change = { type: 'workspace_created', slug: name.slug, name: name.name }
  const versions = starting.map((each) => ({ ...each, by: 'system', reason: null, applied: false }))
  const events: FactEvent[] = [
    { ...created, at: now, actor: 'system', change },
    ...versions.map((version) => policyAdded(version, newId(), now)),
  ]
  await appendFacts(tx, events, now)
  await saveWorkspaceState(tx, { version: 1, mode: 'normal', modeSince: null, modeReason: null, modeBy: null })
  await savePolicies(tx, versions)
}

/** Creates an empty workspace with its policies. @throws Refusal `workspace_exists` */
export async function createWorkspace(
  store: Store,
  { slug, name }: { slug: string; name: string },
  starting: StartingPolicies,
  clockwork: Clockwork,
): Promise<WorkspaceName> {
  const workspace = { id: clockwork.newId(), slug, name, createdAt: clockwork.now }
  await inTransaction(store.tenant(workspace.id), async (tx) => {
    if (!(await addWorkspaceName(tx.db, workspace))) {
      throw new Refusal('workspace_exists', `There already is a workspace "${slug}". Choose another slug.`)
    }
    await beginChain(tx)
    await writeWorkspace(tx, workspace, starting, clockwork)
  })
  return workspace
}

/** Records in the workspace's own stream that something happened which changes no projection, in the caller's transaction. */
export async function recordIn(tx: Tenant, type: string, facts: object, now: Instant): Promise<void> {
  const state = await workspaceState(tx, 'lock')
  const version = state.version + 1
  const placed = { stream: 'workspace', streamId: tx.workspace, version } as const
  await appendFacts(tx, [{ ...placed, type, at: now, actor: 'system', change: { type, ...facts } }], now)
  await saveWorkspaceState(tx, { ...state, version })
}

/** The same in a transaction of its own, such as for a finished load. */
export async function recordInWorkspace(
  tenant: Tenant,
  type: string,
  facts: object,
  { now }: Pick<Clockwork, 'now'>,
): Promise<void> {
  await inTransaction(tenant, (tx) => recordIn(tx, type, facts, now))
}

/** Adds the contacts and opportunities that are not known yet, by address and by id. */
async function addPeopleAndDeals(tx: Tenant, facts: CompanyFacts, { now, newId }: Clockwork): Promise<void> {
  const { contacts = [], opportunities = [] } = facts
  const slugs = [...contacts, ...opportunities].map(({ account }) => account)
  const accounts = new Map((await accountsBySlug(tx, [...new Set(slugs)])).map(({ slug, id }) => [slug, id]))
  const known = await contactsByAddress(
    tx,
    contacts.map(({ email }) => email),
  )
  const addresses = new Set(known.map(({ email }) => email))
  const withId = <Facts extends { readonly account: string }>({ account, ...own }: Facts) => ({
    ...own,
    id: newId(),
    accountId: must(accounts.get(account), 'its account was added'),
  })
  const people = contacts.filter(({ email }) => !addresses.has(email)).map(withId)
  const sources = [...new Set(opportunities.map(({ source }) => source))]
  const ids = opportunities.map(({ externalId }) => externalId)
  const there = (await Promise.all(sources.map((source) => opportunitiesFrom(tx, source, ids)))).flat()
  const isThere = (a: { source: string; externalId: string }) =>
    there.some(({ source, externalId }) => a.source === source && a.externalId === externalId)
  const deals = opportunities.filter((each) => !isThere(each)).map(withId)
  await appendFacts(
    tx,
    people.map((each) => added('contact', each, 'system', now)),
    now,
  )
  await saveContacts(
    tx,
    people.map((each) => ({ ...each, version: 1 })),
  )
  await appendFacts(
    tx,
    deals.map((each) => added('opportunity', each, 'system', now)),
    now,
  )
  await saveOpportunities(
    tx,
    deals.map((each) => ({ ...each, version: 1 })),
  )
}

/** Adds the teams, members, accounts, contacts and opportunities that the workspace does not have yet. */
export async function addCompanyFacts(tenant: Tenant, facts: CompanyFacts, { now, newId }: Clockwork): Promise<void> {
  await inTransaction(tenant, async (tx) => {
    // Two that add the same at once take turns, so that the second finds it known.
    await workspaceState(tx, 'lock')
    const knownTeams = new Set((await teams(tx)).map(({ slug }) => slug))
    const knownMembers = new Set((await memberStates(tx)).map(({ handle }) => handle))
    const known = await accountsBySlug(
      tx,
      facts.accounts.map(({ slug }) => slug),
    )
    const knownAccounts = new Set(known.map(({ slug }) => slug))
    const withId = <Facts extends object>(each: Facts) => ({ ...each, id: newId() })
    const newTeams = facts.teams.filter(({ slug }) => !knownTeams.has(slug)).map(withId)
    const newMembers = facts.members.filter(({ handle }) => !knownMembers.has(handle)).map(withId)
    const newAccounts = facts.accounts.filter(({ slug }) => !knownAccounts.has(slug)).map(withId)
    const events = [
      ...newTeams.map((each) => added('team', each, 'system', now)),
      ...newMembers.map((each) => added('member', each, 'system', now)),
      ...newAccounts.map((each) => added('account', each, 'system', now)),
    ]
    await appendFacts(tx, events, now)
    await saveTeams(tx, newTeams)
    await saveMembers(tx, newMembers)
    await saveAccounts(tx, newAccounts)
    await addPeopleAndDeals(tx, facts, { now, newId })
  })
}

/** Adds one account; `present` writes down the answer.
 *  @throws Refusal `slug_reserved`, `account_exists`, `domain_taken`, `external_id_taken`; Repeated */
export async function addAccount(
  desk: Desk,
  facts: Omit<NewAccount, 'id'>,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> {
  const { now, newId, asking, origin } = desk
  const work = async (tx: Tenant) => {
    refuseReserved(facts.slug)
    await workspaceState(tx, 'lock')
    const [known] = await accountsBySlug(tx, [facts.slug])
    if (known) throw new Refusal('account_exists', `There already is an account "${facts.slug}". Choose another slug.`)
    await refuseTaken(tx, facts)
    const account = { ...facts, id: newId() }
    await appendFacts(tx, [{ ...added('account', account, asking.handle, now), origin }], now)
    await saveAccounts(tx, [account])
    return wholeAccount(account)
  }
  return onceInTransaction(desk, work, present)
}
