import { expect, test } from 'vitest'
import { allOf, extended, NONE_SELECTED, toggled, without } from './selection.ts'

const shown = [4, 8, 2, 9, 7]
const listed = ({ numbers }: { readonly numbers: ReadonlySet<number> }) => [...numbers]

test('LIF-13: a row is selected and left again', () => {
  const once = toggled(NONE_SELECTED, 8)
  expect(listed(once)).toEqual([8])
  expect(listed(toggled(once, 8))).toEqual([])
})

test('LIF-13: a range goes from the row selected last, up or down, as the rows are shown', () => {
  const from = toggled(NONE_SELECTED, 9)
  expect(listed(extended(from, shown, 8))).toEqual([9, 8, 2])
  expect(listed(extended(extended(from, shown, 8), shown, 7))).toEqual([9, 8, 2, 7])
  expect(listed(extended(NONE_SELECTED, shown, 2))).toEqual([2])
  expect(listed(extended(from, shown, 77))).toEqual([9])
})

test('LIF-13: a hundred are the most', () => {
  const many = Array.from({ length: 130 }, (_, index) => index + 1)
  expect(allOf(many).numbers.size).toBe(100)
  expect(extended(toggled(NONE_SELECTED, 1), many, 130).numbers.size).toBe(100)
})

test('LIF-13: what was done is selected no more', () => {
  expect(listed(without(allOf(shown), [8, 9]))).toEqual([4, 2, 7])
})
