import { describe, expect, test } from 'vitest'
import { book, combined, first, holidaySet, hours, on, onEveryDay, onWeekdays } from '../../../test/support/hours.ts'
import { refused } from '../../../test/support/refused.ts'
import { instant, instantOf } from '../time.ts'
import { checkCalendar, checkCalendarBook } from './check.ts'
import type { CalendarBook, CalendarDocument } from './document.ts'

describe('CAL-12: what a calendar names is there', () => {
  test.each<[about: string, book: CalendarBook, code: string, details: object]>([
    [
      'a holiday set',
      book({ it: hours({ holidays: ['there', 'not'] }) }, { there: holidaySet() }),
      'holiday_set_unknown',
      { calendar: 'it', place: 'holidays[1]' },
    ],
    [
      'a calendar',
      book({ it: combined('union', 'office', 'not'), office: hours() }),
      'calendar_unknown',
      { calendar: 'it', place: 'of[1]' },
    ],
    [
      'a name of the language',
      book({ it: combined('union', 'constructor', 'office'), office: hours() }),
      'calendar_unknown',
      { place: 'of[0]' },
    ],
    [
      'a holiday set with such a name',
      book({ it: hours({ holidays: ['__proto__'] }) }),
      'holiday_set_unknown',
      { place: 'holidays[0]' },
    ],
    [
      'in an older version too',
      {
        calendars: {
          it: [
            ...first(hours({ holidays: ['not'] })),
            { version: 2, effectiveFrom: instant('2026-01-01T00:00Z'), publishedAt: instantOf(0), document: hours() },
          ],
        },
        holidays: {},
      },
      'holiday_set_unknown',
      { calendar: 'it', version: 1 },
    ],
  ])('%s', (_, given, code, details) => {
    expect(refused(() => checkCalendarBook(given))).toMatchObject({ code, details })
  })

  test.each<[about: string, book: CalendarBook, calendar: string, place: string]>([
    ['itself', book({ office: hours(), it: combined('union', 'office', 'it') }), 'it', 'of[1]'],
    ['a calendar that names it', book({ it: combined('union', 'that'), that: combined('union', 'it') }), 'it', 'of[0]'],
    [
      'one over two others',
      book({ a: combined('union', 'b'), b: combined('union', 'c'), c: combined('union', 'a') }),
      'a',
      'of[0]',
    ],
  ])('CAL-11: a combination cannot name %s', (_, given, calendar, place) => {
    expect(refused(() => checkCalendarBook(given))).toMatchObject({
      code: 'calendar_cycle',
      details: { calendar, place },
    })
  })

  test('CAL-11: nor lead back by an older version', () => {
    const later = { version: 2, effectiveFrom: instant('2026-01-01T00:00Z'), publishedAt: instantOf(0) }
    const a = [...first(combined('union', 'b')), { ...later, document: hours() }]
    const b = [...first(hours()), { ...later, document: combined('union', 'a') }]
    const given: CalendarBook = { calendars: { a, b }, holidays: {} }
    expect(refused(() => checkCalendarBook(given))).toMatchObject({ code: 'calendar_cycle' })
  })

  test('CAL-11: the same part by two ways is no way back', () => {
    const given = book({
      office: hours(),
      a: combined('union', 'office'),
      b: combined('union', 'office', 'a'),
      c: combined('union', 'a', 'b'),
    })
    expect(checkCalendarBook(given)).toBe(given)
  })
})

describe('CAL-13: a calendar that never opens is refused', () => {
  test.each<[about: string, document: CalendarDocument, place: string]>([
    ['an empty week', hours({ week: {} }), 'week'],
    ['weekdays without windows', hours({ week: onEveryDay() }), 'week'],
    ['only an extra opening', hours({ week: {}, overrides: [on('2026-12-24', '09:00-12:00')] }), 'week'],
    ['a combination of nothing', combined('union'), 'of'],
  ])('%s', (_, document, place) => {
    expect(refused(() => checkCalendar(document))).toMatchObject({ code: 'calendar_never_opens', details: { place } })
  })

  const morning = hours({ week: onWeekdays('09:00-12:00') })
  const evening = hours({ week: onWeekdays('18:00-22:00') })

  test('an intersection without a moment in common', () => {
    const found = refused(() =>
      checkCalendarBook(book({ morning, evening, both: combined('intersection', 'morning', 'evening') })),
    )
    expect(found).toMatchObject({ code: 'calendar_never_opens', details: { calendar: 'both', place: 'of' } })
    expect(found.message).toContain('union')
  })

  test('also when only an override would open it', () => {
    const extra = { ...evening, overrides: [on('2026-12-24', '10:00-11:00')] }
    const given = book({ morning, extra, both: combined('intersection', 'morning', 'extra') })
    expect(refused(() => checkCalendarBook(given))).toMatchObject({ code: 'calendar_never_opens' })
  })

  test('also when a later version of a part takes the moment away', () => {
    const later = { version: 2, effectiveFrom: instant('2027-01-01T00:00Z'), publishedAt: instant('2026-01-01T00:00Z') }
    const { calendars, holidays } = book({ morning, both: combined('intersection', 'morning', 'other') })
    const other = [...first(morning), { ...later, document: evening }]
    expect(refused(() => checkCalendarBook({ calendars: { ...calendars, other }, holidays }))).toMatchObject({
      code: 'calendar_never_opens',
      details: { calendar: 'both' },
    })
  })

  test('a moment in common for some weeks of the year is enough', () => {
    // Berlin is nine hours ahead of Los Angeles, and eight while only America has changed its clocks.
    const pacific = hours({ week: onWeekdays('09:00-10:00') })
    const berlin = hours({ timeZone: 'Europe/Berlin', week: onWeekdays('17:00-18:00') })
    expect(() =>
      checkCalendarBook(book({ pacific, berlin, both: combined('intersection', 'pacific', 'berlin') })),
    ).not.toThrow()
  })
})
