/** Writes src/store/schema.ts, the row types of the migrated database; `--check` fails when it is not fresh. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { openPool } from '../src/store/db.ts'
import { startEmbedded } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'

const FILE = 'src/store/schema.ts'

const TYPES: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  timestamptz: 'Instant',
  json: 'Json',
  jsonb: 'Json',
  bytea: 'Buffer',
  _text: 'string[]',
  _uuid: 'string[]',
  _int4: 'number[]',
  date: 'string',
  tsvector: 'string',
  xid8: 'string',
}

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly udt_name: string
  readonly is_nullable: 'YES' | 'NO'
  readonly generated: boolean
}

async function columnsOf(pool: pg.Pool): Promise<Column[]> {
  const { rows } = await pool.query<Column>(`
    select table_name, column_name, udt_name, is_nullable, is_identity = 'YES' or column_default is not null as generated
    from information_schema.columns
    where table_schema = 'public' and table_name <> 'schema_migration'
    order by table_name, ordinal_position`)
  return rows
}

function typeOf({ udt_name, is_nullable, generated }: Column): string {
  const known = TYPES[udt_name]
  if (known === undefined) throw new Error(`No TypeScript type for ${udt_name}. Add it to scripts/generate-schema.ts.`)
  const type = is_nullable === 'YES' ? `${known} | null` : known
  return generated ? `Generated<${type}>` : type
}

const pascal = (name: string) => name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())

function render(columns: readonly Column[]): string {
  const tables = [...new Set(columns.map(({ table_name }) => table_name))]
  const rows = tables.map((table) => {
    const fields = columns.filter((column) => column.table_name === table)
    return `export interface ${pascal(table)}Row {\n${fields.map((column) => `  ${column.column_name}: ${typeOf(column)}`).join('\n')}\n}\n`
  })
  return [
    '/** Made by `npm run schema` from the migrated database; do not edit. */',
    "import type { Generated } from 'kysely'",
    "import type { Instant } from '../domain/time.ts'",
    '',
    'export type Json = unknown',
    '',
    rows.join('\n'),
    `export interface Database {\n${tables.map((table) => `  ${table}: ${pascal(table)}Row`).join('\n')}\n}`,
    '',
  ].join('\n')
}

const folder = mkdtempSync(join(tmpdir(), 'topline-schema-'))
const server = await startEmbedded(join(folder, 'pg'), () => {})
const pool = openPool(server.connection)
try {
  await migrate(pool, 'migrations')
  const made = render(await columnsOf(pool))
  if (!process.argv.includes('--check')) writeFileSync(FILE, made)
  else if (readFileSync(FILE, 'utf8') !== made) {
    process.stderr.write(`${FILE} does not fit the migrations. Run npm run schema.\n`)
    process.exitCode = 1
  }
} finally {
  await pool.end()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
