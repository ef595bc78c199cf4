/** Creates workspaces and writes down who and what is in them, each fact an event and a row in one transaction. */
import type { CompanyFacts } from '../domain/history.ts'
import { NO_MONEY } from '../domain/money.ts'
import type { Publication } from '../domain/publication.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { beginChain } from '../store/audit-chain.ts'
import { addWorkspaceName, type NewAccount, saveAccounts, saveMembers, saveTeams } from '../store/company.ts'
import { inTransaction, type Store, type Tenant } from '../store/db.ts'
import { appendFacts, type FactEvent } from '../store/events.ts'
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

/** Adds the teams, members and accounts that the workspace does not have yet, by slug and handle. */
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
  })
}

/** Adds one account; `present` writes down the answer. @throws Refusal `account_exists`; Repeated */
export async function addAccount(
  desk: Desk,
  facts: Omit<NewAccount, 'id'>,
  present: (account: AccountFacts) => Answer,
): Promise<AccountFacts> {
  const { now, newId, asking, origin } = desk
  const work = async (tx: Tenant) => {
    await workspaceState(tx, 'lock')
    const [known] = await accountsBySlug(tx, [facts.slug])
    if (known) throw new Refusal('account_exists', `There already is an account "${facts.slug}". Choose another slug.`)
    const account = { ...facts, id: newId() }
    await appendFacts(tx, [{ ...added('account', account, asking.handle, now), origin }], now)
    await saveAccounts(tx, [account])
    return { ...NO_MONEY, ...account }
  }
  return onceInTransaction(desk, work, present)
}
