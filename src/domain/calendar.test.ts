import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addWorkingTime, type Calendar, defineCalendar, type Window, workingTimeBetween } from './calendar.ts'
import { HOUR, instant, isoOf, later, MINUTE } from './time.ts'

type Week = Parameters<typeof defineCalendar>[0]['days']

const hours = (opens: number, closes: number): Window => [opens * 60, closes * 60]
const weekdays = (...windows: Window[]): Week => [...Array.from({ length: 5 }, () => windows), [], []]
const pacific = (days: Week, holidays: string[] = []) =>
  defineCalendar({ timeZone: 'America/Los_Angeles', days, holidays })

const allDay = hours(0, 24)
const sundayToFriday = (opens: number) =>
  pacific([[allDay], [allDay], [allDay], [allDay], [hours(0, 17)], [], [hours(opens, 24)]])

const v1 = pacific(weekdays(hours(9, 17)))
const v2 = sundayToFriday(14)
const gitlab = sundayToFriday(15)
const always = pacific(Array.from({ length: 7 }, () => [allDay]))
const businessDays = pacific(weekdays(allDay))
const internal = pacific(weekdays(hours(2, 17)))
const internalLater = pacific(weekdays(hours(2, 18)))

type Row = readonly [name: string, calendar: Calendar, from: string, hours: number, due: string]

/** The vectors of domain research whose reading is `business_accrual` (C-MODE); -07:00 is summer in Los Angeles. */
const vectors: Row[] = [
  ['TV-33: severity 1 in the morning', v1, '2024-03-18T10:00-07:00', 24, '2024-03-21T10:00-07:00'],
  ['TV-34: Friday afternoon', v1, '2024-03-22T16:00-07:00', 24, '2024-03-27T16:00-07:00'],
  ['TV-35, CAL-4: Saturday, due at closing', v1, '2024-03-23T11:00-07:00', 24, '2024-03-27T17:00-07:00'],
  ['TV-36: after closing', v1, '2024-03-18T18:00-07:00', 24, '2024-03-21T17:00-07:00'],
  ['TV-37: before opening', v1, '2024-03-18T08:00-07:00', 24, '2024-03-20T17:00-07:00'],
  ['TV-38, CAL-5: over the start of summer time', v1, '2024-03-08T12:00-08:00', 24, '2024-03-13T12:00-07:00'],
  ['TV-39, CAL-5: over the end of summer time', v1, '2024-11-01T12:00-07:00', 24, '2024-11-06T12:00-08:00'],
  ['TV-40: resolution in 72 hours', v1, '2024-03-18T10:00-07:00', 72, '2024-03-29T10:00-07:00'],
  ['TV-41, CAL-9: a business week', v1, '2024-03-18T10:00-07:00', 40, '2024-03-25T10:00-07:00'],
  ['TV-42, CAL-9: a business week from Wednesday', v1, '2024-03-20T14:30-07:00', 40, '2024-03-27T14:30-07:00'],
  ['TV-43, CAL-9: a business week from Saturday', v1, '2024-03-23T11:00-07:00', 40, '2024-03-29T17:00-07:00'],
  ['TV-45: over the weekend', v2, '2024-03-22T16:00-07:00', 2, '2024-03-24T15:00-07:00'],
  ['TV-46, CAL-4: nothing accrues at the closing', v2, '2024-03-22T17:00-07:00', 2, '2024-03-24T16:00-07:00'],
  ['TV-47: Saturday noon', v2, '2024-03-23T12:00-07:00', 2, '2024-03-24T16:00-07:00'],
  ['TV-48: round the clock', always, '2024-03-23T12:00-07:00', 2, '2024-03-23T14:00-07:00'],
  ['TV-48: premium severity 2 keeps the 24x5 window', v2, '2024-03-23T12:00-07:00', 8, '2024-03-24T22:00-07:00'],
  ['TV-49, CAL-2: past midnight', v2, '2024-03-21T23:00-07:00', 4, '2024-03-22T03:00-07:00'],
  ['TV-50: Friday noon', v2, '2024-03-22T12:00-07:00', 8, '2024-03-24T17:00-07:00'],
  ['TV-51: starter severity 0', v2, '2024-03-22T16:00-07:00', 4, '2024-03-24T17:00-07:00'],
  ['TV-52: starter severity 1', v2, '2024-03-22T15:00-07:00', 6, '2024-03-24T18:00-07:00'],
  ['TV-53: starter severity 2', v2, '2024-03-22T09:00-07:00', 16, '2024-03-24T22:00-07:00'],
  ['TV-54, CAL-9: two business days', businessDays, '2024-03-22T09:00-07:00', 48, '2024-03-26T09:00-07:00'],
  ['TV-54: the same as 48 hours of 24x5', v2, '2024-03-22T09:00-07:00', 48, '2024-03-26T06:00-07:00'],
  ['TV-54, CAL-9: two days from Monday', businessDays, '2024-03-18T09:00-07:00', 48, '2024-03-20T09:00-07:00'],
  ['TV-54: two days from Monday, 24x5', v2, '2024-03-18T09:00-07:00', 48, '2024-03-20T09:00-07:00'],
  ['TV-55, CAL-6: summer time ends', v2, '2024-11-01T16:00-07:00', 8, '2024-11-03T21:00-08:00'],
  ['TV-55, CAL-5: summer time starts', v2, '2024-03-08T16:00-08:00', 8, '2024-03-10T21:00-07:00'],
  ['TV-56: an hour on Monday evening', internal, '2022-01-10T16:30-08:00', 1, '2022-01-11T02:30-08:00'],
  ['TV-56: on Friday evening', internal, '2022-01-14T16:45-08:00', 1, '2022-01-17T02:45-08:00'],
  ['TV-56: on Saturday', internal, '2022-01-15T10:00-08:00', 1, '2022-01-17T03:00-08:00'],
  ['TV-56: before Monday opens', internal, '2022-01-10T01:15-08:00', 1, '2022-01-10T03:00-08:00'],
  ['TV-56: with the later closing', internalLater, '2022-01-10T16:30-08:00', 1, '2022-01-10T17:30-08:00'],
  ['TV-57: from Sunday 15:00', gitlab, '2024-03-22T15:00-07:00', 4, '2024-03-24T17:00-07:00'],
]

