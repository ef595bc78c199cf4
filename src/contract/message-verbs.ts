/** What the verbs take that add to the conversation, or say what a message of it is worth. */
import { z } from 'zod'
import { REPLY_WEIGHTS } from '../domain/vocabulary.ts'
import { Body, Contact, Html, InstantText, Reason, SAYS_SOMETHING, SomeText } from './shape.ts'

const SentAt = InstantText.nullable().default(null).describe('When it was sent, if earlier than now.')
export const ReplyTicket = z.strictObject({
  body: Body,
  weight: z
    .enum(REPLY_WEIGHTS)
    .optional()
    .describe('response: says what was done or what comes next. What the check says when left out.'),
  sentAt: SentAt,
  after: z
    .enum(['stay', 'hold', 'ask', 'solve'])
    .default('stay')
    .describe('hold: wait for the customer; ask: wait for the information asked for; solve: believed done.'),
  confirm: z.boolean().default(false).describe('Its author has seen that it repeats an internal note, and means to.'),
})
export const NoteTicket = z.strictObject({ body: Body })
/** Whom a note names in vain. */
export const NotTold = z.object({
  unheard: z
    .array(z.string())
    .optional()
    .describe('After a note: handles of members it names who may not read notes, and hear nothing of it.'),
  unknown: z.array(z.string()).optional().describe('After a note: names after an @ in it that no member has.'),
})
export type NotTold = z.infer<typeof NotTold>
export const ReceiveMessage = z
  .strictObject({ from: Contact, body: SomeText, html: Html.optional(), sentAt: SentAt })
  .refine(SAYS_SOMETHING.says, SAYS_SOMETHING.otherwise)
const EventVersion = z.number().int().min(1)
export const JudgeReply = z.strictObject({
  reply: EventVersion.describe('Version of the reply’s event.'),
  weight: z.enum(REPLY_WEIGHTS),
  reason: Reason,
})
export const WaiveAnswer = z.strictObject({
  message: EventVersion.describe('Version of the message’s event; 1 is the opening.'),
  reason: Reason,
})
