import { expect, test } from 'vitest'
import { aTicket, CHANGES, NOON } from '../../test/support/tickets.ts'
import { foldTicket } from './ticket.ts'
import type { Opened, TicketChange } from './ticket-event.ts'
import { later, MINUTE } from './time.ts'

test('TCK-15: a feature that is not released has no promise until a later triage finds it released', () => {
  const triaged = (maturity?: string): TicketChange => ({
    ...CHANGES.triaged,
    ...(maturity === undefined ? {} : { evidence: { maturity } }),
  })
  const excludedAfter = (opened: Partial<Opened>, ...changes: TicketChange[]) => aTicket(opened, ...changes).excluded
  expect([
    excludedAfter({}, triaged('beta')),
    excludedAfter({}, triaged('experimental'), triaged()),
    excludedAfter({}, triaged('experimental'), triaged('released')),
    excludedAfter({ excluded: 'best_effort' }, triaged('released')),
  ]).toEqual(['beta', 'experimental', null, 'best_effort'])
})

test('TCK-15: a rule that was left stays the one that was wrong', () => {
  const opened = { route: { rule: 'search', confidence: 0.9, reason: 'search is named' } }
  const away: TicketChange = { ...CHANGES.routed, wrongRule: 'search', rule: 'accounts' }
  const { routeRule, routeWrong } = aTicket(opened, away, CHANGES.routed)
  expect([routeRule, routeWrong]).toEqual(['search', true])
})

test.each([
  ['a message', CHANGES.received, null],
  ['a triage', CHANGES.triaged, null],
  ['a note', CHANGES.noted, CHANGES.snoozed.until],
] as const)('TCK-16: %s wakes a snoozed ticket, or leaves it', (_, change, until) => {
  const snoozed = aTicket({}, CHANGES.snoozed)
  const after = foldTicket(snoozed, {
    ticketId: snoozed.id,
    version: 3,
    at: later(NOON, 60 * MINUTE),
    actor: 'ann',
    change,
  })
  expect([snoozed.status, after.snoozedUntil]).toEqual(['new', until])
})
