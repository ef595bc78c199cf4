/** What the local commands share: the database while they work, workspaces by slug, errors in the words of the CLI. */
import { v7 } from 'uuid'
import { createWorkspace } from '../actions/create-workspace.ts'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Config } from '../config.ts'
import { Refusal } from '../domain/refusal.ts'
import { instantOf } from '../domain/time.ts'
import { ArchiveUnusable } from '../store/archive-reading.ts'
import { DatabaseUnavailable } from '../store/database-unavailable.ts'
import type { Store } from '../store/db.ts'
import { errorCode, errorMessage } from '../store/error-code.ts'
import { type WorkspaceName, workspaceNames } from '../store/workspaces.ts'
import { type OpenDatabase, openDatabase, type Schema } from './open-database.ts'
import { type Starting, startingPolicies } from './policy-files.ts'

export const newId = (): string => v7()
export const now = () => instantOf(Date.now())
export const clockwork = () => ({ now: now(), newId })

/** Codes of the driver that mean "cannot reach or enter the database". */
const UNREACHABLE = /^(ECONN|ENOTFOUND|ENOENT|EAI_|ETIMEDOUT|28|3D|57P|08|42501)/

/** Errors of the database as the command line tells them; all others as they are. */
export function told(error: unknown): unknown {
  if (error instanceof DatabaseUnavailable)
    return new CommandFailed('database_unavailable', error.message, { cause: error })
  if (error instanceof ArchiveUnusable) return new CommandFailed('archive_unusable', error.message, { cause: error })
  if (UNREACHABLE.test(errorCode(error) ?? '')) {
    const text = `The database cannot be used: ${errorMessage(error)}. Check DATABASE_URL, and that PostgreSQL runs.`
    return new CommandFailed('database_unavailable', text, { cause: error })
  }
  return error
}

/** Runs `work` with the database open, and closes it whatever happens. @throws CommandFailed `database_unavailable` */
export async function withDatabase<Result>(
  config: Config,
  work: (database: OpenDatabase) => Promise<Result>,
  schema: Schema = 'latest',
): Promise<Result> {
  try {
    const database = await openDatabase(config, () => {}, schema)
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  } catch (error) {
    throw told(error)
  }
}

/** The workspace with this slug, made when it is not there, with the policies named or those that everybody starts with. */
export async function workspaceFor(
  store: Store,
  { slug, name, ...starting }: { slug: string; name: string } & Starting,
): Promise<WorkspaceName> {
  const known = (await workspaceNames(store.directory)).find((each) => each.slug === slug)
  if (known) return known
  return createWorkspace(store, { slug, name }, startingPolicies(starting), clockwork())
}

/** The workspaces that a command means: the one named, or all. @throws Refusal `workspace_not_found` */
export async function workspacesMeant(store: Store, slug: string | undefined): Promise<WorkspaceName[]> {
  const all = await workspaceNames(store.directory)
  if (slug === undefined) return all
  const found = all.filter((workspace) => workspace.slug === slug)
  if (found.length > 0) return found
  const known = all.map((workspace) => workspace.slug).join(', ')
  throw new Refusal('workspace_not_found', `There is no workspace "${slug}". Choose one of: ${known || 'none yet'}.`)
}
