/** What opens a ticket: its own words, or a form that is filled in. */
import { z } from 'zod'
import { CHANNELS, ENVIRONMENTS, KINDS } from '../domain/vocabulary.ts'
import { FilledIn } from './forms.ts'
import { Contact, Html, InstantText, Slug, SomeText, TagSlugs } from './shape.ts'
import { Segment } from './tickets.ts'

interface Words {
  readonly kind?: unknown
  readonly subject?: unknown
  readonly body?: unknown
  readonly html?: unknown
  readonly form?: unknown
}

/** Told beside what else does not fit. */
const always = ({ value }: { readonly value: unknown }): boolean => typeof value === 'object' && value !== null

/** A form makes kind, subject and text of its answers; who fills none in says them. */
const lacking = (path: 'kind' | 'subject', error: string) => ({
  says: ({ form, [path]: said }: Words): boolean => form !== undefined || said !== undefined,
  otherwise: { path: [path], error, when: always },
})
export const KIND = lacking('kind', `Say which kind it is: ${KINDS.join(', ')}. Or fill in a form.`)
export const SUBJECT = lacking('subject', 'Give it a subject. Or fill in a form.')
export const TEXT = {
  says: (words: Words): boolean => words.form !== undefined || words.body !== undefined || words.html !== undefined,
  otherwise: { path: ['body'], error: 'Write something: a body, html, or both. Or fill in a form.', when: always },
}
export const ONE_TEXT = {
  says: ({ form, body, html }: Words): boolean => form === undefined || (body === undefined && html === undefined),
  otherwise: {
    path: ['form'],
    error: 'The form makes the text of its answers. Leave body and html out, or leave the form out.',
    when: always,
  },
}

export const OpenTicket = z
  .strictObject({
    kind: z.enum(KINDS).optional().describe('Needed without a form.'),
    subject: z.string().trim().min(3).max(300).optional().describe('Needed without a form.'),
    body: SomeText,
    html: Html.optional(),
    form: FilledIn.optional().describe('In place of body and html, which are made of the answers.'),
    channel: z.enum(CHANNELS).default('api'),
    team: Slug.optional().describe('Whose line it enters; the form’s, or support, when left out.'),
    account: z.string().max(200).nullable().default(null).describe('Slug of the account.'),
    segment: Segment.optional().describe(
      'Only without an account; an account brings its own. As the kind says when left out.',
    ),
    contact: Contact.nullable().default(null),
    environment: z.enum(ENVIRONMENTS).nullable().default(null),
    tags: TagSlugs.default([]),
    source: Slug.nullable().default(null),
    externalId: z.string().min(1).max(200).nullable().default(null),
    receivedAt: InstantText.optional().describe('When it reached us, if earlier than now.'),
  })
  .refine(({ source, externalId }) => externalId === null || source !== null, {
    path: ['source'],
    error: 'An external id is unique within its source. Say which source it is from.',
  })
  .refine(KIND.says, KIND.otherwise)
  .refine(SUBJECT.says, SUBJECT.otherwise)
  .refine(TEXT.says, TEXT.otherwise)
  .refine(ONE_TEXT.says, ONE_TEXT.otherwise)
export type OpenTicket = z.input<typeof OpenTicket>
