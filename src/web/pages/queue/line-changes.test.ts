import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineChanges } from './line-changes.ts'

const changes = (before: number[], after: number[]) => Object.fromEntries(lineChanges(before, after))

describe('what moved between two readings', () => {
  it('is nothing when the first one leaves and all follow', () => {
    expect(changes([1, 2, 3, 4], [2, 3, 4])).toEqual({})
  })

  it('is the one that jumped, not those it passed', () => {
    expect(changes([1, 2, 3, 4, 5], [5, 1, 2, 3, 4])).toEqual({ 5: 'up' })
    expect(changes([1, 2, 3, 4, 5], [2, 3, 4, 1, 5])).toEqual({ 1: 'down' })
  })

  it('names what is new', () => {
    expect(changes([1, 2], [1, 9, 2])).toEqual({ 9: 'new' })
  })

  it('leaves the rest of any line in its order', () => {
    const numbers = fc.uniqueArray(fc.nat(50), { maxLength: 30 })
    fc.assert(
      fc.property(numbers, numbers, (before, after) => {
        const moved = lineChanges(before, after)
        const inOrder = (rows: number[], others: number[]) =>
          rows.filter((number) => others.includes(number) && !moved.has(number))
        expect(inOrder(after, before)).toEqual(inOrder(before, after))
        for (const number of moved.keys()) expect(after).toContain(number)
      }),
    )
  })
})
