/** Similar tickets on the wire. */
import { z } from 'zod'
import { KINDS, STATUSES } from '../domain/vocabulary.ts'
import { Body, InstantText, TicketAccount, TicketNumber } from './shape.ts'

const MOST = 20
const ORDINARILY = 5

/** A text that somebody is about to send, or is still writing. */
export const SimilarAsk = z.strictObject({
  subject: z.string().trim().min(1).max(300),
  body: z.union([Body, z.literal('')]).default(''),
  account: z.string().max(200).nullable().default(null).describe('Slug of the account that asks.'),
  kind: z.enum(KINDS).optional().describe('Of equally alike tickets those of this kind come first.'),
  except: TicketNumber.nullable().default(null).describe('Number of a ticket to leave out.'),
  limit: z.number().int().min(1).max(MOST).default(ORDINARILY).describe('How many at most.'),
})

export const SimilarQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST).default(ORDINARILY).describe('How many at most.'),
  which: z.enum(['all', 'going_on']).default('all').describe('going_on: neither solved nor closed.'),
})

export const SimilarTicket = z.object({
  number: z.number().int(),
  kind: z.enum(KINDS),
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(['p0', 'p1', 'p2', 'p3']).nullable(),
  closingReason: z.string().nullable(),
  likeness: z.number().min(0).max(1),
  words: z.array(z.string()).describe('Words in common, those first that tell most.'),
  through: z
    .number()
    .int()
    .nullable()
    .describe('Number of the ticket that is alike, when it repeats this one or was merged into it.'),
  accounts: z
    .number()
    .int()
    .describe('How many accounts ask it: its own, those that were added, and those of what repeats it.'),
  receivedAt: InstantText,
  account: TicketAccount.nullable().describe('Its own.'),
  accountIsOn: z
    .boolean()
    .nullable()
    .describe(
      'Whether the account that asks is one of them; null where no account asks or names are not for the caller.',
    ),
})
export type SimilarTicket = z.infer<typeof SimilarTicket>

export const SimilarTickets = z.object({ items: z.array(SimilarTicket) })
export type SimilarTickets = z.infer<typeof SimilarTickets>
