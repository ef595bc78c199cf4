/** topline ticket similar, topline ticket affects: who else asks the same. */
import type { Command } from 'commander'
import type { SimilarTicket, SimilarTickets } from '../../contract/similar.ts'
import { countingNumber, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable, paintPriority } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { NONE, spaced } from '../words.ts'
import { addVerb } from './verb.ts'

interface SimilarOptions {
  readonly text?: string
  readonly account?: string
  readonly limit: number
}

const percent = (likeness: number): string => `${Math.round(likeness * 100)} %`

/** How it ended, where that says more than its status. */
const statusOf = ({ status, closingReason }: SimilarTicket): string =>
  closingReason === null ? spaced(status) : `${spaced(status)}: ${spaced(closingReason)}`

function accountsOf({ accounts, accountIsOn }: SimilarTicket): string {
  const known = accountIsOn ? ', this one too' : ''
  return accounts === 0 ? NONE : `${accounts}${known}`
}

const subjectOf = ({ subject, through }: SimilarTicket): string =>
  through === null ? subject : `${subject} (as #${through})`

function similarText({ items }: SimilarTickets, look: Look): string {
  if (items.length === 0) return 'No ticket is like it.'
  return lookTable(
    items,
    [
      { head: '#', align: 'right', cell: ({ number }) => `#${number}` },
      { head: 'like', align: 'right', cell: ({ likeness }) => percent(likeness) },
      { head: 'pri', cell: ({ priority }) => ({ text: priority ?? NONE, paint: paintPriority(priority, look) }) },
      { head: 'status', cell: statusOf },
      { head: 'accounts', cell: accountsOf },
      { head: 'subject', cut: true, cell: subjectOf },
      { head: 'in common', cut: true, cell: ({ words }) => words.join(' ') },
    ],
    look,
  )
}

/** What is looked for: a ticket, or a text. */
function askedFor(number: number | undefined, { text }: SimilarOptions): { number: number } | { text: string } {
  if (number !== undefined && text === undefined) return { number }
  if (number === undefined && text !== undefined) return { text }
  throw new CommandFailed('wrong_usage', 'Give either the number of a ticket, or --text with what is asked.')
}

function addSimilar(ticket: Command, deps: CliDeps): void {
  ticket
    .command('similar')
    .description('find tickets that ask the same as a ticket, or as a text')
    .argument('[number]', 'number of the ticket', ticketNumber)
    .option('--text <text>', 'what is asked; its first line is the subject')
    .option('--account <slug>', 'who asks, with --text: says whether they are on a ticket already')
    .option('--limit <number>', 'how many at most', countingNumber, 5)
    .action((number: number | undefined, options: SimilarOptions, command: Command) => {
      const asked = askedFor(number, options)
      const { account = null, limit } = options
      return askAndTell(deps, command, {
        ask: (client) => {
          if ('number' in asked) return client.similarTo(asked.number, limit)
          const [subject = '', ...body] = asked.text.trim().split('\n')
          return client.similar({ subject: subject.slice(0, 300), body: body.join('\n').trim(), account, limit })
        },
        say: similarText,
      })
    })
}

interface AffectsOptions {
  readonly account: string
  readonly contactName?: string
  readonly contactEmail?: string
  readonly note?: string
}

/** Adds `similar` and `affects` to `topline ticket`. */
export function addSimilarVerbs(ticket: Command, deps: CliDeps): void {
  addSimilar(ticket, deps)
  addVerb<'affects', AffectsOptions>(ticket, deps, {
    verb: 'affects',
    about: 'say that a further account asks the same; it counts, and nobody opens a second ticket',
    options: (command) =>
      command
        .requiredOption('--account <slug>', 'the account that asks the same')
        .option('--contact-name <name>', 'who said so there')
        .option('--contact-email <address>', 'their address')
        .option('--note <text>', 'what is different for them; for us only'),
    input: ({ account, contactName, contactEmail, note }) => ({
      account,
      contact: contactName === undefined ? null : { name: contactName, email: contactEmail ?? null },
      note: note ?? null,
    }),
    done: ({ number, alsoAffected }, { account }) =>
      `#${number} is asked by ${account} too: ${alsoAffected.length} beside its own account.`,
  })
}
