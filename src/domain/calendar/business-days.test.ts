import { describe, expect, test } from 'vitest'
import {
  book,
  calendar,
  calendarIn,
  combined,
  first,
  holidaySet,
  hours,
  on,
  onEveryDay,
  onWeekdays,
} from '../../../test/support/hours.ts'
import { HOUR, instant, instantOf, isoOf } from '../time.ts'
import { addBusinessDays, weekLength } from './calendar.ts'

/** A time of March 2024 in the summer of Los Angeles; the 18th is a Monday. */
const at = (time: string) => instant(`2024-03-${time}-07:00`)

const office = calendar(hours())
const lunch = calendar(hours({ week: onWeekdays('09:00-12:00', '13:00-17:00') }))
const shortFriday = calendar(hours({ week: { ...onWeekdays('09:00-17:00'), friday: ['10:00-14:00'] } }))
const nights = calendar(hours({ week: onWeekdays('22:00-06:00') }))
const weekdays = calendar(hours({ week: onWeekdays('00:00-24:00') }))
const always = calendar(hours({ week: onEveryDay('00:00-24:00') }))
const eve = calendar(hours({ holidays: ['local'] }), {
  local: holidaySet(on('2024-03-20'), on('2024-03-21', '09:00-12:00')),
})
const saturday = calendar(hours({ overrides: [on('2024-03-23', '10:00-12:00')] }))

describe('CAL-19: the same local time', () => {
  test.each([
    ['a day later', office, '18T10:00', 1, '19T10:00'],
    ['over a weekend', office, '22T10:00', 1, '25T10:00'],
    ['to the millisecond', office, '18T10:00:00.001', 1, '19T10:00:00.001'],
    ['from an opening', office, '18T09:00', 1, '19T09:00'],
    ['over a holiday', eve, '19T10:00', 1, '21T10:00'],
    ['to a half day that has closed: its closing', eve, '19T16:00', 1, '21T12:00'],
    ['to a half day as it closes', eve, '19T12:00', 1, '21T12:00'],
    ['to a day that opens later: its opening', shortFriday, '21T09:30', 1, '22T10:00'],
    ['to a day that closes sooner: its closing', shortFriday, '21T16:00', 1, '22T14:00'],
    ['from an extra opening', saturday, '23T11:00', 1, '25T11:00'],
    ['to an extra opening', saturday, '22T11:00', 1, '23T11:00'],
    ['where the day found has a break', lunch, '18T12:00', 1, '19T12:00'],
    ['days of 24 hours', weekdays, '22T00:00', 1, '25T00:00'],
    ['round the clock', always, '22T23:59', 2, '24T23:59'],
    ['none', office, '23T10:00', 0, '23T10:00'],
  ])('%s', (_, given, from, days, due) => {
    expect(isoOf(addBusinessDays(given, at(from), days, 'same_time'))).toBe(isoOf(at(due)))
  })

  test.each([
    ['before midnight', '18T23:00', '19T23:00'],
    ['after midnight', '19T02:00', '20T02:00'],
    ['the last night of the week', '23T02:00', '26T02:00'],
    ['after a night', '19T10:00', '20T06:00'],
    ['at the end of a night', '19T06:00', '20T06:00'],
  ])('CAL-10: a night belongs to the day it opens on, %s', (_, from, due) => {
    expect(isoOf(addBusinessDays(nights, at(from), 1, 'same_time'))).toBe(isoOf(at(due)))
  })

  test('a break that the day before did not have: the closing before', () => {
    const given = calendar(hours({ overrides: [on('2024-03-19', '09:00-11:30', '13:00-17:00')] }))
    expect(addBusinessDays(given, at('18T12:00'), 1, 'same_time')).toBe(at('19T11:30'))
    expect(addBusinessDays(given, at('18T11:30'), 1, 'same_time')).toBe(at('19T11:30'))
    expect(addBusinessDays(given, at('18T13:00'), 1, 'same_time')).toBe(at('19T13:00'))
  })

  test('the wall clock counts, not hours: over the start of summer time, and at a time that it skips', () => {
    const friday = instant('2024-03-08T10:00-08:00')
    expect(isoOf(addBusinessDays(office, friday, 1, 'same_time'))).toBe(isoOf(instant('2024-03-11T10:00-07:00')))
    const skipped = addBusinessDays(always, instant('2024-03-09T02:30-08:00'), 1, 'same_time')
    expect(isoOf(skipped)).toBe(isoOf(instant('2024-03-10T03:00-07:00')))
  })

  test('over New Year, and over more than a year', () => {
    expect(addBusinessDays(office, instant('2024-12-31T10:00-08:00'), 1, 'same_time')).toBe(
      instant('2025-01-01T10:00-08:00'),
    )
    expect(addBusinessDays(office, at('18T10:00'), 520, 'same_time')).toBe(instant('2026-03-16T10:00-07:00'))
  })

  test('a date whose only window is skipped is no day', () => {
    const atTwo = calendar(hours({ week: { sunday: ['02:10-02:50'] } }))
    const due = addBusinessDays(atTwo, instant('2024-03-03T02:30-08:00'), 1, 'same_time')
    expect(due).toBe(instant('2024-03-17T02:30-07:00'))
  })

  test('from a date that is in another year in UTC', () => {
    const tokyo = calendar(hours({ timeZone: 'Asia/Tokyo', week: onEveryDay('00:00-24:00') }))
    const due = (given: typeof always, from: string) => addBusinessDays(given, instant(from), 1, 'same_time')
    expect(due(always, '2024-12-31T20:00-08:00')).toBe(instant('2025-01-01T20:00-08:00'))
    expect(due(tokyo, '2025-01-01T05:00+09:00')).toBe(instant('2025-01-02T05:00+09:00'))
  })

  test('a date that the zone left out is no day', () => {
    const apia = calendar(hours({ timeZone: 'Pacific/Apia', week: onEveryDay('20:00-04:00') }))
    const due = addBusinessDays(apia, instant('2011-12-29T21:00-10:00'), 1, 'same_time')
    expect(isoOf(due)).toBe(isoOf(instant('2011-12-31T21:00+14:00')))
  })
})

