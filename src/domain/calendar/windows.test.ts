import { describe, expect, test } from 'vitest'
import {
  ALWAYS,
  book,
  calendar,
  calendarIn,
  combined,
  holidaySet,
  hours,
  on,
  onEveryDay,
  onWeekdays,
} from '../../../test/support/hours.ts'
import { DAY, HOUR, instant, isoOf, later, MINUTE } from '../time.ts'
import { isTimeZone } from '../wall-clock.ts'
import { addWorkingTime, type Calendar, calendarOf, openIntervals, timeZoneOf, workingTimeBetween } from './calendar.ts'
import { textOf, windowOf } from './windows.ts'

/** The stretches in the week of Monday 2024-03-18, in the summer of Los Angeles, as `18T09:00/18T17:00`. */
function openIn(given: Calendar, from = '18T00:00', to = '25T00:00'): string[] {
  const text = (at: ReturnType<typeof instant>) => isoOf(later(at, -7 * HOUR)).slice(8, 16)
  return openIntervals(given, instant(`2024-03-${from}-07:00`), instant(`2024-03-${to}-07:00`)).map(
    ({ start, end }) => `${text(start)}/${text(end)}`,
  )
}

const monday = (...windows: string[]) => openIn(calendar(hours({ week: { monday: windows } })))

describe('CAL-1: windows', () => {
  test.each([
    ['several, in any order', ['13:00-17:00', '09:00-12:00'], ['18T09:00/18T12:00', '18T13:00/18T17:00']],
    ['up to midnight', ['14:00-24:00'], ['18T14:00/19T00:00']],
    ['a whole day', ['00:00-24:00'], ['18T00:00/19T00:00']],
    ['a whole day, written with the next midnight', ['00:00-00:00'], ['18T00:00/19T00:00']],
    ['24 hours from nine', ['09:00-09:00'], ['18T09:00/19T09:00']],
    ['a night', ['22:00-06:00'], ['18T22:00/19T06:00']],
    ['up to midnight, as a night', ['22:00-00:00'], ['18T22:00/19T00:00']],
    ['one minute', ['12:00-12:01'], ['18T12:00/18T12:01']],
    ['touching ones are one', ['09:00-12:00', '12:00-17:00'], ['18T09:00/18T17:00']],
  ])('%s', (_, windows, open) => {
    expect(monday(...windows)).toEqual(open)
  })

  test.each(['09:00-17:00', '22:00-06:00', '00:00-24:00', '14:30-24:00', '09:00-09:00'])(
    '%s is written back',
    (text) => {
      const window = windowOf(text)
      expect(window && textOf(window)).toBe(text)
    },
  )

  test.each([
    '',
    '9:00-17:00',
    '09:00',
    '09:00-25:00',
    '24:00-06:00',
    '09:00-24:01',
    '09:60-10:00',
    '09:00-17:00 ',
    '09:00–17:00',
  ])('"%s" is none', (text) => {
    expect(windowOf(text)).toBeUndefined()
  })
})

describe('CAL-10: over midnight', () => {
  const nights = onWeekdays('22:00-06:00')

  test('the last night of the week ends on Saturday', () => {
    expect(openIn(calendar(hours({ week: nights })))).toEqual([
      '18T22:00/19T06:00',
      '19T22:00/20T06:00',
      '20T22:00/21T06:00',
      '21T22:00/22T06:00',
      '22T22:00/23T06:00',
    ])
  })

  test('a holiday takes the night that begins on it, not the end of the one before', () => {
    const open = openIn(calendar(hours({ week: nights, overrides: [on('2024-03-20')] })), '19T00:00', '22T00:00')
    expect(open).toEqual(['19T00:00/19T06:00', '19T22:00/20T06:00', '21T22:00/22T00:00'])
  })

  test('an override replaces the night that begins on it', () => {
    const shorter = calendar(hours({ week: nights, overrides: [on('2024-03-20', '20:00-02:00')] }))
    expect(openIn(shorter, '20T00:00', '21T12:00')).toEqual(['20T00:00/20T06:00', '20T20:00/21T02:00'])
  })

  test('Sunday night reaches into Monday, also over New Year', () => {
    const sundays = calendar(hours({ week: { sunday: ['22:00-06:00'] } }))
    expect(openIn(sundays, '18T00:00', '19T00:00')).toEqual(['18T00:00/18T06:00'])
    const [from, to] = [instant('2023-12-31T12:00-08:00'), instant('2024-01-01T12:00-08:00')]
    expect(openIntervals(sundays, from, to)).toEqual([
      { start: instant('2023-12-31T22:00-08:00'), end: instant('2024-01-01T06:00-08:00') },
    ])
  })

  test('windows that overlap only by a holiday set are counted once', () => {
    const early = { early: holidaySet(on('2024-03-20', '04:00-12:00')) }
    const open = openIn(calendar(hours({ week: nights, holidays: ['early'] }), early), '20T00:00', '21T00:00')
    expect(open).toEqual(['20T00:00/20T12:00'])
  })
})

