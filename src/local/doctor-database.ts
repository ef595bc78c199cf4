/** What `topline doctor` asks the database. */
import { CommandFailed } from '../cli/command-failed.ts'
import type { Check } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { openPool } from '../store/db.ts'
import { type Isolation, isIsolated, isolationOf } from '../store/isolation.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { checkOwnProviders, checkSecrets } from './doctor-secrets.ts'
import type { OpenDatabase } from './open-database.ts'
import { withDatabase } from './work.ts'

const OFF_LIMIT_MS = 1_000
const NO_WORKSPACE =
  'Make one with `topline workspace create SLUG --owner ADDRESS`; `topline demo` loads a company to look at.'

/** Clocks of database and program must agree, because instants come from the program and are compared in both. */
async function checkTime({ store }: OpenDatabase): Promise<Check> {
  const before = Date.now()
  const { rows } = await store.pool.query<{ now: number }>('select clock_timestamp() as now')
  const off = Math.abs((rows[0]?.now ?? 0) - (before + Date.now()) / 2)
  const says = `the database's clock is ${Math.round(off)} ms off`
  return off < OFF_LIMIT_MS
    ? { name: 'time', state: 'ok', says }
    : { name: 'time', state: 'warn', says, fix: 'Set both clocks by NTP.' }
}

/** Opening the database has migrated it, or refused to. */
async function checkMigrations({ owner }: OpenDatabase): Promise<Check> {
  const pool = openPool({ ...owner, max: 1 })
  try {
    const { rows } = await pool.query<{ name: string }>('select name from schema_migration order by number')
    const says = `all ${rows.length} applied, ${rows.at(-1)?.name} the last`
    return { name: 'migrations', state: 'ok', says }
  } finally {
    await pool.end()
  }
}

function whatItCould({ superuser, bypassesRowSecurity, makesRoles, owned }: Isolation): string {
  if (superuser) return 'is a superuser'
  if (bypassesRowSecurity) return 'bypasses row-level security'
  return owned > 0 ? `owns ${owned} tables` : makesRoles ? 'may make roles' : 'owns nothing'
}

/** The server works under topline_app; a login that could leave that role is one mistake away from every workspace. */
async function checkRoles({ store }: OpenDatabase): Promise<Check> {
  const isolation = await isolationOf(store.pool)
  const says = `the server works as topline_app; its login ${isolation.login} ${whatItCould(isolation)}`
  if (isIsolated(isolation)) return { name: 'roles', state: 'ok', says }
  const fix =
    'Give DATABASE_URL a login that owns nothing, and TOPLINE_MIGRATE_URL the owner: docs/running.md has the SQL.'
  return { name: 'roles', state: 'warn', says, fix }
}

async function checkWorkspaces({ store }: OpenDatabase): Promise<Check> {
  const names = (await workspaceNames(store.directory)).map(({ slug }) => slug)
  return names.length > 0
    ? { name: 'workspaces', state: 'ok', says: names.join(', ') }
    : { name: 'workspaces', state: 'warn', says: 'none yet', fix: NO_WORKSPACE }
}

/** What there is to say of the database, or why it cannot be used. */
export async function checkDatabase(config: Config): Promise<Check[]> {
  try {
    return await withDatabase(config, async (database) => [
      { name: 'database', state: 'ok', says: database.words },
      await checkMigrations(database),
      await checkRoles(database),
      await checkTime(database),
      await checkWorkspaces(database),
      await checkSecrets(config, database.store),
      ...(await checkOwnProviders(config, database.store)),
    ])
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    return [{ name: 'database', state: 'fail', says: error.message, fix: 'See the sentence above.' }]
  }
}
