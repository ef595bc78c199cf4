/** Links between tickets, told on both. Rules: docs/spec/lifecycle.md. */
import type { LinkAs } from '../flow/flow.ts'
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange } from '../ticket-event.ts'
import { type Asking, named } from './asking.ts'

/** How the same link reads from the other ticket. */
const MIRRORED: Readonly<Record<LinkAs, LinkAs>> = { related: 'related', task: 'task_of', task_of: 'task' }

/** What is appended to either ticket. */
interface OnBoth {
  readonly own: readonly TicketChange[]
  readonly other: readonly TicketChange[]
}

const linkTo = ({ links }: Ticket, number: number) => links.find(({ to }) => to === number)

/** Links `ticket` with `other`, whatever their status; two tickets have one link, and a new one takes the place of the old
 *  (LIF-4, LIF-5). @throws Refusal `same_ticket`, `already_linked` */
export function link(ticket: Ticket, other: Ticket, { handle }: Asking, as: LinkAs): OnBoth {
  if (ticket.number === other.number) {
    throw new Refusal('same_ticket', `${named(ticket)} cannot be linked with itself. Give the number of the other one.`)
  }
  if (linkTo(ticket, other.number)?.as === as) {
    const text = `${named(ticket)} and #${other.number} are linked like that already. Link them otherwise, or leave it.`
    throw new Refusal('already_linked', text)
  }
  return {
    own: [{ type: 'linked', by: handle, to: other.number, as }],
    other: [{ type: 'linked', by: handle, to: ticket.number, as: MIRRORED[as] }],
  }
}

/** Takes the link between both off (LIF-5). @throws Refusal `not_linked` */
export function unlink(ticket: Ticket, other: Ticket, { handle }: Asking, reason: string | null): OnBoth {
  if (!linkTo(ticket, other.number)) {
    throw new Refusal(
      'not_linked',
      `${named(ticket)} and #${other.number} are not linked. There is nothing to take off.`,
    )
  }
  return {
    own: [{ type: 'unlinked', by: handle, to: other.number, reason }],
    other: [{ type: 'unlinked', by: handle, to: ticket.number, reason }],
  }
}
