/** What is written to customers, on the wire: templates, what a text is worth, and what there is to say about it. */
import { z } from 'zod'
import { KINDS, MODES, REPLY_WEIGHTS, SEGMENTS, VISIBILITIES } from '../domain/vocabulary.ts'
import { FINDING_KINDS } from '../domain/writing/finding.ts'
import { Body, Slug } from './shape.ts'

const Fit = z.strictObject({
  kinds: z.array(z.enum(KINDS)).min(1).optional(),
  segments: z.array(z.enum(SEGMENTS)).min(1).optional(),
  modes: z.array(z.enum(MODES)).min(1).optional(),
})

/** A template of a reply or a note, with places that are filled in. */
export const ReplyTemplate = z.strictObject({
  name: z.string().trim().min(1).max(120),
  about: z.string().trim().min(1).max(500).describe('When to use it.'),
  when: Fit.describe('For which tickets it is offered first; what is left out fits all.'),
  visibility: z.enum(VISIBILITIES).describe('public: for the customer; internal: a note.'),
  language: z.string().min(2).max(20).describe('Such as en or de-CH.'),
  after: z.enum(['hold', 'ask', 'solve']).optional().describe('What happens once it is sent.'),
  body: z
    .string()
    .min(1)
    .max(20_000)
    .describe('{{contact.first_name}} is a fact, {{what_we_found}} a place to fill in.'),
})
export type ReplyTemplate = z.output<typeof ReplyTemplate>

/** GET /templates: those in force. */
export const Templates = z.object({
  items: z.array(z.object({ slug: z.string(), version: z.number().int(), document: ReplyTemplate })),
})
export type Templates = z.infer<typeof Templates>
export type TemplateInForce = Templates['items'][number]

const At = z.object({ start: z.number().int(), end: z.number().int() }).describe('In UTF-16 units of the body.')

/** POST /templates/:slug/render */
export const RenderTemplate = z.strictObject({
  number: z.number().int().min(1).describe('Number of the ticket.'),
  fill: z
    .record(z.string().min(1).max(80), z.string().max(5_000))
    .default({})
    .describe('What belongs in places, by name; goes before facts.'),
})
export const RenderedTemplate = z.object({
  slug: Slug,
  version: z.number().int(),
  visibility: z.enum(VISIBILITIES),
  after: z.enum(['stay', 'hold', 'ask', 'solve']),
  text: z.string(),
  unfilled: z
    .array(z.object({ name: z.string(), says: z.string().describe('What belongs there.'), at: At }))
    .describe('Places that are left; a reply that holds one is refused.'),
})
export type RenderedTemplate = z.infer<typeof RenderedTemplate>

/** One thing there is to say about a text. */
export const WritingFinding = z.object({
  kind: z.enum(FINDING_KINDS),
  code: z.string(),
  text: z.string().describe('What is the matter, and what to do.'),
  at: At.optional().describe('Where; left out of what is missing.'),
  instead: z.string().optional().describe('What may stand at that place.'),
  question: z
    .object({ version: z.number().int().describe('Of the message’s event.'), text: z.string() })
    .optional()
    .describe('What the customer asked.'),
  event: z.number().int().optional().describe('The internal note whose words these are.'),
})

/** What a reply is worth, as the check sees it, and what there is to say about it. */
export const ReplyCheck = z.object({
  weight: z.enum(REPLY_WEIGHTS).describe('response stops the response clocks; the others do not.'),
  findings: z.array(WritingFinding).describe('Of the kind substance: why it is no response.'),
})
export type ReplyCheck = z.infer<typeof ReplyCheck>

/** POST /replies/check */
export const CheckReply = z.strictObject({
  body: Body,
  number: z
    .number()
    .int()
    .min(1)
    .optional()
    .describe('Number of the ticket: then open questions and internal notes are looked at too.'),
  visibility: z.enum(VISIBILITIES).default('public').describe('internal: a note, of which only places are told.'),
})
