/** A disagreement between ada and ann, and who works there. */
import { readFileSync } from 'node:fs'
import { confirmView, raiseConcern, replyConcern, withdrawConcern } from '../../src/domain/flow/concern.ts'
import { decideConcern, passConcernOn } from '../../src/domain/flow/concern-path.ts'
import type { Around } from '../../src/domain/flow/concern-standing.ts'
import type { EscalationPath } from '../../src/domain/flow/escalation-path.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { TicketChange } from '../../src/domain/ticket-event.ts'
import type { Role } from '../../src/domain/vocabulary.ts'
import { asks } from './asking.ts'
import { aTicket } from './tickets.ts'

export const path: EscalationPath = JSON.parse(readFileSync('policies/escalation-default.json', 'utf8')).document

const member = (handle: string, role: Role) => ({ handle, name: handle.toUpperCase(), role })
export const members = [
  member('ada', 'success'),
  member('cem', 'customer_engineer'),
  member('kai', 'customer_engineer'),
  member('ann', 'engineer'),
  member('lea', 'lead'),
  member('pia', 'product'),
  member('vic', 'admin'),
  member('own', 'owner'),
  member('vea', 'viewer'),
]
export const around: Around = { members, people: { accountExecutive: 'ada', customerEngineer: 'cem' } }
export const on = { path, around }

export const SAID = {
  about: 'Place of the ticket',
  ourView: 'They renew in May and wait since Monday.',
  theirView: 'Four others are down, this one is not.',
  tried: 'We talked on Monday and on Tuesday.',
}
const request = { ...SAID, with: 'ann', evidence: null }

export const raise = (ticket: Ticket, handle = 'ada', facts: object = {}) =>
  raiseConcern(ticket, asks(handle, 'success'), { ...request, ...facts }, { ...on, policy: 3 })
export const confirm = (ticket: Ticket, handle = 'ann', theirView: string | null = null) =>
  confirmView(ticket, asks(handle), { concern: 1, theirView })
export const pass = (ticket: Ticket, handle: string, to: string | null = null, at = on) =>
  passConcernOn(ticket, asks(handle), { concern: 1, to, reason: 'we still differ' }, at)
export const answer = (ticket: Ticket, handle: string) =>
  replyConcern(ticket, asks(handle), { concern: 1, reply: 'Two are down.', evidence: '#4 and #7' }, on)
export const DECISION = { decision: 'It stays where it is.', reason: 'Others are down.', considered: '#4, #7' }
export const decide = (ticket: Ticket, handle: string, at = on) =>
  decideConcern(ticket, asks(handle), { concern: 1, ...DECISION }, at)
export const withdraw = (ticket: Ticket, handle: string) =>
  withdrawConcern(ticket, asks(handle), { concern: 1, reason: 'we agree' })

type Step = (ticket: Ticket) => TicketChange[]

/** A ticket with what happened to it before, and the steps of a concern. */
export function having(steps: readonly Step[], before: readonly TicketChange[] = [], facts: object = {}): Ticket {
  const changes: TicketChange[] = []
  for (const step of steps) changes.push(...step(aTicket(facts, ...before, ...changes)))
  return aTicket(facts, ...before, ...changes)
}

export const raised = () => having([raise])
export const confirmed = (facts: object = {}) => having([raise, confirm], [], facts)
/** Passed on by everybody before `handle` stands at it. */
export const atSupport = () => having([raise, confirm, (t) => pass(t, 'ada'), (t) => pass(t, 'cem')])
