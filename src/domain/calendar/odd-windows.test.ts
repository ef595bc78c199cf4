import { expect, test } from 'vitest'
import type { CalendarDocument } from './document.ts'
import { oddWindows } from './odd-windows.ts'

const week = (...windows: string[]): CalendarDocument => ({
  name: 'Desk',
  timeZone: 'UTC',
  week: { monday: windows },
  holidays: [],
  overrides: [],
})

test.each([
  [
    '17:00-09:00',
    'week.monday[0]: 17:00-09:00 is open 16 hours over midnight. If the times are the wrong way round, swap them.',
  ],
  [
    '12:00-12:00',
    'week.monday[0]: 12:00-12:00 is open from one day to the next at the same time. If the times are the wrong way round, swap them.',
  ],
])('CAL-23: %s looks reversed', (text, warning) => {
  expect(oddWindows(week(text))).toEqual([warning])
})

test.each(['09:00-17:00', '00:00-24:00', '22:00-06:00', '18:00-06:00'])('CAL-23: %s does not', (text) => {
  expect(oddWindows(week(text))).toEqual([])
})

test('CAL-23: dates of a holiday set are looked at too', () => {
  const set = { name: 'Fairs', source: null, dates: [{ date: '2026-05-04', windows: ['10:00-09:00'], name: null }] }
  expect(oddWindows(set)).toEqual([expect.stringMatching(/^dates\[0\]\.windows\[0\]: /)])
})
