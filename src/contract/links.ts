/** Links between tickets, on the wire. */
import { z } from 'zod'
import { LINKS } from '../domain/flow/flow.ts'
import { STATUSES } from '../domain/vocabulary.ts'
import { Reason } from './shape.ts'

const Other = z.number().int().min(1).describe('Number of the other ticket.')

export const LinkTicket = z.strictObject({
  to: Other,
  as: z
    .enum(LINKS)
    .default('related')
    .describe('task: the other one is side work of this one; task_of: this one is of it.'),
})
export const UnlinkTicket = z.strictObject({ to: Other, reason: Reason.nullable().default(null) })

/** A ticket that is linked, as the other one shows it. */
export const LinkedTicket = z.object({
  number: z.number().int(),
  subject: z.string(),
  status: z.enum(STATUSES),
  as: z.enum(LINKS),
})
export type LinkedTicket = z.infer<typeof LinkedTicket>
