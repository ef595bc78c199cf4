/** `topline workspace create`: an empty workspace with its teams, policies and the first owner. */
import { addCompanyFacts, createWorkspace } from '../actions/create-workspace.ts'
import type { CreatedWorkspace, NewWorkspace, WorkspaceRow } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import type { CompanyFacts } from '../domain/history.ts'
import { isoOf } from '../domain/time.ts'
import { announce } from '../store/notices.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { startingPolicies } from './policy-files.ts'
import { clockwork, withDatabase } from './work.ts'

const TEAMS: CompanyFacts['teams'] = [
  { slug: 'support', name: 'Support', kind: 'support' },
  { slug: 'customer-engineering', name: 'Customer engineering', kind: 'customer_engineering' },
  { slug: 'engineering', name: 'Engineering', kind: 'engineering' },
  { slug: 'product', name: 'Product', kind: 'product' },
]

/** @throws Refusal `workspace_exists` */
export function createWorkspaceHere(
  config: Config,
  { slug, name, ownerEmail, ownerName }: NewWorkspace,
): Promise<CreatedWorkspace> {
  return withDatabase(config, async ({ store }) => {
    const workspace = await createWorkspace(store, { slug, name }, startingPolicies(), clockwork())
    const owner = { handle: 'owner', name: ownerName, email: ownerEmail, role: 'owner', team: 'support' } as const
    const facts = { teams: TEAMS, members: [owner], accounts: [] }
    await addCompanyFacts(store.tenant(workspace.id), facts, clockwork())
    await announce(store, [workspace.id])
    return { workspace: slug, owner: owner.handle, teams: TEAMS.map((team) => team.slug) }
  })
}

/** Every workspace of the installation, oldest first. */
export function listWorkspaces(config: Config): Promise<WorkspaceRow[]> {
  return withDatabase(config, async ({ store }) =>
    (await workspaceNames(store.directory)).map(({ slug, name, createdAt }) => ({
      slug,
      name,
      createdAt: isoOf(createdAt),
    })),
  )
}
