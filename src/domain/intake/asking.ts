/** The text that asks for what a form leaves open (INT-8). */
import type { FilledForm } from './answers.ts'
import { type FormPolicy, factOf } from './document.ts'

/** Who is asked: a colleague by an internal note, or the customer by a public reply. */
export const ASKED_OF = ['colleague', 'customer'] as const
export type AskedOf = (typeof ASKED_OF)[number]

export interface Asking {
  readonly of: AskedOf
  /** Whom the text greets; null without a name. */
  readonly name: string | null
  readonly number: number
}

const ENDING: Readonly<Record<AskedOf, string>> = {
  colleague: 'If one of these is not known yet, say so, and we go on with what is there.',
  customer: 'If one of these does not apply to you or is not known, a word on that is enough.',
}

const list = (count: number): string => (count === 1 ? 'one more thing' : 'a few more things')

/** What one missing fact asks for, with the help of its fields that are open. */
function points(form: FormPolicy, filled: FilledForm): string[] {
  return filled.facts
    .filter(({ given }) => !given)
    .map(({ label, open }) => {
      const help = form.fields.find((field) => open.includes(field.id) && factOf(field) === label)?.help
      return help === undefined ? `- ${label}` : `- ${label}: ${help}`
    })
}

/** A polite text that names what is missing; empty when nothing is. It promises nothing and presses nobody. */
export function askingText(form: FormPolicy, filled: FilledForm, { of, name, number }: Asking): string {
  const asked = points(form, filled)
  if (asked.length === 0) return ''
  const greeting = name === null ? 'Hello,' : `Hello ${name},`
  const opening =
    of === 'customer'
      ? `thank you for writing to us. To understand #${number} well, we would like to know ${list(asked.length)}:`
      : `to triage #${number} by the facts, ${list(asked.length)} would help:`
  return [greeting, '', opening, '', ...asked, '', ENDING[of]].join('\n')
}
