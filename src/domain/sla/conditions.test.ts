import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHANNELS, ENVIRONMENTS, KINDS, PRIORITIES, SEGMENTS, SEVERITIES } from '../vocabulary.ts'
import { ASPECTS, type Aspect, type Cases, type Facts, fitting, misfit, reachOf } from './conditions.ts'
import type { Conditions } from './document.ts'

const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 })
const anyConditions: fc.Arbitrary<Conditions> = fc.record(
  {
    contract: some(['plus', 'elite']),
    segment: some(SEGMENTS),
    plan: some(['starter', 'premium']),
    severity: some(SEVERITIES),
    priority: some(PRIORITIES),
    environment: some(ENVIRONMENTS),
  },
  { requiredKeys: [] },
)
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  contract: fc.constantFrom(null, 'plus', 'elite', 'other'),
  segment: fc.constantFrom(...SEGMENTS),
  plan: fc.constantFrom(null, 'starter', 'premium', 'other'),
  severity: fc.constantFrom(...SEVERITIES),
  priority: fc.constantFrom(null, ...PRIORITIES),
  kind: fc.constantFrom(...KINDS),
  channel: fc.constantFrom(...CHANNELS),
  environment: fc.constantFrom(null, ...ENVIRONMENTS),
})

/** Whether `facts` are among the cases of some block; what no rule names, and what is not there, are alike. */
function holds(blocks: readonly Cases[], facts: Facts, rules: readonly Conditions[]): boolean {
  const stands = (aspect: Aspect) => {
    const value = facts[aspect]
    const isOpen = aspect === 'contract' || aspect === 'plan'
    const named = !isOpen || rules.some((rule) => value !== null && rule[aspect]?.includes(String(value)))
    return value !== null && named ? value : '(another)'
  }
  return blocks.some((cases) => ASPECTS.every((aspect) => cases[aspect].includes(stands(aspect))))
}

test('SLA-14: the cases of a rule are those of which it is the first that fits', () => {
  fc.assert(
    fc.property(fc.array(anyConditions, { minLength: 1, maxLength: 8 }), anyFacts, (rules, facts) => {
      const first = rules.findIndex((rule) => misfit(rule, facts) === undefined)
      const holding = reachOf(rules).map((blocks) => holds(blocks, facts, rules))
      expect(holding).toEqual(rules.map((_, index) => index === first))
    }),
    { numRuns: 500 },
  )
})

test('SLA-14: with more pieces than are looked through, no rule that fits first is taken for hidden', () => {
  const dense = fc.record({
    plan: some(Array.from({ length: 12 }, (_, index) => `plan-${index}`)),
    segment: some(SEGMENTS),
    severity: some(SEVERITIES),
    priority: some(PRIORITIES),
    kind: some(KINDS),
    channel: some(CHANNELS),
  })
  const rules = fc.sample(dense, { seed: 7, numRuns: 100 })
  const reached = reachOf([...rules, ...rules])
  expect(reached.flat().length).toBeGreaterThan(5_000)
  fc.assert(
    fc.property(anyFacts, fc.nat(11), (other, plan) => {
      const facts: Facts = { ...other, plan: `plan-${plan}` }
      const first = rules.findIndex((rule) => misfit(rule, facts) === undefined)
      if (first !== -1) expect(holds(reached[first] ?? [], facts, rules)).toBe(true)
    }),
  )
})

test('SLA-14: no case is left to two rules', () => {
  fc.assert(
    fc.property(fc.array(anyConditions, { minLength: 2, maxLength: 8 }), (rules) => {
      const blocks = reachOf(rules).flat()
      const overlapping = blocks.some((one, index) =>
        blocks
          .slice(index + 1)
          .some((other) => ASPECTS.every((aspect) => one[aspect].some((value) => other[aspect].includes(value)))),
      )
      expect(overlapping).toBe(false)
    }),
  )
})

test('SLA-14: a rule that has no case fits nothing that those before it do not fit', () => {
  fc.assert(
    fc.property(fc.array(anyConditions, { minLength: 2, maxLength: 6 }), fc.array(anyFacts), (rules, tickets) => {
      const reached = reachOf(rules)
      rules.forEach((rule, index) => {
        if (reached[index]?.length !== 0) return
        const before = rules.slice(0, index)
        const fits = tickets.filter((facts) => misfit(rule, facts) === undefined)
        expect(fits.every((facts) => before.some((each) => misfit(each, facts) === undefined))).toBe(true)
      })
    }),
  )
})

test('SLA-2: facts either fit, in words, or fail by one condition', () => {
  fc.assert(
    fc.property(anyConditions, anyFacts, (conditions, facts) => {
      const expected = ASPECTS.every((aspect) => {
        const values: readonly unknown[] | undefined = conditions[aspect]
        return values === undefined || (facts[aspect] !== null && values.includes(facts[aspect]))
      })
      expect(misfit(conditions, facts) === undefined).toBe(expected)
      if (expected) expect(fitting(conditions, facts, false)).not.toContain('null')
    }),
  )
})
