import { describe, expect, it } from 'vitest'
import { dateText, dayText, nearText, ordinal, showTimesIn, sinceText, withDates } from './format.ts'

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

  it('leaves out the year when it is this one', () => {
    expect(dateText('2026-01-02T12:00:00.000Z', NOON)).not.toContain('2026')
    expect(dateText('2024-03-02T12:00:00.000Z', NOON)).toContain('2 Mar 2024')
  })

  it('says how long ago in the largest unit, cut rather than rounded up', () => {
    expect(sinceText(iso(-30_000), NOON)).toBe('just now')
    expect(sinceText(iso(-HOUR + 1), NOON)).toBe('59 minutes ago')
    expect(sinceText(iso(-1.9 * HOUR), NOON)).toBe('1 hour ago')
    expect(sinceText(iso(-40 * 24 * HOUR), NOON)).toBe('last month')
  })

  it('tells every instant in the zone the person chose', () => {
    const [at, now] = ['2026-11-24T23:30:00.000Z', Date.parse('2026-11-24T22:00:00Z')]
    try {
      showTimesIn('Asia/Kathmandu')
      expect([dateText(at, now), nearText(at, now), dayText(at)]).toEqual(['05:15', '05:15', '25 Nov 2026'])
      showTimesIn('UTC')
      expect([dateText(at, now), dayText(at)]).toEqual(['23:30', '24 Nov 2026'])
      expect(nearText('2026-11-27T09:00:00.000Z', now)).toBe('Fri 09:00')
      expect(nearText('2026-12-01T09:00:00.000Z', now)).toBe('1 Dec, 09:00')
    } finally {
      showTimesIn(undefined)
    }
  })

  it('puts local dates where a sentence has instants', () => {
    expect(withDates(`With maya until ${iso(HOUR)}. Take another.`, NOON)).toBe('With maya until 13:00. Take another.')
  })
})
