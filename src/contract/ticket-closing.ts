/** What the end of a ticket still needs, on the wire. */
import { z } from 'zod'
import { CONDITION_IDS, CONDITION_STATES } from '../domain/closing/conditions.ts'
import { CLOSING_REASONS } from '../domain/vocabulary.ts'

/** GET /tickets/:number/closing: for which reasons it may be closed, as things stand. */
export const TicketClosing = z.object({
  reasons: z.array(
    z.object({
      reason: z.enum(CLOSING_REASONS),
      conditions: z.array(
        z.object({
          id: z.enum(CONDITION_IDS),
          says: z.string().describe('What has to be so.'),
          state: z
            .enum(CONDITION_STATES)
            .describe('chosen: said by choosing the reason; to_vouch: by naming it in `vouch`.'),
          why: z.string().describe('What shows it, or what to do about it.'),
        }),
      ),
    }),
  ),
  facts: z
    .object({
      openTasks: z.array(z.number().int()),
      tries: z.number().int().describe('Public words of ours since the customer’s last message.'),
      shared: z.array(z.string()).describe('Addresses that public replies gave.'),
      hasAccount: z.boolean(),
      issues: z.array(z.number().int()).describe('Issues it is linked with.'),
    })
    .describe('What the conditions were checked by; those about the address of what was filed go by the comment.'),
  asksDocument: z.boolean().describe('Whether closing it has to say which document would have answered it.'),
})
export type TicketClosing = z.infer<typeof TicketClosing>
