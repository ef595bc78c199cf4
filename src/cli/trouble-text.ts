/** Trouble as a person reads it and as a program does. */
import { Faults } from '../contract/problem.ts'
import { TimelineEvent } from '../contract/tickets.ts'
import { eventSentence } from './ticket/event-words.ts'
import type { Trouble } from './trouble.ts'
import { atText } from './words.ts'

const LABELS: Readonly<Record<Trouble['exit'], string>> = { 1: 'Refused', 2: 'Wrong usage', 3: 'Failed' }

/** A fact to act on; an event, such as one that made a write stale, reads as a sentence. */
function factText(value: unknown): string {
  const event = TimelineEvent.safeParse(value)
  if (event.success) return `${atText(event.data.at)}  ${event.data.actor} ${eventSentence(event.data)}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function factLines([name, value]: [string, unknown]): string[] {
  if (!Array.isArray(value)) return [`  ${name}: ${factText(value)}`]
  return [`  ${name}:`, ...value.map((each) => `    ${factText(each)}`)]
}

/** Faults as places like any other, each told once: the first stands in the sentence already. */
function withoutFaults({ detail, fields, details }: Trouble): Pick<Trouble, 'fields' | 'details'> {
  const { faults, place: _, field: __, ...rest } = details
  const read = Faults.safeParse(faults)
  if (!read.success) return { fields, details }
  const others = read.data.filter(({ message }, index) => index > 0 || !detail.includes(message))
  return { fields: [...fields, ...others], details: rest }
}

/** What happened, why and what to do; `path` names the command that was typed. */
export function troubleText(trouble: Trouble, path: string): string {
  const { exit, code, detail } = trouble
  const { fields, details } = withoutFaults(trouble)
  return [
    `${LABELS[exit]}: ${detail}`,
    ...fields.map(({ path: field, message }) => `  ${field}: ${message}`),
    ...Object.entries(details).flatMap(factLines),
    exit === 2 ? `\`${path} --help\` shows what it takes.` : `(${code})`,
  ].join('\n')
}

export function troubleJson({ exit, code, detail, fields, details }: Trouble): string {
  const known = {
    exit,
    code,
    detail,
    ...(fields.length === 0 ? {} : { fields }),
    ...(Object.keys(details).length === 0 ? {} : { details }),
  }
  return JSON.stringify(known, null, 2)
}
