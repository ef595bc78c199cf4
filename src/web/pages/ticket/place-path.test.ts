import { describe, expect, it } from 'vitest'
import { placePath } from './place-path.ts'

const NOON = Date.UTC(2026, 2, 2, 12)
const step = (minute: number, place: number | null) => ({
  version: minute + 1,
  at: new Date(NOON + minute * 60_000).toISOString(),
  waiting: place !== null,
  place,
  because: 'triaged',
})
const box = { width: 100, height: 40 }

describe('the line of places', () => {
  it('steps down from number one to the deepest place', () => {
    expect(placePath([step(0, 16), step(5, 1)], NOON + 600_000, box)).toBe('M0 40H50V0H100')
  })

  it('has a gap while the ticket is out of the line', () => {
    expect(placePath([step(0, 4), step(2, null), step(8, 4)], NOON + 600_000, box)).toBe('M0 40H20M80 40H100')
  })

  it('is empty for a ticket that never stood in the line', () => {
    expect(placePath([], NOON, box)).toBe('')
    expect(placePath([step(0, null)], NOON, box)).toBe('')
  })
})
