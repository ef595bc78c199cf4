import { describe, expect, it } from 'vitest'
import { instant, isoOf } from '../../domain/time.ts'
import { seeded } from './random.ts'
import { AMERICAS, ASIA_PACIFIC, atWork, EUROPE, likelyWriting, nextAtWork, officeAt } from './workday.ts'

describe('workdays', () => {
  it('hand over to each other from Sunday evening to Friday midnight UTC', () => {
    const hours = Array.from({ length: 24 * 5 + 2 }, (_, hour) => instant('2026-11-15T22:30:00Z') + hour * 3_600_000)
    const covered = hours.every((at) => [ASIA_PACIFIC, EUROPE, AMERICAS].some((shift) => atWork(at as never, shift)))
    expect(covered).toBe(true)
  })

  it('put off what comes on a weekend to Monday morning', () => {
    const at = nextAtWork(instant('2026-11-21T12:00:00Z'), EUROPE, seeded(1))
    expect(isoOf(at).slice(0, 12)).toBe('2026-11-23T0')
    expect(atWork(at, EUROPE)).toBe(true)
  })

  it('leave alone what comes within working hours', () => {
    const at = instant('2026-11-24T10:00:00Z')
    expect(nextAtWork(at, EUROPE, seeded(1))).toBe(at)
  })

  it('see nearly all customers write on weekdays in office hours', () => {
    const random = seeded(5)
    const [from, to] = [instant('2026-08-26T00:00:00Z'), instant('2026-11-24T00:00:00Z')]
    const written = Array.from({ length: 500 }, () => likelyWriting(officeAt(9), from, to, random))
    expect(written.every((at) => at >= from && at < to)).toBe(true)
    expect(written.filter((at) => atWork(at, { offset: 9, opens: 7, closes: 19 })).length).toBeGreaterThan(420)
  })
})
