/** topline account add. */
import type { Command } from 'commander'
import { SEGMENTS, type Segment } from '../../domain/vocabulary.ts'
import { oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { spaced } from '../words.ts'

interface AddOptions {
  readonly name: string
  readonly segment: Segment
  readonly plan?: string
  readonly contract?: string
}

export function addAccountAdd(account: Command, deps: CliDeps): void {
  account
    .command('add')
    .description('add an account')
    .argument('<slug>', 'what it is called in commands: lower-case letters, digits, - and _')
    .requiredOption('--name <name>', 'its name')
    .addOption(oneOf('--segment <segment>', 'its segment', SEGMENTS).makeOptionMandatory())
    .option('--plan <plan>', 'what it pays for')
    .option('--contract <slug>', 'the contract agreed with it')
    .action((slug: string, { name, segment, plan, contract }: AddOptions, command: Command) =>
      askAndTell(deps, command, {
        ask: (client) => client.addAccount({ slug, name, segment, plan: plan ?? null, contract: contract ?? null }),
        say: (added) => `Added account ${added.slug}: ${added.name}, ${spaced(added.segment)}.`,
      }),
    )
}
