import { describe, expect, it } from 'vitest'
import { dateText, minutesText, ordinal, sinceText, withDates } from './format.ts'

const NOON = new Date(2026, 2, 2, 12).getTime()
const iso = (millis: number) => new Date(NOON + millis).toISOString()
const HOUR = 3_600_000

describe('numbers and dates', () => {
  it('counts places', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 1002].map(ordinal)).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '1,002nd',
    ])
  })

  it('leaves out the day when it is today', () => {
    expect(dateText(iso(2 * HOUR), NOON)).toBe('14:00')
    expect(dateText(iso(24 * HOUR), NOON)).toContain('3 Mar')
  })

  it('says how long ago in the largest unit, cut rather than rounded up', () => {
    expect(sinceText(iso(-30_000), NOON)).toBe('just now')
    expect(sinceText(iso(-HOUR + 1), NOON)).toBe('59 minutes ago')
    expect(sinceText(iso(-1.9 * HOUR), NOON)).toBe('1 hour ago')
    expect(sinceText(iso(-40 * 24 * HOUR), NOON)).toBe('last month')
  })

  it('says working minutes as hours', () => {
    expect([45, 60, 90].map(minutesText)).toEqual(['45 min', '1 h', '1 h 30 min'])
  })

  it('puts local dates where a sentence has instants', () => {
    expect(withDates(`With maya until ${iso(HOUR)}. Take another.`, NOON)).toBe('With maya until 13:00. Take another.')
  })
})
