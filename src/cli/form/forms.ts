/** topline form list, show and check: what is asked of whoever opens a ticket. */
import type { Command } from 'commander'
import type { CheckedAnswers, Form, FormField, Forms } from '../../contract/forms.ts'
import { factNames } from '../../domain/intake/document.ts'
import { answersOf } from '../answers.ts'
import { collected } from '../arguments.ts'
import type { CliDeps } from '../deps.ts'
import { type Look, lookTable } from '../look.ts'
import { askAndTell } from '../tell.ts'
import { counted, spaced } from '../words.ts'

const listText = ({ items }: Forms, look: Look): string =>
  items.length === 0
    ? 'No form. Publish one with `topline policy publish`.'
    : lookTable(
        items,
        [
          { head: 'form', cell: ({ slug }) => slug },
          { head: 'version', align: 'right', cell: ({ version }) => String(version) },
          { head: 'for', cell: ({ document }) => document.forWhom },
          { head: 'kind', cell: ({ document }) => document.kind },
          { head: 'name', cell: ({ document }) => document.name },
          { head: 'what triage needs', cut: true, cell: ({ document }) => factNames(document).join(', ') },
        ],
        look,
      )

function fieldText({ id, label, help, type, needed, choices = [], when, from }: FormField, { colours }: Look): string {
  const about = [spaced(type), needed === 'no' ? 'optional' : `needed ${spaced(needed)}`]
  if (when !== undefined) about.push('asked by what was answered before')
  if (from !== undefined) about.push('from the account’s opportunity')
  return [
    `${colours.bold(id)}  ${label}  ${colours.dim(about.join(', '))}`,
    ...(help === undefined ? [] : [`  ${help}`]),
    ...choices.map(({ value, label: name, says }) => `  ${value}: ${says === undefined ? name : `${name}. ${says}`}`),
  ].join('\n')
}

const formText = ({ slug, version, document }: Form, look: Look): string =>
  [
    `${look.colours.bold(document.name)} · ${slug}, version ${version}, for ${document.forWhom}`,
    document.about,
    '',
    ...document.fields.map((field) => fieldText(field, look)),
  ].join('\n')

function checkedText({ faults, missing, subject, asked }: CheckedAnswers, { colours }: Look): string {
  const can = faults.length === 0 ? `It can be sent, as "${subject}".` : `${counted(faults.length, 'fault')} first:`
  const open = missing.length === 0 ? 'Triage has all it needs.' : `Missing for triage: ${missing.join(', ')}.`
  return [
    can,
    ...faults.map(({ field, text }) => `  ${colours.red(field)}  ${text}`),
    open,
    colours.dim(`Asked with these answers: ${asked.join(', ')}.`),
  ].join('\n')
}

interface CheckOptions {
  readonly answer?: string[]
  readonly account?: string
}

function addCheck(form: Command, deps: CliDeps): void {
  form
    .command('check')
    .description('say what a form would make of answers; nothing is written')
    .argument('<form>', 'slug of the form')
    .option('--answer <field=text>', 'an answer; may be given several times', collected)
    .option('--account <slug>', 'the account that asks; its opportunity answers what it knows')
    .action((slug: string, { answer, account = undefined }: CheckOptions, command: Command) => {
      const input = { answers: answersOf(answer), account: account ?? null }
      return askAndTell(deps, command, { ask: (client) => client.checkForm(slug, input), say: checkedText })
    })
}

/** The verbs of the noun. */
export function addFormVerbs(form: Command, deps: CliDeps): void {
  form
    .command('list')
    .description('list the forms that you may use')
    .action((_: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.forms(), say: listText }),
    )
  form
    .command('show')
    .description('show what a form asks')
    .argument('<form>', 'slug of the form')
    .action((slug: string, _: object, command: Command) =>
      askAndTell(deps, command, { ask: (client) => client.form(slug), say: formText }),
    )
  addCheck(form, deps)
}
