import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

/** What the global setup hands to test files: a server that may create databases, and the migrated template on it. */
export interface TestServer {
  readonly url: string
  readonly template: string
}

/** A database of a test file's own, there from `beforeAll` to `afterAll`. */
export interface TestDatabase {
  /** Connection string, also for processes that a test starts (as DATABASE_URL). */
  readonly url: string
  /** The same for `new pg.Pool(...)`. */
  readonly connection: { readonly connectionString: string }
}

/** Clones the migrated template for the test file that calls this at its top. */
export function testDatabase(): TestDatabase {
  const { url: serverUrl, template } = inject('testServer')
  const name = `${template}_${randomBytes(6).toString('hex')}`
  const url = withDatabase(serverUrl, name)
  beforeAll(() => asAdmin(serverUrl, `create database ${name} template ${template}`))
  afterAll(() => asAdmin(serverUrl, `drop database if exists ${name} with (force)`))
  return { url, connection: { connectionString: url } }
}

/** The connection string of another database on the same server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
