/** A step taken back within ten seconds is as if it had not happened. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { endOf, followedBy, stand, takenBack } from '../../../test/support/taking-back.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { carriedClocks } from '../clock/absorb.ts'
import { clocksOf } from '../clock/clocks-of.ts'
import { foldClocks, stepClocks } from '../clock/fold.ts'
import { SHORT_STEPS } from '../takes-back.ts'
import { foldTickets } from '../ticket.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { HOUR, type Instant, later, MINUTE, SECOND } from '../time.ts'
import { merge } from './end.ts'
import { solve } from './steer.ts'
import { otherTakenBack, type Step } from './take-back.ts'
import { undo } from './undo.ts'

const policies = shippedPolicies()
const { triaged, replied, received, held, leased, claimed, pinned, solved, closed, noted, linked, clock_warned } =
  CHANGES
const ACKNOWLEDGED = { ...replied, weight: 'acknowledgement' } as const
const VENDOR = { ...held, for: 'third_party' } as const
const DECLINED = { ...CHANGES.dismissed, as: 'declined', of: null } as const

/** A life before the step: what may have happened to a ticket in any order, at its own times. */
const life = fc
  .array(
    fc.tuple(
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom<TicketChange>(
        triaged,
        replied,
        ACKNOWLEDGED,
        received,
        held,
        VENDOR,
        CHANGES.resumed,
        leased,
        claimed,
        CHANGES.released,
        pinned,
        solved,
        closed,
        CHANGES.reopened,
        CHANGES.routed,
        CHANGES.handoff_offered,
        linked,
        CHANGES.issue_linked,
        { ...CHANGES.issue_linked, issue: 2 },
        CHANGES.issue_unlinked,
        DECLINED,
      ),
    ),
    { maxLength: 9 },
  )
  .map((steps) => {
    let at: Instant = NOON
    let events = aStream({}, [])
    for (const [minutes, change] of steps) {
      at = later(at, minutes * MINUTE)
      events = followedBy(events, at, change)
    }
    return events
  })

const step = fc.constantFrom<TicketChange>(
  ...SHORT_STEPS.map((type) => CHANGES[type]),
  { ...CHANGES.routed, wrongRule: 'search words', excluded: 'best_effort' },
  VENDOR,
  DECLINED,
)

/** What may come between without standing in the way. */
const between = fc.constantFrom<readonly TicketChange[]>(
  [],
  [noted],
  [clock_warned, CHANGES.attached],
  [CHANGES.watched],
)

test('LIF-7: taken back within ten seconds, all facts and every clock stand as if the step had not been taken', () => {
  fc.assert(
    fc.property(
      life,
      step,
      between,
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 0, max: 10 * SECOND }),
      (before, change, light, gap, within) => {
        const at = later(endOf(before), gap * MINUTE)
        const now = later(at, within)
        const happened = light.reduce((events, each) => followedBy(events, at, each), followedBy(before, at, change))
        const asking = asks('ann', 'engineer', now)
        const [taken] = undo(foldTickets(happened), asking, happened, { version: before.length + 1 })
        if (!taken) throw new Error('something is appended')
        const after = followedBy(happened, now, taken)
        // Nothing of the step, but what came between.
        const without = light.reduce((events, each) => followedBy(events, at, each), before)
        const was = foldTickets(without)
        expect(stand(foldTickets(after))).toEqual(stand(was))
        for (const later_ of [now, later(now, HOUR), later(now, 100 * HOUR)]) {
          const clocks = (events: readonly TicketEvent[]) =>
            clocksOf(events, policies, later_).map(
              ({ aims: _, startedBy: __, pauses: ___, endedBy: ____, ...clock }) => clock,
            )
          expect(clocks(after)).toEqual(clocks(without))
        }
        // What comes next is folded on it one by one as all together.
        const next = followedBy(after, later(now, MINUTE), received)
        const last = next.at(-1)
        if (!last) throw new Error('it was appended')
        expect(stepClocks(foldClocks(after, policies), last, policies)).toEqual(foldClocks(next, policies))
      },
    ),
    { numRuns: 400 },
  )
})

