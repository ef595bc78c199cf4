/** What a customer's contact sees: their own tickets, the public part, and when to expect what. */
import { z } from 'zod'
import { ENVIRONMENTS, KINDS } from '../domain/vocabulary.ts'
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

export const OpenPortalTicket = z.strictObject({
  kind: z.enum(KINDS).extract(['question', 'problem', 'feature', 'incident']),
  subject: z.string().trim().min(3).max(300),
  body: Body,
  environment: z.enum(ENVIRONMENTS).nullable().default(null),
})
export const WritePortalMessage = z.strictObject({ body: Body })
