import { describe, expect, test } from 'vitest'
import { readICalendar } from './icalendar.ts'

const SPAN = { from: '2016-08-24', to: '2020-08-24' }

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const read = (text: string) => readICalendar(text, SPAN)
const closed = (...lines: string[]) => read(calendar(event(...lines))).dates.map(({ date }) => date)

describe('which dates an event closes', () => {
  test('every year, of a calendar whose events began long before', () => {
    const text = calendar(
      'X-WR-CALNAME:Office\\, Berlin',
      event(
        'DTSTART;VALUE=DATE:20121224',
        'DTEND;VALUE=DATE:20121225',
        'RRULE:FREQ=YEARLY;INTERVAL=1',
        'SUMMARY:Christmas',
      ),
    )
    expect(read(text)).toEqual({
      name: 'Office, Berlin',
      source: 'iCalendar file',
      dates: ['2016-12-24', '2017-12-24', '2018-12-24', '2019-12-24'].map((date) => {
        return { date, windows: [], name: 'Christmas' }
      }),
      notUnderstood: [],
    })
  })

  test('an end is not in the event; without one a date lasts a day', () => {
    expect(closed('DTSTART;VALUE=DATE:20171230', 'DTEND;VALUE=DATE:20180102')).toEqual([
      '2017-12-30',
      '2017-12-31',
      '2018-01-01',
    ])
    expect(closed('DTSTART;VALUE=DATE:20171230')).toEqual(['2017-12-30'])
    expect(closed('DTSTART;VALUE=DATE:20171230', 'DTEND;VALUE=DATE:20171230')).toEqual(['2017-12-30'])
    expect(closed('DTSTART;VALUE=DATE:20171230', 'DURATION:P2D')).toEqual(['2017-12-30', '2017-12-31'])
    expect(closed('DTSTART:20171230')).toEqual(['2017-12-30'])
  })

  test('only what lies in the span, also of an event that reaches into it', () => {
    expect(closed('DTSTART;VALUE=DATE:20160820', 'DTEND;VALUE=DATE:20160826')).toEqual(['2016-08-24', '2016-08-25'])
    expect(closed('DTSTART;VALUE=DATE:20200824', 'DTEND;VALUE=DATE:20200830')).toEqual(['2020-08-24'])
    expect(closed('DTSTART;VALUE=DATE:20200825')).toEqual([])
  })

  test('from midnight to midnight on the wall that the event names, also where the clocks change', () => {
    const zone = ';TZID=Europe/Berlin'
    expect(closed(`DTSTART${zone}:20180325T000000`, `DTEND${zone}:20180326T000000`)).toEqual(['2018-03-25'])
    expect(closed(`DTSTART${zone}:20181028T000000`, 'DTEND:20181028T230000Z')).toEqual(['2018-10-28'])
    expect(closed(`DTSTART${zone}:20180501T000000`, `DTEND${zone}:20180501T235900`)).toEqual(['2018-05-01'])
    expect(closed('DTSTART:20180501T000000', 'DTEND:20180503T000000')).toEqual(['2018-05-01', '2018-05-02'])
  })

  test('times in UTC lie on the dates of the zone of the calendar', () => {
    const times = event('DTSTART:20181224T230000Z', 'DTEND:20181225T230000Z')
    expect(read(calendar('X-WR-TIMEZONE:Europe/Berlin', times)).dates.map(({ date }) => date)).toEqual(['2018-12-25'])
    expect(read(calendar(times))).toMatchObject({
      dates: [],
      notUnderstood: [{ line: 3, reason: expect.stringContaining('only a part of 2018-12-24 and 1 more') }],
    })
  })

  test('a part of a day closes nothing, which is said', () => {
    const half = event('DTSTART:20181224T140000', 'DTEND:20181226T000000', 'SUMMARY:Christmas')
    expect(read(calendar(half))).toMatchObject({
      dates: [{ date: '2018-12-25' }],
      notUnderstood: [
        {
          line: 3,
          reason: '“Christmas” lasts only a part of 2018-12-24, which stays open. Add it with the hours that are left.',
        },
      ],
    })
  })

  test('cancelled events close nothing', () => {
    expect(closed('DTSTART;VALUE=DATE:20181224', 'STATUS:CANCELLED')).toEqual([])
    expect(closed('DTSTART;VALUE=DATE:20181224', 'STATUS:TENTATIVE')).toEqual(['2018-12-24'])
  })

  test('an event that ends before it begins, as an edited copy does, closes its first day', () => {
    const text = calendar(event('DTSTART;VALUE=DATE:20161226', 'DTEND;VALUE=DATE:20121227', 'SUMMARY:day3'))
    expect(read(text)).toMatchObject({
      dates: [{ date: '2016-12-26' }],
      notUnderstood: [{ line: 3, reason: expect.stringContaining('ends before it begins') }],
    })
  })
})

