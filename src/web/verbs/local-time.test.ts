import { describe, expect, it } from 'vitest'
import { isoOfLocal, localOf } from './local-time.ts'

describe('the time in a field', () => {
  it('is the same instant again, to the minute, in the zone it is shown in', () => {
    const at = Date.UTC(2026, 10, 21, 23, 7)
    expect(localOf(at, 'Asia/Kathmandu')).toBe('2026-11-22T04:52')
    expect(isoOfLocal(localOf(at, 'Asia/Kathmandu'), 'Asia/Kathmandu')).toBe(new Date(at).toISOString())
  })

  it('is nothing when the field is empty', () => {
    expect(isoOfLocal('', 'UTC')).toBeNull()
  })
})
