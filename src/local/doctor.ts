/** `topline doctor`: what could keep the program from working here, and what to do about it. */
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { CommandFailed } from '../cli/command-failed.ts'
import type { Check } from '../cli/local-commands.ts'
import type { Config } from '../config.ts'
import { workspaceNames } from '../store/workspaces.ts'
import type { OpenDatabase } from './open-database.ts'
import { runningServer } from './server-file.ts'
import { withDatabase } from './work.ts'

const GIGABYTE = 1024 ** 3
const LOW_DISK = 1

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

/** Clocks of database and program must agree, because instants come from the program and are compared in both. */
async function checkTime({ store }: OpenDatabase): Promise<Check> {
  const before = Date.now()
  const { rows } = await store.pool.query<{ now: number }>('select clock_timestamp() as now')
  const off = Math.abs((rows[0]?.now ?? 0) - (before + Date.now()) / 2)
  const says = `the database's clock is ${Math.round(off)} ms off`
  return off < 1_000
    ? { name: 'time', state: 'ok', says }
    : { name: 'time', state: 'warn', says, fix: 'Set both clocks by NTP.' }
}

async function checkDatabase(config: Config): Promise<Check[]> {
  try {
    return await withDatabase(config, async (database) => {
      const workspaces = await workspaceNames(database.store.directory)
      const names = workspaces.map(({ slug }) => slug).join(', ')
      return [
        { name: 'database', state: 'ok', says: database.words },
        { name: 'migrations', state: 'ok', says: 'the schema fits the program' },
        await checkTime(database),
        workspaces.length > 0
          ? { name: 'workspaces', state: 'ok', says: names }
          : { name: 'workspaces', state: 'warn', says: 'none yet', fix: 'Run `topline demo`, or import one.' },
      ]
    })
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error
    return [{ name: 'database', state: 'fail', says: error.message, fix: 'See the sentence above.' }]
  }
}

async function checkServer(config: Config): Promise<Check> {
  const url = await runningServer(config)
  return url
    ? { name: 'server', state: 'ok', says: `answers at ${url}` }
    : { name: 'server', state: 'ok', says: 'not running; commands open the database themselves' }
}

export async function doctor(config: Config): Promise<Check[]> {
  return [checkNode(), await checkDisk(config), ...(await checkDatabase(config)), await checkServer(config)]
}
