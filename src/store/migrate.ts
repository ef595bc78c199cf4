/** Brings a database to the schema of this program: the files `NNNN_what_changes.sql`, in order, each once, up only. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { errorMessage } from './error-code.ts'

/** A migration without its text; the checksum is the SHA-256 of that. */
export interface MigrationName {
  readonly number: number
  readonly name: string
  readonly checksum: string
}

interface Migration extends MigrationName {
  readonly sql: string
}

/** Two programs that start at once take turns under this advisory lock; any number that nobody else uses will do. */
const LOCK = 7_469_210_043

/**
 * Applies the migrations of `folder` that the database does not have, each in a transaction of its own, and
 * returns their names. Several programs may call it at once. Those after number `last` are left for later.
 * @throws DatabaseUnavailable when the database is newer than the program, a file changed after it was applied,
 * or a migration fails (the database then stands where the last good one left it)
 */
export async function migrate(
  pool: pg.Pool,
  folder: string,
  last = Number.POSITIVE_INFINITY,
): Promise<{ applied: string[] }> {
  const known = await knownMigrations(folder)
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    try {
      const pending = (await pendingOf(client, known)).filter(({ number }) => number <= last)
      for (const migration of pending) await apply(client, migration)
      return { applied: pending.map((migration) => migration.name) }
    } finally {
      await client.query('select pg_advisory_unlock($1)', [LOCK])
    }
  } finally {
    client.release()
  }
}

/** The migrations that a database has; none when it was never migrated. */
export async function appliedMigrations(client: pg.Pool | pg.ClientBase): Promise<MigrationName[]> {
  const { rows: found } = await client.query("select to_regclass('schema_migration') is not null as there")
  if (found[0]?.there !== true) return []
  const { rows } = await client.query<MigrationName>(
    'select number, name, checksum from schema_migration order by number',
  )
  return rows
}

/** The migrations of `folder`, in order. @throws DatabaseUnavailable when their numbers have gaps */
export async function knownMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d.*\.sql$/.test(name)).sort()
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)))
  for (const [index, { number, name }] of migrations.entries()) {
    if (number === index + 1) continue
    throw new DatabaseUnavailable(
      `Migration ${name} stands at place ${index + 1}: numbers count from 0001 without gaps or doubles. Rename it.`,
    )
  }
  return migrations
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // A checkout with Windows line ends is the same migration.
  const sql = (await readFile(path.join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
  const checksum = createHash('sha256').update(sql).digest('hex')
  return { number: Number.parseInt(name, 10), name: path.basename(name, '.sql'), checksum, sql }
}

async function pendingOf(client: pg.PoolClient, known: readonly Migration[]): Promise<Migration[]> {
  await client.query(`
    create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null
    )
  `)
  const has = await appliedMigrations(client)
  for (const applied of has) check(applied, known)
  return known.filter(({ number }) => number > has.length)
}

function check(applied: MigrationName, known: readonly Migration[]): void {
  const migration = known[applied.number - 1]
  if (migration === undefined) {
    throw new DatabaseUnavailable(
      `The database was written by a newer Topline: it has migration ${applied.name}, and this program ends at ` +
        `${known.at(-1)?.name ?? 'none'}. Upgrade the program, or point it at another database.`,
    )
  }
  if (migration.checksum === applied.checksum) return
  throw new DatabaseUnavailable(
    `Migration ${migration.name} is not what was applied to the database as ${applied.name}. ` +
      'Restore the file as it was and put the change into a new migration.',
  )
}

async function apply(client: pg.PoolClient, { number, name, checksum, sql }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into schema_migration (number, name, checksum, applied_at) values ($1, $2, $3, now())', [
      number,
      name,
      checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new DatabaseUnavailable(
      `Migration ${name} failed and left nothing behind: ${errorMessage(cause)}. Put right what it names and start again.`,
      { cause },
    )
  }
}
