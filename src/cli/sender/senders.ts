/** topline sender list, topline sender assign: senders of open tickets whose account nobody knows. */
import type { Command } from 'commander'
import type { AssignSender, UnknownSender, UnknownSenders } from '../../contract/accounts.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { agoText, count, counted, NONE } from '../words.ts'

const nameOf = ({ domain, contactEmail }: UnknownSender): string => domain ?? contactEmail ?? NONE

function sendersText({ items, more }: UnknownSenders, look: Look): string {
  if (items.length === 0) return 'Every sender of an open ticket is known.'
  const text = lookTable(
    items,
    [
      { head: 'sender', cell: nameOf },
      { head: 'tickets', align: 'right', cell: ({ tickets }) => count(tickets) },
      { head: 'people', align: 'right', cell: ({ people }) => count(people) },
      { head: 'last', cell: ({ latest }) => agoText(latest.receivedAt, look.now) },
      { head: 'could be', cell: ({ guess }) => (guess === null ? NONE : `${guess.account.slug}: ${guess.because}`) },
      { head: 'latest', cut: true, cell: ({ latest }) => `#${latest.number} ${latest.subject}` },
    ],
    look,
  )
  return more === 0 ? text : `${text}\n${count(more)} more.`
}

export interface AssignOptions {
  readonly account?: string
  readonly nobody?: true
  readonly addContact?: boolean
  readonly addDomain?: boolean
  readonly reason: string
}

/** Adds the ways to say whose it is. */
export const addAssignOptions = (command: Command): Command =>
  command
    .option('--account <slug>', 'whose it is')
    .option('--nobody', 'it belongs to no account')
    .option('--add-contact', 'the sender becomes a contact of the account')
    .option('--add-domain', 'the sender’s mail domain becomes the account’s')
    .requiredOption('--reason <text>', 'how that is known')

/** What was said. @throws CommandFailed `wrong_usage` */
export function assigned({ account, nobody, addContact = false, addDomain = false, reason }: AssignOptions) {
  if ((account === undefined) === (nobody === undefined)) {
    throw new CommandFailed('wrong_usage', 'Say whose it is: --account SLUG, or --nobody.')
  }
  return { account: account ?? null, addContact, addDomain, reason }
}

const senderOf = (text: string): Pick<AssignSender, 'email' | 'domain'> =>
  text.includes('@') ? { email: text } : { domain: text }

/** Adds `list` and `assign` to `topline sender`. */
export function addSenderVerbs(sender: Command, deps: CliDeps): void {
  sender
    .command('list')
    .description('list senders of open tickets whose account nobody knows')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.senders(), say: sendersText }),
    )
  const assign = sender
    .command('assign')
    .description('say whose all open tickets of a sender are')
    .argument('<sender>', 'a mail domain or an address, as `topline sender list` shows it')
  addAssignOptions(assign).action((text: string, options: AssignOptions, self: Command) => {
    const input = { ...senderOf(text), ...assigned(options) }
    return askAndTell(deps, self, {
      ask: (client) => client.assignSender(input),
      say: ({ tickets }) => {
        const numbers = tickets.map((number) => `#${number}`).join(', ')
        const whose = input.account === null ? 'of no account' : `of ${input.account}`
        return `${counted(tickets.length, 'ticket')} ${tickets.length === 1 ? 'is' : 'are'} ${whose} now: ${numbers}.`
      },
    })
  })
}
