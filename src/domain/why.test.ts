import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOrder, someFacts } from '../../test/support/facts.ts'
import { shippedOrder } from '../../test/support/policies.ts'
import type { OrderPolicy } from './policy.ts'
import { compareKeys, criterionValue, type RankFacts, rankKey } from './rank.ts'
import { type Instant, instant, isoOf, later, MINUTE } from './time.ts'
import { MODES, type Mode, type Priority, type Severity } from './vocabulary.ts'
import { decision, type Move, moves, readings } from './why.ts'

const order = shippedOrder('order-default').document
const received = instant('2024-03-18T10:00-07:00')
const due = instant('2024-03-18T18:00-07:00')

const facts = (differing: Partial<RankFacts> = {}): RankFacts => ({
  number: 1,
  actionable: true,
  pin: null,
  priority: 'p2',
  severity: 2,
  segment: 'open_source',
  dueAt: due,
  receivedAt: received,
  ...differing,
})

/** The worse, the earlier; nothing is owed when nothing was. */
const dueBy = ({ dueAt }: RankFacts) => {
  return (severity: Severity): Instant | null => (dueAt === null ? null : later(dueAt, (severity - 2) * MINUTE))
}

const anyMode = fc.constantFrom(...MODES)
const line = (tickets: readonly RankFacts[], policy: OrderPolicy, mode: Mode): RankFacts[] =>
  tickets.toSorted((a, b) => compareKeys(rankKey(a, policy, mode), rankKey(b, policy, mode)))

describe('of any line under any order', () => {
  test('WHY-1: what decides between neighbours points the way they stand', () => {
    fc.assert(
      fc.property(someFacts(10), anyOrder, anyMode, (tickets, policy, mode) => {
        const stood = line(tickets, policy, mode)
        stood.slice(1).forEach((lower, index) => {
          const upper = stood[index] ?? lower
          const { criterion, neighbour, ours, theirs } = decision(lower, upper, policy, mode)
          expect(neighbour).toBe(upper.number)
          expect(criterionValue(criterion, upper, policy)).toBeLessThan(criterionValue(criterion, lower, policy))
          expect(ours).not.toBe(theirs)
          const mirrored = decision(upper, lower, policy, mode)
          expect(mirrored).toEqual({ neighbour: lower.number, criterion, ours: theirs, theirs: ours })
        })
      }),
    )
  })

  test('WHY-1: in every criterion before the one that decides they are equal', () => {
    fc.assert(
      fc.property(someFacts(2), anyOrder, anyMode, ([a = facts(), b = facts({ number: 100 })], policy, mode) => {
        const [ours, theirs] = [readings(a, policy, mode), readings(b, policy, mode)]
        const first = ours.findIndex(({ compares }, index) => compares !== theirs[index]?.compares)
        expect(decision(a, b, policy, mode).criterion).toBe(ours[first]?.criterion)
      }),
    )
  })

  /** What the sentence of a move says, done to the facts. */
  const done = (ticket: RankFacts, { change, sentence }: Move): RankFacts => {
    const priority = (/\bp\d/.exec(sentence)?.[0] ?? null) as Priority | null
    const graver = (severity: Severity): RankFacts => ({ ...ticket, severity, dueAt: dueBy(ticket)(severity) })
    const outcome: Record<Move['change'], () => RankFacts> = {
      triage: () => ({ ...graver(priority === 'p0' ? 0 : 2), priority }),
      raise_priority: () => ({ ...ticket, priority }),
      raise_severity: () => graver(Number(/\d/.exec(sentence)?.[0]) as Severity),
      resume: () => ({ ...ticket, actionable: true }),
      reopen: () => ({ ...ticket, actionable: true, done: false }),
      pin: () => ({ ...ticket, pin: 1 }),
      unpin: () => ({ ...ticket, pin: null }),
      switch_mode: () => ticket,
    }
    return outcome[change]()
  }

  test('WHY-2: the place that a move’s key gives is the place the sorted line shows once it is made', () => {
    fc.assert(
      fc.property(someFacts(8), anyOrder, anyMode, fc.nat(), (tickets, policy, mode, pick) => {
        const chosen = tickets[pick % tickets.length] ?? facts()
        const others = tickets.filter((ticket) => ticket !== chosen)
        for (const move of moves(chosen, policy, mode, dueBy(chosen))) {
          const smaller = others.filter((other) => compareKeys(rankKey(other, policy, move.mode), move.key) < 0)
          const after = line([...others, done(chosen, move)], policy, move.mode)
          expect(after.findIndex(({ number }) => number === chosen.number)).toBe(smaller.length)
        }
      }),
    )
  })

  test('WHY-2: of what is done nothing but reopening moves it, and it is not called held', () => {
    fc.assert(
      fc.property(someFacts(1), anyOrder, anyMode, ([ticket = facts()], policy, mode) => {
        const over = { ...ticket, actionable: false, done: true }
        const offered = moves(over, policy, mode, dueBy(over)).map(({ change }) => change)
        expect(offered.filter((change) => change !== 'switch_mode' && change !== 'reopen')).toEqual([])
        const values = readings(over, policy, mode).map(({ value }) => value)
        expect(values).not.toContain('held')
      }),
    )
  })

  test('WHY-2: only the switch of the mode may leave the key as it is', () => {
    fc.assert(
      fc.property(someFacts(1), anyOrder, anyMode, ([ticket = facts()], policy, mode) => {
        const [switched, ...others] = moves(ticket, policy, mode, dueBy(ticket)).toReversed()
        expect(switched).toMatchObject({ change: 'switch_mode', mode: mode === 'normal' ? 'hard' : 'normal' })
        for (const { key, mode: inMode } of others) {
          expect([key !== rankKey(ticket, policy, mode), inMode]).toEqual([true, mode])
        }
      }),
    )
  })
})

