/** Verbs of help requests: topline ticket ask-help, take-help, bounce-help, complete-help, move-help, answer-help and
 *  withdraw-help. */
import type { Command } from 'commander'
import type { TicketHelp } from '../../contract/help.ts'
import type { HelpRequest } from '../../contract/help-verbs.ts'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import { HELP_KINDS, type HelpKind, isOpenHelp } from '../../domain/flow/flow.ts'
import { answersOf } from '../answers.ts'
import { collected, countingNumber, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell, clientOf } from '../tell.ts'
import { standing } from './head.ts'
import { addVerb, type Reason, type Target, withReason } from './verb.ts'

type Packet = TicketHelp['packets'][number]

function packetText({ kind, name, about, fields, known, advice }: Packet, { colours }: Look): string {
  const asked = fields.map(({ id, label, needed, choices }) => {
    const must = needed === 'to_send' ? colours.yellow('needed ') : 'helps  '
    const oneOfThem = choices === undefined ? '' : ` (${choices.map(({ value }) => value).join(', ')})`
    const there = known[id] === undefined ? '' : colours.dim(` known: ${known[id]}`)
    return `  ${must} ${id}: ${label}${oneOfThem}${there}`
  })
  const detour = advice.detour === null ? [] : [colours.yellow(`Note: ${advice.detour}`)]
  return [`${colours.bold(kind)}: ${name}. ${about}`, ...asked, colours.dim(advice.because), ...detour].join('\n')
}

const formsText = ({ teams, packets }: TicketHelp, look: Look): string =>
  [
    `Teams: ${teams.map(({ slug }) => slug).join(', ') || 'none of engineering yet'}`,
    ...packets.map((packet) => `\n${packetText(packet, look)}`),
  ].join('\n')

interface AskOptions {
  readonly kind?: HelpKind
  readonly team?: string
  readonly answer?: string[]
  readonly known?: true
  readonly ifVersion?: number
}

/** What was typed; with `--known`, beside what the ticket knows already. */
async function askInput(
  kind: HelpKind,
  { team, answer, known }: AskOptions,
  { number, client }: Target,
): Promise<VerbInput<'ask-help'>> {
  const typed = answersOf(answer)
  if (team !== undefined && !known) return { kind, team, packet: typed }
  const forms = await (await client()).ticketHelp(number)
  const first = team ?? forms.teams[0]?.slug
  if (first === undefined)
    throw new CommandFailed('wrong_usage', 'There is no team of engineering to ask. Name a --team.')
  const there = known ? forms.packets.find((packet) => packet.kind === kind)?.known : {}
  return { kind, team: first, packet: { ...there, ...typed } }
}

const missingText = ({ missing }: HelpRequest): string =>
  missing.length === 0 ? '' : ` Missing: ${missing.join('; ')}.`

function askedText({ number, helps }: ActedTicket): string {
  const last = helps.at(-1)
  if (!last) return `Help was asked for with #${number}.`
  const { help, team, score } = last
  return `Help request ${help} of #${number} is with ${team}, ${score} % of the context given.${missingText(last)}`
}

function addAsk(ticket: Command, deps: CliDeps): void {
  ticket
    .command('ask-help')
    .description('ask engineering for help; without a kind, show what each kind asks and what is known already')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .addOption(oneOf('--kind <kind>', 'what is asked', HELP_KINDS))
    .option('--team <team>', 'a team of engineering; the one of the product area when left out')
    .option('--answer <field=text>', 'a fact of the packet; may be given several times', collected)
    .option('--known', 'take over what the ticket knows already')
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action(async (number: number, given: AskOptions, asked: Command) => {
      const { kind, ifVersion } = given
      if (kind === undefined) {
        return askAndTell(deps, asked, { ask: (client) => client.ticketHelp(number), say: formsText })
      }
      const input = await askInput(kind, given, { number, client: () => clientOf(deps, asked) })
      return askAndTell(deps, asked, {
        ask: (client) => client.act(number, 'ask-help', input, { ifVersion }),
        say: (changed, look) =>
          [askedText(changed), `${standing(changed, look)} · version ${changed.version}`].join('\n'),
      })
    })
}

