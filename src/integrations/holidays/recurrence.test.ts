/** The examples are those of RFC 5545, 3.8.5.3, as far as they repeat days, and days that other readers get wrong. */
import { describe, expect, test } from 'vitest'
import { must } from '../../domain/assert.ts'
import { dateOf, dayOf } from '../../domain/calendar/dates.ts'
import { propertyOf } from './property.ts'
import { daysOfRule } from './recurrence.ts'
import { repetitionOf } from './repetition.ts'

const day = (date: string) => must(dayOf(date), date)

function daysBy(rule: string, start: string, { from, to, most = 12 }: { from?: string; to: string; most?: number }) {
  const { rule: read } = repetitionOf(propertyOf({ line: 1, text: `RRULE:${rule}` }))
  const span = { first: day(from ?? start), last: day(to) }
  return [...daysOfRule(read, day(start), span, () => {})].slice(0, most).map(dateOf)
}

describe('days of a rule', () => {
  test.each([
    ['FREQ=DAILY;INTERVAL=10;COUNT=5', '1997-09-02', '1997-09-02 1997-09-12 1997-09-22 1997-10-02 1997-10-12'],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=4', '1997-09-02', '1997-09-02 1997-09-16 1997-09-30 1997-10-14'],
    ['FREQ=WEEKLY;COUNT=4;WKST=SU;BYDAY=TU,TH', '1997-09-02', '1997-09-02 1997-09-04 1997-09-09 1997-09-11'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO', '1997-08-05', '1997-08-05 1997-08-10 1997-08-19 1997-08-24'],
    ['FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU', '1997-08-05', '1997-08-05 1997-08-17 1997-08-19 1997-08-31'],
    ['FREQ=MONTHLY;COUNT=4;BYDAY=1FR', '1997-09-05', '1997-09-05 1997-10-03 1997-11-07 1997-12-05'],
    ['FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU', '1997-09-07', '1997-09-07 1997-09-28 1997-11-02 1997-11-30'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=-2MO', '1997-09-22', '1997-09-22 1997-10-20 1997-11-17'],
    ['FREQ=MONTHLY;COUNT=4;BYMONTHDAY=-3', '1997-09-28', '1997-09-28 1997-10-29 1997-11-28 1997-12-29'],
    ['FREQ=MONTHLY;COUNT=5;BYMONTHDAY=1,-1', '1997-09-30', '1997-09-30 1997-10-01 1997-10-31 1997-11-01 1997-11-30'],
    ['FREQ=MONTHLY;COUNT=4;BYMONTHDAY=15,30', '2007-01-15', '2007-01-15 2007-01-30 2007-02-15 2007-03-15'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=FR;BYMONTHDAY=13', '1997-09-02', '1998-02-13 1998-03-13 1998-11-13'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3', '1997-09-04', '1997-09-04 1997-10-07 1997-11-06'],
    ['FREQ=MONTHLY;COUNT=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2', '1997-09-29', '1997-09-29 1997-10-30 1997-11-27'],
    ['FREQ=YEARLY;COUNT=4;BYMONTH=6,7', '1997-06-10', '1997-06-10 1997-07-10 1998-06-10 1998-07-10'],
    ['FREQ=YEARLY;INTERVAL=3;COUNT=4;BYYEARDAY=1,100,200', '1997-01-01', '1997-01-01 1997-04-10 1997-07-19 2000-01-01'],
    ['FREQ=YEARLY;COUNT=3;BYDAY=20MO', '1997-05-19', '1997-05-19 1998-05-18 1999-05-17'],
    ['FREQ=YEARLY;COUNT=3;BYMONTH=3;BYDAY=TH', '1997-03-13', '1997-03-13 1997-03-20 1997-03-27'],
    [
      'FREQ=YEARLY;INTERVAL=4;COUNT=3;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '1996-11-05',
      '1996-11-05 2000-11-07 2004-11-02',
    ],
  ])('%s from %s', (rule, start, days) => {
    expect(daysBy(rule, start, { to: '2007-12-31' })).toEqual(days.split(' '))
  })

  test('29 February comes in leap years only', () => {
    expect(daysBy('FREQ=YEARLY', '2020-02-29', { to: '2029-12-31' })).toEqual([
      '2020-02-29',
      '2024-02-29',
      '2028-02-29',
    ])
  })

  test('a month without that day has none', () => {
    expect(daysBy('FREQ=MONTHLY', '2026-01-31', { to: '2026-07-31' })).toEqual([
      '2026-01-31',
      '2026-03-31',
      '2026-05-31',
      '2026-07-31',
    ])
  })

  test('a day that is in every period, and one that a start does not fit', () => {
    expect(daysBy('FREQ=YEARLY;BYMONTH=11;BYDAY=4TH', '2012-01-01', { to: '2014-12-31' })).toEqual([
      '2012-11-22',
      '2013-11-28',
      '2014-11-27',
    ])
  })

  test.each([
    'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=MONTHLY;INTERVAL=24;BYDAY=5MO',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15;BYDAY=1MO',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3',
  ])('%s never fits and ends', (rule) => {
    expect(daysBy(rule, '2025-02-04', { to: '2044-12-31' })).toEqual([])
  })

  test('a count is used up before the span', () => {
    expect(daysBy('FREQ=YEARLY;COUNT=3', '2012-12-24', { from: '2014-01-01', to: '2020-12-31' })).toEqual([
      '2014-12-24',
    ])
    expect(daysBy('FREQ=YEARLY;COUNT=3', '2012-12-24', { from: '2016-01-01', to: '2020-12-31' })).toEqual([])
  })

  test('looks at the days of the span alone when nothing is counted', () => {
    let tried = 0
    const { rule } = repetitionOf(propertyOf({ line: 1, text: 'RRULE:FREQ=YEARLY' }))
    const span = { first: day('2026-01-01'), last: day('2027-12-31') }
    const days = [...daysOfRule(rule, day('1776-07-04'), span, (more) => (tried += more))]
    expect(days.map(dateOf)).toEqual(['2026-07-04', '2027-07-04'])
    expect(tried).toBe(62)
  })
})