describe('CAL-2: what a date holds', () => {
  const sets = {
    half: holidaySet(on('2024-03-19', '09:00-12:00'), on('2024-03-20', '10:00-11:00')),
    closed: holidaySet(on('2024-03-19'), on('2024-03-21')),
  }
  const open = (holidays: string[], ...overrides: ReturnType<typeof on>[]) =>
    openIn(calendar(hours({ holidays, overrides }), sets), '19T00:00', '22T00:00')

  test.each([
    ['its weekday', [], [], ['19T09:00/19T17:00', '20T09:00/20T17:00', '21T09:00/21T17:00']],
    ['a holiday', ['closed'], [], ['20T09:00/20T17:00']],
    ['a half day', ['half'], [], ['19T09:00/19T12:00', '20T10:00/20T11:00', '21T09:00/21T17:00']],
    ['the first set that has it', ['half', 'closed'], [], ['19T09:00/19T12:00', '20T10:00/20T11:00']],
    ['the first set that has it, closed', ['closed', 'half'], [], ['20T10:00/20T11:00']],
    [
      'an override before all sets',
      ['closed', 'half'],
      [on('2024-03-21', '15:00-16:00')],
      ['20T10:00/20T11:00', '21T15:00/21T16:00'],
    ],
    ['a closed override', [], [on('2024-03-20')], ['19T09:00/19T17:00', '21T09:00/21T17:00']],
  ])('%s', (_, holidays, overrides, expected) => {
    expect(open(holidays, ...overrides)).toEqual(expected)
  })

  test('an extra opening on a weekday that is closed', () => {
    expect(openIn(calendar(hours({ overrides: [on('2024-03-23', '10:00-12:00')] })), '23T00:00')).toEqual([
      '23T10:00/23T12:00',
    ])
  })

  test('a date means the zone of the calendar', () => {
    const week = { monday: ['00:00-24:00'] }
    const due = addWorkingTime(
      calendar(hours({ week, overrides: [on('2024-03-18')] })),
      instant('2024-03-18T00:00-07:00'),
      HOUR,
    )
    expect(isoOf(due)).toBe(isoOf(instant('2024-03-25T01:00-07:00')))
  })

  test('a holiday of a whole year is passed over', () => {
    const year = Array.from({ length: 366 }, (_, day) =>
      on(isoOf(later(instant('2024-01-01T12:00Z'), day * DAY)).slice(0, 10)),
    )
    const due = addWorkingTime(calendar(hours({ overrides: year })), instant('2023-12-29T16:00-08:00'), 2 * HOUR)
    expect(isoOf(due)).toBe(isoOf(instant('2025-01-01T10:00-08:00')))
  })
})

describe('CAL-11: combinations', () => {
  const nine = (timeZone: string) => hours({ timeZone })
  const given = book({
    pacific: nine('America/Los_Angeles'),
    london: nine('Europe/London'),
    tokyo: nine('Asia/Tokyo'),
    sun: combined('union', 'pacific', 'london', 'tokyo'),
    both: combined('intersection', 'pacific', 'evening'),
    evening: hours({ timeZone: 'Europe/London', week: onEveryDay('16:00-20:00') }),
    nested: combined('intersection', 'sun', 'evening'),
    twice: combined('union', 'pacific', 'pacific'),
  })
  const named = (slug: string) => calendarIn(given, slug)

  test('a union is open when any is', () => {
    // London opens at 02:00 Pacific, closes at 10:00; Tokyo is open from 17:00 to 01:00.
    expect(openIn(named('sun'), '19T00:00', '20T00:00')).toEqual(['19T00:00/19T01:00', '19T02:00/20T00:00'])
  })

  test('an intersection is open when all are', () => {
    expect(openIn(named('both'), '19T00:00', '20T00:00')).toEqual(['19T09:00/19T13:00'])
  })

  test('combinations combine', () => {
    expect(openIn(named('nested'), '19T00:00', '20T00:00')).toEqual(['19T09:00/19T13:00'])
    expect(openIn(named('nested'), '23T00:00', '24T00:00')).toEqual([])
  })

  test('the same calendar twice is that calendar', () => {
    expect(openIn(named('twice'))).toEqual(openIn(named('pacific')))
  })

  test('a year and its borders are seamless', () => {
    const all = calendarIn(
      book({
        always: hours({ week: onEveryDay('00:00-24:00') }),
        office: hours(),
        all: combined('union', 'always', 'office'),
      }),
      'all',
    )
    const [from, to] = [instant('2019-06-01T00:00Z'), instant('2026-06-01T00:00Z')]
    expect(openIntervals(all, from, to)).toEqual([{ start: from, end: to }])
  })

  test('it has a zone when all its parts have the same one', () => {
    const at = instant('2024-03-18T00:00Z')
    expect(timeZoneOf(named('pacific'), at)).toBe('America/Los_Angeles')
    expect(timeZoneOf(named('twice'), at)).toBe('America/Los_Angeles')
    expect(timeZoneOf(named('sun'), at)).toBeNull()
    expect(timeZoneOf(named('nested'), at)).toBeNull()
  })
})