describe.each([
  ['UTC', 0],
  ['Asia/Kathmandu', -345],
  ['America/Los_Angeles', 420],
])('on a machine in %s', (zone, offset) => {
  beforeEach(() => {
    vi.stubEnv('TZ', zone)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
  })

  test('the machine shows the time of that zone', () => {
    expect(new Date('2024-07-01T12:00Z').getTimezoneOffset()).toBe(offset)
  })

  test.each(vectors)('%s', (_, calendar, from, amount, due) => {
    expect(isoOf(addWorkingTime(calendar, instant(from), amount * HOUR))).toBe(isoOf(instant(due)))
  })
})

test.each(vectors)('CAL-3: what is added is what is counted, %s', (_, calendar, from, amount, due) => {
  expect(workingTimeBetween(calendar, instant(from), instant(due))).toBe(amount * HOUR)
})

describe('CAL-4: the ends of an amount', () => {
  const open = instant('2024-03-18T09:00-07:00')
  const closing = instant('2024-03-18T17:00-07:00')
  test.each([
    ['nothing inside a window', v1, later(open, HOUR), 0, later(open, HOUR)],
    ['nothing outside a window', v1, instant('2024-03-23T11:00-07:00'), 0, instant('2024-03-23T11:00-07:00')],
    ['less than nothing', v1, open, -HOUR, open],
    ['one millisecond before closing', v1, open, 8 * HOUR - 1, later(closing, -1)],
    ['the whole window', v1, open, 8 * HOUR, closing],
    ['one millisecond more', v1, open, 8 * HOUR + 1, instant('2024-03-19T09:00:00.001-07:00')],
    ['one millisecond from the closing', v1, closing, 1, instant('2024-03-19T09:00:00.001-07:00')],
  ])('%s', (_, calendar, from, amount, due) => {
    expect(addWorkingTime(calendar, from, amount)).toBe(due)
  })
})

