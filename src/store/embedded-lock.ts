/** A lock between processes on one file, for work that takes seconds and must not be done twice at once. */
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from './error-code.ts'

const POLL_MS = 50
const HEARTBEAT_MS = 1_000
/** A holder that showed no sign of life for this long is gone, even when its process id now belongs to another. */
const SILENCE_MS = 10_000

/** Runs `work` while no other process runs its own under the same `file`. The lock of a dead process is taken over. */
export async function exclusively<T>(file: string, work: () => Promise<T>): Promise<T> {
  await acquire(file)
  const heartbeat = setInterval(() => {
    const seconds = (performance.timeOrigin + performance.now()) / 1000
    utimes(file, seconds, seconds).catch(expectMissing)
  }, HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await rm(file, { force: true })
  }
}

/** Whether a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

async function acquire(file: string): Promise<void> {
  let seen = { stamp: Number.NaN, polls: 0 }
  while (!(await create(file))) {
    const stamp = await stampOf(file)
    seen = { stamp, polls: stamp === seen.stamp ? seen.polls + 1 : 0 }
    if (seen.polls * POLL_MS >= SILENCE_MS || (await holderIsDead(file))) await discard(file, stamp)
    else await sleep(POLL_MS)
  }
}

async function create(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

/** Renaming is atomic: of several that saw one dead lock a single one removes it, and a fresh lock is put back. */
async function discard(file: string, stamp: number): Promise<void> {
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
    if ((await stampOf(aside)) !== stamp) await link(aside, file)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') expectMissing(error)
  }
  await rm(aside, { force: true })
}

async function stampOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs
  } catch (error) {
    expectMissing(error)
    return Number.NaN
  }
}

async function holderIsDead(file: string): Promise<boolean> {
  try {
    const pid = Number(await readFile(file, 'utf8'))
    return pid > 0 && !isAlive(pid)
  } catch (error) {
    expectMissing(error)
    return false
  }
}

function expectMissing(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error
}
