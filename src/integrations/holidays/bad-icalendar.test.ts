import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HolidaysRead } from '../../contract/calendars.ts'
import { Refusal } from '../../domain/refusal.ts'
import { readICalendar } from './icalendar.ts'

const SPAN = { from: '2024-01-01', to: '2026-12-31' }
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'SUMMARY:Feast', ...lines, 'END:VEVENT'].join('\n')
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\n')
const GOOD = event('DTSTART:20240101')

describe('an event that is not understood is left out with its line, and the others are read', () => {
  test.each([
    ['DTSTART:20240230', 'no such date or time: “DTSTART:20240230”'],
    ['DTSTART;VALUE=DATE:2024-12-24', 'no such date or time'],
    ['DTSTART:20240101T246000', 'no such date or time'],
    ['DTSTART:', 'no such date or time'],
    ['DTSTART;TZID="Europe/Berlin:20240101', 'cannot be read'],
    ['DTEND:20240101', 'it has no DTSTART'],
    ['DTSTART:20240101\nDURATION:PX', 'is no length of time'],
    ['DTSTART:20240101\nRRULE:FREQ=SECONDLY', 'FREQ in “RRULE:FREQ=SECONDLY” is not read'],
    ['DTSTART:20240101\nRRULE:FREQ=YEARLY;BYWEEKNO=20', 'BYWEEKNO in'],
    ['DTSTART:20240101\nRRULE:FREQ=YEARLY;BYEASTER=1', 'BYEASTER in'],
    ['DTSTART:20240101\nRRULE:FREQ=YEARLY;BYDAY', 'cannot be read'],
    ['DTSTART:20240101\nRRULE:FREQ=YEARLY;COUNT=0', 'COUNT in'],
    ['DTSTART:20240101\nRRULE:FREQ=YEARLY;UNTIL=2025', 'no such date or time'],
    ['DTSTART:20240101\nRRULE:FREQ=WEEKLY;BYDAY=2MO', 'a weekday has no number within WEEKLY'],
    ['DTSTART:20240101\nEXRULE:FREQ=YEARLY', 'rules for exceptions are not read'],
    ['DTSTART:20240101\nRDATE;VALUE=PERIOD:20240101T000000Z/P1D', 'no such date or time'],
    ['DTSTART:20240101\nEXDATE:20240101,soon', 'no such date or time'],
    ['DTSTART;TZID=Nowhere:20240101T000000\nDTEND:20240102T000000Z', '“Nowhere” is no IANA zone'],
    [`DTSTART:20240101\nRDATE:${'20240101,'.repeat(5000)}20240101`, 'too long a line'],
  ])('%#: %s', (lines, reason) => {
    const { dates, notUnderstood } = readICalendar(calendar(event(lines), GOOD), SPAN)
    expect(dates).toEqual([{ date: '2024-01-01', windows: [], name: 'Feast' }])
    expect(notUnderstood).toEqual([{ line: expect.any(Number), reason: expect.stringContaining(reason) }])
    expect(notUnderstood[0]?.reason).toMatch(/^“Feast” is left out: .*\.$/)
  })

  test('a line that is none is named, and its event is read', () => {
    const text = calendar('rubbish', event('DTSTART:20240102', 'a description that broke'), GOOD)
    expect(readICalendar(text, SPAN)).toMatchObject({
      dates: { length: 2 },
      notUnderstood: [
        { line: 2, reason: '“rubbish” is no line of an iCalendar file; it is passed over.' },
        { line: 6, reason: expect.stringContaining('“a description that broke”') },
      ],
    })
  })

  test('of very many the first are told', () => {
    const { notUnderstood } = readICalendar(calendar(...Array.from({ length: 300 }, () => event('X:1'))), SPAN)
    expect(notUnderstood).toHaveLength(201)
    expect(notUnderstood.at(-1)).toEqual({ line: null, reason: '100 more were not understood.' })
  })
})

