/** Links between a ticket and issues. Rules: docs/spec/issue.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, named } from '../verbs/asking.ts'

/** Links `ticket` with an issue, whatever its status (ISS-9). @throws Refusal `already_linked` */
export function linkIssue(ticket: Ticket, { handle }: Asking, issue: number): TicketChange[] {
  if (ticket.issues.includes(issue)) {
    throw new Refusal(
      'already_linked',
      `${named(ticket)} is linked with issue ${issue} already. There is nothing to do.`,
    )
  }
  return [{ type: 'issue_linked', by: handle, issue }]
}

/** Takes the link off (ISS-9). @throws Refusal `not_linked` */
export function unlinkIssue(
  ticket: Ticket,
  { handle }: Asking,
  { issue, reason }: { readonly issue: number; readonly reason: string | null },
): TicketChange[] {
  if (!ticket.issues.includes(issue)) {
    const text = `${named(ticket)} is not linked with issue ${issue}. There is nothing to take off.`
    throw new Refusal('not_linked', text)
  }
  return [{ type: 'issue_unlinked', by: handle, issue, reason }]
}
