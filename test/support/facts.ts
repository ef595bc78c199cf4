/** Facts that the order compares, for properties: few values, so that tickets often agree in many of them. */
import fc from 'fast-check'
import { CRITERIA, type OrderPolicy } from '../../src/domain/policy.ts'
import type { RankFacts } from '../../src/domain/rank.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { PRIORITIES, SEGMENTS, SEVERITIES } from '../../src/domain/vocabulary.ts'

/** Instants and numbers on both sides of where a hexadecimal digit or a byte begins. */
const edges = [1, 9, 10, 15, 16, 255, 256, 65_535, 65_536, 2 ** 32, 1_710_785_400_000, 2 ** 47]
const anyInstant: fc.Arbitrary<Instant> = fc.constantFrom(0, ...edges).map(instantOf)

const factsWith = (numbers: fc.Arbitrary<number>): fc.Arbitrary<RankFacts> =>
  fc.record({
    number: numbers,
    actionable: fc.boolean(),
    pin: fc.constantFrom(null, null, 1, 2, 16, 99),
    priority: fc.constantFrom(null, ...PRIORITIES),
    severity: fc.constantFrom(null, ...SEVERITIES),
    segment: fc.constantFrom(...SEGMENTS),
    dueAt: fc.option(anyInstant),
    receivedAt: anyInstant,
  })

/** Up to `most` tickets with numbers of their own. */
export const someFacts = (most: number): fc.Arbitrary<RankFacts[]> =>
  fc.uniqueArray(factsWith(fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 99 }))), {
    minLength: 1,
    maxLength: most,
    selector: ({ number }) => number,
  })

const anyCriteria = fc.shuffledSubarray(CRITERIA.filter((criterion) => criterion !== 'number')).map((criteria) => {
  return [...criteria, 'number' as const]
})

/** Any order that passes its check: some criteria in some sequence, and some segments in some classes. */
export const anyOrder: fc.Arbitrary<OrderPolicy> = fc.record({
  criteria: fc.record({ normal: anyCriteria, hard: anyCriteria }),
  segments: fc.tuple(fc.shuffledSubarray([...SEGMENTS]), fc.integer({ min: 0, max: 6 })).map(([named, cut]) => {
    return [named.slice(0, cut), named.slice(cut)].filter((segments) => segments.length > 0)
  }),
})
