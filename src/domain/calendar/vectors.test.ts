import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { calendar, hours, onEveryDay, onWeekdays } from '../../../test/support/hours.ts'
import { HOUR, instant, isoOf } from '../time.ts'
import { addBusinessDays, addWorkingTime, type Calendar, weekLength, workingTimeBetween } from './calendar.ts'

const allDay = '00:00-24:00'
const sundayToFriday = (opens: string) =>
  calendar(hours({ week: { ...onWeekdays(allDay), friday: ['00:00-17:00'], sunday: [`${opens}-24:00`] } }))

const v1 = calendar(hours())
const v2 = sundayToFriday('14:00')
const gitlab = sundayToFriday('15:00')
const always = calendar(hours({ week: onEveryDay(allDay) }))
const weekdays = calendar(hours({ week: onWeekdays(allDay) }))
const internal = calendar(hours({ week: onWeekdays('02:00-17:00') }))
const internalLater = calendar(hours({ week: onWeekdays('02:00-18:00') }))

type Row = readonly [name: string, calendar: Calendar, from: string, hours: number, due: string]

/** The vectors of domain research whose reading is `business_accrual` (C-MODE); -07:00 is summer in Los Angeles. */
const vectors: Row[] = [
  ['TV-33: severity 1 in the morning', v1, '2024-03-18T10:00-07:00', 24, '2024-03-21T10:00-07:00'],
  ['TV-34: Friday afternoon', v1, '2024-03-22T16:00-07:00', 24, '2024-03-27T16:00-07:00'],
  ['TV-35, CAL-4: Saturday, due at closing', v1, '2024-03-23T11:00-07:00', 24, '2024-03-27T17:00-07:00'],
  ['TV-36: after closing', v1, '2024-03-18T18:00-07:00', 24, '2024-03-21T17:00-07:00'],
  ['TV-37: before opening', v1, '2024-03-18T08:00-07:00', 24, '2024-03-20T17:00-07:00'],
  ['TV-38, CAL-5: over the start of summer time', v1, '2024-03-08T12:00-08:00', 24, '2024-03-13T12:00-07:00'],
  ['TV-39, CAL-6: over the end of summer time', v1, '2024-11-01T12:00-07:00', 24, '2024-11-06T12:00-08:00'],
  ['TV-40: resolution in 72 hours', v1, '2024-03-18T10:00-07:00', 72, '2024-03-29T10:00-07:00'],
  ['TV-41: a business week as 40 hours', v1, '2024-03-18T10:00-07:00', 40, '2024-03-25T10:00-07:00'],
  ['TV-42: a business week from Wednesday', v1, '2024-03-20T14:30-07:00', 40, '2024-03-27T14:30-07:00'],
  ['TV-43: a business week from Saturday', v1, '2024-03-23T11:00-07:00', 40, '2024-03-29T17:00-07:00'],
  ['TV-45: over the weekend', v2, '2024-03-22T16:00-07:00', 2, '2024-03-24T15:00-07:00'],
  ['TV-46, CAL-4: nothing accrues at the closing', v2, '2024-03-22T17:00-07:00', 2, '2024-03-24T16:00-07:00'],
  ['TV-47: Saturday noon', v2, '2024-03-23T12:00-07:00', 2, '2024-03-24T16:00-07:00'],
  ['TV-48: round the clock', always, '2024-03-23T12:00-07:00', 2, '2024-03-23T14:00-07:00'],
  ['TV-48: premium severity 2 keeps the 24x5 window', v2, '2024-03-23T12:00-07:00', 8, '2024-03-24T22:00-07:00'],
  ['TV-49, CAL-10: past midnight', v2, '2024-03-21T23:00-07:00', 4, '2024-03-22T03:00-07:00'],
  ['TV-50: Friday noon', v2, '2024-03-22T12:00-07:00', 8, '2024-03-24T17:00-07:00'],
  ['TV-51: starter severity 0', v2, '2024-03-22T16:00-07:00', 4, '2024-03-24T17:00-07:00'],
  ['TV-52: starter severity 1', v2, '2024-03-22T15:00-07:00', 6, '2024-03-24T18:00-07:00'],
  ['TV-53: starter severity 2', v2, '2024-03-22T09:00-07:00', 16, '2024-03-24T22:00-07:00'],
  ['TV-54: 48 business hours of 24x5', v2, '2024-03-22T09:00-07:00', 48, '2024-03-26T06:00-07:00'],
  ['TV-54: the same from Monday', v2, '2024-03-18T09:00-07:00', 48, '2024-03-20T09:00-07:00'],
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

  test.each(vectors)('%s', (_, given, from, amount, due) => {
    expect(isoOf(addWorkingTime(given, instant(from), amount * HOUR))).toBe(isoOf(instant(due)))
  })
})

test.each(vectors)('CAL-3: what is added is what is counted, %s', (_, given, from, amount, due) => {
  expect(workingTimeBetween(given, instant(from), instant(due))).toBe(amount * HOUR)
})

test.each([
  ['TV-41, CAL-9: one business week', '2024-03-18T10:00-07:00', '2024-03-25T10:00-07:00'],
  ['TV-42, CAL-9: from Wednesday', '2024-03-20T14:30-07:00', '2024-03-27T14:30-07:00'],
  ['TV-43, CAL-9: from Saturday', '2024-03-23T11:00-07:00', '2024-03-29T17:00-07:00'],
])('%s', (_, from, due) => {
  expect(isoOf(addWorkingTime(v1, instant(from), weekLength(v1, instant(from))))).toBe(isoOf(instant(due)))
})

test.each([
  ['TV-41: five business days are a week', v1, '2024-03-18T10:00-07:00', 5, '2024-03-25T10:00-07:00'],
  ['TV-42: from Wednesday', v1, '2024-03-20T14:30-07:00', 5, '2024-03-27T14:30-07:00'],
  ['TV-43, CAL-20: from Saturday', v1, '2024-03-23T11:00-07:00', 5, '2024-03-29T17:00-07:00'],
  ['TV-54, CAL-19: two business days over a weekend', weekdays, '2024-03-22T09:00-07:00', 2, '2024-03-26T09:00-07:00'],
  ['TV-54, CAL-19: two business days from Monday', weekdays, '2024-03-18T09:00-07:00', 2, '2024-03-20T09:00-07:00'],
])('%s', (_, given, from, days, due) => {
  expect(isoOf(addBusinessDays(given, instant(from), days, 'same_time'))).toBe(isoOf(instant(due)))
})
