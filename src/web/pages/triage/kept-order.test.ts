import { expect, test } from 'vitest'
import { keptOrder } from './kept-order.ts'

test('TRI-12: what is new waits, and nothing moves', () => {
  expect(keptOrder([5, 3, 9], [7, 9, 3, 5])).toEqual({ order: [5, 3, 9], fresh: [7] })
})

test('TRI-12: what is gone leaves a gap that it can come back to', () => {
  const { order } = keptOrder([5, 3, 9], [5, 9])
  expect(keptOrder(order, [5, 3, 9])).toEqual({ order: [5, 3, 9], fresh: [] })
})

test('TRI-12: a first reading, and one after everything was done, is shown whole', () => {
  expect(keptOrder([], [2, 1])).toEqual({ order: [2, 1], fresh: [] })
  expect(keptOrder([5, 3], [8])).toEqual({ order: [8], fresh: [] })
})
