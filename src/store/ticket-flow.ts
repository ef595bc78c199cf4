/** What of a ticket is on its way between people, as columns and back. */
import { type Flow, isOpenHelp } from '../domain/flow/flow.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { TicketRow } from './schema.ts'

/** Teams of the ticket's open help requests; of a closed ticket none stands anywhere (HLP-9). */
const helpTeams = ({ helps, status }: Ticket): string[] =>
  status === 'closed' ? [] : [...new Set(helps.filter(isOpenHelp).map(({ team }) => team))]

/** The columns of what is on its way between people. */
export function flowJson(ticket: Ticket) {
  return {
    hand_off: ticket.handOff,
    hand_off_count: ticket.handOffCount,
    between_hands: ticket.betweenHands,
    helps: ticket.helps,
    help_teams: helpTeams(ticket),
    concerns: ticket.concerns,
    issues: ticket.issues,
    links: ticket.links,
    watchers: ticket.watchers,
    document: ticket.document,
  }
}

/** What is on its way between people, from its columns. */
export const flowFacts = (row: TicketRow): Flow => ({
  handOff: row.hand_off as Flow['handOff'],
  handOffCount: row.hand_off_count,
  betweenHands: Number(row.between_hands),
  helps: row.helps as Flow['helps'],
  concerns: row.concerns as Flow['concerns'],
  issues: row.issues,
  links: row.links as Flow['links'],
  watchers: row.watchers,
  document: row.document as Flow['document'],
})
