import { describe, expect, test } from 'vitest'
import { instant, isoOf } from './time.ts'
import { firstShowing, isTimeZone, localInstant, wallClock, wallTimeAt, type Zone } from './wall-clock.ts'

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

/** Of each of these zones nothing is known when the test begins, and years are asked in this order. */
describe('CAL-5, CAL-6: the wall clock first shows a time, in whatever order years are asked', () => {
  const wall = (local: string) => instant(`${local}Z`)
  const asked = new Map<string, Zone>()

  function zoneOf(timeZone: string): Zone {
    const zone = asked.get(timeZone) ?? { timeZone, stretches: [], until: Number.NEGATIVE_INFINITY }
    asked.set(timeZone, zone)
    return zone
  }

  test.each([
    ['America/St_Johns', '2030-07-01T12:00', '2030-07-01T12:00-02:30'],
    ['America/St_Johns', '1975-07-01T12:00', '1975-07-01T12:00-02:30'],
    ['America/St_Johns', '2011-03-13T00:30', '2011-03-13T01:01-02:30'],
    ['America/St_Johns', '2011-11-06T00:00:30', '2011-11-06T00:00:30-02:30'],
    ['America/St_Johns', '2010-11-07T00:01', '2010-11-07T00:01-03:30'],
    ['America/St_Johns', '2024-03-10T02:00', '2024-03-10T03:00-02:30'],
    ['America/St_Johns', '1990-01-01T12:00', '1990-01-01T12:00-03:30'],
    ['Europe/Dublin', '1950-06-01T12:00', '1950-06-01T12:00+01:00'],
    ['Europe/Dublin', '1970-01-01T12:00', '1970-01-01T12:00+01:00'],
    ['Asia/Tokyo', '2026-01-01T09:00', '2026-01-01T09:00+09:00'],
    ['Asia/Tokyo', '1949-06-01T09:00', '1949-06-01T09:00+10:00'],
    ['Pacific/Kwajalein', '1993-08-21T09:00', '1993-08-22T00:00+12:00'],
    ['Pacific/Kwajalein', '1993-08-20T23:59', '1993-08-20T23:59-12:00'],
    ['Asia/Singapore', '2380-01-01T09:00', '2380-01-01T09:00+08:00'],
  ])('in %s %s', (zone, local, at) => {
    const shown = firstShowing(zoneOf(zone), wall(local))
    expect(isoOf(shown)).toBe(isoOf(instant(at)))
    expect(wallTimeAt(zoneOf(zone), shown)).toBeGreaterThanOrEqual(wall(local))
  })

  test('what the wall shows at an instant', () => {
    const shown = wallTimeAt(zoneOf('America/Los_Angeles'), instant('2024-11-03T08:59:59.999Z'))
    expect(shown).toBe(wall('2024-11-03T01:59:59.999'))
  })

  test('CAL-16: far away the changes of the clocks are not listed', () => {
    const havana = zoneOf('America/Havana')
    expect(isoOf(firstShowing(havana, wall('9000-07-01T12:00')))).toBe('9000-07-01T17:00:00.000Z')
    expect(wallTimeAt(havana, instant('9000-07-01T12:00Z'))).toBe(wall('9000-07-01T08:00'))
    expect(wallTimeAt(havana, instant('2024-07-01T12:00Z'))).toBe(wall('2024-07-01T08:00'))
    expect(havana.stretches.length).toBeLessThan(1000)
  })

  test('CAL-16: far away the same is told, whatever was asked before', () => {
    const winnipeg = zoneOf('America/Winnipeg')
    firstShowing(winnipeg, wall('2024-07-01T12:00'))
    firstShowing(winnipeg, wall('2401-12-01T12:00'))
    expect(isoOf(firstShowing(winnipeg, wall('9000-07-01T12:00')))).toBe('9000-07-01T18:00:00.000Z')
  })
})

describe('CAL-7', () => {
  test.each(['America/Los_Angeles', 'Asia/Kathmandu', 'UTC'])('%s is a zone', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  test.each(['PST', '-08:00', '+05:45', 'Pacific', '', '2024-01-01T00:00Z'])('"%s" is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})
