import { expect, test } from 'vitest'
import { sameDocument } from './same-document.ts'

test('the order of fields does not matter, the order of a list does', () => {
  expect(sameDocument({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toBe(true)
  expect(sameDocument({ c: [1, 2] }, { c: [2, 1] })).toBe(false)
  expect(sameDocument({ a: undefined }, {})).toBe(true)
})
