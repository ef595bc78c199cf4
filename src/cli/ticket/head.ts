/** A ticket in two lines, as every command that ends with one shows it. */
import type { TicketDetail, TicketSummary } from '../../contract/tickets.ts'
import { type Look, paintClock, paintPriority } from '../look.ts'
import { clockPhrase, spaced } from '../words.ts'

/** Who has it now. */
function holder({ owner, lease, hold, waiting }: TicketSummary): string {
  if (hold) return `held for ${spaced(hold.for)}`
  if (owner !== null) return `owned by ${owner}`
  if (lease) return `with ${lease.by}`
  return waiting ? 'waiting in the line' : ''
}

/** Priority, severity, status, who has it, segment, kind, account. */
export function standing(ticket: TicketSummary, look: Look): string {
  const { priority, severity, clock } = ticket
  return [
    paintPriority(priority, look)(priority ?? 'untriaged'),
    severity === null ? '' : `severity ${severity}`,
    spaced(ticket.status),
    holder(ticket),
    spaced(ticket.segment),
    ticket.kind,
    ticket.account?.name ?? '',
    clock === null ? '' : paintClock(clock, look)(`${spaced(clock.metric)}: ${clockPhrase(clock, look.now)}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

export const ticketHead = (ticket: TicketDetail, look: Look): string =>
  `${look.colours.bold(`#${ticket.number}`)}  ${look.colours.bold(ticket.subject)}\n${standing(ticket, look)}`
