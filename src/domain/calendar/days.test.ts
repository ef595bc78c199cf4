import { describe, expect, test } from 'vitest'
import {
  ALWAYS,
  book,
  calendarIn,
  combined,
  first,
  holidaySet,
  hours,
  on,
  onEveryDay,
  onWeekdays,
} from '../../../test/support/hours.ts'
import { instant, instantOf } from '../time.ts'
import { checkCalendarBook } from './check.ts'
import { daysOf } from './days.ts'

const local = holidaySet(
  { date: '2024-03-19', windows: [], name: 'Founders' },
  { date: '2024-03-20', windows: ['09:00-12:00'], name: 'Eve' },
)
const given = checkCalendarBook(
  book(
    {
      office: hours({
        holidays: ['local'],
        overrides: [{ date: '2024-03-23', windows: ['10:00-12:00'], name: 'Move' }, on('2024-03-21')],
      }),
      nights: hours({ timeZone: 'Europe/Berlin', week: onEveryDay('22:00-06:00') }),
      both: combined('union', 'office', 'nights'),
      always: hours({ week: onEveryDay('00:00-24:00') }),
      all: combined('union', 'always', 'office'),
      apia: hours({ timeZone: 'Pacific/Apia', week: onEveryDay('09:00-17:00') }),
    },
    { local },
  ),
)

const dayOf = (slug: string, date: string) =>
  daysOf(given, slug, ALWAYS, Number(date.slice(0, 4))).find((day) => day.date === date)

describe('CAL-22: the year view', () => {
  test('has every date of a year', () => {
    expect(
      daysOf(given, 'office', ALWAYS, 2024)
        .map(({ date }) => date)
        .filter((_, index) => index % 100 === 65),
    ).toEqual(['2024-03-06', '2024-06-14', '2024-09-22', '2024-12-31'])
    expect(daysOf(given, 'both', ALWAYS, 2023)).toHaveLength(365)
  })

  test.each([
    ['a weekday', 'office', '2024-03-18', 'open', ['09:00-17:00'], null],
    ['a closed weekday', 'office', '2024-03-24', 'closed', [], null],
    ['a holiday', 'office', '2024-03-19', 'holiday', [], 'Founders'],
    ['a half holiday', 'office', '2024-03-20', 'holiday', ['09:00-12:00'], 'Eve'],
    ['a closed override', 'office', '2024-03-21', 'override', [], null],
    ['an extra opening', 'office', '2024-03-23', 'override', ['10:00-12:00'], 'Move'],
    ['a night', 'nights', '2024-03-18', 'open', ['22:00-06:00'], null],
    // Berlin is eight hours ahead: its night is from 14:00 to 22:00.
    ['a combination', 'both', '2024-03-18', 'open', ['09:00-22:00'], null],
    ['a combination on a holiday', 'both', '2024-03-19', 'open', ['14:00-22:00'], null],
    ['a combination round the clock', 'all', '2024-03-10', 'open', ['00:00-24:00'], null],
    ['a date that the zone left out', 'apia', '2011-12-30', 'closed', [], null],
    ['the date after it', 'apia', '2011-12-31', 'open', ['09:00-17:00'], null],
  ])('%s', (_, slug, date, kind, windows, name) => {
    expect(dayOf(slug, date)).toEqual({ date, kind, windows, name })
  })

  test('a date on which another version begins is as that version has it', () => {
    const effectiveFrom = instant('2024-03-19T12:00-07:00')
    const wide = {
      version: 2,
      effectiveFrom,
      publishedAt: instantOf(0),
      document: hours({ week: onWeekdays('08:00-20:00') }),
    }
    const calendars = { it: [...first(hours()), wide] }
    calendarIn({ calendars, holidays: {} }, 'it')
    const days = daysOf({ calendars, holidays: {} }, 'it', ALWAYS, 2024).filter(({ date }) =>
      /03-(18|19|20)/.test(date),
    )
    expect(days.map(({ windows }) => windows)).toEqual([['09:00-17:00'], ['08:00-20:00'], ['08:00-20:00']])
  })

  test('CAL-16: a year that is not computed has none', () => {
    expect([1899, 1900, 2399, 2400].map((year) => daysOf(given, 'office', ALWAYS, year).length)).toEqual([
      0, 365, 365, 0,
    ])
  })
})
