/** `topline backup`: everything of this installation that must survive, in one file. */

import { CommandFailed } from '../cli/command-failed.ts'
import type { BackedUp, BackupOptions, Progress } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { isoOf } from '../domain/time.ts'
import { archiveOf } from '../store/archive-writing.ts'
import { type BackupManifest, type BackupProgress, backupFiles } from '../store/backup.ts'
import { onConnection } from '../store/copy.ts'
import { openPool } from '../store/db.ts'
import { appliedMigrations } from '../store/migrate.ts'
import { checkFree, writeWhole } from './archive-file.ts'
import type { OpenDatabase } from './open-database.ts'
import { programVersion } from './project.ts'
import { now, withDatabase } from './work.ts'

const README = `A backup of a Topline installation, read by \`topline restore\`.

manifest.json       what wrote this and when, the migrations of its database, and rows, size and SHA-256 of each table
tables/NAME.copy    the rows of a table as COPY of PostgreSQL writes them

It holds personal data and hashes of secrets: keep it as you keep the database. The keys that seal the secrets of
integrations (TOPLINE_SECRET_KEYS) are not in it: keep them elsewhere.
`

/** The progress of a command as the store tells it: a stage that is new counts from nothing. */
function rowsOn(progress: Progress): BackupProgress {
  let done = 0
  return {
    stage(total) {
      done = 0
      progress.start(total, 'rows')
    },
    rows(count, table) {
      done += count
      progress.advance(done, table)
    },
  }
}

async function backUp({ owner }: OpenDatabase, { file, progress }: BackupOptions) {
  const pool = openPool({ ...owner, max: 1 })
  try {
    if ((await appliedMigrations(pool)).length === 0) {
      const text = 'There is nothing to back up: this database was never used. Check TOPLINE_DATA or DATABASE_URL.'
      throw new CommandFailed('nothing_to_back_up', text)
    }
    return await onConnection(pool, async (client) => {
      const told: { manifest?: BackupManifest } = {}
      const parts = { program: programVersion, takenAt: isoOf(now()), readme: README, progress: rowsOn(progress) }
      const files = backupFiles(client, parts, (manifest) => {
        told.manifest = manifest
      })
      const bytes = await writeWhole(file, async () => archiveOf(files))
      return { bytes, tables: told.manifest?.tables ?? [] }
    })
  } finally {
    await pool.end()
  }
}

/** Takes a backup while a server may be running; the database is left at the schema it has.
 *  @throws CommandFailed `file_exists`, `file_unwritable`, `nothing_to_back_up`, `database_unavailable` */
export async function backup(config: Config, options: BackupOptions): Promise<BackedUp> {
  const began = performance.now()
  const { file, replace } = options
  await checkFree(file, replace)
  const { bytes, tables } = await withDatabase(config, (database) => backUp(database, options), 'as it is')
  return {
    file,
    bytes,
    workspaces: tables.find(({ table }) => table === 'workspace')?.rows ?? 0,
    tables: tables.length,
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    tookMs: Math.round(performance.now() - began),
  }
}
