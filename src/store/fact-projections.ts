/** Rows that are derived from streams other than tickets': compared with what the log makes of them, and written anew. */
import { sql } from 'kysely'
import type { Tenant } from './db.ts'

/** Tables of such rows, each with the columns that tell its rows of one workspace apart. */
const KEYS = {
  workspace_state: ['workspace_id'],
  team: ['id'],
  member: ['id'],
  account: ['id'],
  contact: ['id'],
  opportunity: ['id'],
  policy: ['name', 'slug', 'version'],
  issue: ['id'],
} as const

export type FactTable = keyof typeof KEYS
export const FACT_TABLES = Object.keys(KEYS) as FactTable[]

/** A row column by column, as the database shows it in JSON. */
export type FactRow = Readonly<Record<string, unknown>>

/** A row of which log and table disagree; null where the one or the other has none. */
export interface FactDifference {
  readonly stored: FactRow | null
  readonly made: FactRow | null
}

/** Keeps the rows still until the transaction ends: whoever writes one of them holds the workspace's. */
export async function lockFacts({ db, workspace }: Tenant): Promise<void> {
  await sql`select 1 from workspace_state where workspace_id = ${workspace} for update`.execute(db)
}

/** Events of every stream that makes rows and is not a ticket's, stream by stream. */
export async function factEvents({ db, workspace }: Tenant) {
  const { rows } = await sql<{
    stream: string
    id: string
    version: number
    at: number
    actor: string
    change: FactRow
  }>`
    select stream, stream_id as id, version, at, actor, change from event
    where workspace_id = ${workspace} and stream not in ('ticket', 'access') order by stream_id, version
  `.execute(db)
  return rows
}

const keyOf = (table: FactTable) => {
  const parts = KEYS[table].map((column) => sql`row -> ${sql.lit(column)}`)
  return sql`jsonb_build_array(${sql.join(parts)})`
}

/** Where the rows of `table` are not `made`, compared by PostgreSQL so that both sides are written alike. */
export async function factDifferences(
  { db, workspace }: Tenant,
  table: FactTable,
  made: readonly FactRow[],
): Promise<FactDifference[]> {
  const { rows } = await sql<FactDifference>`
    with made as (
      select to_jsonb(each) as row from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(made)}::jsonb) each
    ), stored as (
      select to_jsonb(each) as row from ${sql.table(table)} each where workspace_id = ${workspace}
    ), keyed_made as (select ${keyOf(table)} as key, row from made),
    keyed_stored as (select ${keyOf(table)} as key, row from stored)
    select keyed_made.row as made, keyed_stored.row as stored
    from keyed_made full join keyed_stored on keyed_made.key = keyed_stored.key
    where keyed_made.row is distinct from keyed_stored.row
    order by coalesce(keyed_made.key, keyed_stored.key)
  `.execute(db)
  return rows
}

/** Puts what was made in place of what is stored. */
export async function repairFacts(
  { db, workspace }: Tenant,
  table: FactTable,
  differences: readonly FactDifference[],
): Promise<void> {
  const rowsOf = (side: 'stored' | 'made') => {
    const rows = differences.map((difference) => difference[side]).filter((row) => row !== null)
    return sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`
  }
  const columns = sql.join(KEYS[table].map((column) => sql.ref(column)))
  await sql`
    delete from ${sql.table(table)} where workspace_id = ${workspace} and (${columns}) in (select ${columns} from ${rowsOf('stored')})
  `.execute(db)
  await sql`insert into ${sql.table(table)} select * from ${rowsOf('made')}`.execute(db)
}
