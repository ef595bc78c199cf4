/** An intake form: what is asked of whoever opens a ticket. On the wire. */
import { z } from 'zod'
import { ASKED_OF } from '../domain/intake/asking.ts'
import { FIELD_TYPES, FILLS, FOR_WHOM, NEEDED, SOURCES } from '../domain/intake/document.ts'
import { KINDS } from '../domain/vocabulary.ts'
import { EvidenceAnswer, QuestionId } from './severity.ts'
import { InstantText, Slug } from './shape.ts'

const FieldId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'Use lower-case letters, digits and _, at most 40.')
const Label = z.string().trim().min(1).max(120)
const Says = z.string().trim().min(1).max(300)

const Leaf = z.union([
  z.strictObject({ field: FieldId, is: z.array(z.string().max(100)).max(50) }),
  z.strictObject({ field: FieldId, filled: z.boolean() }),
])
const Few = 10
const Group = z.union([
  Leaf,
  z.strictObject({ any: z.array(Leaf).max(Few) }),
  z.strictObject({ all: z.array(Leaf).max(Few) }),
])
/** Groups of groups, and no deeper. */
const Condition = z
  .union([Leaf, z.strictObject({ any: z.array(Group).max(Few) }), z.strictObject({ all: z.array(Group).max(Few) })])
  .describe('What earlier fields must say: {field, is}, {field, filled}, {any} or {all} of such.')

export const FormField = z.strictObject({
  id: FieldId.describe('Answers go by it; a later version of the form keeps it.'),
  label: Label,
  help: Says.optional(),
  placeholder: z.string().trim().min(1).max(200).optional(),
  type: z.enum(FIELD_TYPES),
  choices: z
    .array(z.strictObject({ value: Slug, label: Label, says: Says.optional() }))
    .max(50)
    .optional()
    .describe('Of choice and multi_choice.'),
  needed: z.enum(NEEDED),
  fact: Label.optional().describe('What it is a part of; named missing as one. Its label when left out.'),
  when: Condition.optional().describe('Asked always when left out.'),
  fills: z.enum(FILLS).optional().describe('The fact of the ticket that the answer sets.'),
  from: z.enum(SOURCES).optional().describe('What the account’s opportunity offers as the answer.'),
  tells: z
    .strictObject({
      question: QuestionId,
      answers: z.record(z.string().max(100), EvidenceAnswer).optional(),
    })
    .optional()
    .describe('The question of the severity policy that it answers, and its answers by the values of the field.'),
})
export type FormField = z.output<typeof FormField>

export const FormPolicy = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().min(1).max(500).describe('When to use it.'),
  kind: z.enum(KINDS),
  forWhom: z.enum(FOR_WHOM),
  team: Slug.optional().describe('Whose line it enters; as without a form when left out or not there.'),
  subject: z.string().trim().min(1).max(200).describe('With ids of fields in braces: {summary}.'),
  fields: z.array(FormField).min(1).max(40),
})
export type FormPolicy = z.output<typeof FormPolicy>

/** By the ids of fields. One that is empty says "not that"; one left out is taken from the account where it knows. */
export const Answers = z
  .record(FieldId, z.string().max(25_000, 'Write at most 25,000 characters.'))
  .refine((answers) => Object.keys(answers).length <= 40, 'Give at most 40 answers.')
export type Answers = z.output<typeof Answers>

/** In place of a body and a subject, which are made of the answers. */
export const FilledIn = z.strictObject({ slug: Slug, answers: Answers })

/** A form that the caller may use, as it holds now. */
export const Form = z.object({
  slug: z.string(),
  version: z.number().int(),
  effectiveFrom: InstantText,
  document: FormPolicy,
})
export type Form = z.output<typeof Form>
export const Forms = z.object({ items: z.array(Form) })
export type Forms = z.output<typeof Forms>

export const CheckAnswers = z.strictObject({
  answers: Answers,
  account: z.string().max(200).nullable().default(null).describe('Slug of the account that asks.'),
})
export type CheckAnswers = z.input<typeof CheckAnswers>

const AnswerFault = z.object({ field: z.string(), text: z.string().describe('What is wrong, and what to do.') })

/** What is known of the account, for the fields that ask for it. */
export const Prefill = z.object({
  opportunity: z
    .object({
      name: z.string(),
      stage: z.number().int().describe('1 to 6.'),
      closesOn: z.string().nullable(),
      keyDates: z.string().nullable(),
    })
    .nullable(),
})
export type Prefill = z.output<typeof Prefill>

export const CheckedAnswers = z.object({
  slug: z.string(),
  version: z.number().int(),
  asked: z.array(z.string()).describe('Ids of the fields that are asked with these answers.'),
  faults: z.array(AnswerFault).describe('Empty when it can be sent.'),
  missing: z.array(z.string()).describe('Labels of the facts that triage needs and nobody gave.'),
  answers: z.record(z.string(), z.string()).describe('As they would be kept.'),
  prefilled: z.record(z.string(), z.enum(SOURCES)).describe('Where answers are from that nobody gave.'),
  prefill: Prefill,
  subject: z.string().nullable().describe('As it would be made; null where the answers do not give one.'),
  body: z.string(),
})
export type CheckedAnswers = z.output<typeof CheckedAnswers>

/** What is known of a ticket by its form. */
export const TicketForm = z.object({
  slug: z.string(),
  version: z.number().int(),
  answers: z.record(z.string(), z.string()),
  missing: z.array(z.string()).describe('Labels of the facts that triage needs and nobody gave.'),
})
export type TicketForm = z.output<typeof TicketForm>

/** What is missing on a ticket, and a text that asks for it. */
export const Missing = z.object({
  form: z
    .object({ slug: z.string(), version: z.number().int(), name: z.string() })
    .nullable()
    .describe('null for a ticket that came without a form.'),
  fields: z.array(FormField).describe('Every field of the form, as it was when the ticket was opened.'),
  answers: z.record(z.string(), z.string()),
  facts: z.array(
    z.object({ label: z.string(), given: z.boolean(), open: z.array(z.string()).describe('Fields still open.') }),
  ),
  missing: z.array(z.string()),
  ask: z
    .object({
      of: z.enum(ASKED_OF).describe('colleague: by an internal note; customer: by a public reply.'),
      name: z.string().nullable(),
      text: z.string(),
    })
    .nullable()
    .describe('null when nothing is missing.'),
})
export type Missing = z.output<typeof Missing>

export const AnswerForm = z.strictObject({
  answers: Answers.refine((answers) => Object.keys(answers).length > 0, 'Give at least one answer.'),
})
export const AskMissing = z.strictObject({
  of: z.enum(ASKED_OF).optional().describe('Whoever opened it, when left out: a colleague or the customer.'),
  text: z.string().trim().min(1).max(10_000).optional().describe('The text of GET …/missing when left out.'),
})
