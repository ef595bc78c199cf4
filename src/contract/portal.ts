/** What a customer's contact sees: their own tickets, the public part, and when to expect what. */
import { z } from 'zod'
import { ENVIRONMENTS, KINDS } from '../domain/vocabulary.ts'
import { FilledIn } from './forms.ts'
import { KIND, ONE_TEXT, SUBJECT, TEXT } from './open-ticket.ts'
import { Body, InstantText } from './shape.ts'

/** Where a ticket is, for somebody outside. */
export const PORTAL_STATES = ['received', 'in_work', 'your_turn', 'elsewhere', 'solved', 'closed'] as const

export const PortalTicket = z.object({
  number: z.number().int(),
  subject: z.string(),
  state: z.enum(PORTAL_STATES),
  says: z.string().describe('The state in words, with who acts next.'),
  expect: z
    .object({ what: z.string(), dueAt: InstantText, late: z.boolean() })
    .nullable()
    .describe('The promise that runs out first; null when none runs.'),
  receivedAt: InstantText,
  updatedAt: InstantText,
})
export type PortalTicket = z.infer<typeof PortalTicket>

export const PortalHome = z.object({
  contact: z.object({ name: z.string(), email: z.string() }),
  account: z.string(),
  workspace: z.string(),
  tickets: z.array(PortalTicket).describe('Their own, the last changed first, at most 200.'),
})
export type PortalHome = z.infer<typeof PortalHome>

export const PortalMessage = z.object({
  at: InstantText,
  from: z.enum(['you', 'us']),
  body: z.string(),
})
export const PortalDetail = PortalTicket.extend({ messages: z.array(PortalMessage) })
export type PortalDetail = z.infer<typeof PortalDetail>

export const OpenPortalTicket = z
  .strictObject({
    kind: z.enum(KINDS).extract(['question', 'problem', 'feature', 'incident']).optional(),
    subject: z.string().trim().min(3).max(300).optional(),
    body: Body.optional(),
    environment: z.enum(ENVIRONMENTS).nullable().default(null),
    form: FilledIn.optional().describe('In place of the others, which are made of the answers.'),
  })
  .refine(KIND.says, KIND.otherwise)
  .refine(SUBJECT.says, SUBJECT.otherwise)
  .refine(TEXT.says, TEXT.otherwise)
  .refine(ONE_TEXT.says, ONE_TEXT.otherwise)
export const WritePortalMessage = z.strictObject({ body: Body })

/** GET /portal/tickets/:number/severity: how bad it may be, in the words of the criteria. */
export const PortalSeverity = z.object({
  levels: z.array(z.object({ name: z.string(), says: z.string() })).describe('Worst first; none where nobody asks.'),
  said: z.object({ at: InstantText, says: z.string() }).nullable().describe('What the contact said last.'),
})
export type PortalSeverity = z.infer<typeof PortalSeverity>

/** POST /portal/tickets/:number/severity: heard, and weighed by support, who decide. */
export const SaySeverity = z.strictObject({
  level: z.string().trim().min(1).max(120).describe('Name of a level.'),
  why: z.string().trim().min(3, 'Write at least 3 characters.').max(350, 'Write at most 350 characters.'),
})