describe('what is no iCalendar file, or is too much, is refused', () => {
  const WHAT_TO_DO = 'Give the whole text of an .ics file, which begins with BEGIN:VCALENDAR.'

  test.each([
    ['', `The file is empty. ${WHAT_TO_DO}`],
    ['<!DOCTYPE html>\n<html>', `Line 1 stands in no calendar: “<!DOCTYPE html>”. ${WHAT_TO_DO}`],
    ['\n\n{"date": 1}', `Line 3 stands in no calendar: “{"date": 1}”. ${WHAT_TO_DO}`],
    ['BEGIN:VCARD\nEND:VCARD', `Line 1 begins a VCARD outside of a calendar. ${WHAT_TO_DO}`],
    [GOOD, `Line 1 begins a VEVENT outside of a calendar. ${WHAT_TO_DO}`],
    [`${calendar(GOOD)}\nmore`, `Line 7 stands in no calendar: “more”. ${WHAT_TO_DO}`],
    ['END:VEVENT', `Line 1 ends a VEVENT that never began. ${WHAT_TO_DO}`],
    [
      calendar('BEGIN:VEVENT', 'DTSTART:20240101'),
      `Line 4 is “END:VCALENDAR”, but the VEVENT of line 2 has not ended yet. ${WHAT_TO_DO}`,
    ],
    [
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2024',
      'Line 1 begins a VCALENDAR that does not end: the file is cut off. Get it once more.',
    ],
  ])('%j', (text, message) => {
    expect(() => readICalendar(text, SPAN)).toThrowError(
      expect.objectContaining({ name: 'Refusal', code: 'holidays_unreadable', message }),
    )
  })

  test.each([
    ['over 1 MB', calendar(`X:${'é'.repeat(500_000)}`)],
    ['5001 events', calendar(...Array.from({ length: 5001 }, () => GOOD))],
    ['repeat too often', calendar(event('DTSTART:20000101', 'DURATION:P9999D', 'RRULE:FREQ=DAILY'))],
    [
      'repeat too often',
      calendar(...Array.from({ length: 4000 }, () => event('DTSTART:16000101', 'RRULE:FREQ=DAILY;COUNT=999999'))),
    ],
    [
      'closes 7305 days',
      calendar(event('DTSTART:20000101', 'RRULE:FREQ=DAILY')),
      { from: '2020-01-01', to: '2039-12-31' },
    ],
    [
      'more than 20 zones',
      calendar(...Array.from({ length: 21 }, (_, index) => event(`DTSTART;TZID=Zone/${index}:20240101T000000`))),
    ],
  ])('%s', (message, text, span = SPAN) => {
    expect(() => readICalendar(text, span)).toThrowError(
      expect.objectContaining({ name: 'Refusal', message: expect.stringContaining(message) }),
    )
  })

  test.each([
    ['2024-02-30', '2025-01-01', 'There is no date 2024-02-30. Write dates as 2026-12-25.'],
    ['2024-01-01', 'soon', 'There is no date soon. Write dates as 2026-12-25.'],
    ['1899-12-31', '1900-01-01', '1899-12-31 is in no calendar. Ask for dates from 1900 to 2399.'],
    ['2025-01-01', '2024-01-01', 'The span ends on 2024-01-01, before it begins on 2025-01-01. Exchange the two.'],
    [
      '2000-01-01',
      '2024-01-01',
      'From 2000-01-01 to 2024-01-01 is over 20 years. Ask for fewer; more can be added later.',
    ],
  ])('from %s to %s', (from, to, message) => {
    expect(() => readICalendar(calendar(GOOD), { from, to })).toThrowError(
      expect.objectContaining({ name: 'Refusal', code: 'holidays_unreadable', message }),
    )
  })
})

describe('any text is read or refused', () => {
  function readsOrRefuses(text: string) {
    try {
      HolidaysRead.parse(readICalendar(text, SPAN))
    } catch (error) {
      expect(error).toBeInstanceOf(Refusal)
    }
  }

  test('letters at random', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), readsOrRefuses), { numRuns: 500 })
  })

  test('lines that look as if', () => {
    const name = fc.constantFrom('DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'SUMMARY', 'UID', 'STATUS')
    const more = fc.constantFrom('RECURRENCE-ID', 'X-WR-CALNAME', 'X-WR-TIMEZONE', 'EXRULE', 'NAME', '', ' ')
    const parameter = fc.constantFrom('', ';VALUE=DATE', ';TZID=Europe/Berlin', ';TZID="', ';RANGE=THISANDFUTURE', ';=')
    const value = fc.oneof(
      fc.constantFrom('20240101', '20240101T000000', '20240102T000000Z', '20240230', 'P1D', '-P3W', 'P99999999999D'),
      fc.constantFrom('FREQ=YEARLY', 'FREQ=DAILY;INTERVAL=0', 'FREQ=MONTHLY;BYDAY=-1MO', 'FREQ=WEEKLY;COUNT=1e9'),
      fc.constantFrom(
        'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9',
        'FREQ=YEARLY;UNTIL=20250101T000000Z',
        'a',
        'CANCELLED',
      ),
      fc.tuple(fc.constant('FREQ=YEARLY;'), fc.string()).map((parts) => parts.join('')),
      fc.string(),
    )
    const written = fc.tuple(fc.oneof(name, more), parameter, fc.constant(':'), value).map((parts) => parts.join(''))
    const border = fc.constantFrom('BEGIN:VEVENT', 'END:VEVENT', 'BEGIN:VALARM', 'END:VALARM', 'END:VCALENDAR')
    const loose = fc.array(fc.oneof({ weight: 9, arbitrary: written }, border), { maxLength: 12 })
    const whole = fc
      .array(fc.array(written, { maxLength: 8 }), { maxLength: 4 })
      .map((events) => events.map((lines) => event('UID:a', ...lines)))
    fc.assert(
      fc.property(fc.oneof(loose, whole), (lines) => readsOrRefuses(calendar(...lines))),
      { numRuns: 3000 },
    )
  })
})