describe('CAL-19: the close of the day', () => {
  test.each([
    ['a day later', office, '18T10:00', 1, '19T17:00'],
    ['over a weekend', office, '22T10:00', 1, '25T17:00'],
    ['of a half day', eve, '19T10:00', 1, '21T12:00'],
    ['of the last window', lunch, '18T10:00', 1, '19T17:00'],
    ['of a night', nights, '19T02:00', 1, '20T06:00'],
    ['round the clock: midnight', always, '18T10:00', 1, '20T00:00'],
    ['from a weekend', office, '23T10:00', 1, '25T17:00'],
  ])('%s', (_, given, from, days, due) => {
    expect(isoOf(addBusinessDays(given, at(from), days, 'close_of_day'))).toBe(isoOf(at(due)))
  })
})

describe('CAL-20: a start outside all windows', () => {
  test.each([
    ['after the day', office, '18T18:00', 1, '19T17:00'],
    ['at its closing', office, '18T17:00', 1, '19T17:00'],
    ['before the day', office, '18T08:00', 1, '18T17:00'],
    ['on a weekend', office, '23T11:00', 1, '25T17:00'],
    ['before a shorter day: its closing', shortFriday, '22T08:00', 1, '22T14:00'],
    ['after a shorter day: the closing of the next, not its hour', shortFriday, '22T15:00', 1, '25T17:00'],
    ['in a break: the time of the closing before it', lunch, '18T12:30', 1, '19T12:00'],
  ])('%s', (_, given, from, days, due) => {
    expect(isoOf(addBusinessDays(given, at(from), days, 'same_time'))).toBe(isoOf(at(due)))
  })
})

