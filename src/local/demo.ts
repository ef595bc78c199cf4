/** `topline demo`: a believable software company to look at, the same for the same seed. */
import { addCompanyFacts, recordInWorkspace } from '../actions/create-workspace.ts'
import type { DemoLoaded, DemoOptions, Progress } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import type { TicketHistory } from '../domain/history.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Store, Tenant } from '../store/db.ts'
import { hasHappened } from '../store/events.ts'
import { announce } from '../store/notices.ts'
import { type WorkspaceName, workspaceNames } from '../store/workspaces.ts'
import { demoCompany } from './demo/company.ts'
import { loadDemoDuty } from './demo-duty.ts'
import { loadDemoFlow } from './demo-flow.ts'
import { type LoadTarget, loadBatch } from './load.ts'
import { clockwork, withDatabase, workspaceFor } from './work.ts'

const BATCH = 150
/** Slug of the demo workspace when none is named. */
const DEMO_SLUG = 'demo'
/** The same as the default of `topline demo`. */
const SEED = 1
const LOADED = 'demo_loaded'
const BEGUN = 'demo_begun'

interface Demo {
  readonly workspace: WorkspaceName
  readonly tenant: Tenant
}

/** The workspace of the demo company, made when it is not there. @throws Refusal `workspace_exists` */
async function demoWorkspace(store: Store, slug: string, seed: number): Promise<Demo> {
  const known = (await workspaceNames(store.directory)).find((each) => each.slug === slug)
  const workspace = known ?? (await workspaceFor(store, { slug, name: 'Harbor' }))
  const tenant = store.tenant(workspace.id)
  if (!known) await recordInWorkspace(tenant, BEGUN, { seed }, clockwork())
  else if (!(await hasHappened(tenant, BEGUN, { seed }))) {
    const text = `The workspace "${slug}" holds something else. Name another for this company with --workspace.`
    throw new Refusal('workspace_exists', text)
  }
  return { workspace, tenant }
}

async function loadTickets(target: LoadTarget, tickets: readonly TicketHistory[], progress: Progress) {
  const added = { tickets: 0, events: 0 }
  progress.start(tickets.length, 'tickets')
  for (let from = 0; from < tickets.length; from += BATCH) {
    const loaded = await loadBatch(target, tickets.slice(from, from + BATCH))
    added.tickets += loaded.tickets
    added.events += loaded.events
    progress.advance(Math.min(from + BATCH, tickets.length), 'loading the demo company')
  }
  progress.stop()
  return added
}

/** Loads the company into a workspace of its own; goes on where an earlier load was cut short, adds nothing twice. */
async function loadDemo(store: Store, { seed, workspace: slug, progress }: DemoOptions): Promise<DemoLoaded> {
  const began = performance.now()
  const { workspace, tenant } = await demoWorkspace(store, slug ?? DEMO_SLUG, seed)
  // The company lives in the ninety days before its workspace was made, so a second load makes the same one.
  const { facts, tickets } = demoCompany(seed, workspace.createdAt)
  await addCompanyFacts(tenant, facts, clockwork())
  await loadDemoDuty(tenant, workspace.createdAt, clockwork().newId)
  const tell = () => announce(store, [workspace.id])
  const added = await loadTickets({ tenant, announce: tell }, tickets, progress)
  if (await loadDemoFlow(tenant, tickets, clockwork())) await tell()
  if (!(await hasHappened(tenant, LOADED))) await recordInWorkspace(tenant, LOADED, { seed }, clockwork())
  return {
    workspace: workspace.slug,
    seed,
    accounts: facts.accounts.length,
    members: facts.members.length,
    tickets: tickets.length,
    events: tickets.reduce((sum, { events }) => sum + events.length, 0),
    added: added.events,
    tookMs: Math.round(performance.now() - began),
  }
}

/** Loads the demo company when there is no workspace yet, or finishes loading it. */
export async function demoIfEmpty(store: Store, progress: Progress): Promise<void> {
  const all = await workspaceNames(store.directory)
  const begun = all.find(({ slug }) => slug === DEMO_SLUG)
  const tenant = begun && store.tenant(begun.id)
  const unfinished = tenant && (await hasHappened(tenant, BEGUN)) && !(await hasHappened(tenant, LOADED))
  if (all.length === 0 || unfinished) await loadDemo(store, { seed: SEED, workspace: undefined, progress })
}

/** @throws Refusal `workspace_exists`, CommandFailed `database_unavailable` */
export function demo(config: Config, options: DemoOptions): Promise<DemoLoaded> {
  return withDatabase(config, ({ store }) => loadDemo(store, options))
}
