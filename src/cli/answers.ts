/** Answers to the fields of a form, as they are typed: `summary="It fails"`. */
import { CommandFailed } from './command-failed.ts'

/** @throws CommandFailed `wrong_usage` for one without a field */
export function answersOf(typed: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    typed.map((text) => {
      const at = text.indexOf('=')
      if (at < 1) {
        const wanted = 'Write the id of a field, = and its answer, such as --answer summary="It fails".'
        throw new CommandFailed('wrong_usage', `--answer ${text} names no field. ${wanted}`)
      }
      return [text.slice(0, at).trim(), text.slice(at + 1)]
    }),
  )
}
