import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyOrder, someFacts } from '../../test/support/facts.ts'
import { shippedOrder } from '../../test/support/policies.ts'
import type { Criterion, OrderPolicy } from './policy.ts'
import {
  compareKeys,
  criterionValue,
  decidingCriterion,
  lineMode,
  type RankFacts,
  rankKey,
  rankKeys,
  segmentClass,
} from './rank.ts'
import { instant, instantOf } from './time.ts'
import { MODES, type Mode, SEGMENTS } from './vocabulary.ts'

const order = shippedOrder('order-default').document
const early = shippedOrder('order-2021-02-25').document

const facts = (differing: Partial<RankFacts> = {}): RankFacts => ({
  number: 1,
  actionable: true,
  pin: null,
  priority: 'p2',
  severity: 2,
  segment: 'enterprise',
  dueAt: instant('2024-03-18T18:00-07:00'),
  receivedAt: instant('2024-03-18T10:00-07:00'),
  ...differing,
})

type Comparator = (a: RankFacts, b: RankFacts, policy: OrderPolicy) => number

const placeIn = <Value>(list: readonly Value[], value: Value): number => list.indexOf(value)
const nullLast = (a: number | null, b: number | null): number => {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : a - b
}
const classOf = (segment: string, { segments }: OrderPolicy): number =>
  segments.reduce((found, names, place) => (names.some((name) => name === segment) ? place : found), 99)

/** The order as the rules tell it, written out by hand and without a key. */
const byHand: Readonly<Record<Criterion, Comparator>> = {
  actionable: (a, b) => Number(b.actionable) - Number(a.actionable),
  pin: (a, b) => nullLast(a.pin, b.pin),
  priority: (a, b) => {
    const ladder = ['p0', null, 'p1', 'p2', 'p3']
    return placeIn(ladder, a.priority) - placeIn(ladder, b.priority)
  },
  severity: (a, b) => nullLast(a.severity, b.severity),
  segment: (a, b, policy) => classOf(a.segment, policy) - classOf(b.segment, policy),
  due: (a, b) => nullLast(a.dueAt, b.dueAt),
  received: (a, b) => a.receivedAt - b.receivedAt,
  number: (a, b) => a.number - b.number,
}

function compareByHand(a: RankFacts, b: RankFacts, policy: OrderPolicy, mode: Mode): number {
  for (const criterion of policy.criteria[mode]) {
    const decided = byHand[criterion](a, b, policy)
    if (decided !== 0) return decided
  }
  return 0
}

const byKey = (policy: OrderPolicy, mode: Mode) => (a: RankFacts, b: RankFacts) =>
  compareKeys(rankKey(a, policy, mode), rankKey(b, policy, mode))

const anyMode = fc.constantFrom(...MODES)

describe('of any tickets under any order', () => {
  test('RANK-2, RANK-3: keys sort like the criteria compared one after the other', () => {
    const sorted = fc.property(
      someFacts(12),
      fc.oneof(anyOrder, fc.constant(order)),
      anyMode,
      (tickets, policy, mode) => {
        const expected = tickets.toSorted((a, b) => compareByHand(a, b, policy, mode))
        expect(tickets.toSorted(byKey(policy, mode))).toEqual(expected)
      },
    )
    fc.assert(sorted, { numRuns: 500 })
  })

  test('RANK-1, TV-05: no two stand in the same place, and any permutation sorts the same', () => {
    const shuffled = someFacts(12).chain((tickets) => {
      return fc.tuple(fc.constant(tickets), fc.shuffledSubarray(tickets, { minLength: tickets.length }))
    })
    fc.assert(
      fc.property(shuffled, anyOrder, anyMode, ([tickets, permuted], policy, mode) => {
        expect(new Set(tickets.map((ticket) => rankKey(ticket, policy, mode))).size).toBe(tickets.length)
        expect(permuted.toSorted(byKey(policy, mode))).toEqual(tickets.toSorted(byKey(policy, mode)))
      }),
    )
  })

  test('RANK-2: text sorts like bytes, and every key of an order is as long as the others', () => {
    fc.assert(
      fc.property(someFacts(2), anyOrder, anyMode, (tickets, policy, mode) => {
        const keys = tickets.map((ticket) => rankKey(ticket, policy, mode))
        const [first = '', last = ''] = [keys[0], keys.at(-1)]
        expect(first).toMatch(/^([0-9a-f]{2})+$/)
        expect(last).toHaveLength(first.length)
        const bytes = Buffer.compare(Buffer.from(first, 'hex'), Buffer.from(last, 'hex'))
        expect(Math.sign(first < last ? -1 : first > last ? 1 : 0)).toBe(bytes)
      }),
    )
  })

  test('RANK-1: the deciding criterion is the first in which they differ', () => {
    fc.assert(
      fc.property(someFacts(2), anyOrder, anyMode, ([a = facts(), b = facts({ number: 100 })], policy, mode) => {
        const expected = policy.criteria[mode].find((criterion) => byHand[criterion](a, b, policy) !== 0)
        expect(decidingCriterion(a, b, policy, mode)).toBe(expected)
      }),
    )
  })
})

