/** One PostgreSQL per run, with a template that is migrated once; every test file clones it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openPool } from '../../src/store/db.ts'
import { startEmbedded } from '../../src/store/embedded-postgres.ts'
import { migrate } from '../../src/store/migrate.ts'
import { type TestServer, withDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const migrations = path.join(import.meta.dirname, '../../migrations')

/** Starts the run's server, or uses the one of DATABASE_URL, and returns what clears everything away again. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer()
  const template = `topline_test_${process.pid}`
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`drop database if exists ${template} with (force)`)
  await admin.query(`create database ${template}`)
  const pool = openPool({ connectionString: withDatabase(server.url, template), max: 1 })
  await migrate(pool, migrations)
  await pool.end()
  project.provide('testServer', { url: server.url, template })
  return async () => {
    await admin.query(`drop database if exists ${template} with (force)`)
    await admin.end()
    await server.stop()
  }
}

async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env.DATABASE_URL
  if (given) return { url: given, stop: async () => undefined }
  const folder = await mkdtemp(path.join(tmpdir(), 'topline-test-'))
  const lines: string[] = []
  // Nothing here outlives the run, so it need not survive a power cut.
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const server = await startEmbedded(folder, (line) => lines.push(line), unsafe)
  const { host, port, user } = server.connection
  return {
    url: `postgresql://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`,
    async stop() {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
