/** What is said once something was done to a ticket. */
import type { Act } from '../data/tickets.ts'
import { issueText } from '../issue-text.ts'
import { ticketText } from '../ticket-text.ts'

/** Of ticket `number`; what was linked is named. */
export function doneText(number: number, act: Act): string {
  if (act.verb === 'link-issue') return issueText.ticket.linked(number, act.input.issue)
  if (act.verb === 'unlink-issue') return issueText.ticket.unlinked(number, act.input.issue)
  return ticketText.done(number, act.verb)
}