describe('repetition', () => {
  test('until, counted to the end of the day or in the zone of the event', () => {
    const yearly = (until: string) => `RRULE:FREQ=YEARLY;UNTIL=${until}`
    expect(closed('DTSTART;VALUE=DATE:20161225', yearly('20181225'))).toHaveLength(3)
    expect(closed('DTSTART;VALUE=DATE:20161225', yearly('20181224'))).toHaveLength(2)
    const times = ['DTSTART;TZID=Europe/Berlin:20161225T000000', 'DTEND;TZID=Europe/Berlin:20161226T000000']
    expect(closed(...times, yearly('20181224T230000Z'))).toHaveLength(3)
    expect(closed(...times, yearly('20181224T225959Z'))).toHaveLength(2)
    expect(closed(...times, yearly('99991231T235959Z'))).toHaveLength(4)
  })

  test('added and excluded dates, in whatever form', () => {
    const yearly = ['DTSTART;VALUE=DATE:20161225', 'RRULE:FREQ=YEARLY']
    expect(closed(...yearly, 'EXDATE;VALUE=DATE:20171225,20181225')).toEqual(['2016-12-25', '2019-12-25'])
    expect(closed(...yearly, 'EXDATE:20171225T000000', 'RDATE;VALUE=DATE:20170102')).toEqual([
      '2016-12-25',
      '2017-01-02',
      '2018-12-25',
      '2019-12-25',
    ])
    const times = ['DTSTART;TZID=Europe/Berlin:20161225T000000', 'DURATION:P1D', 'RRULE:FREQ=YEARLY']
    expect(closed(...times, 'EXDATE:20171224T230000Z', 'EXDATE;VALUE=DATE:20181225')).toEqual([
      '2016-12-25',
      '2019-12-25',
    ])
    expect(closed('DTSTART;VALUE=DATE:20170501', 'RDATE;VALUE=DATE:20180501')).toEqual(['2017-05-01', '2018-05-01'])
  })

  test('one occurrence moved, one cancelled, and those of another event untouched', () => {
    const text = calendar(
      event('UID:a', 'DTSTART;VALUE=DATE:20161224', 'RRULE:FREQ=YEARLY', 'SUMMARY:Feast'),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20171224', 'DTSTART;VALUE=DATE:20171222', 'SUMMARY:Feast, moved'),
      event('UID:a', 'RECURRENCE-ID;VALUE=DATE:20181224', 'DTSTART;VALUE=DATE:20181224', 'STATUS:CANCELLED'),
      event('UID:b', 'DTSTART;VALUE=DATE:20181224', 'SUMMARY:Other'),
    )
    expect(read(text).dates.map(({ date, name }) => `${date} ${name}`)).toEqual([
      '2016-12-24 Feast',
      '2017-12-22 Feast, moved',
      '2018-12-24 Other',
      '2019-12-24 Feast',
    ])
  })

  test('all later occurrences cancelled; all later ones changed is not read', () => {
    const yearly = event('UID:a', 'DTSTART;VALUE=DATE:20161224', 'RRULE:FREQ=YEARLY')
    const later = ['UID:a', 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20181224', 'DTSTART;VALUE=DATE:20181224']
    expect(read(calendar(yearly, event(...later, 'STATUS:CANCELLED'))).dates).toHaveLength(2)
    expect(read(calendar(yearly, event(...later)))).toMatchObject({
      dates: { length: 4 },
      notUnderstood: [{ line: 10, reason: expect.stringContaining('all later occurrences') }],
    })
  })
})

describe('how a file may be written', () => {
  const lines = ['BEGIN:VEVENT', 'SUMMARY:New Year', 'DTSTART;VALUE=DATE:20170101', 'END:VEVENT']

  test.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
    ['CR', '\r'],
    ['empty lines between', '\n\n'],
  ])('%s', (_, lineEnd) => {
    const text = ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join(lineEnd)
    expect(read(text).dates).toEqual([{ date: '2017-01-01', windows: [], name: 'New Year' }])
  })

  test('a byte-order mark, folded lines, small letters, parameters in quotes', () => {
    const text = [
      '\uFEFFbegin:vcalendar',
      'begin:vevent',
      'summary;language=en;x-note="a;b:c":New ',
      ' Ye',
      '\tar\\, the first\\nof all',
      'dtstart;value=',
      ' DATE:2017',
      ' 0101',
      'end:vevent',
      'end:vcalendar',
    ].join('\n')
    expect(read(text).dates).toEqual([{ date: '2017-01-01', windows: [], name: 'New Year, the first of all' }])
  })

  test('several calendars; a date that comes twice has both names, once each', () => {
    const day = (summary: string) => event('DTSTART;VALUE=DATE:20170101', `SUMMARY:${summary}`)
    const text =
      calendar('X-WR-CALNAME:A', day('New Year'), event('DTSTART;VALUE=DATE:20170101')) +
      calendar('NAME:B', day('Solemnity'), day('New Year'))
    expect(read(text)).toMatchObject({ name: 'A, B', dates: [{ date: '2017-01-01', name: 'New Year, Solemnity' }] })
  })

  test('without names; alarms and tasks are passed over', () => {
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT15H', 'DTSTART:nonsense', 'END:VALARM']
    const text = calendar('BEGIN:VTODO', 'DTSTART:20180101', 'END:VTODO', event('DTSTART:20170101', ...alarm))
    expect(read(text)).toEqual({
      name: 'Holidays',
      source: 'iCalendar file',
      dates: [{ date: '2017-01-01', windows: [], name: null }],
      notUnderstood: [],
    })
  })

  test('a name is cut to what a name may be', () => {
    const [long] = read(calendar(event('DTSTART:20170101', `SUMMARY:${'😀'.repeat(200)}`))).dates
    expect(long?.name?.length).toBeLessThanOrEqual(120)
    expect(long?.name?.endsWith('😀…')).toBe(true)
  })
})
