import { describe, expect, test } from 'vitest'
import { HOUR, instant, MINUTE, SECOND } from './time.ts'
import { dayWords, leftWords, ordinal, overWords, shiftWords, stretchWords, timeWords } from './time-words.ts'

const telling = { timeZone: 'America/Los_Angeles', now: instant('2024-03-14T10:00-07:00') }
const told = (iso: string, timeZone = telling.timeZone) => timeWords(instant(iso), { ...telling, timeZone })

describe('times', () => {
  test('are those of the wall, with the year where it is another', () => {
    expect(told('2024-03-08T16:00:59.999-08:00')).toBe('Fri 8 Mar 16:00')
    expect(told('2023-12-31T23:59-08:00')).toBe('Sun 31 Dec 2023 23:59')
    expect(told('2024-01-01T00:00-08:00')).toBe('Mon 1 Jan 00:00')
    expect(told('1969-07-20T20:17Z', 'UTC')).toBe('Sun 20 Jul 1969 20:17')
    expect(dayWords(instant('2024-03-08T16:00-08:00'), { ...telling, timeZone: 'Asia/Tokyo' })).toBe('Sat 9 Mar')
  })

  test('EXP-2: near a change of the clocks they carry their offset, for the wall shows an hour twice', () => {
    expect(told('2024-11-03T01:30-07:00')).toBe('Sun 3 Nov 01:30 (UTC-7)')
    expect(told('2024-11-03T01:30-08:00')).toBe('Sun 3 Nov 01:30 (UTC-8)')
    expect(told('2024-11-03T06:00-08:00')).toBe('Sun 3 Nov 06:00')
    expect(told('2024-04-07T01:45+11:00', 'Australia/Lord_Howe')).toBe('Sun 7 Apr 01:45 (UTC+11)')
    expect(told('2024-04-07T01:45+10:30', 'Australia/Lord_Howe')).toBe('Sun 7 Apr 01:45 (UTC+10:30)')
  })

  test('stretches name their day once', () => {
    const from = instant('2024-03-08T16:00-08:00')
    expect(stretchWords(from, instant('2024-03-08T17:00-08:00'), telling)).toBe('Fri 8 Mar 16:00–17:00')
    expect(stretchWords(from, instant('2024-03-09T00:00-08:00'), telling)).toBe('Fri 8 Mar 16:00 – Sat 9 Mar 00:00')
    const night = instant('2024-11-03T01:30-07:00')
    expect(stretchWords(night, instant('2024-11-03T01:30-08:00'), telling)).toBe(
      'Sun 3 Nov 01:30 (UTC-7) – Sun 3 Nov 01:30 (UTC-8)',
    )
  })

  test('a change of the clocks is told by what the wall shows', () => {
    const spring = instant('2024-03-10T10:00Z')
    expect(shiftWords(spring, HOUR, telling.timeZone)).toBe('02:00 becomes 03:00')
    expect(shiftWords(instant('2024-11-03T09:00Z'), -HOUR, telling.timeZone)).toBe('02:00 becomes 01:00')
    expect(shiftWords(instant('2024-04-06T15:00Z'), -30 * MINUTE, 'Australia/Lord_Howe')).toBe('02:00 becomes 01:30')
  })
})

test.each([
  [0, '0 s', 'less than a second'],
  [1, 'less than a second', 'less than a second'],
  [999, 'less than a second', 'less than a second'],
  [SECOND, '1 s', '1 s'],
  [SECOND + 1, '1 s', '2 s'],
  [MINUTE - 1, '59 s', '1 min'],
  [MINUTE, '1 min', '1 min'],
  [MINUTE + 1, '1 min', '2 min'],
  [80 * MINUTE, '1 h 20 min', '1 h 20 min'],
  [HOUR - 1, '59 min', '1 h'],
  [400 * HOUR + 1, '400 h', '400 h 1 min'],
])('EXP-2: %d ms left is %s, and late by as much is %s', (length, left, over) => {
  expect([leftWords(length), overWords(length)]).toEqual([left, over])
})

test('ordinals', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(ordinal)).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st 102nd 111th'.split(' '),
  )
})
