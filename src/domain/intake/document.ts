/** The `form` policy: what is asked of whoever opens a ticket. Rules: docs/spec/intake.md. */
import type { Kind } from '../vocabulary.ts'

export const FIELD_TYPES = [
  'text',
  'long_text',
  'choice',
  'multi_choice',
  'date',
  'url',
  'number',
  'email',
  'yes_no',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

/** When an answer is needed: to send the form at all, for triage to decide by, or never. */
export const NEEDED = ['to_send', 'for_triage', 'no'] as const
export type Needed = (typeof NEEDED)[number]

/** Facts of the ticket that an answer sets, beside being part of its text. */
export const FILLS = ['kind', 'environment', 'area', 'tags', 'contact_name', 'contact_email'] as const
export type Fills = (typeof FILLS)[number]

/** What is known of the account already and offered as the answer. */
export const SOURCES = ['opportunity.stage', 'opportunity.closesOn', 'opportunity.keyDates'] as const
export type Source = (typeof SOURCES)[number]

/** Who may use a form: members and customers' contacts, or members alone. */
export const FOR_WHOM = ['everybody', 'staff'] as const
export type ForWhom = (typeof FOR_WHOM)[number]

/** What earlier fields must say for a field to be asked. */
export type Condition =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly filled: boolean }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }

export interface Choice {
  /** What is kept and compared. */
  readonly value: string
  /** What people read. */
  readonly label: string
  /** When to choose it, in a sentence. */
  readonly says?: string | undefined
}

/** What an answer says of how bad it is, wherever the ladder of the ticket asks for it (INT-12). */
export interface Tells {
  /** Id of a question of the severity policy. */
  readonly question: string
  /** The answers to it by what the field says; values that are left out say nothing. A number is the answer itself. */
  readonly answers?: Readonly<Record<string, boolean | number | string>> | undefined
}

export interface FormField {
  /** Unique in its form; answers go by it, so a later version keeps it. */
  readonly id: string
  readonly label: string
  readonly help?: string | undefined
  readonly placeholder?: string | undefined
  readonly type: FieldType
  /** Only of `choice` and `multi_choice`. */
  readonly choices?: readonly Choice[] | undefined
  readonly needed: Needed
  /** The fact it is a part of; its own label when left out. Fields of one fact are named missing as one. */
  readonly fact?: string | undefined
  /** Asked always when left out. */
  readonly when?: Condition | undefined
  readonly fills?: Fills | undefined
  readonly from?: Source | undefined
  readonly tells?: Tells | undefined
}

export interface FormPolicy {
  readonly name: string
  /** When to use it, for whoever chooses a form. */
  readonly about: string
  /** What a ticket by it is, unless a field fills the kind. */
  readonly kind: Kind
  readonly forWhom: ForWhom
  /** Slug of the team whose line it enters; where it is left out, or there is no such team, as without a form. */
  readonly team?: string | undefined
  /** The subject, with the answer of a field where its id stands in braces: `{summary}`. */
  readonly subject: string
  readonly fields: readonly FormField[]
}

/** Answers as they are sent and kept, by field; several choices are joined by `, `. */
export type Answers = Readonly<Record<string, string>>

/** The ids of the fields that a subject is made of, in order. */
export const namedIn = (subject: string): string[] => [...subject.matchAll(/\{([^{}]*)\}/g)].map(([, id = '']) => id)

/** Whether it asks who the contact is: kept as such, where it can be hidden and erased, and not among the answers. */
export const isPersonal = ({ fills }: FormField): boolean => fills === 'contact_name' || fills === 'contact_email'

/** The form as it goes on once a ticket was opened by it. */
export const withoutContact = (form: FormPolicy): FormPolicy => ({
  ...form,
  fields: form.fields.filter((field) => !isPersonal(field)),
})

/** What a field's answer is a part of. */
export const factOf = ({ fact, label }: Pick<FormField, 'fact' | 'label'>): string => fact ?? label

/** The facts that a form asks for, by name. */
export const factNames = ({ fields }: Pick<FormPolicy, 'fields'>): string[] => [
  ...new Set(fields.filter(({ needed }) => needed !== 'no').map(factOf)),
]
