import { describe, expect, test } from 'vitest'
import {
  fittedTarget,
  freeName,
  insertedAt,
  movedTo,
  type Rule,
  readPercents,
  replacedAt,
  withCondition,
  withTarget,
} from './policy-edit.ts'

const rule: Rule = {
  name: 'Severity 0',
  when: { segment: ['enterprise'] },
  calendar: 'berlin',
  targets: { first_response: { amount: 2, unit: 'business_hours' } },
}

describe('lists', () => {
  test('an item is replaced, taken out, put in and moved', () => {
    expect(replacedAt(['a', 'b'], 1, 'c')).toEqual(['a', 'c'])
    expect(replacedAt(['a', 'b'], 0, undefined)).toEqual(['b'])
    expect(insertedAt(['a', 'b'], 1, 'c')).toEqual(['a', 'c', 'b'])
    expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(movedTo(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  })

  test('names of a list differ', () => {
    expect(freeName('New rule', [])).toBe('New rule')
    expect(freeName('New rule', ['New rule', 'New rule 2'])).toBe('New rule 3')
  })
})

test('a condition without values is no condition', () => {
  expect(withCondition(rule.when, 'severity', [0, 1])).toEqual({ segment: ['enterprise'], severity: [0, 1] })
  expect(withCondition(rule.when, 'segment', [])).toEqual({})
})

test('a metric is promised and no longer promised', () => {
  const promised = withTarget(rule, 'update', { amount: 1, unit: 'business_days' })
  expect(Object.keys(promised.targets)).toEqual(['first_response', 'update'])
  expect(withTarget(promised, 'update', undefined)).toEqual(rule)
})

test('a target keeps only what its unit has', () => {
  const target = { amount: 1, mode: 'elapsed', dayEnds: 'close_of_day' } as const
  expect(fittedTarget({ ...target, unit: 'business_hours' })).toEqual({ amount: 1, unit: 'business_hours' })
  expect(fittedTarget({ ...target, unit: 'clock_hours' })).toEqual({ amount: 1, unit: 'clock_hours', mode: 'elapsed' })
  expect(fittedTarget({ ...target, unit: 'business_days' })).toEqual({
    amount: 1,
    unit: 'business_days',
    dayEnds: 'close_of_day',
  })
})

test.each([
  ['', []],
  ['75, 50 %', [50, 75]],
  ['50 50', [50]],
  ['0', undefined],
  ['100', undefined],
  ['half', undefined],
])('percents %j are %j', (text, percents) => {
  expect(readPercents(text)).toEqual(percents)
})
