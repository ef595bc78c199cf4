import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, story, type Told } from '../../../test/support/clock-story.ts'
import { at, clock, held, MON_10, policies, thanks, triaged } from '../../../test/support/monday-story.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { TicketChange } from '../ticket-event.ts'
import { instant, later, MINUTE } from '../time.ts'
import { clocksOf } from './clocks-of.ts'
import { canStep, foldClocks } from './fold.ts'

const { replied, received, solved, reopened } = CHANGES

describe('CLK-13: the due itself is met', () => {
  const due = instant(at('19', '10:00'))
  test.each([
    [-1, 'met'],
    [0, 'met'],
    [1, 'breached'],
  ])('%i ms after the due: %s', (millis, outcome) => {
    const [opened] = story(MON_10, [])
    const answer = { ticketId: 'a-ticket', version: 2, at: later(due, millis), actor: 'ann', change: replied }
    const events = opened ? [opened, answer] : []
    expect(clockOf(events, policies, at('19', '12:00'), 'first_response').outcome).toBe(outcome)
  })
})

describe('CLK-15: events learnt of late', () => {
  test('are folded where they happened', () => {
    const late: Told[] = [
      [at('19', '12:00'), CHANGES.noted],
      [at('19', '09:30'), replied],
    ]
    expect(clock(late, at('19', '13:00'), 'first_response')).toMatchObject({
      status: 'met',
      endedAt: instant(at('19', '09:30')),
    })
    const [state, reply] = [foldClocks(story(MON_10, late.slice(0, 1)), policies), story(MON_10, late)[2]]
    expect(reply && canStep(state, reply)).toBe(false)
  })

  const changes: TicketChange[] = [
    replied,
    thanks,
    received,
    held,
    CHANGES.resumed,
    solved,
    reopened,
    triaged(0),
    triaged(3),
    CHANGES.noted,
    CHANGES.rebased,
  ]
  test('in whatever order they were learnt, the clocks are the same', () => {
    const told = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(...changes)), {
      maxLength: 12,
      selector: ([minute]) => minute,
    })
    const shown = (order: readonly [number, TicketChange][]) => {
      const [first] = story(MON_10, [])
      const start = instant(MON_10)
      const rest = order.map(([minute, change], index) => {
        return { ticketId: 'a-ticket', version: index + 2, at: later(start, minute * MINUTE), actor: 'ann', change }
      })
      const clocks = clocksOf(first ? [first, ...rest] : rest, policies, instant(at('29', '12:00')))
      // Which version an event has depends on when it was learnt of, and nothing else may.
      return JSON.stringify(clocks, (name, value) =>
        ['because', 'startedBy', 'endedBy'].includes(name) ? undefined : value,
      )
    }
    fc.assert(
      fc.property(told, fc.infiniteStream(fc.nat()), (events, noise) => {
        const keys = events.map(() => Number(noise.next().value))
        const shuffled = events
          .map((event, index) => ({ event, key: keys[index] ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
        expect(shown(shuffled.map(({ event }) => event))).toBe(shown(events))
      }),
      { numRuns: 300 },
    )
  })
})
