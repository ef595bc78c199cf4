/** Fills a form in by asking whoever sits at the terminal, field by field. */
import { type AskedField, fillForm, type PrefillFacts } from '../../domain/intake/answers.ts'
import type { Answers, FormField, FormPolicy } from '../../domain/intake/document.ts'
import { wordsOf } from '../../domain/intake/values.ts'

export interface Terminal {
  /** Asks, and gives the line that was typed. */
  readonly ask: (question: string) => Promise<string>
  readonly say: (text: string) => void
}

const NEED = { to_send: '', for_triage: ' (for triage)', no: ' (optional)' } as const

const listed = ({ choices = [] }: FormField): string[] =>
  choices.map(({ label, says }, index) => `  ${index + 1}  ${says === undefined ? label : `${label}: ${says}`}`)

/** What was typed: a choice by its number too. */
function typedOf({ type, choices = [] }: FormField, line: string): string {
  const pick = (part: string) => choices[Number(part.trim()) - 1]?.value ?? part
  if (type === 'choice') return pick(line)
  return type === 'multi_choice' ? line.split(',').map(pick).join(', ') : line
}

function headOf({ field, source, value }: AskedField): string {
  const offered = source === null ? [] : [`  From the account’s opportunity: ${wordsOf(field, value)}. Enter takes it.`]
  const help = field.help === undefined ? [] : [`  ${field.help}`]
  return [`\n${field.label}${NEED[field.needed]}`, ...help, ...listed(field), ...offered].join('\n')
}

/** Asks one field until its answer can be kept; undefined where nothing was typed. */
async function answerTo(asked: AskedField, form: FormPolicy, before: Answers, terminal: Terminal) {
  const { field } = asked
  terminal.say(`${headOf(asked)}\n`)
  for (;;) {
    const line = (await terminal.ask('> ')).trim()
    if (line === '' && (field.needed !== 'to_send' || asked.value !== '')) return undefined
    const typed = typedOf(field, line)
    const { faults } = fillForm(form, { ...before, [field.id]: typed })
    const fault = faults.find((each) => each.field === field.id)
    if (fault === undefined) return typed
    terminal.say(`  ${fault.text}\n`)
  }
}

function standing(form: FormPolicy, answers: Answers, facts: PrefillFacts): string {
  const { facts: all, missing } = fillForm(form, answers, facts)
  if (all.length === 0) return ''
  const given = `${all.length - missing.length} of ${all.length} facts`
  return missing.length === 0
    ? `\n${given}: triage has all it needs.\n`
    : `\n${given}. Missing: ${missing.join(', ')}.\n`
}

/** Asks every field that has no answer yet, in the order of the form, and says at the end what is missing. */
export async function askFields(
  form: FormPolicy,
  given: Answers,
  facts: PrefillFacts,
  terminal: Terminal,
): Promise<Answers> {
  const answers: Record<string, string> = { ...given }
  const seen = new Set(Object.keys(given))
  for (;;) {
    const next = fillForm(form, answers, facts).asked.find(({ field }) => !seen.has(field.id))
    if (next === undefined) break
    seen.add(next.field.id)
    const typed = await answerTo(next, form, answers, terminal)
    if (typed !== undefined) answers[next.field.id] = typed
  }
  terminal.say(standing(form, answers, facts))
  return answers
}
