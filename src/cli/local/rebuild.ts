/** topline rebuild: every projection from its events, and what differed. */
import type { Command } from 'commander'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Difference, Rebuilt } from '../local-commands.ts'
import { type Look, lookTable } from '../look.ts'
import { globalsOf } from '../tell.ts'
import { count, counted, tookText } from '../words.ts'
import { workAndTell } from './work.ts'

/** Where what is stored differs, value by value. */
export function differencesTable(differences: readonly Difference[], look: Look): string {
  return lookTable(
    differences,
    [
      { head: 'workspace', cell: ({ workspace }) => workspace },
      { head: 'of', cell: ({ of }) => of },
      { head: 'field', cell: ({ field }) => field },
      { head: 'stored', cell: ({ stored }) => stored },
      { head: 'rebuilt', cut: true, cell: ({ rebuilt }) => rebuilt },
    ],
    look,
  )
}

function rebuiltText({ checkedOnly, tickets, events, different, differences, tookMs }: Rebuilt, look: Look): string {
  const verb = checkedOnly ? 'Compared' : 'Rebuilt'
  const head = `${verb} ${counted(tickets, 'ticket')} from ${counted(events, 'event')} in ${tookText(tookMs)}.`
  if (different === 0) return `${head}\nNo difference.`
  const shown = differencesTable(differences, look)
  const more = different > differences.length ? [`… and ${count(different - differences.length)} more`] : []
  const found = `${counted(different, 'difference')} ${checkedOnly ? 'found' : 'put right'}.`
  return [head, found, '', shown, ...more].join('\n')
}

export function addRebuild(program: Command, deps: CliDeps): void {
  program
    .command('rebuild')
    .description('compute everything that is stored about tickets anew from their events')
    .option('--check', 'only compare, and fail when anything differs')
    .action(async ({ check }: { check?: true }, command: Command) => {
      const { workspace } = globalsOf(command)
      const { different } = await workAndTell(deps, command, {
        work: (progress) => deps.local.rebuild({ check: check === true, workspace, progress }),
        say: rebuiltText,
      })
      if (check && different > 0) {
        const message = `${counted(different, 'difference')} between what is stored and the events. Put it right with \`topline rebuild\`, and report how it came about.`
        throw new CommandFailed('differences_found', message)
      }
    })
}
