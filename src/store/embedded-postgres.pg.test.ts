import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { type EmbeddedServer, keepEmbedded, startEmbedded } from './embedded-postgres.ts'

/** A cluster that was started once and stopped: copying it takes a tenth of the time of making one. */
let used: string
let dataDir: string
let started: EmbeddedServer[] = []
let children: ChildProcess[] = []
const patience = { timeout: 10_000, interval: 20 }

beforeAll(async () => {
  used = await mkdtemp(path.join(tmpdir(), 'topline-used-'))
  await (await startEmbedded(used, () => undefined)).stop()
})
afterAll(() => rm(used, { recursive: true }))
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'topline-embedded-'))
})
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL')
  await Promise.all(started.map((server) => server.stop()))
  children = []
  started = []
  await rm(dataDir, { recursive: true, force: true })
})

async function start(how: typeof startEmbedded = startEmbedded): Promise<EmbeddedServer> {
  const server = await how(dataDir, () => undefined)
  started.push(server)
  return server
}

const copyUsed = () => cp(used, dataDir, { recursive: true })

/** Another process that keeps the server; resolves with whether it owns it. */
async function startElsewhere(): Promise<{ child: ChildProcess; says: string }> {
  const script = path.join(import.meta.dirname, '../../test/support/embedded-server.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const [says] = await once(child.stdout, 'data')
  return { child, says: String(says).trim() }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

async function query(server: EmbeddedServer, sql: string): Promise<unknown> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

test('a server starts in an empty folder, keeps what it stored over a restart, and loses nothing to a power cut', async () => {
  const server = await start()
  expect(server.owned).toBe(true)
  await query(server, 'create table kept as select 42 as n')
  expect(await query(server, 'show fsync')).toBe('on')
  expect(await query(server, 'show synchronous_commit')).toBe('on')
  expect(await query(server, 'show max_connections')).toBe('100')
  await server.stop()
  expect(await query(await start(), 'select n from kept')).toBe(42)
})

test('nobody else can enter: the socket folder is private and there is no TCP listener', async () => {
  await copyUsed()
  const server = await start()
  expect((await stat(server.connection.host)).mode & 0o777).toBe(0o700)
  expect(await query(server, 'show listen_addresses')).toBe('')
})

test('a second process uses the running server and leaves it running', async () => {
  await copyUsed()
  const server = await start()
  const { child, says } = await startElsewhere()
  expect(says).toBe('reused')
  await end(child, 'SIGTERM')
  expect(await query(server, 'select 1')).toBe(1)
})

test('processes that start at once in an empty folder share one server', async () => {
  const servers = await Promise.all([start(), start(), start(keepEmbedded)])
  expect(servers.filter((server) => server.owned)).toHaveLength(1)
  const identifiers = await Promise.all(
    servers.map((server) => query(server, 'select pg_postmaster_start_time()::text')),
  )
  expect(new Set(identifiers).size).toBe(1)
})

test.each(['SIGTERM', 'SIGKILL'] as const)(
  'when the owner ends by %s, the other process takes over',
  async (signal) => {
    await copyUsed()
    const { child, says } = await startElsewhere()
    expect(says).toBe('owned')
    const server = await start(keepEmbedded)
    expect(server.owned).toBe(false)
    await query(server, 'create table kept as select 42 as n')
    await end(child, signal)
    await vi.waitFor(() => expect(server.owned).toBe(true), patience)
    expect(await query(server, 'select n from kept')).toBe(42)
  },
)

test('a kept server that is killed comes back', async () => {
  await copyUsed()
  const server = await start(keepEmbedded)
  const first = await query(server, 'select pg_postmaster_start_time()::text')
  process.kill(await serverPid(), 'SIGKILL')
  await vi.waitFor(
    async () => expect(await query(server, 'select pg_postmaster_start_time()::text')).not.toBe(first),
    patience,
  )
})

test('the server ends with the process that owns it, even by kill -9', async () => {
  await copyUsed()
  const { child } = await startElsewhere()
  const processFile = path.join(dataDir, 'postgres/postmaster.pid')
  expect(existsSync(processFile)).toBe(true)
  await end(child, 'SIGKILL')
  await vi.waitFor(() => expect(existsSync(processFile)).toBe(false), patience)
})

test('lock files whose number now belongs to somebody else do not stand in the way', async () => {
  await copyUsed()
  await writeFile(path.join(dataDir, 'socket/.s.PGSQL.5432.lock'), `${process.ppid}\n/nowhere\n`)
  await writeFile(path.join(dataDir, 'postgres/postmaster.pid'), `${process.ppid}\n/nowhere\n`)
  await writeFile(path.join(dataDir, 'socket/.s.PGSQL.5432'), '')
  expect((await start()).owned).toBe(true)
})

test('a first start that died half-way is begun again', async () => {
  await mkdir(path.join(dataDir, 'postgres.new'))
  await writeFile(path.join(dataDir, 'postgres.new/PG_VERSION'), '18')
  await writeFile(path.join(dataDir, 'postgres.lock'), '999999999\n')
  expect(await query(await start(), 'select 1')).toBe(1)
  expect(existsSync(path.join(dataDir, 'postgres.new'))).toBe(false)
})

test('a data directory with a long path gets its socket elsewhere', async () => {
  const root = dataDir
  dataDir = path.join(dataDir, 'a-rather-long-name-'.repeat(6))
  const server = await start()
  expect(server.connection.host).toMatch(/^\/tmp\/topline-/)
  expect(await query(server, 'select 1')).toBe(1)
  await server.stop()
  await rm(server.connection.host, { recursive: true })
  dataDir = root
})

test('files of another major version are refused', async () => {
  await mkdir(path.join(dataDir, 'postgres'))
  await writeFile(path.join(dataDir, 'postgres/PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(DatabaseUnavailable)
  await expect(start()).rejects.toThrow(/was written by PostgreSQL 17, and this Topline brings PostgreSQL 18/)
})

test('a data directory that cannot be written is refused', async () => {
  await writeFile(path.join(dataDir, 'file'), '')
  dataDir = path.join(dataDir, 'file', 'data')
  await expect(start()).rejects.toThrow(/cannot be written .* TOPLINE_DATA/)
  dataDir = path.dirname(path.dirname(dataDir))
})

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10)
}
