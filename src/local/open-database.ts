/** Opens the database that the configuration names, migrated and ready. */
import path from 'node:path'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { openPool, Store } from '../store/db.ts'
import { hasCluster } from '../store/embedded-cluster.ts'
import { keepEmbedded } from '../store/embedded-postgres.ts'
import { isolatedLogin } from '../store/isolation.ts'
import { migrate } from '../store/migrate.ts'
import { projectFolder } from './project.ts'

export interface OpenDatabase {
  readonly store: Store
  /** As the login that the server uses, which may own nothing; the store works under the application's role. */
  readonly connection: pg.PoolConfig
  /** As the owner of the tables. */
  readonly owner: pg.PoolConfig
  /** The database in words. */
  readonly words: string
  close(): Promise<void>
}

/** Where the embedded database lies in the data directory. */
const clusterFolder = ({ dataDir }: Config): string => path.join(path.resolve(dataDir), 'pg')

/** Whether opening the database finds one: of a server that is named, that is taken for granted. */
export const hasDatabase = (config: Config): boolean =>
  config.databaseUrl !== undefined || hasCluster(clusterFolder(config))

/** Whether the database is brought to the schema of this program, or left at the one it has. */
export type Schema = 'latest' | 'as it is'

export const migrationsFolder = path.join(projectFolder, 'migrations')

async function migrated(connection: pg.PoolConfig, schema: Schema): Promise<string> {
  const owner = openPool({ ...connection, max: 1 })
  try {
    if (schema === 'latest') await migrate(owner, migrationsFolder)
    const { rows } = await owner.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version.split(' ')[0] ?? ''
  } finally {
    await owner.end()
  }
}

/** @throws DatabaseUnavailable, or what the driver says when an external database cannot be reached */
export async function openDatabase(
  config: Config,
  log: (line: string) => void,
  schema: Schema = 'latest',
): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl }
    const owner = { connectionString: config.migrateUrl ?? config.databaseUrl }
    const version = await migrated(owner, schema)
    const store = new Store(connection)
    return { store, connection, owner, words: `PostgreSQL ${version} of DATABASE_URL`, close: () => store.end() }
  }
  const embedded = await keepEmbedded(clusterFolder(config), log)
  try {
    const { connection: owner } = embedded
    const version = await migrated(owner, schema)
    // As with a company's database, who serves is not who owns.
    const connection = { ...owner, user: (await isolatedLogin(owner)) ?? owner.user }
    const store = new Store(connection)
    const close = async () => {
      await store.end()
      await embedded.stop()
    }
    return { store, connection, owner, words: `embedded PostgreSQL ${version} in ${config.dataDir}`, close }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
