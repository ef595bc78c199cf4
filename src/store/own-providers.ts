/** Providers of single workspaces, beside the one of the installation. */
import type { Db } from './db.ts'

/** Whether any workspace signs its people in by a provider of its own; asked without a workspace bound. */
export async function hasOwnProviders(directory: Db): Promise<boolean> {
  return (await directory.selectFrom('provider').select('workspace_id').limit(1).executeTakeFirst()) !== undefined
}
