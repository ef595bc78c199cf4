import { expect, test } from 'vitest'
import { customersOf } from './duplicate-way.ts'

test.each([
  ['same', { id: 'a' }, { id: 'a' }],
  ['other', { id: 'a' }, { id: 'b' }],
  ['unknown', null, { id: 'b' }],
  ['unknown', { id: 'a' }, null],
] as const)('TRI-15: the customers of both are %s', (whose, own, other) => {
  expect(customersOf(own, other)).toBe(whose)
})
