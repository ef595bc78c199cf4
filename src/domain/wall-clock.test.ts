import { describe, expect, test } from 'vitest'
import { instant, isoOf } from './time.ts'
import { daysOfYear, isTimeZone, localInstant, wallClock } from './wall-clock.ts'

test.each([
  ['an ordinary time', '2024-07-01T09:30', 'Europe/Berlin', '2024-07-01T09:30+02:00'],
  ['with seconds', '2024-07-01T09:30:15', 'Europe/Berlin', '2024-07-01T09:30:15+02:00'],
  ['a repeated time, at its first showing', '2024-10-27T02:30', 'Europe/Berlin', '2024-10-27T02:30+02:00'],
  ['a skipped time, as far after the skip', '2024-03-31T02:30', 'Europe/Berlin', '2024-03-31T03:30+02:00'],
])('CAL-8: a naive local time is read, %s', (_, naive, zone, at) => {
  expect(isoOf(localInstant(naive, zone))).toBe(isoOf(instant(at)))
})

test.each([
  ['the first minute', '2024-07-01', 0, '2024-07-01T00:00-07:00'],
  ['the end of the day', '2024-07-01', 1440, '2024-07-02T00:00-07:00'],
  ['a skipped minute, when the skip ends', '2024-03-10', 135, '2024-03-10T03:00-07:00'],
  ['a repeated minute, at its first showing', '2024-11-03', 90, '2024-11-03T01:30-07:00'],
])('CAL-5: the wall clock shows %s', (_, date, minute, at) => {
  expect(isoOf(wallClock(date, minute, 'America/Los_Angeles'))).toBe(isoOf(instant(at)))
})

describe('CAL-7', () => {
  test.each(['America/Los_Angeles', 'Asia/Kathmandu', 'UTC'])('%s is a zone', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  test.each(['PST', '-08:00', '+05:45', 'Pacific', '', '2024-01-01T00:00Z'])('"%s" is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})

test('a year has all its days, Monday counted as 1', () => {
  const days = daysOfYear(2024)
  expect(days).toHaveLength(366)
  expect(days[0]).toEqual({ date: '2024-01-01', weekday: 1 })
  expect(days.at(-1)).toEqual({ date: '2024-12-31', weekday: 2 })
})
