/** topline account money: what the CRM knows of an account. */
import type { Command } from 'commander'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { addMoneyOptions, addNoMoneyOptions, type MoneyOptions, moneyGiven, moneyText } from './money-options.ts'

export function addAccountMoney(account: Command, deps: CliDeps): void {
  const command = account
    .command('money')
    .description('write down what the CRM knows of an account: revenue, renewal, how likely it leaves')
    .argument('<slug>', 'the account')
  addNoMoneyOptions(addMoneyOptions(command))
    .requiredOption('--reason <text>', 'where that is from')
    .action((slug: string, { reason, ...options }: MoneyOptions & { reason: string }, self: Command) => {
      const money = moneyGiven(options)
      if (Object.values(money).every((fact) => fact === undefined)) {
        const text =
          'Nothing is to change. Give at least one of --arr, --renews and --churn-risk, or their --no- forms.'
        throw new CommandFailed('wrong_usage', text)
      }
      return askAndTell(deps, self, {
        ask: (client) => client.setMoney(slug, { ...money, reason }),
        say: (changed) => `Of ${changed.slug} is known: ${moneyText(changed) || 'nothing'}.`,
      })
    })
}
