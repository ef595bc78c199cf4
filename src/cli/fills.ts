/** What people type into places of a template: `next_step=We rebuild the index`. */
import { CommandFailed } from './command-failed.ts'

/** By the name of the place. @throws CommandFailed `wrong_usage` */
export function fills(given: readonly string[] = []): Record<string, string> {
  const pairs = given.map((text) => {
    const [, name, value] = /^([\w.]{1,80})=(.*)$/s.exec(text) ?? []
    if (name !== undefined && value !== undefined) return [name, value] as const
    const wrong = `"${text}" fills no place. Write its name, =, and the text, such as next_step="We rebuild the index".`
    throw new CommandFailed('wrong_usage', wrong)
  })
  return Object.fromEntries(pairs)
}
