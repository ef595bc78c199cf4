/** Tells other programs of this data directory where its server listens, and the key by which they may be anybody there:
 *  a small file beside the database, readable by its owner alone. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { errorCode } from '../store/error-code.ts'

const ServerFile = z.object({ url: z.url(), pid: z.number().int(), operatorKey: z.string() })
export type RunningServer = Pick<z.output<typeof ServerFile>, 'url' | 'operatorKey'>
const PATIENCE_MS = 2_000

const fileOf = ({ dataDir }: Config) => path.join(path.resolve(dataDir), 'server.json')

export async function writeServerFile(config: Config, { url, operatorKey }: RunningServer): Promise<void> {
  await mkdir(path.dirname(fileOf(config)), { recursive: true })
  // A file that is there keeps its mode when it is written over.
  await rm(fileOf(config), { force: true })
  await writeFile(fileOf(config), JSON.stringify({ url, pid: process.pid, operatorKey }), { mode: 0o600 })
}

/** Takes the file away, unless another server has written its own meanwhile. */
export async function removeServerFile(config: Config): Promise<void> {
  const written = await readServerFile(config)
  if (written?.pid === process.pid) await rm(fileOf(config), { force: true })
}

async function readServerFile(config: Config): Promise<z.output<typeof ServerFile> | undefined> {
  try {
    return ServerFile.parse(JSON.parse(await readFile(fileOf(config), 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError || error instanceof z.ZodError) return undefined
    throw error
  }
}

/** The running server of this data directory; undefined when none answers. */
export async function runningServer(config: Config): Promise<RunningServer | undefined> {
  const written = await readServerFile(config)
  if (!written) return undefined
  try {
    const answer = await fetch(`${written.url}/health`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return answer.ok ? written : undefined
  } catch (error) {
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return undefined
    throw error
  }
}
