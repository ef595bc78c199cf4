import type { Why } from '../../../contract/queue.ts'
import type { Workspace } from '../../../contract/workspace.ts'
import type { TicketRead } from '../../data/ticket-read.ts'
import { text } from '../../text.ts'
import { nextOf } from '../../ticket/next-of.ts'
import { ticketText } from '../../ticket-text.ts'

interface Stands {
  readonly ticket: TicketRead
  readonly workspace: Workspace
  /** Undefined while it loads. */
  readonly why: Why | undefined
  readonly nameOf: (handle: string) => string
}

/** In a line: its place while it waits, whose it is, and who acts next. */
export function standsOf({ ticket, workspace, why, nameOf }: Stands): string {
  const { stands } = ticketText.page
  const place = why?.waiting ? [`${text.queue.place(why.place)} ${text.why.of(why.of)}`] : []
  const owner = stands.owner(ticket.owner === null ? text.nobody : nameOf(ticket.owner))
  return [...place, owner, stands.next(nextOf(ticket, workspace, nameOf))].join(' · ')
}
