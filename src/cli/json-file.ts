/** A JSON document that somebody hands over, such as a calendar or a policy. */
import type { Fitted } from '../contract/shape.ts'
import { CommandFailed } from './command-failed.ts'
import { readGivenFile } from './given-file.ts'

/** @throws CommandFailed `file_not_found`, `file_unreadable` with what is wrong with it */
export async function readJsonFile(path: string): Promise<unknown> {
  const bytes = await readGivenFile(path)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new CommandFailed('file_unreadable', `${path} is not JSON: ${said}. Correct it.`, { cause })
  }
}

/** What was read of the file `path`. @throws CommandFailed `file_unreadable` that names each place */
export function shaped<Value>(read: Fitted<Value>, path: string): Value {
  if ('value' in read) return read.value
  const text = `${path} is not of the form that is wanted. Correct what is named.`
  throw new CommandFailed('file_unreadable', text, { fields: read.misfits })
}
