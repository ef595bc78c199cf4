/** What needs a member's attention beside the queue, on the wire. */
import { z } from 'zod'
import { ATTENTION_KINDS, CONCERNED_AS } from '../domain/attention/item.ts'
import { PRIORITIES, STATUSES } from '../domain/vocabulary.ts'
import { InstantText, TicketAccount } from './shape.ts'

const AttentionName = {
  kind: z.enum(ATTENTION_KINDS),
  version: z.number().int().min(1).describe('Version of the ticket’s event that it is about.'),
}

export const AttentionItem = z.object({
  ...AttentionName,
  ticket: z.object({
    number: z.number().int(),
    subject: z.string(),
    account: TicketAccount.nullable(),
    priority: z.enum(PRIORITIES).nullable(),
    status: z.enum(STATUSES),
  }),
  at: InstantText,
  by: z
    .object({ handle: z.string().nullable().describe('null for a customer.'), name: z.string() })
    .nullable()
    .describe('Who did it; null for what comes by itself.'),
  what: z.string().describe('What happened: after the name of who did it, a whole sentence where nobody did.'),
  why: z.string().describe('Why it is here, in a sentence.'),
  as: z.enum(CONCERNED_AS).describe('What the member is to the ticket.'),
  excerpt: z.string().nullable().describe('The first words of what was written.'),
  dueAt: InstantText.nullable().describe('Of a promise, when it is or was due.'),
  lasts: z.boolean().describe('Goes when its cause does, and cannot be marked as done.'),
  done: z
    .object({ by: z.enum(['mark', 'act']), at: InstantText })
    .nullable()
    .describe('mark: said to be done; act: dealt with on the ticket since. null while it needs attention.'),
})
export type AttentionItem = z.infer<typeof AttentionItem>

export const AttentionQuery = z.strictObject({
  state: z.enum(['open', 'done']).default('open').describe('done: what was dealt with in the last 30 days.'),
})
export type AttentionQuery = z.input<typeof AttentionQuery>

/** GET /attention: the caller's own, promises about to break first, then the newest. */
export const Attention = z.object({
  asOf: InstantText,
  open: z.number().int().describe('How many need attention.'),
  items: z.array(AttentionItem),
  more: z.boolean().describe('Whether there are more than are listed.'),
})
export type Attention = z.infer<typeof Attention>

const NamedItem = z.strictObject({ number: z.number().int().min(1), ...AttentionName })

/** POST /attention/done */
export const MarkDone = z
  .strictObject({
    items: z.array(NamedItem).min(1).max(300).optional(),
    upTo: InstantText.optional().describe('Instead of items: all that happened by then and can be marked.'),
    done: z.boolean().default(true).describe('false takes the marks of these items back.'),
  })
  .refine(({ items, upTo }) => (items === undefined) !== (upTo === undefined), {
    path: ['items'],
    error: 'Name items, or an instant up to which all are done.',
  })
  .refine(({ items, done }) => done || items !== undefined, {
    path: ['items'],
    error: 'Name the items whose marks are taken back.',
  })
export type MarkDone = z.input<typeof MarkDone>
/** What was marked, so that it can be taken back. */
export const MarkedDone = z.object({ items: z.array(NamedItem), open: z.number().int() })
export type MarkedDone = z.infer<typeof MarkedDone>
