/** topline demo: a believable company to look at. */
import type { Command } from 'commander'
import { wholeNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { DemoLoaded } from '../local-commands.ts'
import { globalsOf } from '../tell.ts'
import { counted, tookText } from '../words.ts'
import { workAndTell } from './work.ts'

interface DemoOptions {
  readonly seed: number
}

function demoText({ workspace, seed, accounts, members, tickets, events, added, tookMs }: DemoLoaded): string {
  const company = `${counted(accounts, 'account')}, ${counted(members, 'member')}, ${counted(tickets, 'ticket')}, ${counted(events, 'event')}`
  const head = added === 0 ? 'The demo company was there already' : `Loaded the demo company in ${tookText(tookMs)}`
  return [
    `${head}: ${company}.`,
    `Workspace ${workspace}, seed ${seed}. Look at it with \`topline --workspace ${workspace} queue list\`.`,
  ].join('\n')
}

export function addDemo(program: Command, deps: CliDeps): void {
  program
    .command('demo')
    .description('load a made-up company with 90 days of tickets')
    .option('--seed <number>', 'the same number makes the same company', wholeNumber, 1)
    .action(async ({ seed }: DemoOptions, command: Command) => {
      const { workspace } = globalsOf(command)
      await workAndTell(deps, command, {
        work: (progress) => deps.local.demo({ seed, workspace, progress }),
        say: demoText,
      })
    })
}
