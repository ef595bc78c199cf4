import { describe, expect, test } from 'vitest'
import { windowOf } from '../../../domain/calendar/windows.ts'
import { bookOf, halfOf, markedDays, weeksOf } from './year.ts'

const berlin = {
  name: 'Berlin',
  timeZone: 'Europe/Berlin',
  week: { monday: ['09:00-17:00'], thursday: ['09:00-17:00'] },
  holidays: ['de'],
  overrides: [
    { date: '2026-12-03', windows: ['09:00-12:00'], name: 'All hands' },
    { date: '2026-12-05', windows: ['10:00-14:00'], name: 'Release' },
    { date: '2026-12-07', windows: [], name: 'Move' },
    { date: '2026-12-10', windows: ['08:00-16:00'], name: null },
    { date: '2026-12-28', windows: ['09:00-17:00'], name: null },
  ],
}
const de = {
  name: 'Germany',
  source: null,
  dates: [
    { date: '2026-12-24', windows: ['09:00-12:00'], name: 'Christmas Eve' },
    { date: '2026-12-28', windows: [], name: 'Made up' },
    { date: '2026-12-31', windows: [], name: 'New Year’s Eve' },
  ],
}
const days = markedDays(bookOf({ berlin }, { de }), 'berlin', 2026)

describe('marks of a year', () => {
  test.each([
    ['2026-11-30', 'open', 'an ordinary Monday'],
    ['2026-12-01', 'closed', 'an ordinary Tuesday'],
    ['2026-12-03', 'half', 'an override with fewer hours'],
    ['2026-12-05', 'extra', 'an override on a closed weekday'],
    ['2026-12-07', 'shutdown', 'an override without hours'],
    ['2026-12-10', 'other', 'an override with as many hours'],
    ['2026-12-24', 'half', 'half a holiday'],
    ['2026-12-28', 'other', 'an override comes before a holiday'],
    ['2026-12-31', 'holiday', 'a holiday'],
  ])('%s is %s: %s', (date, mark) => {
    expect(days.find((day) => day.date === date)?.mark).toBe(mark)
  })

  test('every date is there', () => {
    expect(days).toHaveLength(365)
    expect(markedDays(bookOf({ berlin }, { de }), 'berlin', 2028)).toHaveLength(366)
  })

  test('a combination is open when one of its parts is', () => {
    const other = { ...berlin, week: { tuesday: ['09:00-17:00'] }, holidays: [], overrides: [] }
    const both = { name: 'Both', combine: 'union' as const, of: ['berlin', 'other'] }
    const marked = markedDays(bookOf({ berlin, other, both }, { de }), 'both', 2026)
    expect(marked.filter(({ date }) => date > '2026-11-29' && date < '2026-12-04').map(({ mark }) => mark)).toEqual([
      'open',
      'open',
      'closed',
      'open',
    ])
  })
})

test('a month is weeks that begin on Mondays', () => {
  const february = weeksOf(2027, 2)
  expect(february).toHaveLength(4)
  expect(february[0]?.[0]).toBe('2027-02-01')
  expect(weeksOf(2026, 11)[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '2026-11-01'])
})

test('half a day is the first half of its hours', () => {
  const windows = (...texts: string[]) => texts.flatMap((text) => windowOf(text) ?? [])
  expect(halfOf(windows('09:00-17:00'))).toEqual(['09:00-13:00'])
  expect(halfOf(windows('09:00-12:30', '13:15-17:30'))).toEqual(['09:00-12:30', '13:15-13:45'])
  expect(halfOf([])).toEqual([])
})
