/** Whatever happened to a ticket, an undo that names nothing takes back one's own last step or none. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asks } from '../../../test/support/asking.ts'
import { followedBy } from '../../../test/support/taking-back.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { isOnlyFollowing } from '../attention/watch.ts'
import { Refusal } from '../refusal.ts'
import { happened } from '../takes-back.ts'
import { foldTickets } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { elapsed, type Instant, later, SECOND } from '../time.ts'
import { undo } from './undo.ts'
import { UNDO_WITHIN } from './undo-steps.ts'

const { opened: _, taken_back: __, untriaged: ___, leased: ____, merged: _____, ...DONE } = CHANGES

const { triaged, classified, snoozed, solved, linked, noted } = CHANGES

const deed = fc.record({
  actor: fc.constantFrom('ann', 'bob', 'system'),
  change: fc.oneof(
    { weight: 3, arbitrary: fc.constant('undo' as const) },
    { weight: 5, arbitrary: fc.constantFrom<TicketChange>(triaged, classified, snoozed, solved, linked, noted) },
    { weight: 2, arbitrary: fc.constantFrom<TicketChange>(...Object.values(DONE)) },
  ),
  seconds: fc.integer({ min: 1, max: 30 }),
})

/** The stream once `actor` has taken back what they meant; as it was where that was refused. */
function afterUndo(events: readonly TicketEvent[], actor: string, now: Instant): readonly TicketEvent[] {
  try {
    const [change] = undo(foldTickets(events), asks(actor, 'engineer', now), events, { version: null })
    return change ? [...events, { ...(followedBy(events, now, change).at(-1) as TicketEvent), actor }] : events
  } catch (error) {
    if (error instanceof Refusal) return events
    throw error
  }
}

const life = fc.array(deed, { minLength: 1, maxLength: 8 }).map((deeds) => {
  let at: Instant = NOON
  let events: readonly TicketEvent[] = aStream({}, [])
  for (const { actor, change, seconds } of deeds) {
    at = later(at, seconds * SECOND)
    const done = () =>
      followedBy(events, at, change as TicketChange).map((each) => (events.includes(each) ? each : { ...each, actor }))
    events = change === 'undo' ? afterUndo(events, actor, at) : done()
  }
  return { events, at }
})

const undoesOf = ({ change }: TicketEvent) => ('undoes' in change ? change.undoes : undefined)

test('TRI-8, LIF-6: an undo without a version takes back one’s own last step, or is refused', () => {
  let taken = 0
  fc.assert(
    fc.property(life, fc.integer({ min: 0, max: 20 }), ({ events, at }, seconds) => {
      const now = later(at, seconds * SECOND)
      const after = afterUndo(events, 'ann', now)
      if (after === events) return
      taken++
      const undone = events.find(({ version }) => version === undoesOf(after.at(-1) as TicketEvent)) as TicketEvent
      const gone = new Set(events.map(undoesOf))
      const since = happened(events).filter(({ version }) => version > undone.version)
      expect(undone.actor).toBe('ann')
      expect(gone.has(undone.version)).toBe(false)
      const own = since.filter(
        (event) =>
          event.actor === 'ann' &&
          undoesOf(event) === undefined &&
          !gone.has(event.version) &&
          event.change.type !== 'received' &&
          !isOnlyFollowing(event.change),
      )
      expect(own).toEqual([])
      // What is older than ten seconds is not taken back once anything was.
      if (elapsed(undone.at, now) > UNDO_WITHIN) {
        expect(events.filter((event) => event.version > undone.version && undoesOf(event) !== undefined)).toEqual([])
      }
    }),
    { numRuns: 1_000 },
  )
  expect(taken).toBeGreaterThan(50)
})