test.each([
  ['an ordinary ticket', facts(), ['raise_priority p1', 'raise_severity 1', 'pin', 'switch_mode']],
  ['an untriaged one', facts({ priority: null, severity: null }), ['triage p0', 'triage p2', 'pin', 'switch_mode']],
  ['one that is as grave as can be', facts({ priority: 'p0', severity: 0 }), ['pin', 'switch_mode']],
  ['one without a severity', facts({ severity: null }), ['raise_priority p1', 'pin', 'switch_mode']],
  ['a held one', facts({ actionable: false, priority: 'p0', severity: 0 }), ['resume', 'pin', 'switch_mode']],
  ['a pinned one', facts({ pin: 3, priority: 'p0', severity: 0 }), ['unpin', 'switch_mode']],
  ['one pinned to the first place', facts({ pin: 1, priority: 'p0', severity: 0 }), ['unpin', 'switch_mode']],
])('WHY-2: what would move %s', (_, ticket, expected) => {
  const told = moves(ticket, order, 'normal', dueBy(ticket)).map(({ change, sentence }) => {
    return [change, ...(/\bp?\d/.exec(change === 'pin' ? '' : sentence) ?? [])].join(' ')
  })
  expect(told).toEqual(expected)
})

test('WHY-2: a graver severity brings its own due time', () => {
  const ticket = facts({ severity: 1, dueAt: later(due, -MINUTE) })
  const rival = facts({ number: 2, severity: 0, dueAt: later(due, -90_000) })
  const graver = moves(ticket, order, 'normal', dueBy(facts())).find(({ change }) => change === 'raise_severity')
  expect(graver?.key).toBe(rankKey({ ...ticket, severity: 0, dueAt: later(due, -2 * MINUTE) }, order, 'normal'))
  expect(compareKeys(graver?.key ?? rankKey(ticket, order, 'normal'), rankKey(rival, order, 'normal'))).toBe(-1)
})

test('WHY-2: the sentences say what would happen', () => {
  const [switchedOn] = moves(facts(), order, 'normal', dueBy(facts())).slice(-1)
  const [switchedOff] = moves(facts(), order, 'hard', dueBy(facts())).slice(-1)
  expect([switchedOn?.sentence, switchedOff?.sentence]).toEqual([
    'Hard choices is switched on.',
    'Hard choices is switched off.',
  ])
})

test('WHY-3: the readings of an ordinary ticket, in hard choices', () => {
  expect(readings(facts(), order, 'hard')).toEqual([
    { criterion: 'actionable', value: 'ours to act', compares: 0 },
    { criterion: 'pin', value: 'not pinned', compares: 0xffff },
    { criterion: 'priority', value: 'p2', compares: 3 },
    { criterion: 'severity', value: 'severity 2', compares: 2 },
    { criterion: 'segment', value: 'open source', compares: 4 },
    { criterion: 'due', value: isoOf(due), compares: due },
    { criterion: 'received', value: isoOf(received), compares: received },
    { criterion: 'number', value: '#1', compares: 1 },
  ])
})

test('WHY-3: the readings of one that lacks all it can', () => {
  const bare = facts({ actionable: false, pin: 2, priority: null, severity: null, dueAt: null })
  expect(readings(bare, order, 'normal').map(({ value }) => value)).toEqual([
    'held',
    'pinned to place 2',
    'untriaged',
    'no severity',
    'no promise running',
    isoOf(received),
    '#1',
  ])
})
