/** topline account list. */
import type { Command } from 'commander'
import type { Account } from '../../contract/workspace.ts'
import { amountWords } from '../../domain/money.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { NONE, spaced } from '../words.ts'

type Columns = Parameters<typeof lookTable<Account>>[1]

/** Only what is known of one of them: to those who may not see it, nothing is. */
function moneyColumns(items: readonly Account[]): Columns {
  const columns: Columns = [
    { head: 'revenue a year', align: 'right', cell: ({ arr }) => (arr === null ? NONE : amountWords(arr)) },
    { head: 'renews on', cell: ({ renewsOn }) => renewsOn ?? NONE },
    { head: 'churn risk', cell: ({ churnRisk }) => churnRisk ?? NONE },
  ]
  return columns.filter(({ cell }) => items.some((account) => cell(account) !== NONE))
}

const accountsText = ({ items }: { items: readonly Account[] }, look: Look): string =>
  items.length === 0
    ? 'No account. Add one with `topline account add`.'
    : lookTable(
        items,
        [
          { head: 'account', cell: ({ slug }) => slug },
          { head: 'segment', cell: ({ segment }) => spaced(segment) },
          { head: 'plan', cell: ({ plan }) => plan ?? NONE },
          { head: 'contract', cell: ({ contract }) => contract ?? NONE },
          ...moneyColumns(items),
          { head: 'name', cut: true, cell: ({ name }) => name },
        ],
        look,
      )

export function addAccountList(account: Command, deps: CliDeps): void {
  account
    .command('list')
    .description('list accounts')
    .argument('[text]', 'only those whose name has this text')
    .action((text: string | undefined, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.accounts(text), say: accountsText }),
    )
}
