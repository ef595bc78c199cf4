/** What the answers of a form say of how bad it is, by the questions of the severity policy (INT-12). */
import type { Evidence, FormAnswers } from '../ticket-event.ts'
import type { Version } from '../version.ts'
import type { Answers, FormField, FormPolicy } from './document.ts'

/** The answer to the question of the criteria that a field tells; undefined where this value tells none. */
function toldBy({ type, tells }: FormField, value: string): Evidence[string] | undefined {
  if (tells === undefined) return undefined
  if (type === 'number') return Number(value)
  const { answers = {} } = tells
  return Object.hasOwn(answers, value) ? answers[value] : undefined
}

/** Of several fields that tell the same, the first that says something counts. */
export function evidenceIn({ fields }: Pick<FormPolicy, 'fields'>, answers: Answers): Evidence {
  const said = fields.flatMap((field): [string, Evidence[string]][] => {
    const value = Object.hasOwn(answers, field.id) ? answers[field.id] : undefined
    const told = value === undefined || value === '' ? undefined : toldBy(field, value)
    return field.tells === undefined || told === undefined ? [] : [[field.tells.question, told]]
  })
  return Object.fromEntries(said.toReversed())
}

/** The evidence that a ticket brings in its form; nothing where it came without one. */
export function saidInForm(
  forms: Readonly<Record<string, readonly Version<FormPolicy>[]>>,
  form: Pick<FormAnswers, 'slug' | 'version' | 'answers'> | null,
): Evidence {
  if (form === null || !Object.hasOwn(forms, form.slug)) return {}
  const used = forms[form.slug]?.find(({ version }) => version === form.version)
  return used ? evidenceIn(used.document, form.answers) : {}
}
