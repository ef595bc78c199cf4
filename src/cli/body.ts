/** The text of a message: typed, from a file, or from standard input. */
import type { Command } from 'commander'
import { CommandFailed } from './command-failed.ts'
import { readGivenFile } from './given-file.ts'

export interface BodyOptions {
  readonly body?: string
  readonly bodyFile?: string
}

/** Adds the two ways to give a text. */
export const addBodyOptions = (command: Command): Command =>
  command
    .option('--body <text>', 'the text; - reads it from standard input')
    .option('--body-file <path>', 'a file that holds the text; - reads it from standard input')

function decoded(bytes: Uint8Array, from: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    const message = `${from} is not UTF-8 text. Convert it, for example with iconv, and try again.`
    throw new CommandFailed('file_unreadable', message, { cause })
  }
}

/** @throws CommandFailed `wrong_usage`, `file_not_found`, `file_unreadable` */
export async function readBody({ body, bodyFile }: BodyOptions, stdin: () => Promise<Uint8Array>): Promise<string> {
  if ((body === undefined) === (bodyFile === undefined)) {
    const wrong = body === undefined ? 'There is no text.' : 'There are two texts.'
    throw new CommandFailed('wrong_usage', `${wrong} Give either --body TEXT or --body-file PATH; - is standard input.`)
  }
  if (body === '-' || bodyFile === '-') return decoded(await stdin(), 'Standard input')
  if (bodyFile === undefined) return body ?? ''
  return decoded(await readGivenFile(bodyFile), bodyFile)
}
