/** Every table that must survive, as COPY writes it, all as they are at one moment while others go on writing. */
import pg from 'pg'
import { must } from '../domain/assert.ts'
import { type ArchiveFile, linesIn, type Measure, measured, textFile } from './archive-writing.ts'
import { copiedOut } from './copy.ts'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { appliedMigrations, type MigrationName } from './migrate.ts'

/** In the order in which they are restored: a table that refers to another comes after it. */
export const DURABLE_TABLES = [
  'workspace',
  'workspace_state',
  'event',
  'counter',
  'team',
  'member',
  'account',
  'contact',
  'opportunity',
  'policy',
  'issue',
  'ticket',
  'place_change',
  'ticket_search',
  'identity',
  'membership',
  'api_token',
  'provider',
  'secret',
  'audit_link',
  'audit_chain',
  'attachment',
  'attention_done',
  'kept_no_longer',
  'mail',
] as const

/** Tables whose rows live for minutes or hours, and what their loss means. */
export const LEFT_OUT_TABLES = {
  session: 'people sign in again',
  pending_sign_in: 'a sign-in that is under way begins anew',
  one_time_link: 'links that were handed out and not used are made anew',
  device: 'a command line that waits to be let in asks again',
  logout_notice: 'of sessions that are left out as well',
  presence: 'who looks at a ticket is told anew within seconds',
  idempotency: 'a write is not recognised as the repetition of one before the backup',
} as const satisfies Readonly<Record<string, string>>

/** Columns that speak of transactions of the database they are in; restoring gives them what they mean in the new one. */
const LEFT_OUT_COLUMNS: Readonly<Record<string, readonly string[]>> = { event: ['xid'], audit_chain: ['snapshot'] }

/** A table as far as it is copied. */
export interface TableShape {
  readonly name: string
  readonly columns: readonly string[]
  /** Columns of its primary key. */
  readonly key: readonly string[]
  /** Its rows belong to workspaces. */
  readonly ofWorkspaces: boolean
}