test('LIF-6: for ten seconds, the tenth with them, and then it is told what puts it right', () => {
  const events = aStream({}, [triaged, solved])
  expect(takenBack(events, 10).at(-1)?.change).toMatchObject({ type: 'taken_back', what: 'solved', undoes: 3 })
  const late = asks('ann', 'engineer', later(endOf(events), 10 * SECOND + 1))
  const again = () => undo(foldTickets(events), late, events, { version: null })
  expect(again).toThrow(refused('undo_too_late', 'Reopen it.'))
})

test.each([
  ['merged', 'Split off in #7'],
  ['split_off', 'Merge #8 into it.'],
  ['released', 'Claim it.'],
  ['pinned', 'Unpin it.'],
  ['unpinned', 'Pin it again.'],
  ['closed', 'Reopen it.'],
  ['reopened', 'Solve or close it again.'],
] as const)('LIF-6: %s too long ago says: %s', (type, right) => {
  const events = aStream({}, [CHANGES[type]])
  expect(() => takenBack(events, 11)).toThrow(refused('undo_too_late', right))
})

test('LIF-6: only whoever took the step', () => {
  const events = aStream({}, [solved])
  expect(() => takenBack(events, 5, 'bob')).toThrow(refused('not_allowed', 'Only ann can take that back'))
})

test('LIF-6: each once, and what came after it stands in the way', () => {
  const events = takenBack(aStream({}, [solved]))
  expect(() => takenBack(events)).toThrow(refused('undo_nothing'))
  const goneOn = followedBy(aStream({}, [solved]), later(NOON, MINUTE + SECOND), received)
  expect(() => takenBack(goneOn)).toThrow(refused('undo_overtaken', 'received by ann'))
})

test('LIF-7: solved under a lease, the lease runs on and nobody owns it', () => {
  const before = aStream({}, [{ ...leased, until: later(NOON, 60 * MINUTE) }])
  const now = later(NOON, 5 * MINUTE)
  const done = solve(foldTickets(before), asks('ann', 'engineer', now), 'rolled back')
  const events = done.reduce((all, change) => followedBy(all, now, change), before)
  const after = takenBack(events)
  expect(after.at(-1)?.change).toMatchObject({ what: 'solved', since: 3, undoes: 4 })
  expect(stand(foldTickets(after))).toEqual(stand(foldTickets(before)))
})

test('LIF-7: sent to another team, its owner has it back', () => {
  const before = aStream({}, [claimed])
  const now = later(endOf(before), MINUTE)
  const routed = followedBy(followedBy(before, now, CHANGES.routed), now, { ...CHANGES.released, reason: null })
  const after = takenBack(routed)
  expect(after.at(-1)?.change).toMatchObject({ what: 'routed', since: 3, undoes: 4 })
  expect(stand(foldTickets(after))).toEqual(stand(foldTickets(before)))
})

test('LIF-7: a reopening taken back is not counted, and the cycle it began is gone', () => {
  const before = aStream({}, [replied, solved])
  const after = takenBack(followedBy(before, later(endOf(before), HOUR), CHANGES.reopened))
  expect(foldTickets(after)).toMatchObject({ status: 'solved', reopenCount: 0 })
  const now = later(endOf(after), HOUR)
  expect(clocksOf(after, policies, now)).toEqual(clocksOf(before, policies, now))
})

test('LIF-9: solved with a reply in the same step, the reply stays and stays counted', () => {
  const before = aStream({}, [triaged])
  const now = later(endOf(before), MINUTE)
  const answered = followedBy(before, now, replied)
  const after = takenBack(followedBy(answered, now, solved))
  expect(after.at(-1)?.change).toMatchObject({ what: 'solved', stays: 3 })
  expect(stand(foldTickets(after))).toEqual(stand(foldTickets(answered)))
})

