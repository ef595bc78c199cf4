/** The program under measurement: built for the bench alone, run as a child process, its memory watched. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = path.join(import.meta.dirname, '..')
/** Beside the ordinary build, so that a server that runs from there is not disturbed. */
const built = path.join(root, 'dist/bench')
const START_LIMIT_MS = 60_000
const LOOK_MS = 200

/** Compiles the server as it is now. */
export function buildProgram(): void {
  rmSync(built, { recursive: true, force: true })
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc')
  const done = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', built], {
    cwd: root,
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`The server does not compile:\n${done.stdout}`)
}

/** Where a program keeps its data, and which database it uses instead of the embedded one. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  /** Options of node itself, such as `--cpu-prof`. */
  readonly nodeOptions?: readonly string[]
  /** Further settings. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Starts `topline …args` on `place`. */
export function startProgram(place: Place, args: readonly string[]): ChildProcess {
  const env = {
    ...process.env,
    TOPLINE_DATA: place.dataDir,
    DATABASE_URL: place.databaseUrl ?? '',
    NODE_ENV: 'production',
    ...place.settings,
  }
  const nodeArgs = [...(place.nodeOptions ?? []), path.join(built, 'main.js'), ...args]
  return spawn(process.execPath, nodeArgs, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

export interface Memory {
  /** Highest resident size of the server's own process so far, in MB. */
  readonly server: number
  /** The same with the embedded PostgreSQL, whose shared pages are counted once; null where it cannot be told. */
  readonly withDatabase: number | null
}

/** Where a server answers, and the key by which the bench may be any member there. */
export interface Served {
  readonly url: string
  readonly operatorKey: string
}

/** What a call carries to be `member`. */
export const asMember = ({ operatorKey }: Served, member: string): Record<string, string> => ({
  authorization: `Bearer ${operatorKey}`,
  'topline-member': member,
})

export interface RunningServer extends Served {
  readonly pid: number
  readonly memory: () => Memory
  /** What it has written to its output so far. */
  readonly said: () => string
  stop(): Promise<void>
  /** `kill -9`, as a machine that loses power would. */
  kill(): Promise<void>
}

/** Starts `topline serve` and waits until it answers. `port` 0 takes any free one. */
export async function startServer(place: Place, port = 0): Promise<RunningServer> {
  const child = startProgram(place, ['serve', '--port', String(port)])
  const said: string[] = []
  child.stdout?.on('data', (data) => said.push(String(data)))
  child.stderr?.on('data', (data) => said.push(String(data)))
  const exited = once(child, 'exit')
  const served = await servedBy(child, place, said)
  const watch = watchMemory(child.pid ?? 0)
  const end = async (signal: NodeJS.Signals) => {
    watch.stop()
    child.kill(signal)
    await exited
  }
  return {
    ...served,
    pid: child.pid ?? 0,
    memory: watch.highest,
    said: () => said.join(''),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function servedBy(child: ChildProcess, { dataDir }: Place, said: readonly string[]): Promise<Served> {
  const limit = AbortSignal.timeout(START_LIMIT_MS)
  while (!limit.aborted && child.exitCode === null) {
    const written = serverFile(dataDir)
    if (written && written.pid === child.pid) return written
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`The server did not start:\n${said.join('')}`)
}

function serverFile(dataDir: string): (Served & { pid: number }) | undefined {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'server.json'), 'utf8')) as Served & { pid: number }
  } catch {
    return undefined // not written yet, or half of it
  }
}

/** Looks at the memory of a process from time to time. */
export function watchMemory(pid: number): { highest: () => Memory; stop: () => void } {
  let server = 0
  let withDatabase: number | null = null
  const look = () => {
    server = Math.max(server, residentMb(pid))
    const database = childrenOf(pid).filter((child) => programOf(child) === 'postgres')
    const sizes = database.flatMap((postmaster) => [postmaster, ...childrenOf(postmaster)]).map(proportionalMb)
    if (sizes.length > 0) withDatabase = Math.max(withDatabase ?? 0, residentMb(pid) + sizes.reduce((a, b) => a + b, 0))
  }
  const timer = setInterval(look, LOOK_MS)
  timer.unref()
  return { highest: () => ({ server, withDatabase }), stop: () => clearInterval(timer) }
}

/** A file of /proc; empty where there is none, as on other systems or when the process has ended. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

const kilobytes = (text: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
const residentMb = (pid: number): number => kilobytes(procFile(pid, 'status'), 'VmRSS') / 1024
const proportionalMb = (pid: number): number => kilobytes(procFile(pid, 'smaps_rollup'), 'Pss') / 1024
const programOf = (pid: number): string => procFile(pid, 'comm').trim()

function childrenOf(pid: number): number[] {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`)
    return tasks.flatMap((task) => procFile(pid, `task/${task}/children`).split(' ').filter(Boolean).map(Number))
  } catch {
    return []
  }
}
