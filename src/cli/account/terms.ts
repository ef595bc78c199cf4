/** topline account terms: what an account is promised, and with it its open tickets. */
import type { Command } from 'commander'
import { SEGMENTS, type Segment } from '../../domain/vocabulary.ts'
import { oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { NONE, spaced } from '../words.ts'

interface TermsOptions {
  readonly segment?: Segment
  /** False for none, undefined for no change. */
  readonly plan?: string | false
  readonly contract?: string | false
  readonly reason: string
}

const orNone = (value: string | false | undefined): string | null | undefined => (value === false ? null : value)

export function addAccountTerms(account: Command, deps: CliDeps): void {
  account
    .command('terms')
    .description('change what an account is promised; its open tickets change with it')
    .argument('<slug>', 'the account')
    .addOption(oneOf('--segment <segment>', 'its segment from now on', SEGMENTS))
    .option('--plan <plan>', 'what it pays for from now on')
    .option('--no-plan', 'it pays for none any more')
    .option('--contract <slug>', 'the contract agreed with it from now on')
    .option('--no-contract', 'it has none any more')
    .requiredOption('--reason <text>', 'what was agreed, and when')
    .action((slug: string, { segment, plan, contract, reason }: TermsOptions, command: Command) => {
      const input = { segment, plan: orNone(plan), contract: orNone(contract), reason }
      if ([input.segment, input.plan, input.contract].every((value) => value === undefined)) {
        const text =
          'Nothing is to change. Give at least one of --segment, --plan and --contract, or their --no- forms.'
        throw new CommandFailed('wrong_usage', text)
      }
      return askAndTell(deps, command, {
        ask: (client) => client.changeTerms(slug, input),
        say: (changed) =>
          `The terms of ${changed.slug}: ${spaced(changed.segment)}, plan ${changed.plan ?? NONE}, contract ${changed.contract ?? NONE}.`,
      })
    })
}
