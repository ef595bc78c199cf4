import { describe, expect, test } from 'vitest'
import { ALWAYS, calendarIn, combined, first, holidaySet, hours, on, onWeekdays } from '../../../test/support/hours.ts'
import { HOUR, type Instant, instant, instantOf, isoOf } from '../time.ts'
import type { Version } from '../version.ts'
import { addWorkingTime, calendarOf, openIntervals, timeZoneOf, weekLength, workingTimeBetween } from './calendar.ts'
import type { CalendarBook } from './document.ts'

const at = (time: string): Instant => instant(`2024-03-${time}-07:00`)
const EVER = instantOf(Number.POSITIVE_INFINITY)

function version<Document>(number: number, from: Instant, publishedAt: Instant, document: Document): Version<Document> {
  return { version: number, effectiveFrom: from, publishedAt, document }
}

const short = hours({ week: onWeekdays('09:00-13:00') })
const wide = hours({ week: onWeekdays('08:00-20:00') })

/** Nine to five; from Tuesday noon 08:00 to 20:00, saved on Monday; from Thursday 09:00 to 13:00, saved on Wednesday. */
const office = [
  ...first(hours({ holidays: ['local'] })),
  version(2, at('19T12:00'), at('18T12:00'), wide),
  version(3, at('21T00:00'), at('20T12:00'), short),
]
const local = [
  ...first(holidaySet(on('2024-03-22'))),
  version(2, at('18T00:00'), at('17T12:00'), holidaySet(on('2024-03-19', '09:00-11:00'), on('2024-03-22'))),
]
const given: CalendarBook = {
  calendars: {
    office,
    all: first(combined('union', 'office', 'night')),
    night: first(hours({ week: { tuesday: ['22:00-23:00'] } })),
  },
  holidays: { local },
}

function openIn(slug: string, knownAt: Instant, from = '18T00:00', to = '23T00:00'): string[] {
  const text = (instantOfEdge: Instant) => isoOf(instantOf(instantOfEdge - 7 * HOUR)).slice(8, 16)
  return openIntervals(calendarIn(given, slug, knownAt), at(from), at(to)).map(
    ({ start, end }) => `${text(start)}/${text(end)}`,
  )
}

const before = ['18T09:00/18T17:00', '19T09:00/19T17:00', '20T09:00/20T17:00', '21T09:00/21T17:00']

describe('CAL-18: what is known at an instant', () => {
  test.each([
    ['nothing new', ALWAYS, before],
    ['a holiday set', at('17T12:00'), before.toSpliced(1, 1, '19T09:00/19T11:00')],
    ['just before a version is saved', at('18T11:59'), before.toSpliced(1, 1, '19T09:00/19T11:00')],
    [
      'a version',
      at('18T12:00'),
      [
        '18T09:00/18T17:00',
        '19T09:00/19T11:00',
        '19T12:00/19T20:00',
        '20T08:00/20T20:00',
        '21T08:00/21T20:00',
        '22T08:00/22T20:00',
      ],
    ],
    [
      'another',
      EVER,
      [
        '18T09:00/18T17:00',
        '19T09:00/19T11:00',
        '19T12:00/19T20:00',
        '20T08:00/20T20:00',
        '21T09:00/21T13:00',
        '22T09:00/22T13:00',
      ],
    ],
  ])('%s', (_, knownAt, open) => {
    expect(openIn('office', knownAt)).toEqual(open)
  })

  test('of a document of which nothing was known, the first version counts', () => {
    const late = {
      ...given,
      calendars: { office: [version(1, at('20T00:00'), at('20T00:00'), short), ...office.slice(2)] },
    }
    const open = openIntervals(calendarIn(late, 'office', at('18T00:00')), at('18T00:00'), at('19T00:00'))
    expect(open).toEqual([{ start: at('18T09:00'), end: at('18T13:00') }])
  })

  test('the same book gives the same calendar while nothing new is known', () => {
    const calendar = calendarOf(given, 'office', at('18T12:00'))
    expect(calendarOf(given, 'office', at('20T11:59'))).toBe(calendar)
    expect(calendarOf(given, 'office', at('20T12:00'))).not.toBe(calendar)
    expect(calendarOf({ ...given }, 'office', at('18T12:00'))).not.toBe(calendar)
  })
})

