/** A ticket that repeats another: which one it may repeat, and what the other keeps of who asks. Rules:
 *  docs/spec/triage.md. */
import { Refusal } from '../refusal.ts'
import type { Ticket } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { named } from './asking.ts'

type AlsoAffects = Extract<TicketChange, { type: 'also_affects' }>

/** Only what goes on can be repeated: nobody works on the rest (TRI-14). @throws Refusal `ticket_closed`, `ticket_solved` */
export function refuseEnded(ticket: Ticket, of: Ticket): void {
  if (of.goesOnIn !== null) {
    const text = `${named(of)} goes on in #${of.goesOnIn}. Name that one.`
    throw new Refusal('ticket_closed', text, { goesOnIn: of.goesOnIn })
  }
  if (of.status !== 'solved' && of.status !== 'closed') return
  const text = `${named(of)} is ${of.status}: nobody works on it. Reopen it first, or keep ${named(ticket)} and link the two.`
  throw new Refusal(of.status === 'solved' ? 'ticket_solved' : 'ticket_closed', text, { of: of.number })
}

/** What `of` records of the accounts that ask in `ticket`, unless it has them already (TRI-15). */
export function alsoAsking(ticket: Ticket, of: Ticket, by: string): AlsoAffects[] {
  const { accountId, alsoAffected, contact, number } = ticket
  const known: readonly (string | null)[] = [of.accountId, ...of.alsoAffected]
  const asking = [...new Set([...(accountId === null ? [] : [accountId]), ...alsoAffected])]
  return asking
    .filter((id) => !known.includes(id))
    .map((id) => ({
      type: 'also_affects',
      by,
      accountId: id,
      contact: id === accountId ? contact : null,
      note: null,
      through: number,
    }))
}

/** Takes back what `events` of a ticket tell of accounts that ask through ticket `number` (TRI-16). */
export function noLongerAsking(events: readonly TicketEvent[], number: number, by: string): AlsoAffects[] {
  const standing = new Map<string, boolean>()
  for (const { change } of events) {
    if (change.type === 'also_affects' && change.through === number) standing.set(change.accountId, !change.gone)
  }
  return [...standing]
    .filter(([, asks]) => asks)
    .map(([accountId]) => ({
      type: 'also_affects',
      by,
      accountId,
      contact: null,
      note: null,
      through: number,
      gone: true,
    }))
}
