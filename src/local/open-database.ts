/** Opens the database that the configuration names, migrated and ready. */
import path from 'node:path'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { openPool, Store } from '../store/db.ts'
import { keepEmbedded } from '../store/embedded-postgres.ts'
import { migrate } from '../store/migrate.ts'
import { projectFolder } from './project.ts'

export interface OpenDatabase {
  readonly store: Store
  /** As the owner of the tables, not as the application's role. */
  readonly connection: pg.PoolConfig
  /** The database in words. */
  readonly words: string
  close(): Promise<void>
}

/** Where the embedded database lies in the data directory. */
const clusterFolder = ({ dataDir }: Config): string => path.join(path.resolve(dataDir), 'pg')

async function migrated(connection: pg.PoolConfig): Promise<string> {
  const owner = openPool({ ...connection, max: 1 })
  try {
    await migrate(owner, path.join(projectFolder, 'migrations'))
    const { rows } = await owner.query<{ server_version: string }>('show server_version')
    return rows[0]?.server_version.split(' ')[0] ?? ''
  } finally {
    await owner.end()
  }
}

/** @throws DatabaseUnavailable, or what the driver says when an external database cannot be reached */
export async function openDatabase(config: Config, log: (line: string) => void): Promise<OpenDatabase> {
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl }
    const version = await migrated(connection)
    const store = new Store(connection)
    return { store, connection, words: `PostgreSQL ${version} of DATABASE_URL`, close: () => store.end() }
  }
  const embedded = await keepEmbedded(clusterFolder(config), log)
  try {
    const { connection } = embedded
    const version = await migrated(connection)
    const store = new Store(connection)
    const close = async () => {
      await store.end()
      await embedded.stop()
    }
    return { store, connection, words: `embedded PostgreSQL ${version} in ${config.dataDir}`, close }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