interface Which {
  readonly helpRequest?: number
}

const which = (command: Command): Command =>
  command.option(
    '--help-request <number>',
    'which of its help requests; its only open one when left out',
    countingNumber,
  )

/** The request that is meant. @throws CommandFailed `wrong_usage` where there is not exactly one open */
async function helpOf({ helpRequest }: Which, { number, client }: Target): Promise<number> {
  if (helpRequest !== undefined) return helpRequest
  const { helps } = await (await client()).ticket(number)
  const open = helps.filter(isOpenHelp)
  const [only] = open
  if (only && open.length === 1) return only.help
  const there = open.map(({ help, kind, team }) => `${help} (${kind}, ${team})`).join(', ')
  const text = there === '' ? `#${number} has no open help request.` : `#${number} has several open ones: ${there}.`
  throw new CommandFailed('wrong_usage', `${text} Name one with --help-request.`)
}

const named = (number: number, { helpRequest }: Which): string =>
  helpRequest === undefined ? `The help request of #${number}` : `Help request ${helpRequest} of #${number}`

function addEngineeringVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'take-help', Which>(ticket, deps, {
    verb: 'take-help',
    about: 'say that you are at a help request',
    options: which,
    input: async (given, _, on) => ({ help: await helpOf(given, on) }),
    done: ({ number }, given) => `${named(number, given)} is with you; the ticket stays with its owner.`,
  })
  addVerb<'bounce-help', Which & Reason & { readonly missing: string[] }>(ticket, deps, {
    verb: 'bounce-help',
    about: 'send a help request back to its owner, naming what is missing',
    options: (command) =>
      withReason('what would help')(which(command)).requiredOption(
        '--missing <fact>',
        'what is missing; may be given several times',
        collected,
      ),
    input: async (given, _, on) => ({
      help: await helpOf(given, on),
      missing: [...given.missing],
      reason: given.reason,
    }),
    done: ({ number }, given) => `${named(number, given)} is back with its owner; it keeps its place.`,
  })
  addVerb<'move-help', Which & Reason & { readonly place: number }>(ticket, deps, {
    verb: 'move-help',
    about: 'move a help request to another place in the line of its team',
    options: (command) =>
      withReason('why it goes there')(which(command)).requiredOption(
        '--place <number>',
        '1 stands first',
        countingNumber,
      ),
    input: async (given, _, on) => ({ help: await helpOf(given, on), place: given.place, reason: given.reason }),
    done: ({ number }, given) => `${named(number, given)} stands at place ${given.place}.`,
  })
  addVerb<'answer-help', Which & { readonly answer: string }>(ticket, deps, {
    verb: 'answer-help',
    about: 'answer a help request; the answer goes to the owner of the ticket',
    options: (command) => which(command).requiredOption('--answer <text>', 'what the owner is to know'),
    input: async (given, _, on) => ({ help: await helpOf(given, on), answer: given.answer }),
    done: ({ number, owner }, given) => `${named(number, given)} is answered; ${owner ?? 'its owner'} goes on with it.`,
  })
}

export function addHelpVerbs(ticket: Command, deps: CliDeps): void {
  addAsk(ticket, deps)
  addEngineeringVerbs(ticket, deps)
  addVerb<'complete-help', Which & { readonly answer: string[] }>(ticket, deps, {
    verb: 'complete-help',
    about: 'add what was missing to a help request that was sent back',
    options: (command) =>
      which(command).requiredOption('--answer <field=text>', 'a fact; may be given several times', collected),
    input: async (given, _, on) => ({ help: await helpOf(given, on), packet: answersOf(given.answer) }),
    done: ({ number }, given) => `${named(number, given)} stands again where it stood.`,
  })
  addVerb<'withdraw-help', Which & Reason>(ticket, deps, {
    verb: 'withdraw-help',
    about: 'ask for nothing any more',
    options: (command) => withReason('why')(which(command)),
    input: async (given, _, on) => ({ help: await helpOf(given, on), reason: given.reason }),
    done: ({ number }, given) => `${named(number, given)} is withdrawn.`,
  })
}
