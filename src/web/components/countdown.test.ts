import { describe, expect, it } from 'vitest'
import { countdownText, spanText } from './countdown.ts'

const NOON = Date.UTC(2026, 2, 2, 12)

describe('a countdown', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [60_000, '1:00'],
    [3_599_999, '59:59'],
    [3_600_000, '1h 00m'],
    [86_399_999, '23h 59m'],
    [86_400_000, '1d 0h'],
    [27 * 3_600_000, '1d 3h'],
    [400 * 86_400_000, '400d 0h'],
  ])('shows %i ms as %s', (millis, shown) => {
    expect(spanText(millis)).toBe(shown)
  })

  it('never shows more time than is left', () => {
    expect(countdownText(NOON + 61_900, NOON)).toBe('1:01')
  })

  it('never shows a miss as a hit, however small', () => {
    expect(countdownText(NOON, NOON)).toBe('0:00')
    expect(countdownText(NOON, NOON + 1)).toBe('−0:01')
    expect(countdownText(NOON, NOON + 90_000)).toBe('−1:30')
  })
})
