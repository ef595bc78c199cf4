/** What a ticket's form leaves open: topline ticket missing, ask-missing and answer-form. */
import type { Command } from 'commander'
import type { Missing } from '../../contract/forms.ts'
import { ASKED_OF, type AskedOf } from '../../domain/intake/asking.ts'
import { answersOf } from '../answers.ts'
import { collected, oneOf, ticketNumber } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import type { Look } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { addVerb } from './verb.ts'

interface AskOptions {
  readonly of?: AskedOf
  readonly text?: string
}

const missingText =
  (number: number) =>
  ({ form, facts, ask }: Missing, { colours }: Look): string => {
    if (form === null) return 'It came without a form.'
    return [
      `${colours.bold(form.name)}, version ${form.version}`,
      ...facts.map(({ label, given, open }) =>
        given ? `  given    ${label}` : colours.yellow(`  missing  ${label} (${open.join(', ')})`),
      ),
      ...(ask === null ? [] : ['', `To ask the ${ask.of}: topline ticket ask-missing ${number}`, '', ask.text]),
    ].join('\n')
  }

/** What is missing now, after a verb. */
const stillMissing = (missing: readonly string[] = []): string =>
  missing.length === 0 ? 'Nothing is missing.' : `Missing: ${missing.join(', ')}.`

const OF = oneOf('--of <whom>', 'who is asked; whoever opened it when left out', ASKED_OF)

export function addMissing(ticket: Command, deps: CliDeps): void {
  ticket
    .command('missing')
    .description('show what its form leaves open, and a text that asks for it')
    .argument('<number>', 'number of the ticket', ticketNumber)
    .addOption(OF)
    .action((number: number, { of }: AskOptions, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.missing(number, of), say: missingText(number) }),
    )
  addVerb<'ask-missing', AskOptions>(ticket, deps, {
    verb: 'ask-missing',
    about: 'ask for what is missing: a colleague by a note, the customer by a public reply',
    options: (command) =>
      command.addOption(OF).option('--text <text>', 'the words; those of `ticket missing` when left out'),
    input: ({ of, text }) => ({ of, text }),
    done: ({ number, form }) => `Asked on #${number}. ${stillMissing(form?.missing)}`,
  })
  addVerb<'answer-form', { readonly answer?: string[] }>(ticket, deps, {
    verb: 'answer-form',
    about: 'fill in what its form asks',
    options: (command) =>
      command.requiredOption('--answer <field=text>', 'an answer; may be given several times', collected),
    input: ({ answer }) => ({ answers: answersOf(answer) }),
    done: ({ number, form }) => `The answers stand on #${number}. ${stillMissing(form?.missing)}`,
  })
}
