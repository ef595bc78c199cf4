/** A ticket in two lines, as every command that ends with one shows it. */

import { NEEDS_TRANSITION } from '../../contract/flow-words.ts'
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

/** To whom it is offered; its owner keeps it until it is accepted. */
function offer({ handOff }: TicketSummary): string {
  if (handOff === null) return ''
  return handOff.bouncedAt === null ? `offered to ${handOff.to ?? handOff.team}` : 'hand-off sent back'
}

/** Priority, severity, status, who has it, segment, kind, account. */
export function standing(ticket: TicketSummary, look: Look): string {
  const { priority, severity, clock } = ticket
  return [
    paintPriority(priority, look)(priority ?? 'untriaged'),
    severity === null ? '' : `severity ${severity}`,
    spaced(ticket.status),
    holder(ticket),
    offer(ticket),
    spaced(ticket.segment),
    ticket.kind,
    ticket.account?.name ?? '',
    clock === null ? '' : paintClock(clock, look)(`${spaced(clock.metric)}: ${clockPhrase(clock, look.now)}`),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What waits for other hands says so before its subject, which stays as it is (HOF-16). */
const label = ({ handOff }: TicketSummary, { colours }: Look): string =>
  handOff && handOff.bouncedAt === null ? `${colours.yellow(NEEDS_TRANSITION)} ` : ''

export const ticketHead = (ticket: TicketDetail, look: Look): string =>
  `${look.colours.bold(`#${ticket.number}`)}  ${label(ticket, look)}${look.colours.bold(ticket.subject)}\n${standing(ticket, look)}`
