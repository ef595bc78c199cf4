import type { TicketDetail } from '../../contract/tickets.ts'
import { ticketText } from '../ticket-text.ts'
import type { OfferedVerb } from './possible-verbs.ts'

/** What a verb is called on this ticket: claiming what belongs to somebody else is taking it over. */
export function verbLabel(verb: OfferedVerb, { owner }: Pick<TicketDetail, 'owner'>): string {
  const { label, title } = ticketText.verbs[verb]
  return verb === 'claim' && owner !== null ? title : label
}