test('RANK-1: a ticket is not compared with itself', () => {
  expect(() => decidingCriterion(facts(), facts(), order, 'normal')).toThrow('differ at least in their number')
})

test('RANK-2: the key of an ordinary ticket, byte by byte', () => {
  const received = (1_710_781_200_000).toString(16).padStart(12, '0')
  const due = (1_710_810_000_000).toString(16).padStart(12, '0')
  expect(rankKey(facts(), order, 'normal')).toBe(`00ffff0302${due}${received}000000000001`)
  expect(rankKey(facts(), order, 'hard')).toBe(`00ffff030201${due}${received}000000000001`)
})

test('RANK-2: an instant before 1970 counts as 1970, for the key and for the reason', () => {
  const [old, epoch] = [facts({ receivedAt: instantOf(-5) }), facts({ number: 2, receivedAt: instantOf(0) })]
  expect(byKey(order, 'normal')(old, epoch)).toBe(-1)
  expect(decidingCriterion(old, epoch, order, 'normal')).toBe('number')
})

/** Each pair: the first stands before the second, for the criterion named and whatever comes after it. */
test.each([
  ['actionable', { pin: null, priority: 'p3' }, { actionable: false, pin: 1, priority: 'p0' }],
  ['pin', { pin: 99, priority: 'p3' }, { pin: null, priority: 'p0' }],
  ['pin', { pin: 1, priority: 'p3' }, { pin: 2, priority: 'p0' }],
  ['priority', { priority: 'p1', severity: 3 }, { priority: 'p2', severity: 0 }],
  ['severity', { severity: 1, dueAt: null }, { severity: 2 }],
  ['severity', { severity: 3, dueAt: null }, { severity: null }],
  ['due', { dueAt: instantOf(2 ** 47) }, { dueAt: null, receivedAt: instantOf(0) }],
  ['due', { dueAt: instantOf(5) }, { dueAt: instantOf(6), receivedAt: instantOf(0) }],
  ['received', { number: 9, receivedAt: instantOf(1) }, { number: 1, receivedAt: instantOf(2) }],
  ['number', { number: 9 }, { number: 10 }],
] as [Criterion, Partial<RankFacts>, Partial<RankFacts>][])(
  'RANK-3: %s decides between %j and %j',
  (criterion, first, second) => {
    const [a, b] = [facts(first), facts({ number: 2, ...second })]
    expect(byKey(order, 'normal')(a, b)).toBe(-1)
    expect(byKey(order, 'normal')(b, a)).toBe(1)
    expect(decidingCriterion(a, b, order, 'normal')).toBe(criterion)
  },
)

test('RANK-3, RANK-6: the segment decides in hard choices only, and both keys are kept', () => {
  const [customer, prospect] = [facts({ dueAt: null }), facts({ number: 2, dueAt: null, segment: 'presales' })]
  expect([byKey(order, 'normal')(customer, prospect), byKey(order, 'hard')(customer, prospect)]).toEqual([-1, 1])
  expect(rankKeys(customer, order)).toEqual({
    normal: rankKey(customer, order, 'normal'),
    hard: rankKey(customer, order, 'hard'),
  })
})

test('RANK-4: the untriaged stand directly below p0', () => {
  const ladder = (['p3', 'p1', null, 'p2', 'p0'] as const).map((priority, number) =>
    facts({ number, priority, severity: null }),
  )
  expect(ladder.toSorted(byKey(order, 'normal')).map(({ priority }) => priority)).toEqual([
    'p0',
    null,
    'p1',
    'p2',
    'p3',
  ])
})

test('RANK-5: a segment that the policy leaves out stands after all classes', () => {
  expect(SEGMENTS.map((segment) => segmentClass(early, segment))).toEqual([0, 0, 1, 2, 4, 3])
  expect(SEGMENTS.map((segment) => segmentClass({ ...order, segments: [] }, segment))).toEqual([0, 0, 0, 0, 0, 0])
  expect(criterionValue('segment', facts({ segment: 'open_source' }), early)).toBe(4)
})

test.each([
  ['support', 'hard', 'hard'],
  ['customer_engineering', 'hard', 'hard'],
  ['product', 'hard', 'hard'],
  ['engineering', 'hard', 'normal'],
  ['engineering', 'normal', 'normal'],
  ['support', 'normal', 'normal'],
  [null, 'hard', 'hard'],
  [null, 'normal', 'normal'],
] as const)('RANK-7: the line of %s in %s mode stands in %s order', (team, mode, expected) => {
  expect(lineMode(mode, team)).toBe(expected)
})
