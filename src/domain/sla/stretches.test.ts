import { expect, test } from 'vitest'
import { type Interval, instantOf } from '../time.ts'
import { beyond, joined, outside, totalOf, within } from './stretches.ts'

/** `1-3 5-6` in milliseconds. */
const stretches = (text: string): Interval[] =>
  text.split(' ').flatMap((each) => {
    const [start, end] = each.split('-').map(Number)
    return start === undefined || end === undefined ? [] : [{ start: instantOf(start), end: instantOf(end) }]
  })
const text = (all: readonly Interval[]) => all.map(({ start, end }) => `${start}-${end}`).join(' ')

test.each([
  ['', ''],
  ['5-6 1-3', '1-3 5-6'],
  ['1-3 3-4', '1-4'],
  ['1-5 2-3', '1-5'],
  ['1-5 2-5', '1-5'],
  ['1-3 2-5 7-8', '1-5 7-8'],
  ['4-4 6-5', ''],
])('joined: %s is %s', (given, expected) => {
  expect(text(joined(stretches(given)))).toBe(expected)
})

test.each([
  ['1-9', '3-5'],
  ['1-4 4-9', '3-4 4-5'],
  ['1-3 5-9', ''],
])('within: of %s between 3 and 5 is %s', (given, expected) => {
  expect(text(within(stretches(given), { start: instantOf(3), end: instantOf(5) }))).toBe(expected)
})

test.each([
  ['1-9', '', '1-9'],
  ['1-9', '3-5', '1-3 5-9'],
  ['1-9', '1-2 8-9', '2-8'],
  ['1-3 5-7', '2-6', '1-2 6-7'],
  ['2-4', '1-9', ''],
])('outside: %s without %s is %s', (given, others, expected) => {
  expect(text(outside(stretches(given), stretches(others)))).toBe(expected)
})

test.each([
  ['1-3 5-9', 0, '1-3 5-9'],
  ['1-3 5-9', 1, '2-3 5-9'],
  ['1-3 5-9', 2, '5-9'],
  ['1-3 5-9', 3, '6-9'],
  ['1-3 5-9', 6, ''],
  ['1-3 5-9', 9, ''],
])('beyond: %s after the first %i is %s', (given, length, expected) => {
  expect(text(beyond(stretches(given), length))).toBe(expected)
})

test('the total is the sum of the lengths', () => {
  expect(totalOf(stretches('1-3 5-9'))).toBe(6)
  expect(totalOf([])).toBe(0)
})
