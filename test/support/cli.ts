/** The whole command line in this process, at noon on 2 March 2026, against a server and local commands made up by the test. */

import type { CliDeps, ClientTarget } from '../../src/cli/deps.ts'
import type { LocalCommands } from '../../src/cli/local-commands.ts'
import type { Output } from '../../src/cli/output.ts'
import { createProgram } from '../../src/cli/program.ts'
import { run } from '../../src/cli/run.ts'
import { type CallRequest, createClient } from '../../src/contract/client.ts'
import type { Problem, ProblemCode } from '../../src/contract/problem.ts'
import { instant } from '../../src/domain/time.ts'

/** What the server says to `GET /queue?limit=50` or `POST /tickets`, the paths without /api/v1. */
export type Answers = Readonly<Record<string, unknown>>

interface Setting {
  readonly answers?: Answers
  readonly local?: Partial<LocalCommands>
  readonly out?: Partial<Omit<Output, 'stdout' | 'stderr'>>
  readonly stdin?: string
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
  importServicenow: notExpected,
  demo: notExpected,
  rebuild: notExpected,
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
  stdin: nobody,
}

function answerTo({ method, path }: CallRequest, answers: Answers): { status: number; body: string } {
  const asked = `${method} ${path.replace('/api/v1', '')}`
  if (!(asked in answers)) throw new Error(`The test has no answer to ${asked}`)
  const answer = answers[asked]
  if (answer instanceof Refused) return { status: answer.problem.status, body: JSON.stringify(answer.problem) }
  return { status: 200, body: typeof answer === 'string' ? answer : JSON.stringify(answer) }
}

export interface Ran {
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Every call, as `POST /tickets/12/claim`. */
  readonly calls: readonly string[]
  readonly requests: readonly CallRequest[]
  readonly targets: readonly ClientTarget[]
}

/** Runs `topline` with these words; split at spaces when given as one text. */
export async function topline(words: string | readonly string[], setting: Setting = {}): Promise<Ran> {
  const requests: CallRequest[] = []
  const targets: ClientTarget[] = []
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
    stdin: async () => new TextEncoder().encode(setting.stdin ?? ''),
  }
  const argv = typeof words === 'string' ? words.split(' ').filter(Boolean) : words
  const exit = await run(createProgram(deps), argv, out)
  const calls = requests.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`)
  return { exit, ...written, calls, requests, targets }
}

/** The body of the only write of a run. */
export function sent({ requests }: Ran): unknown {
  return JSON.parse(requests.find(({ method }) => method === 'POST')?.body ?? 'null')
}

/** The help of a command without the global options, which every one of them ends with. */
export async function help(words: string): Promise<string> {
  const { exit, stdout } = await topline(`${words} --help`)
  const [before = '', after = ''] = stdout.split(/Global Options:\n(?: {2}.*\n)+/)
  if (exit !== 0 || !stdout.includes('Global Options:')) throw new Error(`No help of ${words}`)
  return [before.trimEnd(), after.trim()].filter(Boolean).join('\n\n')
}
