/** What a ticket gets from the answers of its form: subject, text and facts (INT-7). */
import { ENVIRONMENTS, type Environment, KINDS, type Kind } from '../vocabulary.ts'
import type { AskedField, FilledForm } from './answers.ts'
import { partsOf } from './condition.ts'
import { type Fills, type FormPolicy, isPersonal } from './document.ts'
import { wordsOf } from './values.ts'

/** Characters of a subject; a longer one ends in an ellipsis. */
const LONGEST_SUBJECT = 300

/** The subject that the form makes of the answers; null where they leave it without a word of theirs. */
export function subjectOf(form: FormPolicy, { asked }: FilledForm): string | null {
  const words = new Map(asked.map(({ field, value }) => [field.id, value === '' ? '' : wordsOf(field, value)]))
  let said = false
  const subject = form.subject
    .replaceAll(/\{([^{}]*)\}/g, (_, id: string) => {
      const word = words.get(id) ?? ''
      said ||= word !== ''
      return word
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (!said) return null
  return subject.length <= LONGEST_SUBJECT ? subject : `${subject.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…`
}

const FROM_OPPORTUNITY = ' (from the account’s opportunity)'

function paragraph({ field, value, source }: AskedField): string {
  const words = wordsOf(field, value)
  const from = source === null ? '' : FROM_OPPORTUNITY
  return field.type === 'long_text' || words.includes('\n')
    ? `${field.label}:\n${words}${from}`
    : `${field.label}: ${words}${from}`
}

/** The answers as a text to read, in the order of the form; who is to be answered stands beside it, not in it. */
export const bodyOf = ({ asked }: FilledForm): string =>
  asked
    .filter(({ field, value }) => value !== '' && !isPersonal(field))
    .map(paragraph)
    .join('\n\n')

/** Facts of a ticket that answers give; null or empty where none does. */
export interface MadeFacts {
  readonly kind: Kind | null
  readonly environment: Environment | null
  readonly area: string | null
  /** As slugs. */
  readonly tags: readonly string[]
  readonly contactName: string | null
  readonly contactEmail: string | null
}

/** A word as a tag: lower case, with hyphens. */
const asTag = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .replaceAll(/^[-_]+|-+$/g, '')
    .slice(0, 63)

/** The facts that fields of the form fill. */
export function factsMadeOf({ asked }: FilledForm): MadeFacts {
  const of = (fills: Fills): string | null =>
    asked.find(({ field, value, fault }) => field.fills === fills && value !== '' && fault === null)?.value ?? null
  const tags = asked.filter(({ field }) => field.fills === 'tags').flatMap(({ value }) => partsOf(value).map(asTag))
  return {
    kind: KINDS.find((kind) => kind === of('kind')) ?? null,
    environment: ENVIRONMENTS.find((environment) => environment === of('environment')) ?? null,
    area: of('area'),
    tags: [...new Set(tags.filter((tag) => tag !== ''))],
    contactName: of('contact_name'),
    contactEmail: of('contact_email'),
  }
}