/** The durable tables that the database has: one that is older than the program lacks some. */
export async function durableTables(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select t.name, bool_or(a.attname = 'workspace_id') as "ofWorkspaces",
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns,
      array(
        select k.attname::text from pg_index i, unnest(i.indkey) with ordinality as part(attnum, nth), pg_attribute k
        where i.indrelid = c.oid and i.indisprimary and k.attrelid = c.oid and k.attnum = part.attnum order by nth
      ) as key
    from unnest($1::text[]) with ordinality as t(name, nth)
    join pg_class c on c.oid = to_regclass(quote_ident(t.name))
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    group by t.name, t.nth, c.oid order by t.nth`,
    [DURABLE_TABLES],
  )
  return rows.map((row) => {
    const left = LEFT_OUT_COLUMNS[row.name] ?? []
    return { ...row, columns: row.columns.filter((column) => !left.includes(column)) }
  })
}

export const quoted = (names: readonly string[]): string => names.map((name) => pg.escapeIdentifier(name)).join(', ')

/** What values look like as text must not depend on how a database is set up. */
export const PLAIN_TEXT = `
  set local timezone = 'UTC'; set local datestyle = 'ISO'; set local intervalstyle = 'postgres';
  set local bytea_output = 'hex'; set local extra_float_digits = 1; set local client_encoding = 'UTF8';
  set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0`

/** Which workspaces' rows are read at a time: all at once, but where the owner of the tables is under row-level security
 *  like everybody else, one workspace after the other. */
async function strides(client: pg.ClientBase): Promise<readonly (string | null)[]> {
  const { rows } = await client.query<{ all: boolean }>(
    'select rolsuper or rolbypassrls as all from pg_roles where rolname = current_role',
  )
  if (rows[0]?.all) return [null]
  const { rows: found } = await client.query<{ id: string }>('select id from workspace order by id')
  return found.map(({ id }) => id)
}

/** The rows in the order of their key, which is the same each time they are read. */
async function* rowsOf(
  client: pg.ClientBase,
  { name, columns, key, ofWorkspaces }: TableShape,
  workspaces: readonly (string | null)[],
): AsyncGenerator<Buffer> {
  for (const workspace of ofWorkspaces ? workspaces : [null]) {
    // Bound to none for the others: of people the policies show those of the workspace that one is bound to.
    await client.query("select set_config('topline.workspace', $1, true)", [workspace ?? ''])
    const within = workspace === null ? '' : `where workspace_id = ${pg.escapeLiteral(workspace)}`
    const query = `select ${quoted(columns)} from ${quoted([name])} ${within} order by ${quoted(key)}`
    yield* copiedOut(client, `copy (${query}) to stdout`)
  }
}

/** Every member's person is among the rows that were read: a table that hides some makes a backup nobody can restore. */
async function checkPeople(client: pg.ClientBase, tables: readonly TableEntry[]): Promise<void> {
  const people = tables.find(({ table }) => table === 'identity')
  if (people === undefined) return
  await client.query("select set_config('topline.workspace', '', true)")
  const { rows } = await client.query<{ count: number }>(
    'select count(distinct identity_id)::integer as count from membership',
  )
  const { count } = must(rows[0], 'one row')
  if (people.rows >= count) return
  throw new DatabaseUnavailable(
    `The login sees ${people.rows} of the ${count} people who are members, and cannot take a whole backup. Take it as the owner of the tables: set TOPLINE_MIGRATE_URL.`,
  )
}

/** What is known of a table before it is written. */
export interface TableEntry extends Measure {
  readonly table: string
  readonly columns: readonly string[]
  /** Its file in the archive. */
  readonly file: string
}

export interface BackupManifest {
  readonly format: 'topline backup'
  readonly version: 1
  /** Version of the program that wrote it. */
  readonly program: string
  readonly takenAt: string
  readonly migrations: readonly MigrationName[]
  readonly tables: readonly TableEntry[]
}

/** Hears of rows: first while they are measured, then, their total being known, while they are written. */
export interface BackupProgress {
  stage(total: number): void
  rows(count: number, table: string): void
}

async function* heard(content: AsyncIterable<Buffer>, table: string, progress: BackupProgress): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    progress.rows(linesIn(chunk), table)
    yield chunk
  }
}

export interface BackupParts {
  readonly program: string
  /** When, as ISO text. */
  readonly takenAt: string
  readonly readme: string
  readonly progress: BackupProgress
}

/** The files of a backup, read in one transaction of the owner of the tables; `done` hears what is in it. */
export async function* backupFiles(
  client: pg.ClientBase,
  { program, takenAt, readme, progress }: BackupParts,
  done: (manifest: BackupManifest, workspaces: number) => void,
): AsyncGenerator<ArchiveFile> {
  await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}`)
  const shapes = await durableTables(client)
  const workspaces = await strides(client)
  const contentOf = (shape: TableShape) => heard(rowsOf(client, shape, workspaces), shape.name, progress)
  const tables: TableEntry[] = []
  progress.stage(0)
  for (const shape of shapes) {
    const measure = await measured(contentOf(shape))
    tables.push({ table: shape.name, columns: shape.columns, file: `tables/${shape.name}.copy`, ...measure })
  }
  await checkPeople(client, tables)
  const migrations = await appliedMigrations(client)
  const manifest: BackupManifest = { format: 'topline backup', version: 1, program, takenAt, migrations, tables }
  yield textFile('README.txt', readme)
  yield textFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  progress.stage(tables.reduce((sum, { rows }) => sum + rows, 0))
  for (const [index, shape] of shapes.entries()) {
    const { file, bytes } = must(tables[index], 'one entry for each table')
    yield { name: file, size: bytes, content: contentOf(shape) }
  }
  await client.query('commit')
  done(manifest, tables.find(({ table }) => table === 'workspace')?.rows ?? 0)
}
