/** The whole command line in this process, at noon on 2 March 2026, against a server and local commands made up by the test. */

import type { CliDeps, ClientTarget } from '../../src/cli/deps.ts'
import type { LocalCommands } from '../../src/cli/local-commands.ts'
import type { Output } from '../../src/cli/output.ts'
import { createProgram } from '../../src/cli/program.ts'
import { run } from '../../src/cli/run.ts'
import { type CallAnswer, type CallRequest, createClient } from '../../src/contract/client.ts'
import type { Problem, ProblemCode } from '../../src/contract/problem.ts'
import { instant } from '../../src/domain/time.ts'

/** What the server says to `GET /queue?limit=50` or `POST /tickets`, the paths without /api/v1. */
export type Answers = Readonly<Record<string, unknown>>

interface Setting {
  readonly answers?: Answers
  readonly local?: Partial<LocalCommands>
  readonly out?: Partial<Omit<Output, 'stdout' | 'stderr'>>
  readonly stdin?: string
  /** What somebody at the terminal types, line by line. */
  readonly typed?: readonly string[]
  /** What TOPLINE_SERVER says. */
  readonly server?: string
  /** Tokens that `topline sign-in` keeps, by server. */
  readonly kept?: Map<string, string>
  readonly now?: () => ReturnType<typeof instant>
  /** Replaces the whole way to the server. */
  readonly client?: CliDeps['client']
}

class Refused {
  readonly problem: Problem
  constructor(problem: Problem) {
    this.problem = problem
  }
}

/** An answer that says no. */
export function refused(code: ProblemCode, detail: string, more: Partial<Problem> = {}): unknown {
  return new Refused({ type: `/problems/${code}`, title: 'No', status: 409, code, detail, ...more })
}

const notExpected = async (): Promise<never> => {
  throw new Error('The test did not expect this local command')
}

const NO_LOCAL: LocalCommands = {
  serve: notExpected,
  signInLink: notExpected,
  importServicenow: notExpected,
  demo: notExpected,
  rebuild: notExpected,
  backup: notExpected,
  restore: notExpected,
  createWorkspace: notExpected,
  listWorkspaces: notExpected,
  exportWorkspace: notExpected,
  importWorkspace: notExpected,
  auditVerify: notExpected,
  secretsList: notExpected,
  secretsRotate: notExpected,
  configShow: notExpected,
  doctor: notExpected,
}

const nobody = () => {
  throw new Error('The test did not expect this')
}

/** For tests of the command tree alone. */
export const neverDeps: CliDeps = {
  client: nobody,
  local: NO_LOCAL,
  out: { stdout: nobody, stderr: nobody, isTerminal: false, errorIsTerminal: false, columns: 100, colour: false },
  version: '0.1.0',
  now: nobody,
  server: nobody,
  kept: { read: nobody, write: nobody, remove: nobody },
  machine: 'laptop-7',
  wait: nobody,
  stdin: nobody,
  ask: null,
}

function answerTo({ method, path }: CallRequest, answers: Answers): CallAnswer {
  const asked = `${method} ${path.replace('/api/v1', '')}`
  if (!(asked in answers)) throw new Error(`The test has no answer to ${asked}`)
  const answer = answers[asked]
  if (answer instanceof Refused) return { status: answer.problem.status, body: JSON.stringify(answer.problem) }
  if (answer instanceof Uint8Array) return { status: 200, body: '', bytes: answer }
  return { status: 200, body: typeof answer === 'string' ? answer : JSON.stringify(answer) }
}

/** Gives the lines one by one, and fails the test when another is asked for. */
function asking(typed: readonly string[]): NonNullable<CliDeps['ask']> {
  const lines = [...typed]
  return async (question) => {
    const line = lines.shift()
    if (line === undefined) throw new Error(`Nobody types an answer to ${question}`)
    return line
  }
}

export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Every call, as `POST /tickets/12/claim`. */
  readonly calls: readonly string[]
  readonly requests: readonly CallRequest[]
  readonly targets: readonly ClientTarget[]
  /** Milliseconds that it waited, each time. */
  readonly waits: readonly number[]
}

/** Runs `topline` with these words; split at spaces when given as one text. */
export async function topline(words: string | readonly string[], setting: Setting = {}): Promise<Ran> {
  const requests: CallRequest[] = []
  const targets: ClientTarget[] = []
  const { kept = new Map<string, string>() } = setting
  const waits: number[] = []
  const written = { stdout: '', stderr: '' }
  const out: Output = {
    stdout: (text) => {
      written.stdout += text
    },
    stderr: (text) => {
      written.stderr += text
    },
    isTerminal: false,
    errorIsTerminal: false,
    columns: 100,
    colour: false,
    ...setting.out,
  }
  const send = async (request: CallRequest) => {
    requests.push(request)
    return answerTo(request, setting.answers ?? {})
  }
  const deps: CliDeps = {
    client: async (target) => {
      targets.push(target)
      if (setting.client) return setting.client(target)
      return createClient({ send, member: target.member, workspace: target.workspace, newKey: () => 'key-1' })
    },
    local: { ...NO_LOCAL, ...setting.local },
    out,
    version: '0.1.0',
    now: setting.now ?? (() => instant('2026-03-02T12:00:00Z')),
    server: () => setting.server,
    kept: {
      read: async (server) => kept.get(server),
      write: async (server, token) => void kept.set(server, token),
      remove: async (server) => void kept.delete(server),
    },
    machine: 'laptop-7',
    wait: async (time) => void waits.push(time),
    stdin: async () => new TextEncoder().encode(setting.stdin ?? ''),
    ask: setting.typed === undefined ? null : asking(setting.typed),
  }
  const argv = typeof words === 'string' ? words.split(' ').filter(Boolean) : words
  const exit = await run(createProgram(deps), argv, out)
  const calls = requests.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`)
  return { exit, ...written, calls, requests, targets, waits }
}

/** The body of the only write of a run. */
export function sent({ requests }: Ran): unknown {
  return JSON.parse(String(requests.find(({ method }) => method === 'POST')?.body ?? 'null'))
}

/** The help of a command without the global options, which every one of them ends with. */
export async function help(words: string): Promise<string> {
  const { exit, stdout } = await topline(`${words} --help`)
  const [before = '', after = ''] = stdout.split(/Global Options:\n(?: {2}.*\n)+/)
  if (exit !== 0 || !stdout.includes('Global Options:')) throw new Error(`No help of ${words}`)
  return [before.trimEnd(), after.trim()].filter(Boolean).join('\n\n')
}
