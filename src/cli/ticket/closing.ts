/** topline ticket solve, close and closing: how a ticket ends, and what each reason still needs. */
import type { Command } from 'commander'
import type { TicketClosing } from '../../contract/ticket-closing.ts'
import type { VerbInput } from '../../contract/tickets.ts'
import { VOUCHED_IDS, type VouchedId } from '../../domain/closing/conditions.ts'
import { CLOSING_REASONS } from '../../domain/vocabulary.ts'
import { collected, issueNumber, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { spaced } from '../words.ts'
import { addVerb } from './verb.ts'

interface DocumentOptions {
  readonly document?: string
  readonly issue?: number
  readonly newIssue?: string
  readonly issueOwner?: string
}

interface CloseOptions extends DocumentOptions {
  readonly reason: VerbInput<'close'>['reason']
  readonly comment?: string
  /** What is none of them is refused by the server. */
  readonly vouch?: VouchedId[]
}

interface SolveOptions extends DocumentOptions {
  readonly resolution: string
}

const DOCUMENT = 'which document would have answered it: its address, missing, or not_needed'

const addDocument = (command: Command): Command =>
  command
    .option('--document <answer>', DOCUMENT)
    .option('--issue <number>', 'of a missing document: the documentation issue that asks for it', issueNumber)
    .option('--new-issue <title>', 'of a missing document: title of the issue to make; of its subject when left out')
    .option('--issue-owner <handle>', 'who looks after that issue')

/** Reads `--document`; what is neither of the two words is taken for the address. @throws CommandFailed `wrong_usage` */
function documentOf({ document, issue, newIssue, issueOwner }: DocumentOptions): VerbInput<'close'>['document'] {
  if (document !== 'missing' && [issue, newIssue, issueOwner].some((each) => each !== undefined)) {
    throw new CommandFailed('wrong_usage', 'An issue asks for a missing document. Add --document missing.')
  }
  if ((newIssue === undefined) !== (issueOwner === undefined)) {
    throw new CommandFailed('wrong_usage', 'A new issue has a title and an owner. Give --new-issue and --issue-owner.')
  }
  if (document === undefined) return null
  if (document === 'not_needed') return { found: document }
  if (document !== 'missing') return { found: 'answers_it', url: document }
  const asked =
    newIssue === undefined || issueOwner === undefined ? {} : { newIssue: { title: newIssue, owner: issueOwner } }
  return { found: document, ...(issue === undefined ? {} : { issue }), ...asked }
}

type Condition = TicketClosing['reasons'][number]['conditions'][number]

/** As wide as the widest of the states. */
const WIDTH = 10

function conditionText({ id, says, state, why }: Condition, { colours }: Look): string {
  const marks = {
    met: colours.green('met'.padEnd(WIDTH)),
    chosen: 'you say so'.padEnd(WIDTH),
    to_vouch: colours.yellow('vouch'.padEnd(WIDTH)),
    unmet: colours.red('not yet'.padEnd(WIDTH)),
  }
  const how = state === 'to_vouch' ? ` (--vouch ${id})` : ''
  return `  ${marks[state]}  ${says}.${state === 'chosen' ? '' : ` ${colours.dim(`${why}${how}`)}`}`
}

function closingText({ reasons, asksDocument }: TicketClosing, look: Look): string {
  const each = reasons.map(({ reason, conditions }) =>
    [look.colours.bold(reason), ...conditions.map((condition) => conditionText(condition, look))].join('\n'),
  )
  const document = asksDocument ? [`Closing it asks ${DOCUMENT} (--document).`] : []
  return [...each, ...document].join('\n\n')
}

function addClosing(ticket: Command, deps: CliDeps): void {
  ticket
    .command('closing')
    .description('show for which reasons a ticket may be closed, and what each still needs')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.closing(number), say: closingText }),
    )
}

export function addClosingVerbs(ticket: Command, deps: CliDeps): void {
  addVerb<'solve', SolveOptions>(ticket, deps, {
    verb: 'solve',
    about: 'believe a ticket done; an answer of the customer reopens it',
    options: (command) => addDocument(command.requiredOption('--resolution <text>', 'what ended it, in a sentence')),
    input: ({ resolution, ...document }) => ({ resolution, document: documentOf(document) }),
    done: ({ number }) => `#${number} is solved.`,
  })
  addVerb<'close', CloseOptions>(ticket, deps, {
    verb: 'close',
    about: 'end a solved ticket for one of the seven closing reasons',
    options: (command) =>
      addDocument(
        command
          .addOption(oneOf('--reason <reason>', 'the closing reason', CLOSING_REASONS).makeOptionMandatory())
          .option('--comment <text>', 'what else there is to say, such as the address of what was filed')
          .option(
            '--vouch <condition>',
            `a condition that you vouch for, may be given several times: ${VOUCHED_IDS.join(', ')}`,
            collected,
          ),
      ),
    input: ({ reason, comment, vouch, ...document }) => ({
      reason,
      comment: comment ?? null,
      vouch: vouch ?? [],
      document: documentOf(document),
    }),
    done: ({ number, closingReason }) => `#${number} is closed: ${spaced(closingReason ?? '')}.`,
  })
  addClosing(ticket, deps)
}
