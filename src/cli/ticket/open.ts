/** topline ticket open: a new ask, in its own words or by a form. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import type { OpenTicket } from '../../contract/open-ticket.ts'
import type { OpenedTicket } from '../../contract/opened-ticket.ts'
import { NO_PREFILL } from '../../domain/intake/answers.ts'
import { CHANNELS, ENVIRONMENTS, KINDS, SEGMENTS } from '../../domain/vocabulary.ts'
import { answersOf } from '../answers.ts'
import { collected, oneOf } from '../arguments.ts'
import { addBodyOptions, type BodyOptions, readBody } from '../body.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { askFields } from './form-questions.ts'
import { ticketHead } from './head.ts'
import { strayText } from './stray.ts'

interface OpenOptions
  extends BodyOptions,
    Pick<
      OpenTicket,
      'kind' | 'subject' | 'channel' | 'account' | 'segment' | 'team' | 'environment' | 'source' | 'externalId'
    > {
  readonly contactName?: string
  readonly contactEmail?: string
  readonly tag?: string[]
  /** Slug of the form. */
  readonly form?: string
  readonly answer?: string[]
}

function contactOf({ contactName: name, contactEmail }: OpenOptions): OpenTicket['contact'] {
  if (name !== undefined) return { name, email: contactEmail ?? null }
  if (contactEmail === undefined) return null
  throw new CommandFailed('wrong_usage', '--contact-email stands alone. Say who it is with --contact-name as well.')
}

function asked(options: OpenOptions, words: Pick<OpenTicket, 'body' | 'form'>): OpenTicket {
  const { kind, subject, channel, account, segment, team, environment, tag: tags, source, externalId } = options
  const contact = contactOf(options)
  return { kind, subject, ...words, channel, account, segment, team, environment, tags, source, externalId, contact }
}

/** The answers of the options; on a terminal without any, those of whoever sits there. */
async function answersFor(options: OpenOptions, slug: string, client: Client, { ask, out }: CliDeps) {
  const given = answersOf(options.answer)
  if (options.answer !== undefined || ask === null) return given
  const { document } = await client.form(slug)
  const account = options.account ?? null
  const facts = account === null ? NO_PREFILL : (await client.checkForm(slug, { answers: {}, account })).prefill
  out.stderr(`${document.name}. ${document.about}\n`)
  return askFields(document, given, facts, { ask, say: (text) => out.stderr(text) })
}

function refuseMixed({ form, answer, body, bodyFile, kind, subject }: OpenOptions): void {
  if (form === undefined && answer !== undefined) {
    throw new CommandFailed(
      'wrong_usage',
      '--answer belongs to a form. Say which with --form, such as --form presales.',
    )
  }
  if (form !== undefined && (body !== undefined || bodyFile !== undefined)) {
    throw new CommandFailed('wrong_usage', 'The form makes the text of its answers. Leave --body and --body-file out.')
  }
  if (form === undefined && (kind === undefined || subject === undefined)) {
    const wanted = 'Give both and a text, or fill in a form with --form, such as --form presales.'
    throw new CommandFailed('wrong_usage', `${kind === undefined ? '--kind' : '--subject'} is missing. ${wanted}`)
  }
}

async function wordsOf(
  options: OpenOptions,
  client: Client,
  deps: CliDeps,
): Promise<Pick<OpenTicket, 'body' | 'form'>> {
  const { form: slug } = options
  return slug === undefined
    ? { body: await readBody(options, deps.stdin) }
    : { form: { slug, answers: await answersFor(options, slug, client, deps) } }
}

function openedText(opened: OpenedTicket, look: Look): string {
  const missing = opened.form?.missing ?? []
  const lacks = missing.length === 0 ? [] : [look.colours.yellow(`Missing for triage: ${missing.join(', ')}.`)]
  return [`Opened ${ticketHead(opened, look)}`, ...lacks, ...strayText(opened).map(look.colours.yellow)].join('\n')
}

function addFacts(open: Command): Command {
  return open
    .option('--account <slug>', 'the account that asks; it brings its segment')
    .addOption(oneOf('--segment <segment>', 'only without an account', SEGMENTS))
    .option('--contact-name <name>', 'the person who asks')
    .option('--contact-email <address>', 'their mail address')
    .addOption(oneOf('--environment <environment>', 'where it happens', ENVIRONMENTS))
    .option('--tag <tag>', 'a tag; may be given several times', collected)
    .addOption(oneOf('--channel <channel>', 'how it reached us', CHANNELS).default('api'))
    .option('--source <name>', 'the system it comes from')
    .option('--external-id <id>', 'its id there; a second ticket with the same one is refused')
    .option('--team <team>', 'the team whose line it enters; the routing rules decide when left out')
}

export function addTicketOpen(ticket: Command, deps: CliDeps): void {
  const open = ticket
    .command('open')
    .description('open a ticket, in its own words or by a form')
    .addOption(oneOf('--kind <kind>', 'what is asked; a form says it itself', KINDS))
    .option('--subject <text>', 'what it is about, in a line; a form makes it of its answers')
    .option('--form <form>', 'fill in this form; on a terminal it is asked field by field')
    .option('--answer <field=text>', 'an answer of the form; may be given several times', collected)
  addFacts(addBodyOptions(open)).action(async (options: OpenOptions, command: Command) => {
    refuseMixed(options)
    await askAndTell(deps, command, {
      ask: async (client) => client.open(asked(options, await wordsOf(options, client, deps))),
      say: openedText,
    })
  })
}
