/** topline ticket concern: a disagreement on its way up the escalation path. */
import type { Command } from 'commander'
import type { Concern, ConcernStep, TicketConcerns } from '../../contract/concerns.ts'
import type { ActedTicket } from '../../contract/tickets.ts'
import { countingNumber, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { atText, NONE, spaced } from '../words.ts'
import { addVerb, type Reason, type Target, withReason } from './verb.ts'

const MARKS: Readonly<Record<ConcernStep['standing'], string>> = {
  passed: '✓',
  left_out: '↷',
  here: '●',
  ahead: '○',
  decided: '■',
  withdrawn: '□',
  not_needed: '–',
}

/** What is told behind the name of such a step. */
const SAYS: Readonly<Partial<Record<ConcernStep['standing'], string>>> = {
  left_out: ', left out',
  decided: ', decided here',
  withdrawn: ', withdrawn here',
  not_needed: ', not needed',
}

/** Names of a step that are told; the others are counted. */
const NAMED = 3

function standersText({ stands }: ConcernStep | TicketConcerns['path'][number]): string {
  if (stands.length === 0) return 'nobody'
  const names = stands.slice(0, NAMED).map(({ name, handle }) => (handle === null ? `${name} (no member)` : name))
  const rest = stands.length - names.length
  return `${names.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}`
}

const stepText = (step: ConcernStep, { colours }: Look): string => {
  const { standing } = step
  const line = `  ${MARKS[standing]} ${step.name}: ${standersText(step)}${SAYS[standing] ?? ''}`
  return standing === 'here' || standing === 'decided' ? colours.bold(line) : colours.dim(line)
}

function saidText({ replies, decided, withdrawn }: Concern, { colours }: Look): string[] {
  const answers = replies.map(
    ({ by, at, reply, evidence }) => `  ${by}, ${atText(at)}: ${reply}\n    ${colours.dim(`evidence: ${evidence}`)}`,
  )
  const end = decided
    ? [
        `${colours.bold('decided')} by ${decided.by} at ${spaced(decided.step)}, ${atText(decided.at)}: ${decided.decision}`,
        `  because ${decided.reason}`,
        `  ${colours.dim(`considered: ${decided.considered}`)}`,
      ]
    : []
  const back = withdrawn ? [`withdrawn by ${withdrawn.by}, ${atText(withdrawn.at)}: ${withdrawn.reason}`] : []
  return [...answers, ...end, ...back]
}

function concernText(concern: Concern, look: Look): string {
  const { colours } = look
  const confirmed = concern.confirmedAt === null ? colours.yellow(' (not confirmed yet)') : ''
  return [
    `${colours.bold(`${concern.concern}: ${concern.about}`)} · ${concern.state}`,
    `  ${concern.by}: ${concern.ourView}`,
    `  ${concern.with}: ${concern.theirView}${confirmed}`,
    `  tried: ${concern.tried}`,
    ...(concern.evidence === null ? [] : [colours.dim(`  evidence: ${concern.evidence}`)]),
    ...concern.path.map((step) => stepText(step, look)),
    ...saidText(concern, look),
    ...(concern.waitsFor.length === 0 ? [] : [`waits for ${concern.waitsFor.join(', ')}`]),
  ].join('\n')
}

function concernsText({ items, path }: TicketConcerns, look: Look): string {
  if (items.length > 0) return items.map((concern) => concernText(concern, look)).join('\n\n')
  const steps = path.map((step, index) => `  ${index + 1}. ${step.name}: ${standersText(step)}`)
  return ['Nobody has raised a concern. It would go:', ...steps].join('\n')
}

interface Which {
  readonly concern?: number
}

const which = (command: Command): Command =>
  command.option('--concern <number>', 'which of its concerns; its only open one when left out', countingNumber)

/** The concern that is meant. @throws CommandFailed `wrong_usage` where there is not exactly one open */
async function concernOf({ concern }: Which, { number, client }: Target): Promise<number> {
  if (concern !== undefined) return concern
  const { concerns } = await (await client()).ticket(number)
  const open = (concerns ?? []).filter(({ state }) => state === 'open')
  const [only] = open
  if (only && open.length === 1) return only.concern
  const there = open.map((each) => `${each.concern} (${each.about})`).join(', ')
  const text = there === '' ? `#${number} has no open concern.` : `#${number} has several open ones: ${there}.`
  throw new CommandFailed('wrong_usage', `${text} Name one with --concern.`)
}

const named = (number: number, { concern }: Which): string =>
  concern === undefined ? `The concern of #${number}` : `Concern ${concern} of #${number}`

/** Where it is now, as the answer to the verb tells. */
const stepAfter = ({ concerns }: ActedTicket, { concern }: Which): string =>
  spaced(
    (concern === undefined ? concerns : concerns?.filter((each) => each.concern === concern))?.at(-1)?.step ?? NONE,
  )

interface RaiseOptions {
  readonly with: string
  readonly about: string
  readonly ourView: string
  readonly theirView: string
  readonly tried: string
  readonly evidence?: string
}

function addRaise(concern: Command, deps: CliDeps): void {
  addVerb<'raise-concern', RaiseOptions>(concern, deps, {
    verb: 'raise-concern',
    called: 'raise',
    about: 'raise a disagreement that both sides could not settle with each other',
    options: (command) =>
      command
        .requiredOption('--with <handle>', 'the other side, who confirms the view stated for them')
        .requiredOption('--about <text>', 'what it is about')
        .requiredOption('--our-view <text>', 'how you see it')
        .requiredOption('--their-view <text>', 'how they see it, as they would say it')
        .requiredOption('--tried <text>', 'what both have tried with each other')
        .option('--evidence <text>', 'links, numbers of tickets, figures'),
    input: ({ evidence = null, ...said }) => ({
      with: said.with,
      about: said.about,
      ourView: said.ourView,
      theirView: said.theirView,
      tried: said.tried,
      evidence,
    }),
    done: ({ number }, given) =>
      `A concern of #${number} is raised; ${given.with} confirms or corrects their view next.`,
  })
}

function addSaying(concern: Command, deps: CliDeps): void {
  addVerb<'confirm-view', Which & { readonly theirView?: string }>(concern, deps, {
    verb: 'confirm-view',
    called: 'confirm',
    about: 'say that the view stated for you is yours, or what it is instead',
    options: (command) =>
      which(command).option('--their-view <text>', 'your view in your own words; as stated when left out'),
    input: async (given, _, on) => ({ concern: await concernOf(given, on), theirView: given.theirView ?? null }),
    done: ({ number }, given) => `Both views in ${named(number, given).toLowerCase()} stand; it can go on.`,
  })
  addVerb<'reply-concern', Which & { readonly reply: string; readonly evidence: string }>(concern, deps, {
    verb: 'reply-concern',
    called: 'reply',
    about: 'answer a concern, with evidence',
    options: (command) =>
      which(command)
        .requiredOption('--reply <text>', 'what there is to say')
        .requiredOption('--evidence <text>', 'links, numbers of tickets, figures'),
    input: async (given, _, on) => ({
      concern: await concernOf(given, on),
      reply: given.reply,
      evidence: given.evidence,
    }),
    done: ({ number }, given) => `${named(number, given)} has your reply.`,
  })
}

function addEnding(concern: Command, deps: CliDeps): void {
  addVerb<'pass-on-concern', Which & Reason & { readonly to?: string }>(concern, deps, {
    verb: 'pass-on-concern',
    called: 'pass-on',
    about: 'pass a concern on to the next step of the escalation path',
    options: (command) =>
      withReason('what both still see otherwise')(which(command)).option(
        '--to <step>',
        'a step further up, for a p0; the next one when left out',
      ),
    input: async (given, _, on) => ({
      concern: await concernOf(given, on),
      to: given.to ?? null,
      reason: given.reason,
    }),
    done: (ticket, given) => `${named(ticket.number, given)} is with ${stepAfter(ticket, given)} now.`,
  })
  addVerb<'decide-concern', Which & Reason & { readonly decision: string; readonly considered: string }>(
    concern,
    deps,
    {
      verb: 'decide-concern',
      called: 'decide',
      about: 'decide on a concern that stands with you; the decision is kept as a record',
      options: (command) =>
        withReason('why so')(which(command))
          .requiredOption('--decision <text>', 'what is decided')
          .requiredOption('--considered <text>', 'the evidence that was considered'),
      input: async (given, _, on) => ({
        concern: await concernOf(given, on),
        decision: given.decision,
        reason: given.reason,
        considered: given.considered,
      }),
      done: ({ number }, given) => `${named(number, given)} is decided; nothing of the ticket has moved by that.`,
    },
  )
  addVerb<'withdraw-concern', Which & Reason>(concern, deps, {
    verb: 'withdraw-concern',
    called: 'withdraw',
    about: 'take back a concern that you raised, such as when both agree',
    options: (command) => withReason('why')(which(command)),
    input: async (given, _, on) => ({ concern: await concernOf(given, on), reason: given.reason }),
    done: ({ number }, given) => `${named(number, given)} is withdrawn.`,
  })
}

export function addConcernVerbs(ticket: Command, deps: CliDeps): void {
  const concern = ticket
    .command('concern')
    .description('a disagreement on its way up the escalation path')
    .helpCommand(false)
  concern
    .command('show')
    .description('show the concerns of a ticket, their way and what was said; or the way that one would go')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.ticketConcerns(number), say: concernsText }),
    )
  addRaise(concern, deps)
  addSaying(concern, deps)
  addEnding(concern, deps)
}
