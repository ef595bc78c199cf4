/** A PostgreSQL of the bench's own beside the embedded one: the system's binaries, a private cluster, thrown away after. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

const PORT = 54440

/** Where Debian and its relatives keep PostgreSQL, by version. */
const VERSIONS = '/usr/lib/postgresql'

/** The newest PostgreSQL of this machine; undefined when it has none. */
export function binariesOfMachine(): string | undefined {
  if (!existsSync(VERSIONS)) return undefined
  const newest = readdirSync(VERSIONS)
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(VERSIONS, version, 'bin'))
  return newest.find((folder) => existsSync(path.join(folder, 'initdb')))
}

/** PostgreSQL refuses to run as root, so there it runs as the user that came with its package. */
function run(command: string, ...args: string[]): string {
  const asRoot = process.getuid?.() === 0
  const [program, all] = asRoot ? ['runuser', ['-u', 'postgres', '--', command, ...args]] : [command, args]
  const done = spawnSync(program, all, { encoding: 'utf8', cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}\n${done.stderr}${done.stdout}`)
  return done.stdout
}

export interface Cluster {
  readonly version: string
  /** Connection string of the database `name`, made when it is not there. */
  database(name: string): Promise<string>
  stop(): void
}

/** Starts a cluster in `folder`. It listens on loopback and lets everybody of this machine in. */
export function startCluster(binaries: string, folder: string): Cluster {
  const data = path.join(folder, 'data')
  if (!existsSync(data)) {
    mkdirSync(folder, { recursive: true })
    if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder])
    run(path.join(binaries, 'initdb'), '-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8')
  }
  const control = path.join(binaries, 'pg_ctl')
  const settings = `-p ${PORT} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c shared_buffers=512MB -c max_connections=120`
  run(control, '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', settings, 'start')
  return {
    version: run(path.join(binaries, 'postgres'), '--version').trim(),
    database: makeDatabase,
    stop: () => void run(control, '-D', data, '-w', '-m', 'fast', 'stop'),
  }
}

const urlOf = (name: string) => `postgresql://postgres@127.0.0.1:${PORT}/${name}`

async function makeDatabase(name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: urlOf('postgres') })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database ${name}`)
    return urlOf(name)
  } finally {
    await admin.end()
  }
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true })
