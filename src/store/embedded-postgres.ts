/**
 * The PostgreSQL that comes with Topline, run as a child on a private socket in the data directory.
 * Several processes may share one data directory: the first owns the server, the others connect to it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from './database-unavailable.ts'
import {
  binariesFor,
  checkVersion,
  clearLocks,
  initialise,
  type Places,
  PORT,
  preparePlaces,
  unwritable,
} from './embedded-cluster.ts'
import { type Connection, connectionTo, probe, START_LIMIT_MS, settled, untilGone } from './embedded-connection.ts'
import { exclusively } from './embedded-lock.ts'
import { errorCode, errorMessage } from './error-code.ts'

export interface EmbeddedServer {
  readonly connection: Connection
  /** Whether the server is a child of this process; otherwise another process keeps it. */
  readonly owned: boolean
  /** Ends the server if this process owns it; otherwise only stops watching it. */
  stop(): Promise<void>
}

/** Settings of `postgresql.conf` on top of ours. */
export type Settings = Readonly<Record<string, string>>
type Log = (line: string) => void

interface Running extends EmbeddedServer {
  /** Resolves when the server has gone, whoever owned it. */
  ended(): Promise<void>
}

const STEP_MS = 20
const RETRY_MS = 500
/** A fast shutdown writes one checkpoint; after this long the server is told to drop everything (nothing is lost). */
const STOP_LIMIT_MS = 30_000
const OURS: Settings = {
  listen_addresses: '',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/**
 * Starts the server of `dataDir`, or connects to the one that another process runs on it.
 * It ends with this process, however that ends. `log` gets what PostgreSQL writes. @throws DatabaseUnavailable
 */
export async function startEmbedded(dataDir: string, log: Log, settings: Settings = {}): Promise<EmbeddedServer> {
  return open(dataDir, log, settings)
}

/**
 * Like `startEmbedded`, and when the server goes away (the process that owned it ended, or it was killed) this process
 * starts it again on the same connection details. @throws DatabaseUnavailable for the first start only
 */
export async function keepEmbedded(dataDir: string, log: Log, settings: Settings = {}): Promise<EmbeddedServer> {
  const stopping = new AbortController()
  let running = await open(dataDir, log, settings)

  async function reopen(): Promise<void> {
    try {
      running = await open(dataDir, log, settings)
    } catch (error) {
      log(`The database did not come back: ${errorMessage(error)}`)
      await sleep(RETRY_MS)
    }
  }
  async function watch(): Promise<void> {
    for (;;) {
      if (stopping.signal.aborted) return running.stop()
      await running.ended()
      if (stopping.signal.aborted) return
      log('The database server has gone; starting it again.')
      await reopen()
    }
  }

  const watching = watch()
  return {
    connection: running.connection,
    get owned() {
      return running.owned
    },
    async stop() {
      stopping.abort()
      await running.stop()
      await watching
    },
  }
}

async function open(dataDir: string, log: Log, settings: Settings): Promise<Running> {
  const places = await preparePlaces(dataDir)
  await checkVersion(places)
  if ((await settled(places)) === 'up') return reuse(places)
  try {
    return await exclusively(places.lock, () => startOrReuse(places, log, settings))
  } catch (cause) {
    if (['EACCES', 'EPERM', 'EROFS', 'ENOSPC'].includes(errorCode(cause) ?? '')) throw unwritable(dataDir, cause)
    throw cause
  }
}

async function startOrReuse(places: Places, log: Log, settings: Settings): Promise<Running> {
  if ((await settled(places)) === 'up') return reuse(places)
  await clearLocks(places)
  const binaries = await binariesFor(places)
  await initialise(places, binaries)
  const values = Object.entries({ ...OURS, ...settings, unix_socket_directories: places.socketFolder })
  const flags = values.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program = '', ...args] = [...binaries.command('postgres'), '-D', places.cluster, '-p', String(PORT), ...flags]
  // Detached: Ctrl-C in the terminal is for us, and the server must outlive our last statements.
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  return own(places, child, log)
}

async function own(places: Places, child: ChildProcess, log: Log): Promise<Running> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const lines = keepLines(child, log)
  endWithUs(child)
  const limit = AbortSignal.timeout(START_LIMIT_MS)
  while ((await probe(places)) !== 'up') {
    if (child.exitCode !== null || child.signalCode !== null) throw failed(places, lines)
    if (limit.aborted) {
      child.kill('SIGINT')
      throw failed(places, lines)
    }
    await sleep(STEP_MS)
  }
  return {
    connection: connectionTo(places),
    owned: true,
    ended: () => closed,
    async stop() {
      child.kill('SIGINT')
      const force = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS)
      await closed
      clearTimeout(force)
    },
  }
}

function keepLines(child: ChildProcess, log: Log): string[] {
  const lines: string[] = []
  child.once('error', (error) => lines.push(error.message))
  if (child.stderr === null) return lines
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line)
    if (lines.length > 20) lines.shift()
    log(line)
  })
  return lines
}

/**
 * A shell waits for the end of a pipe that only this process holds open, and then ends the server:
 * that works on every Unix and for every way to die, `kill -9` included.
 */
function endWithUs(child: ChildProcess): void {
  if (child.pid === undefined) return
  const guard = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$0"', String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  child.once('exit', () => guard.kill('SIGKILL'))
}

function failed(places: Places, lines: readonly string[]): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The database in ${places.cluster} did not start: ${lines.join(' / ') || 'PostgreSQL said nothing'}. ` +
      'Put right what it names, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}

function reuse(places: Places): Running {
  const stopped = new AbortController()
  return {
    connection: connectionTo(places),
    owned: false,
    ended: () => untilGone(places, stopped.signal),
    async stop() {
      stopped.abort()
    },
  }
}
