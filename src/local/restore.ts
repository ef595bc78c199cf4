/** `topline restore`: a backup read into an installation that has nothing yet. */
import type pg from 'pg'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Progress, Restored, RestoreOptions } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { ArchiveUnusable, filesOf } from '../store/archive-reading.ts'
import type { BackupManifest } from '../store/backup.ts'
import { onConnection } from '../store/copy.ts'
import { openPool } from '../store/db.ts'
import { appliedMigrations, knownMigrations, migrate } from '../store/migrate.ts'
import { InstallationInUse, restoreTables } from '../store/restore.ts'
import { backupManifest, checkArchive } from './archive-manifest.ts'
import { migrationsFolder, type OpenDatabase } from './open-database.ts'
import { rebuildAll } from './rebuild.ts'
import { runningServer } from './server-file.ts'
import { withDatabase } from './work.ts'

/** @throws ArchiveUnusable when the backup has a migration that this program has not, or has otherwise */
async function checkMigrations({ program, migrations }: BackupManifest, folder: string): Promise<void> {
  const known = await knownMigrations(folder)
  for (const { number, name, checksum } of migrations) {
    if (known[number - 1]?.checksum === checksum) continue
    throw new ArchiveUnusable(
      known.length < number
        ? `The backup was taken by a newer Topline, ${program}: it has migration ${name}, and this program ends at ${known.at(-1)?.name}. Upgrade the program and restore again.`
        : `Migration ${name} of the backup is not what this program has as ${known[number - 1]?.name}. Restore it with the program that took it, ${program}.`,
    )
  }
}

/** The database at the schema of the backup. @throws InstallationInUse when it is past that */
async function migrateTo(pool: pg.Pool, { migrations }: BackupManifest, folder: string): Promise<void> {
  if ((await appliedMigrations(pool)).length > migrations.length) {
    throw new InstallationInUse(
      'The database has been brought to a later schema than the backup has. Restore into a new one, which is then brought there with what is in it: another TOPLINE_DATA, or a new database in DATABASE_URL.',
    )
  }
  await migrate(pool, folder, migrations.length)
}

async function checkWhole(file: string, { tables }: BackupManifest, progress: Progress): Promise<void> {
  let done = 0
  progress.start(
    tables.reduce((sum, { bytes }) => sum + bytes, 0),
    'bytes',
  )
  await checkArchive(file, tables, (bytes) => {
    done += bytes
    progress.advance(done, 'looking through the file')
  })
}

async function copyRows(pool: pg.Pool, file: string, { tables }: BackupManifest, progress: Progress): Promise<number> {
  const total = tables.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  progress.start(total, 'rows')
  const heard = (rows: number, table: string) => {
    done += rows
    progress.advance(done, table)
  }
  await onConnection(pool, (client) => restoreTables(client, tables, filesOf(file), heard))
  return total
}

/** Restores into an open database that was not migrated by opening it; `folder` has the program's migrations. */
export async function restoreInto(
  { owner }: Pick<OpenDatabase, 'owner'>,
  manifest: BackupManifest,
  folder: string,
  { file, progress }: Pick<RestoreOptions, 'file' | 'progress'>,
): Promise<{ rows: number; migrated: string[] }> {
  const pool = openPool({ ...owner, max: 1 })
  try {
    await checkMigrations(manifest, folder)
    await migrateTo(pool, manifest, folder)
    const rows = await copyRows(pool, file, manifest, progress)
    const { applied } = await migrate(pool, folder)
    return { rows, migrated: applied }
  } catch (error) {
    if (!(error instanceof InstallationInUse)) throw error
    throw new CommandFailed('installation_in_use', error.message, { cause: error })
  } finally {
    await pool.end()
  }
}

async function refuseRunning(config: Config): Promise<void> {
  const running = await runningServer(config)
  if (!running) return
  const text = `A server is running on this installation, at ${running.url}. End it, and restore into an empty installation.`
  throw new CommandFailed('server_running', text)
}

/** Restores a backup, brings it to the schema of this program, and folds everything anew to compare.
 *  @throws CommandFailed `archive_unusable`, `installation_in_use`, `server_running`, `database_unavailable` */
export async function restore(config: Config, options: RestoreOptions): Promise<Restored> {
  const began = performance.now()
  const { file, check, progress } = options
  await refuseRunning(config)
  const work = async (database: OpenDatabase): Promise<Restored> => {
    const manifest = await backupManifest(file)
    await checkMigrations(manifest, migrationsFolder)
    await checkWhole(file, manifest, progress)
    const { rows, migrated } = await restoreInto(database, manifest, migrationsFolder, options)
    const all = { check: true, workspace: undefined, progress }
    const found = check ? await rebuildAll(database.store, all) : { different: null, differences: [] }
    const workspaces = manifest.tables.find(({ table }) => table === 'workspace')?.rows ?? 0
    const { different, differences } = found
    const tookMs = Math.round(performance.now() - began)
    return { file, takenAt: manifest.takenAt, workspaces, rows, migrated, different, differences, tookMs }
  }
  return withDatabase(config, work, 'as it is')
}