describe('CAL-17: a calendar is spliced from its versions', () => {
  test('a combination is, through its parts', () => {
    expect(openIn('all', ALWAYS)).toEqual(before.toSpliced(2, 0, '19T22:00/19T23:00'))
    expect(openIn('all', EVER)).toEqual(openIn('office', EVER).toSpliced(3, 0, '19T22:00/19T23:00'))
  })

  test('a combination may become one of other calendars', () => {
    const all = [
      ...first(combined('union', 'office', 'night')),
      version(2, at('20T12:00'), ALWAYS, combined('union', 'night')),
    ]
    const open = openIntervals(
      calendarIn({ ...given, calendars: { ...given.calendars, all } }, 'all'),
      at('19T00:00'),
      at('31T00:00'),
    )
    expect(open[2]).toEqual({ start: at('20T09:00'), end: at('20T12:00') })
    expect(open[3]).toEqual({ start: at('26T22:00'), end: at('26T23:00') })
  })

  test('used time stays used, what remains runs on the new hours', () => {
    const [old, now] = [calendarIn(given, 'office'), calendarIn(given, 'office', EVER)]
    const start = at('18T15:00')
    expect(workingTimeBetween(now, start, at('18T17:00'))).toBe(workingTimeBetween(old, start, at('18T17:00')))
    // Two hours on Monday, two on Tuesday morning, eight in the afternoon; the last four on Wednesday.
    expect(isoOf(addWorkingTime(now, start, 16 * HOUR))).toBe(isoOf(at('20T12:00')))
  })

  test('a version may begin inside a night, and the other hours have their own', () => {
    const nights = hours({ week: { monday: ['22:00-06:00'] } })
    const calendars = {
      it: [...first(nights), version(2, at('19T01:00'), ALWAYS, hours({ week: { monday: ['23:00-04:00'] } }))],
    }
    const open = openIntervals(calendarIn({ calendars, holidays: {} }, 'it'), at('18T12:00'), at('19T12:00'))
    expect(open).toEqual([{ start: at('18T22:00'), end: at('19T04:00') }])
  })

  test('before the first version, the first holds; of two that begin together, the later', () => {
    const calendars = {
      it: [
        version(1, at('19T00:00'), ALWAYS, hours()),
        version(2, at('20T00:00'), ALWAYS, wide),
        version(3, at('20T00:00'), ALWAYS, short),
      ],
    }
    const open = openIntervals(calendarIn({ calendars, holidays: {} }, 'it'), at('18T00:00'), at('21T00:00'))
    expect(open).toEqual([
      { start: at('18T09:00'), end: at('18T17:00') },
      { start: at('19T09:00'), end: at('19T17:00') },
      { start: at('20T09:00'), end: at('20T13:00') },
    ])
  })

  test('before its first version too, where a holiday set is older', () => {
    const it = [version(1, at('20T00:00'), ALWAYS, hours({ holidays: ['local'] }))]
    const open = openIntervals(
      calendarIn({ calendars: { it }, holidays: { local } }, 'it'),
      at('19T00:00'),
      at('20T00:00'),
    )
    expect(open).toEqual([{ start: at('19T09:00'), end: at('19T17:00') }])
  })

  test('the week and the zone are those of the moment', () => {
    const moved = [...first(hours()), version(2, at('20T00:00'), ALWAYS, { ...short, timeZone: 'Europe/London' })]
    const calendar = calendarIn({ calendars: { moved }, holidays: {} }, 'moved')
    expect([at('18T00:00'), at('21T00:00')].map((when) => timeZoneOf(calendar, when))).toEqual([
      'America/Los_Angeles',
      'Europe/London',
    ])
    expect([at('18T00:00'), at('21T00:00')].map((when) => weekLength(calendar, when))).toEqual([40 * HOUR, 20 * HOUR])
  })
})
