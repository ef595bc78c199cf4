/** topline config show: every option, its value in force and where it comes from. */
import type { Command } from 'commander'
import type { CliDeps } from '../deps.ts'
import { lookTable } from '../look.ts'
import { tell } from '../tell.ts'
import { NONE } from '../words.ts'

export function addConfigShow(config: Command, deps: CliDeps): void {
  config
    .command('show')
    .description('show every option with its value and where it comes from; secrets stay hidden')
    .action(async (_: object, command: Command) => {
      tell(deps, command, { items: await deps.local.configShow() }, ({ items }, look) =>
        lookTable(
          items,
          [
            { head: 'option', cell: ({ name }) => name },
            { head: 'value', cell: ({ value }) => value ?? NONE },
            { head: 'from', cell: ({ from }) => from },
            { head: 'says', cut: true, cell: ({ says }) => says },
          ],
          look,
        ),
      )
    })
}
