/** Workspaces of before get the policies that ship and that they have no version of, so that triage has rules to go by. */
import type { PolicyName, Publication } from '../domain/publication.ts'
import { inTransaction, type Store } from '../store/db.ts'
import { appendFacts } from '../store/events.ts'
import { publishedVersions, savePolicies } from '../store/policies.ts'
import { workspaceNames, workspaceState } from '../store/workspaces.ts'
import type { Clockwork } from './create-workspace.ts'
import { policyAdded } from './publish-policy.ts'

const REASON = 'ships with the program'

/** Publishes of `shipping` whatever a workspace has no version of that name; gives how many were published. A name that
 *  a workspace has anything of is its own business. */
export async function adoptPolicies(
  store: Store,
  shipping: readonly Publication[],
  { now, newId }: Clockwork,
): Promise<number> {
  let adopted = 0
  for (const { id } of await workspaceNames(store.directory)) {
    const tenant = store.tenant(id)
    const names = [...new Set(shipping.map(({ name }) => name))]
    const lacking = async (name: PolicyName) => (await publishedVersions(tenant, name)).length === 0
    const lacks = await Promise.all(names.map(lacking))
    if (!lacks.includes(true)) continue
    adopted += await inTransaction(tenant, async (tx) => {
      // Nodes that start together take turns.
      await workspaceState(tx, 'lock')
      const missing = new Set<PolicyName>()
      for (const name of names) if ((await publishedVersions(tx, name)).length === 0) missing.add(name)
      const versions = shipping
        .filter(({ name }) => missing.has(name))
        .map((each) => ({
          ...each,
          effectiveFrom: now,
          publishedAt: now,
          by: 'system',
          reason: REASON,
          applied: false,
        }))
      await appendFacts(
        tx,
        versions.map((version) => policyAdded(version, newId(), now)),
        now,
      )
      await savePolicies(tx, versions)
      return versions.length
    })
  }
  return adopted
}
