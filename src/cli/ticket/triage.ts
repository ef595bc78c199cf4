/** topline ticket triage, propose, criteria: severity by the written criteria. */
import type { Command } from 'commander'
import type { Client } from '../../contract/client.ts'
import type { Evidence, TicketLadder } from '../../contract/severity.ts'
import type { ActedTicket, VerbInput } from '../../contract/tickets.ts'
import type { Ladder, Question } from '../../domain/severity/document.ts'
import { PRIORITIES, SEVERITIES } from '../../domain/vocabulary.ts'
import { collected, countingNumber, oneOf, ticketNumber } from '../arguments.ts'
import { CommandFailed } from '../command-failed.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { standing } from './head.ts'
import { questionsText } from './questions.ts'
import { addVerb, type Reason, withReason } from './verb.ts'

interface TriageOptions {
  readonly severity?: string
  readonly priority?: VerbInput<'triage'>['priority']
  readonly level?: string
  readonly evidence?: readonly string[]
  readonly reason?: string
  readonly ifVersion?: number
}

interface ProposeOptions extends Reason {
  readonly severity?: string
  readonly priority?: VerbInput<'propose'>['priority']
}

const severityOf = (text: string | undefined) => SEVERITIES.find((severity) => String(severity) === text)

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, true: true, no: false, false: false }

/** What was typed as the question asks for it; what cannot be is sent as it is, and refused with what can. */
function answerTo(question: Question | undefined, text: string): boolean | number | string {
  if (question?.answer === 'yes_no') return YES_NO[text.toLowerCase()] ?? text
  const percent = /^(\d+(?:\.\d+)?)\s*%?$/.exec(text)?.[1]
  return question?.answer === 'percent' && percent !== undefined ? Number(percent) : text
}

type Pair = readonly [question: string, answer: string]

/** Reads `users=60`. @throws CommandFailed `wrong_usage` */
function pairsOf(given: readonly string[]): readonly Pair[] {
  return given.map((each) => {
    const [, id = '', text = ''] = /^([a-z][a-z0-9_]*)=(.+)$/.exec(each) ?? []
    if (id === '') {
      const text = `--evidence cannot be read: ${each}. Give a question and its answer, such as users=60 or workaround=no.`
      throw new CommandFailed('wrong_usage', text)
    }
    return [id, text]
  })
}

/** What was typed, as the questions of the ladder ask for it. */
function evidenceOf(pairs: readonly Pair[], ladder: Ladder | null): Evidence {
  const questions = ladder?.questions ?? []
  return Object.fromEntries(
    pairs.map(([id, text]) => [
      id,
      answerTo(
        questions.find((question) => question.id === id),
        text,
      ),
    ]),
  )
}

const inputOf = ({ severity, priority, level, reason }: TriageOptions): VerbInput<'triage'> => ({
  ...(severity === undefined ? {} : { severity: severityOf(severity) }),
  ...(priority === undefined ? {} : { priority }),
  ...(level === undefined ? {} : { level }),
  ...(reason === undefined ? {} : { reason }),
})

async function triage(
  client: Client,
  number: number,
  options: TriageOptions & { readonly pairs: readonly Pair[] },
): Promise<ActedTicket> {
  const { pairs, ifVersion } = options
  const input = inputOf(options)
  if (pairs.length === 0) return client.act(number, 'triage', input, { ifVersion })
  const { ladder } = await client.severityLadder(number)
  return client.act(number, 'triage', { ...input, evidence: evidenceOf(pairs, ladder) }, { ifVersion })
}

function triagedText(ticket: ActedTicket, look: Look): string {
  const { number, priority, severity, excluded, flags = [] } = ticket
  const nothing = excluded === 'beta' || excluded === 'experimental' ? ` Nothing is promised: ${excluded}.` : ''
  return [
    `#${number} is ${priority ?? 'untriaged'}, severity ${severity ?? '–'}.${nothing}`,
    `${standing(ticket, look)} · version ${ticket.version}`,
    ...flags.map((flag) => look.colours.yellow(flag)),
  ].join('\n')
}

function addTriage(ticket: Command, deps: CliDeps): void {
  ticket
    .command('triage')
    .description('set severity and priority; with evidence alone what the written criteria imply')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .addOption(
      oneOf('--severity <severity>', '0 is worst; what the evidence implies when left out', SEVERITIES.map(String)),
    )
    .addOption(oneOf('--priority <priority>', 'p0 is first; the level’s when left out', PRIORITIES))
    .option('--level <name>', 'a level as the criteria name it, such as "Severity 1"')
    .option('--evidence <question=answer>', 'such as users=60 or workaround=no; may be repeated', collected)
    .option('--reason <text>', 'the criteria it meets; made of the evidence when left out')
    .option('--if-version <version>', 'refuse when the ticket has moved on since this version', countingNumber)
    .action(async (number: number, options: TriageOptions, command: Command) => {
      const pairs = pairsOf(options.evidence ?? [])
      await askAndTell(deps, command, {
        ask: (client) => triage(client, number, { ...options, pairs }),
        say: triagedText,
      })
    })
}

function criteriaText(found: TicketLadder, look: Look): string {
  const { ladder, policy, proposal, level } = found
  if (!ladder) return 'No ladder is for this ticket: severity and priority are set freely.'
  const { bold, yellow } = look.colours
  return [
    `${bold(ladder.name)} · version ${policy}${level === null ? '' : ` · triaged as ${level}`}`,
    ladder.levels
      .map(({ name, severity, priority, says }) => `${bold(name)} (severity ${severity}, ${priority})\n  ${says}`)
      .join('\n'),
    questionsText(ladder, proposal, look),
    ...(proposal ? [`Proposed: ${proposal.because}`, ...proposal.notes.map(yellow)] : []),
  ].join('\n\n')
}

function addCriteria(ticket: Command, deps: CliDeps): void {
  ticket
    .command('criteria')
    .description('show the written criteria that a ticket is triaged by, and what they ask')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .action((number: number, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.severityLadder(number), say: criteriaText }),
    )
}

export function addTriageVerbs(ticket: Command, deps: CliDeps): void {
  addTriage(ticket, deps)
  addCriteria(ticket, deps)
  addVerb<'propose', ProposeOptions>(ticket, deps, {
    verb: 'propose',
    about: 'say what you think its severity or priority should be; support decides',
    options: (command) =>
      withReason('why')(command)
        .addOption(oneOf('--severity <severity>', '0 is worst', SEVERITIES.map(String)))
        .addOption(oneOf('--priority <priority>', 'p0 is first', PRIORITIES)),
    input: ({ severity, priority, reason }) => ({
      severity: severityOf(severity) ?? null,
      priority: priority ?? null,
      reason,
    }),
    done: ({ number }) => `The proposal stands on #${number}; support decides.`,
  })
}
