/** What every command does with its answer: JSON for programs, text for people. */
import type { Command } from 'commander'
import type { Client } from '../contract/client.ts'
import { cleaned } from './clean-text.ts'
import type { CliDeps } from './deps.ts'
import { type Look, lookOf } from './look.ts'

/** The options every command takes. */
interface GlobalOptions {
  readonly json?: true
  readonly as?: string
  readonly workspace?: string
  readonly server?: string
}

export const globalsOf = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>()

/** The text for people of one answer, without a line break at its end. */
export type Say<Answer> = (answer: Answer, look: Look) => string

/** Writes one answer; with --json it is the only thing on standard output. */
export function tell<Answer>(deps: CliDeps, command: Command, answer: Answer, say: Say<Answer>): void {
  const text = globalsOf(command).json
    ? JSON.stringify(answer, null, 2)
    : say(cleaned(answer), lookOf(deps.out, deps.now()))
  deps.out.stdout(`${text}\n`)
}

/** Calls to the server that the command names, as the member it names. */
export function clientOf(deps: CliDeps, command: Command): Promise<Client> {
  const { server, as: member, workspace } = globalsOf(command)
  return deps.client({ server, member, workspace })
}

/** Asks the server that the command names, as the member it names, and tells the answer. */
export async function askAndTell<Answer>(
  deps: CliDeps,
  command: Command,
  { ask, say }: { ask: (client: Client) => Promise<Answer>; say: Say<Answer> },
): Promise<void> {
  tell(deps, command, await ask(await clientOf(deps, command)), say)
}
