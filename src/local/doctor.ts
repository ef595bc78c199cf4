/** `topline doctor`: what could keep the program from working here, and what to do about it. */
import { stat, statfs } from 'node:fs/promises'
import path from 'node:path'
import type { Check } from '../cli/local-commands.ts'
import type { Config, Settings } from '../config.ts'
import { errorCode } from '../store/error-code.ts'
import { checkDatabase } from './doctor-database.ts'
import { checkAddress, checkMail, checkSignIn } from './doctor-outside.ts'
import { runningServer } from './server-file.ts'

const GIGABYTE = 1024 ** 3
const LOW_DISK = 1
/** The bits of a file's mode that let others at it: of a key anybody but its owner, of the settings anybody but the group. */
const NOT_OWNER = 0o077
const NOT_GROUP = 0o007

function checkNode(): Check {
  return { name: 'Node.js', state: 'ok', says: process.version }
}

async function checkDisk({ dataDir }: Config): Promise<Check> {
  const { bavail, bsize } = await statfs(path.dirname(path.resolve(dataDir)))
  const free = (bavail * bsize) / GIGABYTE
  const says = `${free.toFixed(1)} GB free beside ${dataDir}`
  if (free >= LOW_DISK) return { name: 'disk', state: 'ok', says }
  return { name: 'disk', state: 'warn', says, fix: 'Free some space, or move the data with TOPLINE_DATA.' }
}

/** Whether others can read a file that holds secrets; undefined when it is not there. */
async function isOpen({ file, others }: { file: string; others: number }): Promise<boolean | undefined> {
  // Windows has no such bits.
  if (process.platform === 'win32') return false
  try {
    return ((await stat(file)).mode & others) !== 0
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Files of the data directory that hold keys are for their owner alone, the file of settings for its group too. */
async function checkFiles({ config, file }: Settings): Promise<Check> {
  const keys = ['secrets.key', 'server.json'].map((name) => path.join(config.dataDir, name))
  const files = [
    ...keys.map((each) => ({ file: each, others: NOT_OWNER })),
    ...(file === undefined ? [] : [{ file, others: NOT_GROUP }]),
  ]
  const states = await Promise.all(files.map(async (each) => ({ ...each, open: await isOpen(each) })))
  const open = states.filter((state) => state.open).map((state) => state.file)
  if (open.length === 0) return { name: 'secret files', state: 'ok', says: 'nobody else can read them' }
  const says = `others can read ${open.join(', ')}`
  return { name: 'secret files', state: 'warn', says, fix: `chmod u=rw,go= ${open.join(' ')}` }
}

function checkKeys({ databaseUrl, secretKeys }: Config): Check {
  if (secretKeys !== undefined) {
    return { name: 'keys', state: 'ok', says: `secrets of integrations are sealed by key ${secretKeys[0]?.id}` }
  }
  if (databaseUrl === undefined) {
    return { name: 'keys', state: 'ok', says: 'secrets of integrations are sealed by the key of the data directory' }
  }
  return {
    name: 'keys',
    state: 'warn',
    says: 'there is no key, so secrets of integrations cannot be kept',
    fix: 'Set TOPLINE_SECRET_KEYS, the same on every node.',
  }
}

async function checkServer(config: Config): Promise<Check> {
  const server = await runningServer(config)
  return server
    ? { name: 'server', state: 'ok', says: `answers at ${server.url}` }
    : { name: 'server', state: 'ok', says: 'not running; commands open the database themselves' }
}

export async function doctor(settings: Settings): Promise<Check[]> {
  const { config } = settings
  return [
    checkNode(),
    await checkDisk(config),
    ...(await checkDatabase(config)),
    await checkFiles(settings),
    checkKeys(config),
    await checkSignIn(config),
    ...(await checkAddress(config)),
    await checkMail(config),
    await checkServer(config),
  ]
}
