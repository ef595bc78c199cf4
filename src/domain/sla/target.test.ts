import { describe, expect, test } from 'vitest'
import { hours, office, version } from '../../../test/support/clock-story.ts'
import { calendarOf } from '../calendar/calendar.ts'
import type { CalendarDocument } from '../calendar/document.ts'
import { HOUR, type Instant, type Interval, instant, instantOf, isoOf, later } from '../time.ts'
import type { ClockMode, Target } from './document.ts'
import {
  dueInMode,
  dueOf,
  effectiveMode,
  lengthOf,
  type Run,
  remainingOf,
  targetWords,
  usedOf,
  warningAt,
} from './target.ts'

const known = instantOf(0)
const compiled = (document: CalendarDocument) =>
  calendarOf({ calendars: { one: [version(document)] }, holidays: {} }, 'one', known)
const calendar = compiled(office())

/** `18 10:00` of March 2024, a Monday, in summer time. */
const at = (local: string): Instant => instant(`2024-03-${local.replace(' ', 'T')}-07:00`)
const pause = (from: string, to: string): Interval => ({ start: at(from), end: at(to) })
const run = (target: Target, from: string, ...pauses: Interval[]): Run => ({
  target,
  calendar,
  startedAt: at(from),
  pauses,
})
const clock = (amount: number, mode?: ClockMode): Target => ({ amount, unit: 'clock_hours', ...(mode && { mode }) })

describe('SLA-7: units say how time is counted', () => {
  test.each([
    [{ amount: 10, unit: 'clock_minutes' }, 'elapsed', '10 minutes', '22 16:10'],
    [{ amount: 1, unit: 'clock_minutes', mode: 'elapsed' }, 'elapsed', '1 minute', '22 16:01'],
    [clock(24), 'elapsed', '24 hours', '23 16:00'],
    [clock(1, 'elapsed_roll'), 'elapsed_roll', '1 hour, rolled to the next opening', '22 17:00'],
    [clock(24, 'elapsed_roll'), 'elapsed_roll', '24 hours, rolled to the next opening', '25 09:00'],
    [{ amount: 90, unit: 'business_minutes' }, 'business_accrual', '90 business minutes', '25 09:30'],
    [hours(1), 'business_accrual', '1 business hour', '22 17:00'],
    [hours(4), 'business_accrual', '4 business hours', '25 12:00'],
    [{ amount: 1, unit: 'business_days' }, 'business_accrual', '1 business day (same time)', '25 16:00'],
    [
      { amount: 2, unit: 'business_days', dayEnds: 'close_of_day' },
      'business_accrual',
      '2 business days (close of day)',
      '26 17:00',
    ],
    [{ amount: 1, unit: 'business_weeks' }, 'business_accrual', '1 business week', '29 16:00'],
    [{ amount: 2, unit: 'business_weeks' }, 'business_accrual', '2 business weeks', '36 16:00'],
  ] as [Target, ClockMode, string, string][])('%j', (target, mode, words, due) => {
    expect(effectiveMode(target)).toBe(mode)
    expect(targetWords(target)).toBe(words)
    const expected = due.startsWith('36') ? instant('2024-04-05T16:00-07:00') : at(due)
    expect(isoOf(dueOf(run(target, '22 16:00')))).toBe(isoOf(expected))
  })

  test('C-WEEK: a week is that of its calendar, also of one that is open at night', () => {
    const nights = compiled({ ...office(), week: { monday: ['22:00-06:00'], tuesday: ['22:00-06:00'] } })
    const week: Target = { amount: 1, unit: 'business_weeks' }
    expect(isoOf(dueOf({ ...run(week, '18 23:00'), calendar: nights }))).toBe(isoOf(at('25 23:00')))
  })
})

describe('SLA-8: a due that rolls', () => {
  test.each([
    ['in a window stays', '18 10:00', 3, '18 13:00'],
    ['at an opening stays', '18 09:00', 24, '19 09:00'],
    ['at a closing stays', '18 09:00', 8, '18 17:00'],
    ['a minute after it goes to the next opening', '18 09:01', 8, '19 09:00'],
    ['before an opening goes to it', '18 20:00', 12, '19 09:00'],
    ['at the weekend goes to Monday', '22 12:00', 24, '25 09:00'],
  ])('%s', (_, from, amount, due) => {
    expect(isoOf(dueOf(run(clock(amount, 'elapsed_roll'), from)))).toBe(isoOf(at(due)))
  })
})

