/** Concerns are context: with or without them a ticket stands where it stands (CON-10). */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusAfter } from '../../../test/support/event-tables.ts'
import { keysOf } from '../../../test/support/line.ts'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { CHANGES, NOON } from '../../../test/support/tickets.ts'
import { clocksOf } from '../clock/clocks-of.ts'
import { foldTickets } from '../ticket.ts'
import type { TicketChange, TicketEvent, TicketEventType } from '../ticket-event.ts'
import { later, MINUTE } from '../time.ts'
import { nextActor } from './next-actor.ts'

const policies = shippedPolicies()
const kinds = Object.keys(statusAfter) as TicketEventType[]
/** After every life. */
const END = later(NOON, 60 * MINUTE)
const isConcern = ({ type }: TicketChange): boolean => type.startsWith('concern_')

const concern = fc.constantFrom(...kinds.filter((kind) => kind.startsWith('concern_')).map((kind) => CHANGES[kind]))
const other = fc.constantFrom(
  ...kinds.filter((kind) => kind !== 'opened' && !kind.startsWith('concern_')).map((kind) => CHANGES[kind]),
)
const life = fc.array(fc.oneof(concern, other), { maxLength: 30 })

/** The events of a life, a minute apart; each keeps its time when others are left out. */
const eventsOf = (changes: readonly TicketChange[]): TicketEvent[] =>
  [CHANGES.opened, ...changes].map((change, index) => ({
    ticketId: 'a-ticket',
    version: index + 1,
    at: later(NOON, index * MINUTE),
    actor: 'ann',
    change,
  }))

/** All that decides where a ticket stands, who has it and what is promised. */
function standing(events: readonly TicketEvent[]) {
  const ticket = foldTickets(events)
  const { concerns: _, version: _version, updatedAt: _updatedAt, ...facts } = ticket
  return { facts, keys: keysOf(ticket, policies), next: nextActor(ticket), clocks: clocksOf(events, policies, END) }
}

test('CON-10: a concern moves no place, status, priority, owner, next actor or clock', () => {
  fc.assert(
    fc.property(life, (changes) => {
      const events = eventsOf(changes)
      expect(standing(events)).toEqual(standing(events.filter(({ change }) => !isConcern(change))))
    }),
    { numRuns: 400 },
  )
})
