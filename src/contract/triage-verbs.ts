/** What the verbs of the triage inbox take. */
import { z } from 'zod'
import { DISMISSALS } from '../domain/vocabulary.ts'
import { Body, Contact, InstantText, Reason } from './shape.ts'

export const SnoozeTicket = z.strictObject({
  until: InstantText.nullable().describe('When the triage inbox shows it again, 30 days ahead at most; null wakes it.'),
  reason: Reason.nullable().default(null),
})

export const UndoTicket = z.strictObject({
  version: z
    .number()
    .int()
    .min(1)
    .nullable()
    .default(null)
    .describe('The ticket’s version after the step to take back; what the caller did last to it when null.'),
})

export const AffectsTicket = z.strictObject({
  account: z.string().min(1).max(200).describe('Slug of the further account that asks the same.'),
  contact: Contact.nullable().default(null).describe('Who said so there.'),
  note: Reason.nullable().default(null).describe('What is different for them; for us only.'),
})

export const DismissTicket = z
  .strictObject({
    as: z.enum(DISMISSALS),
    of: z
      .number()
      .int()
      .min(1)
      .nullable()
      .default(null)
      .describe('Number of the ticket that a duplicate repeats, which has to go on.'),
    reason: Reason,
    reply: Body.nullable()
      .default(null)
      .describe('What the customer is told in the same step; nobody is told anything without it.'),
    confirm: z.boolean().default(false).describe('The reply may repeat an internal note.'),
  })
  .refine(({ as, of }) => (as === 'duplicate') === (of !== null), {
    path: ['of'],
    error: 'A duplicate names the ticket it repeats, and nothing else does.',
  })
  .refine(({ as, reply }) => as !== 'spam' || reply === null, {
    path: ['reply'],
    error: 'Spam is not answered. Leave the reply out.',
  })
