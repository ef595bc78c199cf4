/** What opening a ticket is answered with. */
import { z } from 'zod'
import { StrayTag } from './tags.ts'
import { TicketDetail } from './tickets.ts'

/** A ticket that was just opened. */
export const OpenedTicket = TicketDetail.extend({
  stray: z.array(StrayTag).optional().describe('Of the tags given: what the vocabulary of tags does not have.'),
})
export type OpenedTicket = z.infer<typeof OpenedTicket>