describe('CAL-21: the days of a combination', () => {
  const given = book({
    pacific: hours(),
    tokyo: hours({ timeZone: 'Asia/Tokyo' }),
    sun: combined('union', 'pacific', 'tokyo'),
    rising: combined('union', 'tokyo', 'pacific'),
    nested: combined('union', 'rising', 'pacific'),
  })

  // Tokyo is open from 17:00 to 01:00 Pacific, from Sunday to Thursday.
  test.each([
    ['in the zone of the first', 'sun', '18T18:00', 1, '19T18:00'],
    ['where the night before reaches in', 'sun', '17T18:00', 1, '18T18:00'],
    ['in another zone', 'rising', '18T18:00', 1, '19T18:00'],
    ['of a combination', 'nested', '18T18:00', 1, '19T18:00'],
    ['from the weekend', 'sun', '23T12:00', 1, '24T24:00'],
    // Friday in Los Angeles is Saturday in Tokyo, and the next open date there is Monday, until 17:00.
    ['from the weekend, in another zone', 'rising', '23T12:00', 1, '25T01:00'],
  ])('%s', (_, slug, from, days, due) => {
    expect(isoOf(addBusinessDays(calendarIn(given, slug), at(from), days, 'same_time'))).toBe(isoOf(at(due)))
  })
})

test('CAL-17: a date on which another version begins is one day', () => {
  const it = [
    ...first(hours({ week: onWeekdays('09:00-12:00') })),
    {
      version: 2,
      effectiveFrom: at('19T11:00'),
      publishedAt: instantOf(0),
      document: hours({ week: onWeekdays('14:00-18:00') }),
    },
  ]
  const spliced = calendarIn({ calendars: { it }, holidays: {} }, 'it')
  const due = (from: string, days: number) => isoOf(addBusinessDays(spliced, at(from), days, 'same_time'))
  expect(due('18T09:30', 1)).toBe(isoOf(at('19T09:30')))
  expect(due('18T11:30', 1)).toBe(isoOf(at('19T11:00')))
  expect(due('19T10:00', 1)).toBe(isoOf(at('20T14:00')))
  expect(due('19T15:00', 1)).toBe(isoOf(at('20T15:00')))
  expect(due('18T13:00', 1)).toBe(isoOf(at('19T18:00')))
})

describe('CAL-9: an ordinary week', () => {
  const given = book(
    {
      office: hours(),
      lunch: hours({ week: onWeekdays('09:00-12:00', '13:00-17:00') }),
      nights: hours({ week: onEveryDay('22:00-06:00') }),
      always: hours({ week: onEveryDay('00:00-24:00') }),
      berlin: hours({ timeZone: 'Europe/Berlin', week: onWeekdays('17:00-19:00') }),
      exceptions: hours({ holidays: ['local'], overrides: [on('2024-03-18')] }),
      either: combined('union', 'office', 'berlin'),
      both: combined('intersection', 'office', 'berlin'),
      everything: combined('union', 'always', 'nights'),
    },
    { local: holidaySet(on('2024-03-19')) },
  )

  test.each([
    ['office', 40],
    ['lunch', 35],
    ['nights', 56],
    ['always', 168],
    ['exceptions', 40],
    ['everything', 168],
  ])('%s holds %i hours, also where the clocks change', (slug, length) => {
    for (const when of [at('18T10:00'), instant('2024-03-10T12:00Z'), instant('2024-11-03T12:00Z')]) {
      expect(weekLength(calendarIn(given, slug), when)).toBe(length * HOUR)
    }
  })

  // 17:00 in Berlin is 08:00 in Los Angeles, and 09:00 while only America has changed its clocks.
  test.each([
    ['either', '2024-02-01T00:00Z', 45],
    ['both', '2024-02-01T00:00Z', 5],
    ['either', '2024-03-20T00:00Z', 40],
    ['both', '2024-03-20T00:00Z', 10],
  ])('%s of two zones at %s: %i hours', (slug, when, length) => {
    expect(weekLength(calendarIn(given, slug), instant(when))).toBe(length * HOUR)
  })
})
