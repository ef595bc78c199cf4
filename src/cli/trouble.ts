/** The one place of the command line where an error becomes words and an exit code. */
import { CommanderError } from 'commander'
import { CallFailed } from '../contract/client.ts'
import type { EDGE_CODES, ProblemCode } from '../contract/problem.ts'
import { Refusal } from '../domain/refusal.ts'
import { COMMAND_EXITS, type CommandCode, CommandFailed, type ExitCode, type Place } from './command-failed.ts'

/** What happened, for a person and for a program. */
export interface Trouble {
  readonly exit: Exclude<ExitCode, 0>
  readonly code: ProblemCode | CommandCode
  /** What is wrong, then what to do. */
  readonly detail: string
  readonly fields: readonly Place[]
  readonly details: Readonly<Record<string, unknown>>
}

/** Problems that are not refusals; a new one does not compile until it has an exit code. */
const EDGE_EXITS: Readonly<Record<(typeof EDGE_CODES)[number], Trouble['exit']>> = {
  body_too_large: 2,
  csrf_refused: 1,
  forbidden_host: 1,
  internal: 3,
  invalid_input: 2,
  malformed_json: 3,
  not_found: 1,
  not_ready: 3,
  not_signed_in: 1,
  too_many_requests: 1,
  unsupported_media_type: 3,
}

function exitOf(code: ProblemCode): Trouble['exit'] {
  const edges: Partial<Record<ProblemCode, Trouble['exit']>> = EDGE_EXITS
  return edges[code] ?? 1
}

/** `error: unknown option '--x'` and a suggestion in a second line, as one line without the label. */
const usageText = (message: string): string => {
  const [said = '', ...hints] = message.replace(/^error: /, '').split('\n')
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`
  return [
    /[.?!]$/.test(sentence) ? sentence : `${sentence}.`,
    ...hints.map((hint) => hint.replace(/^\((.*)\)$/, '$1')),
  ].join(' ')
}

/** An answer that is no JSON, or JSON of another shape than the contract's. */
const notUnderstood = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'ZodError' || error instanceof SyntaxError)

/** Whether the error is foreseen, and so needs no stack to be understood. */
function foreseen(error: unknown): Trouble | undefined {
  if (error instanceof CallFailed) {
    const { code, detail, fields = [], details = {} } = error.problem
    return { exit: exitOf(code), code, detail, fields, details }
  }
  if (error instanceof Refusal) {
    return { exit: 1, code: error.code, detail: error.message, fields: [], details: error.details }
  }
  if (error instanceof CommandFailed) {
    const { code, message: detail, fields } = error
    return { exit: COMMAND_EXITS[code], code, detail, fields, details: {} }
  }
  if (error instanceof CommanderError) {
    return { exit: 2, code: 'wrong_usage', detail: usageText(error.message), fields: [], details: {} }
  }
  return undefined
}

export function troubleOf(error: unknown): Trouble {
  const known = foreseen(error)
  if (known) return known
  if (notUnderstood(error)) {
    const detail = 'The answer of the server is not one this version knows. Use the same version on both sides.'
    return { exit: 3, code: 'answer_not_understood', detail, fields: [], details: {} }
  }
  const said = error instanceof Error ? error.message : String(error)
  const detail = `Something broke inside topline: ${said}. Run it again with --debug and report what it shows.`
  return { exit: 3, code: 'internal', detail, fields: [], details: {} }
}
