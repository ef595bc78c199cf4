import { expect, test } from 'vitest'
import { CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { later, MINUTE } from '../time.ts'
import { figuresOf, handOffRows, offersOf } from './hand-off-report.ts'

const { handoff_offered: offered, handoff_bounced: bounced, handoff_accepted: accepted, claimed } = CHANGES
const { handoff_withdrawn: withdrawn, noted } = CHANGES

/** Ten minutes between events. */
const events = (...changes: readonly TicketChange[]): TicketEvent[] =>
  changes.map((change, index) => {
    const at = later(NOON, index * 10 * MINUTE)
    return { ticketId: 'one', version: index + 1, at, actor: 'ann', change }
  })
const now = later(NOON, 600 * MINUTE)

test('HOF-15: each offer ends by its answer, by something else, or not yet', () => {
  const core = { ...offered, team: 'core', kind: 'to_engineering' } as const
  const offers = offersOf(
    events(offered, noted, bounced, offered, accepted, core, withdrawn, offered, claimed, core),
    now,
  )
  expect(offers.map(({ team, end, waited }) => [team, end, waited / MINUTE])).toEqual([
    ['support', 'bounced', 20],
    ['support', 'accepted', 10],
    ['core', 'withdrawn', 10],
    ['support', 'taken', 10],
    ['core', 'open', 510],
  ])
})

test('HOF-15: figures for each team and kind', () => {
  const core = { ...offered, team: 'core', kind: 'to_engineering' } as const
  const rows = handOffRows(offersOf(events(offered, noted, bounced, offered, accepted, core), now))
  expect(rows).toEqual([
    {
      team: 'core',
      kind: 'to_engineering',
      offered: 1,
      accepted: 0,
      bounced: 0,
      open: 1,
      median: 550 * MINUTE,
      total: 550 * MINUTE,
      bouncedShare: null,
    },
    {
      team: 'support',
      kind: 'case',
      offered: 2,
      accepted: 1,
      bounced: 1,
      open: 0,
      median: 15 * MINUTE,
      total: 30 * MINUTE,
      bouncedShare: 0.5,
    },
  ])
  expect(figuresOf([])).toMatchObject({ offered: 0, median: null, total: 0, bouncedShare: null })
})