describe('SLA-9: the same hours in each mode', () => {
  const modes = ['business_accrual', 'elapsed_roll', 'elapsed'] as const

  test.each([
    ['business hours', hours(24)],
    ['clock hours', clock(24)],
    ['minutes', { amount: 24 * 60, unit: 'business_minutes' }],
  ] as [string, Target][])('of %s', (_, target) => {
    const dues = modes.map((mode) => dueInMode(run(target, '22 16:00'), mode))
    expect(dues).toEqual([at('27 16:00'), at('25 09:00'), at('23 16:00')])
  })

  test.each(['business_days', 'business_weeks'] as const)('%s have no such reading', (unit) => {
    expect(modes.map((mode) => dueInMode(run({ amount: 1, unit }, '22 16:00'), mode))).toEqual([null, null, null])
  })
})

describe('SLA-10: pauses', () => {
  test.each([
    ['one in a window', hours(8), '18 09:00', [pause('18 10:00', '18 12:00')], '19 11:00'],
    ['one outside all windows', hours(8), '18 10:00', [pause('18 17:00', '19 09:00')], '19 10:00'],
    ['one over a night', hours(8), '18 10:00', [pause('18 16:00', '19 10:00')], '19 12:00'],
    ['one before the start', hours(8), '18 10:00', [pause('18 09:00', '18 09:30')], '19 10:00'],
    ['one that began before the start', hours(8), '18 10:00', [pause('18 09:00', '18 11:00')], '19 11:00'],
    ['one after the due', hours(2), '18 09:00', [pause('18 12:00', '18 13:00')], '18 11:00'],
    ['one that begins at the due', hours(2), '18 09:00', [pause('18 11:00', '18 13:00')], '18 11:00'],
    ['one a minute before the due', hours(2), '18 09:00', [pause('18 10:59', '18 13:00')], '18 13:01'],
    ['one of no length', hours(2), '18 09:00', [pause('18 10:00', '18 10:00')], '18 11:00'],
    [
      'several, as if they were told in order',
      hours(2),
      '18 09:00',
      [pause('18 12:00', '18 13:00'), pause('18 10:00', '18 11:30')],
      '18 13:30',
    ],
    [
      'several that overlap',
      hours(2),
      '18 09:00',
      [pause('18 10:00', '18 12:00'), pause('18 11:00', '18 11:30')],
      '18 13:00',
    ],
    ['clock hours', clock(2), '18 09:00', [pause('18 10:00', '19 10:00')], '19 11:00'],
    ['hours that roll', clock(2, 'elapsed_roll'), '18 09:00', [pause('18 10:00', '18 22:00')], '19 09:00'],
    [
      'a pause after the hours and before the opening',
      clock(24, 'elapsed_roll'),
      '22 16:00',
      [pause('24 10:00', '25 12:00')],
      '25 12:00',
    ],
    [
      'a pause of the hours that the opening takes up',
      clock(24, 'elapsed_roll'),
      '22 16:00',
      [pause('22 18:00', '23 10:00')],
      '25 09:00',
    ],
    ['business days', { amount: 2, unit: 'business_days' }, '18 10:00', [pause('19 09:00', '19 15:00')], '20 16:00'],
    ['business weeks', { amount: 1, unit: 'business_weeks' }, '18 10:00', [pause('19 15:00', '20 10:00')], '25 13:00'],
  ] as [string, Target, string, Interval[], string][])('%s', (_, target, from, pauses, due) => {
    expect(isoOf(dueOf(run(target, from, ...pauses)))).toBe(isoOf(at(due)))
  })
})