/** Two lives that are merged, both afterwards. */
function merging(one: readonly TicketEvent[], other: readonly TicketEvent[], now: Instant) {
  const [merged, into] = [foldTickets(one), { ...foldTickets(other), number: 7 }]
  const owed = carriedClocks(foldClocks(one, policies), now)
  const { ended, goesOn } = merge(merged, asks('ann', 'engineer', now), { reason: 'the same', into, owed })
  const both = (events: readonly TicketEvent[], changes: readonly TicketChange[]) =>
    changes.reduce<TicketEvent[]>((all, change) => followedBy(all, now, change), [...events])
  return { own: both(one, ended), other: both(other, goesOn) }
}

const ongoing = life.filter((events) => !['solved', 'closed'].includes(foldTickets(events).status))

test('LIF-8: merged and taken back, both tickets and all their clocks stand as before', () => {
  fc.assert(
    fc.property(ongoing, ongoing, fc.integer({ min: 1, max: 600 }), (one, other, gap) => {
      const now = later(Math.max(endOf(one), endOf(other)) as Instant, gap * MINUTE)
      const both = merging(one, other, now)
      const asking = asks('ann', 'engineer', later(now, 9 * SECOND))
      const [own] = undo(foldTickets(both.own), asking, both.own, { version: null })
      const step_ = both.own.at(-1) as Step
      const told = { ticket: foldTickets(both.other), events: both.other, number: 1 }
      const [beside] = otherTakenBack(told, asking, step_)
      if (!own || !beside) throw new Error('something is appended to both')
      const after = [followedBy(both.own, asking.now, own), followedBy(both.other, asking.now, beside)] as const
      expect(stand(foldTickets(after[0]))).toEqual(stand(foldTickets(one)))
      expect(stand(foldTickets(after[1]))).toEqual(stand(foldTickets(other)))
      const then_ = later(asking.now, 50 * HOUR)
      expect(clocksOf(after[0], policies, then_)).toEqual(clocksOf(one, policies, then_))
      expect(clocksOf(after[1], policies, then_)).toEqual(clocksOf(other, policies, then_))
    }),
  )
})

test('LIF-8: a merge is not taken back once the other ticket has gone on, and it is said what came', () => {
  const now = later(NOON, HOUR)
  const both = merging(aStream({}, []), aStream({ number: 7 }, []), now)
  const goneOn = followedBy(both.other, later(now, SECOND), replied)
  const told = { ticket: foldTickets(goneOn), events: goneOn, number: 1 }
  const back = () => otherTakenBack(told, asks('ann'), both.own.at(-1) as Step)
  expect(back).toThrow(refused('undo_overtaken', '#7 has gone on since it was merged: replied by ann'))
})

test('LIF-8: a split taken back ends the part in the ticket it came from, unless it has gone on', () => {
  const part = aStream({ number: 8, splitFrom: 1 }, [])
  const split = followedBy(aStream({}, []), NOON, CHANGES.split_off).at(-1) as Step
  const told = { ticket: foldTickets(part), events: part, number: 1 }
  expect(otherTakenBack(told, asks('ann'), split)).toMatchObject([{ type: 'merged', into: 1 }])
  const goneOn = { ...told, events: followedBy(part, NOON, triaged) }
  expect(() => otherTakenBack(goneOn, asks('ann'), split)).toThrow(refused('undo_overtaken', 'triaged by ann'))
})

test('LIF-8: a link taken back is taken back on the other ticket too', () => {
  const own = followedBy(aStream({}, []), NOON, CHANGES.unlinked).at(-1) as Step
  const before = aStream({ number: 2 }, [{ ...linked, to: 1 }])
  const other = followedBy(before, NOON, { ...CHANGES.unlinked, to: 1 })
  const told = { ticket: foldTickets(other), events: other, number: 1 }
  const [taken] = otherTakenBack(told, asks('ann'), own)
  if (!taken) throw new Error('something is appended')
  expect(foldTickets(followedBy(other, NOON, taken)).links).toEqual([{ to: 1, as: 'related' }])
})
