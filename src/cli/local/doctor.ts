/** topline doctor: whether this machine, the configuration and the database are fit to run on. */
import type { Command } from 'commander'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Check } from '../local-commands.ts'
import type { Look } from '../look.ts'
import { tell } from '../tell.ts'
import { counted } from '../words.ts'

function checksText(items: readonly Check[], { colours }: Look): string {
  const paint = { ok: colours.green, warn: colours.yellow, fail: colours.red }
  const width = Math.max(0, ...items.map(({ name }) => name.length))
  return items
    .map(({ name, state, says, fix }) => {
      const line = `${paint[state](state.padEnd(4))}  ${name.padEnd(width)}  ${says}`
      return fix === undefined ? line : `${line}\n      ${' '.repeat(width)}  → ${fix}`
    })
    .join('\n')
}

export function addDoctor(program: Command, deps: CliDeps): void {
  program
    .command('doctor')
    .description('check that everything topline needs is there, and say how to mend what is not')
    .action(async (_: object, command: Command) => {
      const checks = await deps.local.doctor()
      tell(deps, command, { items: checks }, ({ items }, look) => checksText(items, look))
      const failed = checks.filter(({ state }) => state === 'fail')
      if (failed.length > 0) {
        const message = `${counted(failed.length, 'check')} failed: ${failed.map(({ name }) => name).join(', ')}. Do what the report says, then run \`topline doctor\` again.`
        throw new CommandFailed('checks_failed', message)
      }
    })
}