describe('SLA-11: used and remaining', () => {
  const paused = run(hours(8), '18 10:00', pause('18 12:00', '18 13:00'), pause('18 16:00', '19 10:00'))

  test.each([
    ['before the start', '17 10:00', 0],
    ['at the start', '18 10:00', 0],
    ['in a window', '18 11:30', 1.5],
    ['in a pause', '18 12:30', 2],
    ['after it', '18 14:00', 3],
    ['in the night', '18 23:00', 5],
    ['the next day', '19 11:00', 6],
    ['at the due', '19 13:00', 8],
    ['past it', '19 16:00', 11],
  ])('%s', (_, until, used) => {
    const asked = { ...paused, until: at(until) }
    expect(usedOf(asked)).toBe(used * HOUR)
    expect(remainingOf(asked)).toBe((8 - used) * HOUR)
  })

  test.each([
    ['hours', hours(8), 8 * HOUR],
    ['clock hours', clock(8), 8 * HOUR],
    ['a week', { amount: 1, unit: 'business_weeks' }, 40 * HOUR],
    ['two days from Friday 16:00', { amount: 2, unit: 'business_days' }, 16 * HOUR],
    ['days to the close', { amount: 2, unit: 'business_days', dayEnds: 'close_of_day' }, 17 * HOUR],
    ['hours that roll from Friday to Monday', clock(24, 'elapsed_roll'), 65 * HOUR],
  ] as [string, Target, number][])('the length of %s', (_, target, length) => {
    expect(lengthOf(target, calendar, at('22 16:00'))).toBe(length)
  })

  test('of hours that roll, what the opening adds remains too, and pauses take from it', () => {
    const rolling = run(clock(24, 'elapsed_roll'), '22 16:00', pause('22 18:00', '23 10:00'))
    expect(remainingOf({ ...rolling, until: at('24 09:00') })).toBe(24 * HOUR)
    expect(remainingOf({ ...rolling, until: dueOf(rolling) })).toBe(0)
    expect(remainingOf({ ...rolling, until: later(dueOf(rolling), 1) })).toBe(-1)
  })

  test('of clock hours nothing is used before the start', () => {
    const ahead = { ...run(clock(8), '18 10:00'), until: at('18 09:00') }
    expect([usedOf(ahead), remainingOf(ahead)]).toEqual([0, 8 * HOUR])
  })

  test('of an hour in the repeated hour both showings count', () => {
    const night = compiled({ ...office(), week: { sunday: ['00:00-04:00'] } })
    const startedAt = instant('2024-11-03T00:00-07:00')
    expect(isoOf(dueOf({ target: hours(3), calendar: night, startedAt, pauses: [] }))).toBe('2024-11-03T10:00:00.000Z')
  })
})

describe('SLA-12: warnings', () => {
  const warned = (target: Target, from: string, percent: number, ...pauses: Interval[]) =>
    isoOf(warningAt({ ...run(target, from, ...pauses), percent }))

  test('T-10MIN: at 80 % of ten minutes eight are gone', () => {
    expect(warned({ amount: 10, unit: 'business_minutes' }, '22 16:55', 80)).toBe(isoOf(at('25 09:03')))
  })

  test.each([
    ['business hours', hours(10), '18 17:00', '19 14:00'],
    ['clock hours', clock(10), '18 18:00', '18 23:00'],
    ['hours that roll, of the time until they do', clock(30, 'elapsed_roll'), '18 18:00', '19 13:30'],
    ['days', { amount: 2, unit: 'business_days' }, '18 17:00', '19 17:00'],
    ['a week', { amount: 1, unit: 'business_weeks' }, '18 10:00', '20 14:00'],
  ] as [string, Target, string, string][])('at half of %s', (_, target, from, expected) => {
    expect(warned(target, from, 50)).toBe(isoOf(at(expected)))
  })

  test('pauses move them', () => {
    expect(warned(hours(4), '18 09:00', 50, pause('18 10:00', '18 12:00'))).toBe(isoOf(at('18 13:00')))
    expect(warned(hours(4), '18 09:00', 25, pause('18 10:00', '18 12:00'))).toBe(isoOf(at('18 10:00')))
  })

  test('a part of a millisecond is rounded up', () => {
    const odd = { ...run(clock(2, 'elapsed_roll'), '18 16:00'), startedAt: later(at('18 16:00'), 1) }
    expect(lengthOf(odd.target, calendar, odd.startedAt)).toBe(17 * HOUR - 1)
    expect(warningAt({ ...odd, percent: 33 })).toBe(later(odd.startedAt, Math.ceil((17 * HOUR * 33) / 100)))
  })
})
