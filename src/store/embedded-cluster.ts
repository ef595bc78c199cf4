/** The files of the embedded PostgreSQL in a data directory: where they are, how they begin, whose they are. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdir, readFile, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DatabaseUnavailable } from './database-unavailable.ts'
import { type Binaries, findBinaries, NOBODY, POSTGRES_MAJOR, run } from './embedded-binaries.ts'
import { isAlive } from './embedded-lock.ts'
import { errorCode, errorMessage } from './error-code.ts'

/** The user (and superuser) and the database that `initialise` makes. */
export const USER = 'topline'
export const DATABASE = 'topline'
/** Only names the socket file: there is no TCP listener. */
export const PORT = 5432

/** A socket path may have 103 bytes on macOS (107 on Linux); `/.s.PGSQL.5432` takes 14 of them. */
const LONGEST_SOCKET_FOLDER = 103 - 14
const STEP_MS = 20
const SHUTDOWN_LIMIT_MS = 60_000

const CLUSTER = 'postgres'

export interface Places {
  readonly cluster: string
  readonly staging: string
  readonly libraries: string
  readonly socketFolder: string
  readonly lock: string
}

/** Makes the data directory and the socket folder, and says where everything is. @throws DatabaseUnavailable */
export async function preparePlaces(dataDir: string): Promise<Places> {
  try {
    await mkdir(dataDir, { recursive: true })
    const root = await realpath(dataDir)
    return {
      cluster: path.join(root, CLUSTER),
      staging: path.join(root, 'postgres.new'),
      libraries: path.join(root, 'postgres.lib'),
      lock: path.join(root, 'postgres.lock'),
      socketFolder: await prepareSocketFolder(root),
    }
  } catch (cause) {
    if (cause instanceof DatabaseUnavailable) throw cause
    throw unwritable(dataDir, cause)
  }
}

/** What to say when the data directory cannot be written. */
export function unwritable(dataDir: string, cause: unknown): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `The data directory ${dataDir} cannot be written (${errorMessage(cause)}). ` +
      'Make it writable for this user, or set TOPLINE_DATA to another directory.',
    { cause },
  )
}

/** Everybody who can enter this folder is let in without a password, so it must be ours alone. */
async function prepareSocketFolder(root: string): Promise<string> {
  const beside = path.join(root, 'socket')
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const folder = Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER ? beside : `/tmp/topline-${digest}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = await lstat(folder)
  const uid = process.getuid?.()
  const ours = found.uid === uid || (uid === 0 && found.uid === NOBODY)
  if (!found.isDirectory() || !ours) {
    throw new DatabaseUnavailable(
      `The folder ${folder} for the database socket belongs to somebody else. Remove it, or move the data directory to a shorter path.`,
    )
  }
  await chmod(folder, 0o700)
  return folder
}

/** Whether there is a complete cluster in `dataDir` already. */
export const hasCluster = (dataDir: string): boolean => existsSync(path.join(dataDir, CLUSTER, 'PG_VERSION'))

/** The programs that fit the cluster, whose files then belong to the right user. @throws DatabaseUnavailable */
export async function binariesFor(places: Places): Promise<Binaries> {
  const owner = existsSync(places.cluster) ? (await stat(places.cluster)).uid : undefined
  const binaries = await findBinaries(places.libraries, owner)
  if (binaries.fileOwner !== undefined) {
    const folders = [places.socketFolder, places.cluster].filter((folder) => existsSync(folder))
    await run(['chown', '-R', `${binaries.fileOwner}:${binaries.fileOwner}`, ...folders])
  }
  return binaries
}

/**
 * Makes the cluster with the database DATABASE if there is none. It is made aside and renamed when complete,
 * so that a death half-way leaves nothing that looks finished. @throws DatabaseUnavailable
 */
export async function initialise(places: Places, binaries: Binaries): Promise<void> {
  if (existsSync(path.join(places.cluster, 'PG_VERSION'))) return
  const { staging } = places
  try {
    await rm(staging, { recursive: true, force: true })
    await mkdir(staging, { mode: 0o700 })
    if (binaries.fileOwner !== undefined) await run(['chown', `${binaries.fileOwner}:${binaries.fileOwner}`, staging])
    await run([...binaries.command('initdb'), ...initdbArguments(staging)])
    await run(
      [...binaries.command('postgres'), '--single', '-D', staging, 'postgres'],
      `create database "${DATABASE}"\n`,
    )
    await rename(staging, places.cluster)
  } catch (cause) {
    throw new DatabaseUnavailable(
      `The database could not be created in ${path.dirname(staging)}: ${errorMessage(cause)}. ` +
        'Check the free space and the rights of the folders on the way, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    )
  }
}

function initdbArguments(staging: string): string[] {
  return [
    ['-D', staging, '-U', USER],
    // Text sorts by code point and needs no locale of the machine, so the files open unchanged on another one.
    ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ['--auth-local=trust', '--auth-host=reject', '--data-checksums', '--no-instructions'],
  ].flat()
}

/** @throws DatabaseUnavailable when the files were written by another major version */
export async function checkVersion(places: Places): Promise<void> {
  const file = path.join(places.cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const version = (await readFile(file, 'utf8')).trim()
  if (version === String(POSTGRES_MAJOR)) return
  throw new DatabaseUnavailable(
    `The data directory ${path.dirname(places.cluster)} was written by PostgreSQL ${version}, and this Topline brings ` +
      `PostgreSQL ${POSTGRES_MAJOR}. Start the Topline that wrote it, or set TOPLINE_DATA to another directory.`,
  )
}

/**
 * Clears the way for a start where no server answers: waits until a server that is shutting down has gone, and removes
 * the lock files of one that died when its id now belongs to another process, or to nobody but the process table.
 * @throws DatabaseUnavailable
 */
export async function clearLocks(places: Places): Promise<void> {
  const patience = AbortSignal.timeout(SHUTDOWN_LIMIT_MS)
  await clearLock(places, path.join(places.cluster, 'postmaster.pid'), patience)
  await clearLock(places, path.join(places.socketFolder, `.s.PGSQL.${PORT}.lock`), patience)
}

async function clearLock(places: Places, file: string, patience: AbortSignal): Promise<void> {
  for (let pid = await readPid(file); pid !== undefined; pid = await readPid(file)) {
    if (!isAlive(pid)) return
    if (!(await servesCluster(pid, places.cluster))) return rm(file, { force: true })
    if (patience.aborted) throw stuck(places, pid)
    await sleep(STEP_MS)
  }
}

function stuck(places: Places, pid: number): DatabaseUnavailable {
  return new DatabaseUnavailable(
    `Process ${pid} holds the database in ${path.dirname(places.cluster)} but does not answer. ` +
      'Wait until it has finished, or end it, and start again.',
  )
}

async function readPid(file: string): Promise<number | undefined> {
  if (!existsSync(file)) return undefined
  const pid = Number.parseInt(await readFile(file, 'utf8'), 10)
  return pid > 0 ? pid : undefined
}

/** A PostgreSQL server works in its own data directory; where there is no /proc its name has to do. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (process.platform !== 'linux') return (await run(['ps', '-o', 'comm=', '-p', String(pid)])).includes('postgres')
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === cluster
  } catch (error) {
    if (['EACCES', 'ENOENT'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}
