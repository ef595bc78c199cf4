/** topline account add. */
import type { Command } from 'commander'
import { SEGMENTS, type Segment } from '../../domain/vocabulary.ts'
import { oneOf } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { spaced } from '../words.ts'
import { addFileOptions, type FileOptions, fileGiven } from './file-options.ts'
import { addMoneyOptions, type MoneyOptions, moneyGiven, moneyText } from './money-options.ts'

interface AddOptions extends MoneyOptions, FileOptions {
  readonly name: string
  readonly segment: Segment
  readonly plan?: string
  readonly contract?: string
}

export function addAccountAdd(account: Command, deps: CliDeps): void {
  const command = account
    .command('add')
    .description('add an account')
    .argument('<slug>', 'what it is called in commands: lower-case letters, digits, - and _')
    .requiredOption('--name <name>', 'its name')
    .addOption(oneOf('--segment <segment>', 'its segment', SEGMENTS).makeOptionMandatory())
    .option('--plan <plan>', 'what it pays for')
    .option('--contract <slug>', 'the contract agreed with it')
  addFileOptions(addMoneyOptions(command)).action((slug: string, options: AddOptions, self: Command) => {
    const { name, segment, plan = null, contract = null } = options
    const money = Object.entries(moneyGiven(options)).filter(([, fact]) => fact !== undefined)
    const domains = options.domain ? { domains: [...options.domain] } : {}
    const given = { ...Object.fromEntries(money), ...fileGiven(options), ...domains }
    return askAndTell(deps, self, {
      ask: (client) => client.addAccount({ slug, name, segment, plan, contract, ...given }),
      say: (added) =>
        `Added account ${[`${added.slug}: ${added.name}`, spaced(added.segment), moneyText(added)].filter(Boolean).join(', ')}.`,
    })
  })
}
