/** Runs one command line from its words to its exit code. */
import { type Command, CommanderError } from 'commander'
import { cleanText } from './clean-text.ts'
import { CommandFailed, type ExitCode } from './command-failed.ts'
import type { Output } from './output.ts'
import { troubleOf } from './trouble.ts'
import { troubleJson, troubleText } from './trouble-text.ts'

/** The command that `argv` names, as far as it names one. */
function named(program: Command, argv: readonly string[]): Command {
  return argv.reduce((found, word) => found.commands.find((each) => each.name() === word) ?? found, program)
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name()
}

/** A noun without its verb: its help has been shown in place of an answer. */
const isMissingVerb = (error: unknown): boolean =>
  error instanceof CommanderError && error.code === 'commander.help' && error.exitCode !== 0

function fail(program: Command, argv: readonly string[], out: Output, error: unknown): ExitCode {
  const path = pathOf(named(program, argv))
  const json = argv.includes('--json')
  if (isMissingVerb(error)) {
    if (json) out.stderr(`${troubleJson(troubleOf(new CommandFailed('wrong_usage', `${path} needs a verb.`)))}\n`)
    return 2
  }
  const trouble = troubleOf(error)
  const text = json ? troubleJson(trouble) : cleanText(troubleText(trouble, path))
  out.stderr(`${text}\n`)
  if (trouble.exit === 3 && argv.includes('--debug') && error instanceof Error) out.stderr(`${error.stack}\n`)
  return trouble.exit
}

/** Carries out `argv`, the words after the name of the program, and gives the exit code. It never throws. */
export async function run(program: Command, argv: readonly string[], out: Output): Promise<ExitCode> {
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    return fail(program, argv, out, error)
  }
}
