/** What the CRM knows of an account, as people type it. */
import type { Command } from 'commander'
import type { Account } from '../../contract/workspace.ts'
import { amountOf, amountWords, type Money } from '../../domain/money.ts'
import { CHURN_RISKS, type ChurnRisk } from '../../domain/vocabulary.ts'
import { oneOf } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'

export interface MoneyOptions {
  /** False for none, undefined where nothing is said of it. */
  readonly arr?: string | false
  readonly currency?: string
  readonly renews?: string | false
  readonly churnRisk?: ChurnRisk | false
}

/** Adds the ways to say it. */
export const addMoneyOptions = (command: Command): Command =>
  command
    .option('--arr <amount>', 'revenue a year, such as 120000 or 99.50; with --currency')
    .option('--currency <code>', 'three letters, such as EUR')
    .option('--renews <date>', 'the day its contract ends or is renewed, such as 2027-03-31')
    .addOption(oneOf('--churn-risk <risk>', 'how likely it leaves', CHURN_RISKS))

/** Adds the ways to take it back. */
export const addNoMoneyOptions = (command: Command): Command =>
  command
    .option('--no-arr', 'its revenue is not known any more')
    .option('--no-renews', 'neither is its renewal')
    .option('--no-churn-risk', 'nor how likely it leaves')

function arrOf({ arr, currency }: MoneyOptions): Money['arr'] | undefined {
  if ((typeof arr === 'string') !== (currency !== undefined)) {
    throw new CommandFailed('wrong_usage', 'An amount is of a currency. Give --arr and --currency together.')
  }
  if (arr === false) return null
  if (arr === undefined || currency === undefined) return undefined
  const amount = amountOf(arr, currency)
  if (amount) return amount
  const wanted = 'Give one such as --arr 120000 --currency EUR or --arr 99.50 --currency USD.'
  throw new CommandFailed('wrong_usage', `--arr ${arr} --currency ${currency} is no amount. ${wanted}`)
}

const orNull = <T>(value: T | false | undefined): T | null | undefined => (value === false ? null : value)

/** What was said; undefined where nothing was. @throws CommandFailed `wrong_usage` */
export const moneyGiven = (options: MoneyOptions): { [Fact in keyof Money]: Money[Fact] | undefined } => ({
  arr: arrOf(options),
  renewsOn: orNull(options.renews),
  churnRisk: orNull(options.churnRisk),
})

/** `EUR 120,000 a year, renews on 2027-03-31, churn risk high`; nothing where nothing is known. */
export function moneyText({ arr, renewsOn, churnRisk }: Account): string {
  return [
    arr && `${amountWords(arr)} a year`,
    renewsOn && `renews on ${renewsOn}`,
    churnRisk && `churn risk ${churnRisk}`,
  ]
    .filter(Boolean)
    .join(', ')
}
