/** The mode a workspace orders by, read by the very statement that reads what is ordered by it. */
import { type RawBuilder, sql } from 'kysely'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** The mode that each workspace was in when it was last read. */
const lastSeen = new Map<string, Mode>()

/** The mode of `workspace` at the moment of the statement this is part of. */
export const presentMode = (workspace: string): RawBuilder<Mode> =>
  sql<Mode>`(select mode from workspace_state where workspace_id = ${workspace})`

/** What `read` reads in the mode that the workspace is in. `read` is tried in the mode seen last and tells the mode it
 *  found; after a switch it is called again. */
export async function inPresentMode<Read extends { readonly mode: Mode }>(
  tenant: Tenant,
  read: (mode: Mode) => Promise<Read>,
): Promise<Read> {
  const expected = lastSeen.get(tenant.workspace) ?? 'normal'
  const found = await read(expected)
  if (found.mode === expected) return found
  lastSeen.set(tenant.workspace, found.mode)
  return inPresentMode(tenant, read)
}
