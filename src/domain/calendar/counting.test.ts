import { describe, expect, test } from 'vitest'
import { ALWAYS, book, calendar, combined, hours, on, onEveryDay, onWeekdays } from '../../../test/support/hours.ts'
import { DAY, HOUR, instant, instantOf, isoOf, later, MINUTE } from '../time.ts'
import {
  addBusinessDays,
  addWorkingTime,
  calendarOf,
  isOpen,
  nextClosing,
  nextOpening,
  openIntervals,
  subtractWorkingTime,
  workingTimeBetween,
} from './calendar.ts'

const office = calendar(hours())
const lunch = calendar(hours({ week: onWeekdays('09:00-12:00', '13:00-17:00') }))
const always = calendar(hours({ week: onEveryDay('00:00-24:00') }))

/** A time of the week of Monday 2024-03-18, in the summer of Los Angeles. */
const at = (time: string): ReturnType<typeof instant> => instant(`2024-03-${time}-07:00`)

describe('CAL-4: the ends of an amount', () => {
  test.each([
    ['nothing inside a window', '18T10:00', 0, '18T10:00'],
    ['nothing outside a window', '23T11:00', 0, '23T11:00'],
    ['less than nothing', '18T09:00', -HOUR, '18T09:00'],
    ['one millisecond before closing', '18T09:00', 8 * HOUR - 1, '18T16:59:59.999'],
    ['the whole window', '18T09:00', 8 * HOUR, '18T17:00'],
    ['one millisecond more', '18T09:00', 8 * HOUR + 1, '19T09:00:00.001'],
    ['one millisecond from the closing', '18T17:00', 1, '19T09:00:00.001'],
    ['one millisecond from a Saturday', '23T11:00', 1, '25T09:00:00.001'],
    ['a week of windows', '18T09:00', 40 * HOUR, '22T17:00'],
    ['a week of windows and a millisecond', '18T09:00', 40 * HOUR + 1, '25T09:00:00.001'],
  ])('%s', (_, from, amount, due) => {
    expect(isoOf(addWorkingTime(office, at(from), amount))).toBe(isoOf(at(due)))
  })
})

test('CAL-4, CAL-14: whole windows end at a closing and begin at an opening, however many', () => {
  const utc = calendar(hours({ timeZone: 'UTC' }))
  const [monday, friday] = [instant('2024-03-18T09:00Z'), instant('2026-03-20T17:00Z')]
  for (let days = 1; days < 300; days++) {
    expect(isoOf(addWorkingTime(utc, monday, days * 8 * HOUR))).toContain('T17:00:00.000Z')
    expect(isoOf(addWorkingTime(utc, monday, days * 8 * HOUR + 1))).toContain('T09:00:00.001Z')
    expect(isoOf(subtractWorkingTime(utc, friday, days * 8 * HOUR))).toContain('T09:00:00.000Z')
    expect(isoOf(subtractWorkingTime(utc, friday, days * 8 * HOUR + 1))).toContain('T16:59:59.999Z')
  }
})

describe('CAL-14: subtracting', () => {
  test.each([
    ['nothing', '18T10:00', 0, '18T10:00'],
    ['less than nothing', '18T10:00', -1, '18T10:00'],
    ['inside a window', '18T10:00', HOUR - 1, '18T09:00:00.001'],
    ['a whole window reaches its opening', '18T17:00', 8 * HOUR, '18T09:00'],
    ['one millisecond more reaches into the window before', '19T17:00', 8 * HOUR + 1, '18T16:59:59.999'],
    ['from outside a window', '23T11:00', HOUR, '22T16:00'],
    ['from an opening', '25T09:00', 1, '22T16:59:59.999'],
    ['a week of windows', '22T17:00', 40 * HOUR, '18T09:00'],
  ])('%s', (_, from, amount, start) => {
    expect(isoOf(subtractWorkingTime(office, at(from), amount))).toBe(isoOf(at(start)))
  })

  test('over many years', () => {
    const from = at('18T10:00')
    const start = subtractWorkingTime(office, from, 40_000 * HOUR)
    expect(isoOf(start)).toBe(isoOf(instant('2005-01-17T10:00-08:00')))
    expect(isoOf(addWorkingTime(office, start, 40_000 * HOUR))).toBe(isoOf(from))
  })
})

test.each([
  ['up to the start', '18T10:00', '18T10:00', 0],
  ['backwards', '18T12:00', '18T10:00', 0],
  ['up to the opening', '18T06:00', '18T09:00', 0],
  ['from the closing', '18T17:00', '18T23:00', 0],
  ['over a night', '18T16:00', '19T10:00', 120],
  ['after closing, to after closing', '18T18:00', '19T18:00', 480],
  ['over a weekend', '22T16:00', '25T10:00', 120],
])('CAL-3: counts %s', (_, from, to, minutes) => {
  expect(workingTimeBetween(office, at(from), at(to))).toBe(minutes * MINUTE)
})

test('CAL-3: counts over New Year, whatever was asked before', () => {
  const fresh = calendar(hours())
  workingTimeBetween(fresh, instant('2031-05-01T00:00Z'), instant('2031-05-02T00:00Z'))
  expect(workingTimeBetween(fresh, instant('2024-12-31T16:00-08:00'), instant('2025-01-01T10:00-08:00'))).toBe(2 * HOUR)
  expect(workingTimeBetween(fresh, instant('2024-01-01T00:00-08:00'), instant('2033-12-31T24:00-08:00'))).toBe(
    2610 * 8 * HOUR,
  )
})

