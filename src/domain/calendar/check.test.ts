import { describe, expect, test } from 'vitest'
import { book, holidaySet, hours, on, onEveryDay, onWeekdays } from '../../../test/support/hours.ts'
import { refused } from '../../../test/support/refused.ts'
import { checkCalendar, checkCalendarBook, checkHolidaySet } from './check.ts'
import type { CalendarDocument, HolidaySet } from './document.ts'

const week = { monday: ['09:00-12:00', '13:00-17:00'] }

describe('CAL-12: a calendar is refused with the place', () => {
  test.each<[about: string, document: CalendarDocument, code: string, place: string, words: string]>([
    [
      'an unreadable window',
      hours({ week: { monday: ['09:00-12:00', '9-17'] } }),
      'calendar_window_invalid',
      'week.monday[1]',
      '"9-17"',
    ],
    [
      'a window after midnight',
      hours({ week: { friday: ['24:00-25:00'] } }),
      'calendar_window_invalid',
      'week.friday[0]',
      '24:00-25:00',
    ],
    [
      'overlapping windows',
      hours({ week: { monday: ['09:00-12:00', '11:00-17:00'] } }),
      'calendar_windows_overlap',
      'week.monday[1]',
      '09:00-12:00 (week.monday[0])',
    ],
    [
      'the same window twice',
      hours({ week: { monday: ['09:00-12:00', '09:00-12:00'] } }),
      'calendar_windows_overlap',
      'week.monday[1]',
      'overlaps',
    ],
    [
      'windows out of order that overlap',
      hours({ week: { monday: ['11:00-17:00', '09:00-12:00'] } }),
      'calendar_windows_overlap',
      'week.monday[0]',
      'overlaps',
    ],
    [
      'a night into the next morning',
      hours({ week: { monday: ['22:00-06:00'], tuesday: ['05:00-09:00'] } }),
      'calendar_windows_overlap',
      'week.tuesday[0]',
      '22:00-06:00 (week.monday[0])',
    ],
    [
      'Sunday night into Monday',
      hours({ week: { sunday: ['22:00-06:00'], monday: ['05:59-09:00'] } }),
      'calendar_windows_overlap',
      'week.monday[0]',
      'week.sunday[0]',
    ],
    [
      'a reversed window beside the day',
      hours({ week: { monday: ['17:00-09:01'], tuesday: ['09:00-17:00'] } }),
      'calendar_windows_overlap',
      'week.tuesday[0]',
      '17:00-09:01',
    ],
    [
      'no weekday',
      hours({ week: { ...week, funday: ['09:00-12:00'] } as never }),
      'calendar_weekday_unknown',
      'week.funday',
      'monday, tuesday',
    ],
    ['an unknown zone', hours({ timeZone: 'Mars/Olympus' }), 'calendar_zone_unknown', 'timeZone', 'Mars/Olympus'],
    ['an abbreviation', hours({ timeZone: 'PST' }), 'calendar_zone_unknown', 'timeZone', 'America/Los_Angeles'],
    ['an offset', hours({ timeZone: '+01:00' }), 'calendar_zone_unknown', 'timeZone', '+01:00'],
    [
      'a date that does not exist',
      hours({ overrides: [on('2026-02-28'), on('2026-02-30')] }),
      'calendar_date_invalid',
      'overrides[1].date',
      '2026-02-30',
    ],
    [
      'a leap day of a common year',
      hours({ overrides: [on('2027-02-29')] }),
      'calendar_date_invalid',
      'overrides[0].date',
      '2027-02-29',
    ],
    ['no date', hours({ overrides: [on('Christmas')] }), 'calendar_date_invalid', 'overrides[0].date', 'Christmas'],
    [
      'a date with a time',
      hours({ overrides: [on('2026-12-24T00:00Z')] }),
      'calendar_date_invalid',
      'overrides[0].date',
      '2026-12-24T00:00Z',
    ],
    [
      'a date twice',
      hours({ overrides: [on('2026-12-24'), on('2026-12-25'), on('2026-12-24')] }),
      'calendar_date_twice',
      'overrides[2].date',
      'overrides[0]',
    ],
    [
      'an unreadable window of a date',
      hours({ overrides: [on('2026-12-24', 'noon')] }),
      'calendar_window_invalid',
      'overrides[0].windows[0]',
      '"noon"',
    ],
    [
      'overlapping windows of a date',
      hours({ overrides: [on('2026-12-24', '09:00-12:00', '11:00-13:00')] }),
      'calendar_windows_overlap',
      'overrides[0].windows[1]',
      '09:00-12:00',
    ],
    [
      'an override into the night before',
      hours({ week: onWeekdays('22:00-06:00'), overrides: [on('2026-12-26', '05:00-10:00')] }),
      'calendar_windows_overlap',
      'overrides[0].windows[0]',
      '22:00-06:00 (week.friday[0])',
    ],
    [
      'an override into the morning after',
      hours({ overrides: [on('2026-12-23', '20:00-09:30')] }),
      'calendar_windows_overlap',
      'overrides[0].windows[0]',
      '09:00-17:00 (week.thursday[0])',
    ],
    [
      'two overrides into each other',
      hours({ overrides: [on('2026-12-25', '05:00-10:00'), on('2026-12-24', '20:00-06:00')] }),
      'calendar_windows_overlap',
      'overrides[0].windows[0]',
      'overrides[1].windows[0]',
    ],
  ])('%s', (_, document, code, place, words) => {
    const found = refused(() => checkCalendar(document))
    expect(found).toMatchObject({ code, details: { place } })
    expect(found.message).toContain(words)
    // What is wrong, and then what to do.
    expect(found.message).toMatch(/^\S.*\. [A-Z].*\.$/)
    expect(refused(() => checkCalendar(document, 'document')).details).toEqual({ place: `document.${place}` })
    expect(refused(() => checkCalendarBook(book({ it: document }))).details).toEqual({
      calendar: 'it',
      version: 1,
      place,
    })
  })

  test.each([
    ['touching windows', hours({ week: { monday: ['09:00-12:00', '12:00-17:00'] } })],
    ['a night that ends when the day begins', hours({ week: { monday: ['22:00-06:00'], tuesday: ['06:00-09:00'] } })],
    ['24 hours every day, from nine', hours({ week: onEveryDay('09:00-09:00') })],
    ['a night every day', hours({ week: onEveryDay('22:00-06:00') })],
    ['a closed date after a night', hours({ week: onEveryDay('22:00-06:00'), overrides: [on('2026-12-24')] })],
    [
      'an override for the night before',
      hours({ week: onEveryDay('22:00-06:00'), overrides: [on('2026-12-25', '05:00-10:00'), on('2026-12-24')] }),
    ],
    ['a leap day', hours({ overrides: [on('2028-02-29')] })],
    ['UTC', hours({ timeZone: 'UTC' })],
  ])('%s is taken', (_, document) => {
    expect(() => checkCalendar(document)).not.toThrow()
    expect(() => checkCalendarBook(book({ it: document }))).not.toThrow()
  })

  test.each<[about: string, document: HolidaySet, code: string, place: string]>([
    ['a date that does not exist', holidaySet(on('2026-13-01')), 'calendar_date_invalid', 'dates[0].date'],
    [
      'a date twice',
      holidaySet(on('2026-12-24'), on('2026-12-24', '09:00-12:00')),
      'calendar_date_twice',
      'dates[1].date',
    ],
    ['an unreadable window', holidaySet(on('2026-12-24', '9 to 12')), 'calendar_window_invalid', 'dates[0].windows[0]'],
    [
      'overlapping windows',
      holidaySet(on('2026-12-24', '09:00-12:00', '08:00-10:00')),
      'calendar_windows_overlap',
      'dates[0].windows[0]',
    ],
  ])('a holiday set with %s', (_, document, code, place) => {
    expect(refused(() => checkHolidaySet(document))).toMatchObject({ code, details: { place } })
    expect(refused(() => checkHolidaySet(document, 'document')).details).toEqual({ place: `document.${place}` })
    const found = refused(() => checkCalendarBook(book({}, { it: document })))
    expect(found).toMatchObject({ code, details: { holidays: 'it', version: 1, place } })
  })
})
