/** Connections to PostgreSQL. Every query of a workspace goes through a Kysely that is bound to it, so that row-level
 *  security sees which workspace is meant. */
import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { must } from '../domain/assert.ts'
import type { Instant } from '../domain/time.ts'
import type { Database } from './schema.ts'

/** What a store function is handed: the pool, or the transaction its caller has open. */
export type Db = Kysely<Database>

/** A database handle and the workspace it is bound to. */
export interface Tenant {
  readonly db: Db
  /** Id of the workspace. */
  readonly workspace: string
}

/** The role that owns no table and is subject to row-level security. */
const APPLICATION_ROLE = 'topline_app'

/** Statements differ in their text only by query shape; past this many, further ones run unprepared. */
const PREPARED_LIMIT = 500

/** From `2026-01-31 09:30:00.123+00`: connections speak UTC. Of any other zone the offset is read as it comes. */
function parseInstant(text: string): Instant {
  const [day, time] = [text.slice(0, 10), text.slice(11)]
  const utc = time.endsWith('+00') ? `${time.slice(0, -3)}Z` : time.replace(/([+-]\d\d)$/, '$1:00')
  return Date.parse(`${day}T${utc}`) as Instant
}

const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, parseInstant)
types.setTypeParser(pg.types.builtins.INT8, Number)
// A date has no zone and stays the text it is.
types.setTypeParser(pg.types.builtins.DATE, String)

type Bound = pg.PoolClient & { toplineWorkspace?: string | undefined }

/** Names each distinct statement, so that PostgreSQL plans it once for a connection. */
class Statements {
  private readonly names = new Map<string, string>()

  nameOf(text: string): string | undefined {
    const known = this.names.get(text)
    if (known !== undefined || this.names.size >= PREPARED_LIMIT) return known
    const name = createHash('sha1').update(text).digest('base64url')
    this.names.set(text, name)
    return name
  }
}

/** A connection as Kysely sees it, with every statement prepared by name. */
function prepared(client: pg.PoolClient, statements: Statements) {
  return {
    query: (text: string, values: readonly unknown[]) => {
      const name = statements.nameOf(text)
      const query = { text, values: [...values] }
      return client.query(name === undefined || values.length === 0 ? query : { ...query, name })
    },
    release: () => client.release(),
  }
}

async function bind(client: Bound, workspace: string): Promise<void> {
  if (client.toplineWorkspace === workspace) return
  client.toplineWorkspace = undefined
  await client.query("select set_config('topline.workspace', $1, false)", [workspace])
  client.toplineWorkspace = workspace
}

/** A pool whose connections may be lost: one that is idle is replaced, of one at work its statement fails, and `end` does
 *  not wait until the last has closed. Without a listener each would end the process. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
  })
  return pool
}

/** A pool of connections under the application's role, shared by all workspaces. */
export class Store {
  readonly pool: pg.Pool
  private readonly statements = new Statements()
  private readonly bound = new Map<string, Db>()

  constructor(connection: pg.PoolConfig) {
    // Statements are planned once for a connection: to plan one anew for its values takes longer than to run it. The plan
    // must stay good when a table that was empty has grown, so it goes by an index, which every table has.
    const settings = [
      `role=${APPLICATION_ROLE}`,
      'timezone=UTC',
      'plan_cache_mode=force_generic_plan',
      'enable_seqscan=off',
      'jit=off',
    ]
    const options = settings.map((setting) => `-c ${setting}`).join(' ')
    this.pool = openPool({ max: 10, ...connection, types, options })
  }

  /** The database bound to `workspace`. */
  tenant(workspace: string): Tenant {
    const known = this.bound.get(workspace)
    const db = known ?? this.bindTo(workspace)
    this.bound.set(workspace, db)
    return { db, workspace }
  }

  /** The database bound to no workspace: it sees the directory of workspaces and nothing in them. */
  get directory(): Db {
    return this.tenant('').db
  }

  /** A connection bound to `workspace`, for what no query builder says, such as COPY. Whoever asked for it releases it. */
  async connect(workspace: string): Promise<pg.PoolClient> {
    const client: Bound = await this.pool.connect()
    try {
      await bind(client, workspace)
    } catch (error) {
      client.release(true)
      throw error
    }
    return client
  }

  private bindTo(workspace: string): Db {
    const connect = async () => prepared(await this.connect(workspace), this.statements)
    return new Kysely<Database>({
      dialect: new PostgresDialect({ pool: { connect, end: async () => {} } as unknown as pg.Pool }),
    })
  }

  /** Resolves when the database answers. */
  async ping(): Promise<void> {
    await this.pool.query('select 1')
  }

  async end(): Promise<void> {
    await this.pool.end()
  }
}

const UNIQUE_VIOLATION = '23505'
const DEADLOCK = '40P01'
const SERIALIZATION_FAILURE = '40001'

/** Whether PostgreSQL undid a whole transaction for the sake of another, so that the same may be tried again. */
const gaveWay = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === DEADLOCK || error.code === SERIALIZATION_FAILURE)

/** Whoever gave way so often meets with more than chance. */
const MOST_TRIES = 5

/** A part of the transaction that is open: what it did is undone when it throws, and the rest goes on. */
async function inPart<Result>(tx: Tenant, work: (tx: Tenant) => Promise<Result>): Promise<Result> {
  await sql`savepoint part`.execute(tx.db)
  try {
    const result = await work(tx)
    await sql`release savepoint part`.execute(tx.db)
    return result
  } catch (error) {
    // Of a transaction that had to give way nothing is left.
    if (!gaveWay(error)) await sql`rollback to savepoint part`.execute(tx.db)
    throw error
  }
}

/** Runs `work` in one transaction, or in a part of the one that is open; it is undone when `work` throws, and begun anew
 *  where it had to give way to another. */
export async function inTransaction<Result>(tenant: Tenant, work: (tx: Tenant) => Promise<Result>): Promise<Result> {
  if (tenant.db.isTransaction) return inPart(tenant, work)
  for (let tries = 1; ; tries++) {
    try {
      return await tenant.db.transaction().execute((db) => work({ db, workspace: tenant.workspace }))
    } catch (error) {
      if (tries === MOST_TRIES || !gaveWay(error)) throw error
    }
  }
}

/** What `work` finds in a transaction that is undone afterwards, whatever it did. */
export async function rolledBack<Result>(tenant: Tenant, work: (tx: Tenant) => Promise<Result>): Promise<Result> {
  const undone = new Error('undone')
  let found: { readonly result: Result } | undefined
  const attempt = inTransaction(tenant, async (tx) => {
    found = { result: await work(tx) }
    throw undone
  })
  await attempt.catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return must(found, 'it was found before it was undone').result
}

/** The unique index that `error` says was violated; undefined for every other error. */
export function violated(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION ? error.constraint : undefined
}

/** Whether PostgreSQL undid a statement because of what another wrote at the same time, or had written before. */
export function collided(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === UNIQUE_VIOLATION || error.code === DEADLOCK)
}
