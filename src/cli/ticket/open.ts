/** topline ticket open: a new ask. */
import type { Command } from 'commander'
import type { OpenTicket } from '../../contract/tickets.ts'
import { CHANNELS, ENVIRONMENTS, KINDS, SEGMENTS } from '../../domain/vocabulary.ts'
import { collected, oneOf } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import { askAndTell } from '../tell.ts'
import { ticketHead } from './head.ts'

interface OpenOptions
  extends BodyOptions,
    Pick<
      OpenTicket,
      'kind' | 'subject' | 'channel' | 'account' | 'segment' | 'team' | 'environment' | 'source' | 'externalId'
    > {
  readonly contactName?: string
  readonly contactEmail?: string
  readonly tag?: string[]
}

function contactOf({ contactName: name, contactEmail }: OpenOptions): OpenTicket['contact'] {
  if (name !== undefined) return { name, email: contactEmail ?? null }
  if (contactEmail === undefined) return null
  throw new CommandFailed('wrong_usage', '--contact-email stands alone. Say who it is with --contact-name as well.')
}

function asked(options: OpenOptions, body: string): OpenTicket {
  const { kind, subject, channel, account, segment, team, environment, tag: tags, source, externalId } = options
  const contact = contactOf(options)
  return { kind, subject, body, channel, account, segment, team, environment, tags, source, externalId, contact }
}

export function addTicketOpen(ticket: Command, deps: CliDeps): void {
  const open = ticket
    .command('open')
    .description('open a ticket')
    .addOption(oneOf('--kind <kind>', 'what is asked', KINDS).makeOptionMandatory())
    .requiredOption('--subject <text>', 'what it is about, in a line')
  addBodyOptions(open)
    .option('--account <slug>', 'the account that asks; it brings its segment')
    .addOption(oneOf('--segment <segment>', 'only without an account', SEGMENTS))
    .option('--contact-name <name>', 'the person who asks')
    .option('--contact-email <address>', 'their mail address')
    .addOption(oneOf('--environment <environment>', 'where it happens', ENVIRONMENTS))
    .option('--tag <tag>', 'a tag; may be given several times', collected)
    .addOption(oneOf('--channel <channel>', 'how it reached us', CHANNELS).default('api'))
    .option('--source <name>', 'the system it comes from')
    .option('--external-id <id>', 'its id there; a second ticket with the same one is refused')
    .option('--team <team>', 'the team whose line it enters', 'support')
    .action(async (options: OpenOptions, command: Command) => {
      const input = asked(options, await readBody(options, deps.stdin))
      await askAndTell(deps, command, {
        ask: (client) => client.open(input),
        say: (opened, look) => `Opened ${ticketHead(opened, look)}`,
      })
    })
}
