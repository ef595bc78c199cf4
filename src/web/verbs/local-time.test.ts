import { describe, expect, it } from 'vitest'
import { isoOfLocal, localOf } from './local-time.ts'

describe('the time in a field', () => {
  it('is the same instant again, to the minute', () => {
    const at = Date.UTC(2026, 10, 21, 23, 7)
    expect(isoOfLocal(localOf(at))).toBe(new Date(at).toISOString())
  })

  it('is nothing when the field is empty', () => {
    expect(isoOfLocal('')).toBeNull()
  })
})
