/** What a ticket's end is checked against. */
import { type ClosingFacts, closingFacts } from '../domain/closing/facts.ts'
import type { DocumentAnswer } from '../domain/flow/flow.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { linkedTickets } from '../store/linked-tickets.ts'

/** What the record shows of whether `ticket` may be closed. */
export const closingOf = async (tx: Tenant, ticket: Ticket): Promise<ClosingFacts> =>
  closingFacts(ticket, await ticketEvents(tx, ticket.id), await linkedTickets(tx, ticket.links))

/** What was said of the documents by whoever ended it. */
export type GivenDocument = Omit<DocumentAnswer, 'issue'>

/** As the ticket keeps it: nobody has asked for the missing one yet. */
export const documentAnswer = (given: GivenDocument | null | undefined): DocumentAnswer | null =>
  given ? { ...given, issue: null } : null
