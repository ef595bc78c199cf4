/** topline account opportunity: a deal, as the CRM tells it. */
import type { Command } from 'commander'
import type { PutOpportunity } from '../../contract/accounts.ts'
import { OUTCOMES, type Outcome, STAGES, type Stage, stageWords } from '../../domain/accounts/opportunity.ts'
import { amountOf } from '../../domain/money.ts'
import { oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'

interface Options {
  readonly source: string
  readonly id: string
  readonly name?: string
  readonly stage?: string
  readonly outcome?: Outcome
  readonly amount?: string
  readonly currency?: string
  readonly closes?: string
  readonly keyDates?: string
  readonly winRate?: string
  readonly reason: string
}

function amountGiven({ amount, currency }: Options): PutOpportunity['amount'] {
  if (amount === undefined && currency === undefined) return undefined
  const read = amountOf(amount ?? '', currency ?? '')
  if (read) return read
  throw new CommandFailed(
    'wrong_usage',
    'An amount is of a currency: give both, such as --amount 300000 --currency USD.',
  )
}

function percentGiven(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^\d{1,3}$/.test(text)) return Number(text)
  throw new CommandFailed('wrong_usage', `--win-rate cannot be read: ${text}. Give whole percent, such as 80.`)
}

export function addAccountOpportunity(account: Command, deps: CliDeps): void {
  account
    .command('opportunity')
    .description('add an opportunity, or change the one with this source and id')
    .argument('<slug>', 'the account')
    .requiredOption('--source <system>', 'the system it is from, such as salesforce')
    .requiredOption('--id <id>', 'its id there')
    .option('--name <name>', 'its name; needed for a new one')
    .addOption(oneOf('--stage <number>', 'how far it is; needed for a new one', STAGES.map(String)))
    .addOption(oneOf('--outcome <word>', 'how it ended', OUTCOMES))
    .option('--amount <amount>', 'what it is worth, such as 300000; with --currency')
    .option('--currency <code>', 'three letters, such as EUR')
    .option('--closes <date>', 'the day it closes, such as 2026-06-30')
    .option('--key-dates <text>', 'the dates that matter to it, and what else there is to know')
    .option('--win-rate <percent>', 'how many of those that far are won; more than is known is refused')
    .requiredOption('--reason <text>', 'where that is from')
    .action((slug: string, options: Options, self: Command) => {
      const { source, id, name, stage, outcome, closes, keyDates, winRate, reason } = options
      const input: PutOpportunity = {
        source,
        externalId: id,
        name,
        stage: stage === undefined ? undefined : (Number(stage) as Stage),
        outcome,
        amount: amountGiven(options),
        closesOn: closes,
        keyDates,
        winRate: percentGiven(winRate),
        reason,
      }
      return askAndTell(deps, self, {
        ask: (client) => client.putOpportunity(slug, input),
        say: (put) =>
          `Of ${slug}: ${put.name}, ${stageWords(put)}${put.closesOn ? `, closes on ${put.closesOn}` : ''}.`,
      })
    })
}