describe('CAL-5 and CAL-6: when the clocks change', () => {
  const everyDay = (timeZone: string, ...windows: string[]) =>
    calendar(hours({ timeZone, week: onEveryDay(...windows) }))

  // Berlin has no 02:00 to 03:00 on 31 March 2024, and has it twice on 27 October.
  test.each([
    ['opens in the skipped hour', '02:00-04:00', '2024-03-31T00:00+01:00', 60],
    ['opens half way into it', '02:30-04:00', '2024-03-31T00:00+01:00', 60],
    ['lies wholly in it', '02:10-02:50', '2024-03-31T00:00+01:00', 0],
    ['closes in it', '01:00-02:30', '2024-03-31T00:00+01:00', 60],
    ['spans the repeated hour', '01:00-04:00', '2024-10-27T00:00+02:00', 240],
    ['opens in the repeated hour', '02:30-04:00', '2024-10-27T00:00+02:00', 150],
    ['closes in it, at the first showing', '01:00-02:30', '2024-10-27T00:00+02:00', 90],
    ['lies wholly in it', '02:10-02:50', '2024-10-27T00:00+02:00', 40],
  ])('a window that %s: %s from %s holds %i minutes', (_, window, midnight, minutes) => {
    const from = instant(midnight)
    expect(workingTimeBetween(everyDay('Europe/Berlin', window), from, later(from, 23 * HOUR))).toBe(minutes * MINUTE)
  })

  test.each([
    ['half an hour is skipped', 'Australia/Lord_Howe', '02:00-04:00', '2024-10-06T00:00+10:30', 90],
    ['half an hour is repeated', 'Australia/Lord_Howe', '01:00-04:00', '2024-04-07T00:00+11:00', 210],
    ['midnight is skipped', 'America/Santiago', '00:00-02:00', '2024-09-07T22:00-04:00', 60],
    ['the hour before midnight is repeated', 'America/Santiago', '23:00-24:00', '2024-04-06T12:00-03:00', 120],
    ['a night over the skip', 'Europe/Berlin', '22:00-06:00', '2024-03-30T20:00+01:00', 420],
    ['a night over the repeated hour', 'Europe/Berlin', '22:00-06:00', '2024-10-26T20:00+02:00', 540],
    ['45 minutes of offset, half an hour of it', 'Australia/Eucla', '08:15-08:45', '2024-03-18T00:00+08:45', 30],
  ])('%s in %s', (_, zone, window, evening, minutes) => {
    const from = instant(evening)
    expect(workingTimeBetween(everyDay(zone, window), from, later(from, 20 * HOUR))).toBe(minutes * MINUTE)
  })

  // Samoa went from 29 to 31 December 2011, when it was 10:00 UTC.
  test.each([
    ['windows of a day', '09:00-10:00', ['29T19:00/29T20:00', '30T19:00/30T20:00']],
    ['a night ends when the skip ends', '22:00-06:00', ['29T12:00/29T16:00', '30T08:00/30T10:00', '31T08:00/31T12:00']],
    ['whole days touch', '00:00-24:00', ['29T12:00/31T12:00']],
  ])('CAL-5: a date that a place left out has no windows, %s', (_, window, expected) => {
    const [from, to] = [instant('2011-12-29T12:00Z'), instant('2011-12-31T12:00Z')]
    const open = openIntervals(everyDay('Pacific/Apia', window), from, to)
    const text = (at: ReturnType<typeof instant>) => isoOf(at).slice(8, 16)
    expect(open.map(({ start, end }) => `${text(start)}/${text(end)}`)).toEqual(expected)
  })
})

describe('CAL-7: zones', () => {
  test.each(['America/Los_Angeles', 'America/Argentina/San_Luis', 'Asia/Kathmandu', 'Etc/UTC', 'UTC'])('%s', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  test.each(['PST', 'EST', 'CET', 'EST5EDT', '+01:00', 'UTC+1', 'GMT+5', 'Etc/GMT+5', 'Mars/Olympus', 'America/', ''])(
    '"%s" is none',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false)
    },
  )
})

test('a slug is a name in the book, not in the language', () => {
  expect(() => calendarOf(book({ office: hours() }), 'constructor', ALWAYS)).toThrow('the book holds constructor')
  expect(() => calendarOf(book({ office: hours() }), '__proto__', ALWAYS)).toThrow('the book holds __proto__')
})