test.each([
  ['before opening', '18T08:59:59.999', false],
  ['at opening', '18T09:00', true],
  ['just before the break', '18T11:59:59.999', true],
  ['when the break begins', '18T12:00', false],
  ['when it ends', '18T13:00', true],
  ['at closing', '18T17:00', false],
  ['on Sunday', '24T10:00', false],
])('CAL-1: windows are half open, %s', (_, time, open) => {
  expect(isOpen(lunch, at(time))).toBe(open)
})

describe('CAL-15: openings, closings and stretches', () => {
  test.each([
    ['before the day', '18T08:00', '18T09:00', '18T12:00'],
    ['at an opening', '18T09:00', '18T09:00', '18T12:00'],
    ['inside a window', '18T10:00', '18T10:00', '18T12:00'],
    ['at a closing', '18T12:00', '18T13:00', '18T17:00'],
    ['on a weekend', '23T00:00', '25T09:00', '25T12:00'],
  ])('%s', (_, time, opening, closing) => {
    expect(isoOf(nextOpening(lunch, at(time)))).toBe(isoOf(at(opening)))
    expect(nextClosing(lunch, at(time))).toBe(at(closing))
  })

  test('CAL-10: round the clock is one stretch that never closes', () => {
    expect(nextOpening(always, at('18T10:00'))).toBe(at('18T10:00'))
    expect(nextClosing(always, at('18T10:00'))).toBeNull()
    const [from, to] = [instant('2020-01-01T00:00Z'), instant('2030-06-01T00:00Z')]
    expect(openIntervals(always, from, to)).toEqual([{ start: from, end: to }])
  })

  test('a stretch of years ends when it ends', () => {
    const closedOnce = calendar(hours({ week: onEveryDay('00:00-24:00'), overrides: [on('2041-06-01')] }))
    expect(nextClosing(closedOnce, at('18T10:00'))).toBe(instant('2041-06-01T00:00-07:00'))
  })

  test('stretches of a range are cut at its ends', () => {
    const found = openIntervals(lunch, at('18T10:00'), at('19T09:30'))
    expect(found.map(({ start, end }) => [isoOf(start), isoOf(end)])).toEqual(
      [
        ['18T10:00', '18T12:00'],
        ['18T13:00', '18T17:00'],
        ['19T09:00', '19T09:30'],
      ].map((ends) => ends.map((time) => isoOf(at(time)))),
    )
    expect(openIntervals(lunch, at('18T12:00'), at('18T13:00'))).toEqual([])
    expect(openIntervals(lunch, at('19T10:00'), at('18T10:00'))).toEqual([])
  })
})

describe('CAL-16: at the ends of time', () => {
  const last = instant('2400-01-01T00:00Z')
  const earliest = instant('1900-01-01T00:00Z')
  const early = instant('0001-01-01T00:00Z')
  const late = instant('9000-01-01T00:00Z')

  test('nothing is open beyond, and every search ends', () => {
    expect(isOpen(always, early)).toBe(false)
    expect(isOpen(always, late)).toBe(false)
    expect(nextOpening(always, early)).toBe(earliest)
    expect(nextOpening(always, late)).toBe(late)
    expect(nextClosing(always, late)).toBeNull()
    expect(workingTimeBetween(always, early, late)).toBe(last - earliest)
    expect(openIntervals(always, early, late)).toEqual([{ start: earliest, end: last }])
  })

  test('an amount that is not there ends with the years', () => {
    expect(addWorkingTime(always, early, HOUR)).toBe(later(earliest, HOUR))
    expect(addWorkingTime(office, at('18T10:00'), 1_000_000 * DAY)).toBe(last)
    expect(addWorkingTime(office, at('18T10:00'), Number.POSITIVE_INFINITY)).toBe(last)
    expect(addWorkingTime(office, late, HOUR)).toBe(late)
    expect(subtractWorkingTime(office, at('18T10:00'), 1_000_000 * DAY)).toBe(earliest)
    expect(subtractWorkingTime(office, early, HOUR)).toBe(early)
  })

  test('so do business days', () => {
    expect(addBusinessDays(office, at('18T10:00'), 1_000_000, 'same_time')).toBe(last)
    expect(isoOf(addBusinessDays(office, early, 1, 'same_time'))).toBe('1900-01-02T01:00:00.000Z')
    expect(addBusinessDays(office, late, 1, 'same_time')).toBe(last)
  })

  test('what is no instant is an error, not an answer', () => {
    expect(() => addWorkingTime(office, instantOf(Number.NaN), HOUR)).toThrow()
    expect(() => addWorkingTime(office, at('18T10:00'), Number.NaN)).toThrow()
  })

  test('a search that finds nothing ends, even in a book that was not checked', () => {
    const only = (day: string) => hours({ timeZone: 'UTC', week: { [day]: ['10:00-11:00'] } })
    const both = combined('intersection', 'one', 'other')
    const never = calendarOf(book({ one: only('monday'), other: only('tuesday'), both }), 'both', ALWAYS)
    expect(addWorkingTime(never, at('18T10:00'), 1)).toBe(last)
    expect(subtractWorkingTime(never, at('18T10:00'), 1)).toBe(earliest)
    expect(nextOpening(never, at('18T10:00'))).toBe(last)
    expect(nextClosing(never, at('18T10:00'))).toBeNull()
    expect(addBusinessDays(never, at('18T10:00'), 1, 'same_time')).toBe(last)
  })
})