test.each([
  ['up to the start', '2024-03-18T10:00-07:00', '2024-03-18T10:00-07:00', 0],
  ['backwards', '2024-03-18T12:00-07:00', '2024-03-18T10:00-07:00', 0],
  ['up to the opening', '2024-03-18T06:00-07:00', '2024-03-18T09:00-07:00', 0],
  ['from the closing', '2024-03-18T17:00-07:00', '2024-03-18T23:00-07:00', 0],
  ['over a night', '2024-03-18T16:00-07:00', '2024-03-19T10:00-07:00', 120],
  ['after closing, to after closing', '2024-03-18T18:00-07:00', '2024-03-19T18:00-07:00', 480],
  ['over New Year', '2024-12-31T16:00-08:00', '2025-01-01T10:00-08:00', 120],
])('CAL-3: counts %s', (_, from, to, minutes) => {
  expect(workingTimeBetween(v1, instant(from), instant(to))).toBe(minutes * MINUTE)
})

describe('CAL-2: holidays and nights', () => {
  const nights = weekdays(hours(0, 6), hours(22, 24))
  test.each([
    [
      'a holiday is passed over',
      weekdays(hours(9, 17)),
      ['2024-03-19'],
      '2024-03-18T16:00-07:00',
      120,
      '2024-03-20T10:00-07:00',
    ],
    [
      'so is one after another',
      weekdays(hours(9, 17)),
      ['2024-03-19', '2024-03-20'],
      '2024-03-18T16:00-07:00',
      120,
      '2024-03-21T10:00-07:00',
    ],
    [
      'a date means the zone of the calendar',
      [[allDay], [], [], [], [], [], []],
      ['2024-03-18'],
      '2024-03-18T00:00-07:00',
      60,
      '2024-03-25T01:00-07:00',
    ],
    ['a night goes on after midnight', nights, [], '2024-03-18T23:00-07:00', 120, '2024-03-19T01:00-07:00'],
    [
      'a holiday takes only its own part of a night',
      nights,
      ['2024-03-19'],
      '2024-03-18T23:00-07:00',
      120,
      '2024-03-20T01:00-07:00',
    ],
  ] as [string, Week, string[], string, number, string][])('%s', (_, days, holidays, from, minutes, due) => {
    expect(addWorkingTime(pacific(days, holidays), instant(from), minutes * MINUTE)).toBe(instant(due))
  })

  test('a holiday of a whole year is passed over', () => {
    const year = Array.from({ length: 366 }, (_, day) =>
      isoOf(later(instant('2024-01-01T12:00Z'), day * 24 * HOUR)).slice(0, 10),
    )
    const due = addWorkingTime(pacific(weekdays(hours(9, 17)), year), instant('2023-12-29T16:00-08:00'), 2 * HOUR)
    expect(due).toBe(instant('2025-01-01T10:00-08:00'))
  })
})

