/** topline contact add, change, remove: the people at accounts. */
import type { Command } from 'commander'
import type { ContactOfAccount } from '../../contract/accounts.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'

interface ChangeOptions {
  readonly name?: string
  readonly email?: string
  readonly title?: string | false
  readonly account?: string
  readonly reason: string
}

const told = ({ name, email, account }: ContactOfAccount): string => `${name} <${email ?? 'no address'}> of ${account}`

function addAdd(contact: Command, deps: CliDeps): void {
  contact
    .command('add')
    .description('add a contact to an account')
    .argument('<account>', 'slug of the account')
    .argument('<email>', 'the address of the person')
    .requiredOption('--name <name>', 'their name')
    .option('--title <title>', 'what they do there')
    .requiredOption('--reason <text>', 'where that is from')
    .action(
      (account: string, email: string, options: { name: string; title?: string; reason: string }, self: Command) => {
        const { name, title = null, reason } = options
        return askAndTell(deps, self, {
          ask: (client) => client.addContact(account, { name, email, title, reason }),
          say: (added) => `Added ${told(added)}.`,
        })
      },
    )
}

function addChange(contact: Command, deps: CliDeps): void {
  contact
    .command('change')
    .description('change a contact, or move it to another account')
    .argument('<id>', 'the contact, as `topline account contacts` shows it')
    .option('--name <name>', 'their name from now on')
    .option('--email <email>', 'their address from now on')
    .option('--title <title>', 'what they do there')
    .option('--no-title', 'what they do there is not known any more')
    .option('--account <slug>', 'the account it moves to')
    .requiredOption('--reason <text>', 'where that is from')
    .action((id: string, { title, ...options }: ChangeOptions, self: Command) => {
      const input = { ...options, ...(title === undefined ? {} : { title: title === false ? null : title }) }
      if (Object.keys(input).length === 1) {
        throw new CommandFailed('wrong_usage', 'Nothing is to change. Give at least one thing that is to be.')
      }
      return askAndTell(deps, self, {
        ask: (client) => client.changeContact(id, input),
        say: (changed) => `Changed ${told(changed)}.`,
      })
    })
}

/** Adds `add`, `change` and `remove` to `topline contact`. */
export function addContactVerbs(contact: Command, deps: CliDeps): void {
  addAdd(contact, deps)
  addChange(contact, deps)
  contact
    .command('remove')
    .description('remove a contact; what they wrote stays (see erase)')
    .argument('<id>', 'the contact, as `topline account contacts` shows it')
    .requiredOption('--reason <text>', 'why')
    .action((id: string, { reason }: { reason: string }, self: Command) =>
      askAndTell(deps, self, {
        ask: (client) => client.removeContact(id, { reason }),
        say: (removed) => `Removed ${told(removed)}.`,
      }),
    )
}
