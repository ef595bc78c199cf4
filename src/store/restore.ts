/** A backup written into an installation that has nothing, in one transaction: all of it or nothing. */
import type pg from 'pg'
import { must } from '../domain/assert.ts'
import { ArchiveUnusable, type StoredFile, verified } from './archive-reading.ts'
import { linesIn } from './archive-writing.ts'
import { durableTables, PLAIN_TEXT, quoted, type TableEntry } from './backup.ts'
import { copyIn } from './copy.ts'
import { errorCode } from './error-code.ts'

/** A restore would write over what is there. */
export class InstallationInUse extends Error {
  override readonly name = 'InstallationInUse'
}

/**
 * A transaction that has ended, and a moment of the log after it. An event that is written down as that transaction's is
 * visible at the moment, one of a transaction that begins later is not: so the first are sealed, and the others wait to be.
 */
export interface EarlierMoment {
  readonly xid: string
  readonly snapshot: string
}

/** Such a transaction and a moment, made now. */
export async function earlierMoment(client: pg.Pool | pg.ClientBase): Promise<EarlierMoment> {
  const { rows: ended } = await client.query<{ xid: string }>('select pg_current_xact_id()::text as xid')
  const { rows } = await client.query<{ snapshot: string }>('select pg_current_snapshot()::text as snapshot')
  return { xid: must(ended[0], 'one row').xid, snapshot: must(rows[0], 'one row').snapshot }
}

async function checkEmpty(client: pg.ClientBase, tables: readonly TableEntry[]): Promise<void> {
  for (const { table } of tables) {
    const { rows } = await client.query<{ used: boolean }>(`select exists (select 1 from ${quoted([table])}) as used`)
    if (!rows[0]?.used) continue
    throw new InstallationInUse(
      'This installation is in use already, and a restore would mix two. Name an empty one: another TOPLINE_DATA, or a new database in DATABASE_URL.',
    )
  }
}

/** @throws ArchiveUnusable when a table of the backup is not as the database has it */
async function checkShapes(client: pg.ClientBase, tables: readonly TableEntry[]): Promise<void> {
  const here = new Map((await durableTables(client)).map(({ name, columns }) => [name, columns.join()]))
  const strange = tables.find(({ table, columns }) => here.get(table) !== columns.join())
  if (strange === undefined && here.size === tables.length) return
  const what = strange === undefined ? 'It lacks tables' : `Its table ${strange.table} has other columns`
  throw new ArchiveUnusable(`The backup does not fit its own migrations. ${what}. Take another copy of it.`)
}

/** Tables whose policies bind their owner too: nothing can be copied into them until they do not. */
async function forcedTables(client: pg.ClientBase, tables: readonly TableEntry[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class
    where oid = any(select to_regclass(quote_ident(name)) from unnest($1::text[]) name) and relforcerowsecurity`,
    [tables.map(({ table }) => table)],
  )
  return rows.map(({ name }) => name)
}

async function alterAll(client: pg.ClientBase, tables: readonly string[], how: string): Promise<void> {
  for (const table of tables) await client.query(`alter table ${quoted([table])} ${how}`)
}

/** Events that no link of the chain was made for yet become ours, and chains reach up to just before us. */
async function keepChains(client: pg.ClientBase, { snapshot }: EarlierMoment): Promise<void> {
  await client.query('alter table event alter column xid set default pg_current_xact_id()')
  const { rows } = await client.query("select to_regclass('audit_chain') is not null as there")
  if (rows[0]?.there !== true) return
  await client.query(`
    update event set xid = pg_current_xact_id()
    where workspace_id in (select workspace_id from audit_chain where place > 0) and not exists (
      select 1 from audit_link l
      where l.workspace_id = event.workspace_id and l.stream_id = event.stream_id and l.version = event.version)`)
  await client.query('update audit_chain set snapshot = $1 where place > 0', [snapshot])
}

/** Numbers that the database gives go on after the highest that was given. */
async function setSequences(client: pg.ClientBase, tables: readonly TableEntry[]): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.relname::text as table, a.attname::text as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attidentity <> '' and c.oid = any(select to_regclass(quote_ident(name)) from unnest($1::text[]) name)`,
    [tables.map(({ table }) => table)],
  )
  for (const { table, column } of rows) {
    const highest = `max(${quoted([column])})`
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), ${highest}) from ${quoted([table])} having ${highest} is not null`,
      [quoted([table]), column],
    )
  }
}

async function* heard(content: AsyncIterable<Buffer>, rows: (count: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    rows(linesIn(chunk))
    yield chunk
  }
}

const FOREIGN_KEY_VIOLATION = '23503'

/** Rows that refer to others which the backup lacks, in a sentence. */
function toldOf(error: unknown, { table }: TableEntry): unknown {
  if (errorCode(error) !== FOREIGN_KEY_VIOLATION) return error
  const text = `The backup is not whole: rows of its table ${table} refer to others that it lacks. Nothing was restored. Restore another backup, or take this one anew.`
  return new ArchiveUnusable(text, { cause: error })
}

/** @throws ArchiveUnusable when a table's file is missing, or not as it was written, or refers to what is not there */
async function copyTables(
  client: pg.ClientBase,
  tables: readonly TableEntry[],
  files: AsyncIterable<StoredFile>,
  progress: (rows: number, table: string) => void,
): Promise<void> {
  const missing = new Map(tables.map((entry) => [entry.file, entry]))
  for await (const file of files) {
    const entry = missing.get(file.name)
    if (!entry) continue
    missing.delete(file.name)
    const content = heard(verified(file, entry), (rows) => progress(rows, entry.table))
    const statement = `copy ${quoted([entry.table])} (${quoted(entry.columns)}) from stdin`
    await copyIn(client, statement, content).catch((error: unknown) => {
      throw toldOf(error, entry)
    })
  }
  const [left] = missing.keys()
  if (left !== undefined) throw new ArchiveUnusable(`The backup lacks ${left}. Take another copy of it.`)
}

/**
 * Writes the tables of a backup into a database that has its migrations and nothing else. Whoever wants to read the
 * directory of workspaces meanwhile waits.
 * @throws InstallationInUse; ArchiveUnusable: nothing is written then
 */
export async function restoreTables(
  client: pg.ClientBase,
  tables: readonly TableEntry[],
  files: AsyncIterable<StoredFile>,
  progress: (rows: number, table: string) => void,
): Promise<void> {
  const moment = await earlierMoment(client)
  await client.query(`begin; ${PLAIN_TEXT}; lock table workspace in access exclusive mode`)
  await checkShapes(client, tables)
  const forced = await forcedTables(client, tables)
  await alterAll(client, forced, 'no force row level security')
  await checkEmpty(client, tables)
  await client.query(`alter table event alter column xid set default '${BigInt(moment.xid)}'::xid8`)
  await copyTables(client, tables, files, progress)
  await keepChains(client, moment)
  await setSequences(client, tables)
  await alterAll(client, forced, 'force row level security')
  await client.query('commit')
  // Until the database has looked at its new rows itself, its plans would be those of empty tables.
  await client.query(`analyze ${tables.map(({ table }) => quoted([table])).join(', ')}`)
}