describe('CAL-5 and CAL-6: when the clocks change', () => {
  const everyDay = (timeZone: string, ...windows: Window[]) =>
    defineCalendar({ timeZone, days: Array.from({ length: 7 }, () => windows), holidays: [] })

  // Berlin has no 02:00 to 03:00 on 31 March 2024, and has it twice on 27 October.
  test.each([
    ['opens in the skipped hour', [120, 240], '2024-03-31T00:00+01:00', 60],
    ['opens half way into it', [150, 240], '2024-03-31T00:00+01:00', 60],
    ['lies wholly in it', [130, 170], '2024-03-31T00:00+01:00', 0],
    ['closes in it', [60, 150], '2024-03-31T00:00+01:00', 60],
    ['spans the repeated hour', [60, 240], '2024-10-27T00:00+02:00', 240],
    ['opens in the repeated hour', [150, 240], '2024-10-27T00:00+02:00', 150],
    ['closes in it, at the first showing', [60, 150], '2024-10-27T00:00+02:00', 90],
    ['lies wholly in it', [130, 170], '2024-10-27T00:00+02:00', 40],
  ] as const)('a window that %s: %j from %s holds %i minutes', (_, window, midnight, minutes) => {
    const from = instant(midnight)
    expect(workingTimeBetween(everyDay('Europe/Berlin', window), from, later(from, 23 * HOUR))).toBe(minutes * MINUTE)
  })

  test.each([
    ['half an hour is skipped', 'Australia/Lord_Howe', [120, 240], '2024-10-06T00:00+10:30', 90],
    ['half an hour is repeated', 'Australia/Lord_Howe', [60, 240], '2024-04-07T00:00+11:00', 210],
    ['midnight is skipped', 'America/Santiago', [0, 120], '2024-09-07T22:00-04:00', 60],
    ['the hour before midnight is repeated', 'America/Santiago', [1380, 1440], '2024-04-06T12:00-03:00', 120],
  ] as const)('%s in %s', (_, zone, window, evening, minutes) => {
    const from = instant(evening)
    expect(workingTimeBetween(everyDay(zone, window), from, later(from, 20 * HOUR))).toBe(minutes * MINUTE)
  })

  test('a date that a place left out has no working time', () => {
    const from = instant('2011-12-29T12:00-10:00') // Samoa went from 29 to 31 December
    const due = addWorkingTime(everyDay('Pacific/Apia', [540, 600]), from, 30 * MINUTE)
    expect(isoOf(due)).toBe(isoOf(instant('2011-12-31T09:30+14:00')))
  })
})

const mondayOnly = (...windows: (readonly number[])[]) => ({
  timeZone: 'Europe/Oslo',
  days: [windows as unknown as Window[], [], [], [], [], [], []],
  holidays: [],
})
const nineToFive = mondayOnly([540, 1020])

test.each([
  ['no window at all', mondayOnly(), 'calendar_never_opens'],
  ['an unknown zone', { ...nineToFive, timeZone: 'Mars/Olympus' }, 'calendar_never_opens'],
  ['an offset for a zone', { ...nineToFive, timeZone: '+01:00' }, 'calendar_never_opens'],
  ['an instant for a zone', { ...nineToFive, timeZone: '2024-01-01T00:00Z' }, 'calendar_never_opens'],
  ['six days', { ...nineToFive, days: nineToFive.days.slice(1) }, 'calendar_windows_overlap'],
  ['eight days', { ...nineToFive, days: [...nineToFive.days, []] }, 'calendar_windows_overlap'],
  ['an empty window', mondayOnly([540, 540]), 'calendar_windows_overlap'],
  ['a window that runs backwards', mondayOnly([1020, 540]), 'calendar_windows_overlap'],
  ['overlapping windows', mondayOnly([540, 720], [660, 900]), 'calendar_windows_overlap'],
  ['touching windows', mondayOnly([540, 720], [720, 900]), 'calendar_windows_overlap'],
  ['windows out of order', mondayOnly([660, 900], [540, 600]), 'calendar_windows_overlap'],
  ['a minute before midnight', mondayOnly([-1, 60]), 'calendar_windows_overlap'],
  ['a minute after midnight', mondayOnly([540, 1441]), 'calendar_windows_overlap'],
  ['half a minute', mondayOnly([540.5, 600]), 'calendar_windows_overlap'],
  ['no number', mondayOnly([Number.NaN, 600]), 'calendar_windows_overlap'],
])('CAL-1: %s is refused', (_, week, code) => {
  expect(() => defineCalendar(week)).toThrow(expect.objectContaining({ code }))
})
