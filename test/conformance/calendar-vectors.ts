import type { CalendarCase, Question } from './calendar-case.ts'
import { HOURS, type HoursSlug, utc } from './hours.ts'

interface Due {
  readonly vector: string
  readonly about: string
  readonly calendar: HoursSlug
  readonly target: Extract<Question, { operation: 'due' }>['target']
  readonly startedAt: string
  readonly pauses?: readonly (readonly [from: string, to: string])[]
  readonly expected: string
}

function dueCase({ vector, about, calendar, target, startedAt, pauses = [], expected }: Due): CalendarCase {
  const spans = pauses.map(([from, to]) => [utc(from), utc(to)] as const)
  return {
    id: vector,
    about,
    calendars: { [calendar]: HOURS[calendar] },
    calendar,
    ask: { operation: 'due', startedAt: utc(startedAt), target, pauses: spans },
    expected: utc(expected),
  }
}

const businessHours = (amount: number) => ({ amount, unit: 'business_hours' }) as const
const rolling = (amount: number) => ({ amount, unit: 'clock_hours', mode: 'elapsed_roll' }) as const

/** Severity 1 of 2020: 24 hours of 09:00 to 17:00, counted both ways. */
const response2020 = (vector: string, startedAt: string, accrued: string, rolled: string): CalendarCase[] =>
  [
    ...[{ target: businessHours(24), reading: 'business_accrual', expected: accrued }],
    ...[{ target: rolling(24), reading: 'elapsed_roll', expected: rolled }],
  ].map(({ target, reading, expected }) =>
    dueCase({
      vector: `${vector} ${reading}`,
      about: `Severity 1 of 2020: response within 24 hours, read as ${reading}.`,
      calendar: 'office',
      target,
      startedAt,
      expected,
    }),
  )

const oneWeek = (vector: string, startedAt: string, expected: string) =>
  dueCase({
    vector,
    about: 'Severity 2 of 2020: response within one business week, 40 hours of the window.',
    calendar: 'office',
    target: { amount: 1, unit: 'business_weeks' },
    startedAt,
    expected,
  })

const hours = (vector: string, calendar: HoursSlug, amount: number, [startedAt, expected]: readonly [string, string]) =>
  dueCase({
    vector,
    about: `${amount} business hours of "${HOURS[calendar].name}".`,
    calendar,
    target: businessHours(amount),
    startedAt,
    expected,
  })

const days = (vector: string, about: string, amount: number, [startedAt, expected]: readonly [string, string]) =>
  dueCase({
    vector,
    about,
    calendar: 'weekdays',
    target: { amount, unit: 'business_days' },
    startedAt,
    expected,
  })

const sla2020: readonly CalendarCase[] = [
  ...response2020('TV-33', '2024-03-18T10:00-07:00', '2024-03-21T10:00-07:00', '2024-03-19T10:00-07:00'),
  ...response2020('TV-34', '2024-03-22T16:00-07:00', '2024-03-27T16:00-07:00', '2024-03-25T09:00-07:00'),
  ...response2020('TV-35', '2024-03-23T11:00-07:00', '2024-03-27T17:00-07:00', '2024-03-25T09:00-07:00'),
  ...response2020('TV-36', '2024-03-18T18:00-07:00', '2024-03-21T17:00-07:00', '2024-03-20T09:00-07:00'),
  ...response2020('TV-37', '2024-03-18T08:00-07:00', '2024-03-20T17:00-07:00', '2024-03-19T09:00-07:00'),
  ...response2020('TV-38', '2024-03-08T12:00-08:00', '2024-03-13T12:00-07:00', '2024-03-11T09:00-07:00'),
  ...response2020('TV-39', '2024-11-01T12:00-07:00', '2024-11-06T12:00-08:00', '2024-11-04T09:00-08:00'),
  hours('TV-40 business_accrual', 'office', 72, ['2024-03-18T10:00-07:00', '2024-03-29T10:00-07:00']),
  dueCase({
    vector: 'TV-40 elapsed_roll',
    about: 'Severity 1 of 2020: resolution within 72 hours, read as elapsed_roll.',
    calendar: 'office',
    target: rolling(72),
    startedAt: '2024-03-18T10:00-07:00',
    expected: '2024-03-21T10:00-07:00',
  }),
  oneWeek('TV-41', '2024-03-18T10:00-07:00', '2024-03-25T10:00-07:00'),
  oneWeek('TV-42', '2024-03-20T14:30-07:00', '2024-03-27T14:30-07:00'),
  oneWeek('TV-43', '2024-03-23T11:00-07:00', '2024-03-29T17:00-07:00'),
]

const sla2023: readonly CalendarCase[] = [
  hours('TV-45', 'support-24x5', 2, ['2024-03-22T16:00-07:00', '2024-03-24T15:00-07:00']),
  hours('TV-46', 'support-24x5', 2, ['2024-03-22T17:00-07:00', '2024-03-24T16:00-07:00']),
  hours('TV-47', 'support-24x5', 2, ['2024-03-23T12:00-07:00', '2024-03-24T16:00-07:00']),
  hours('TV-48 premium severity 0', 'always', 2, ['2024-03-23T12:00-07:00', '2024-03-23T14:00-07:00']),
  hours('TV-48 premium severity 2', 'support-24x5', 8, ['2024-03-23T12:00-07:00', '2024-03-24T22:00-07:00']),
  hours('TV-49', 'support-24x5', 4, ['2024-03-21T23:00-07:00', '2024-03-22T03:00-07:00']),
  hours('TV-50', 'support-24x5', 8, ['2024-03-22T12:00-07:00', '2024-03-24T17:00-07:00']),
  hours('TV-51', 'support-24x5', 4, ['2024-03-22T16:00-07:00', '2024-03-24T17:00-07:00']),
  hours('TV-52', 'support-24x5', 6, ['2024-03-22T15:00-07:00', '2024-03-24T18:00-07:00']),
  hours('TV-53', 'support-24x5', 16, ['2024-03-22T09:00-07:00', '2024-03-24T22:00-07:00']),
  days('TV-54 two business days from a Friday', 'Days are counted by a calendar of whole weekdays.', 2, [
    '2024-03-22T09:00-07:00',
    '2024-03-26T09:00-07:00',
  ]),
  days('TV-54 two business days from a Monday', 'Days are counted by a calendar of whole weekdays.', 2, [
    '2024-03-18T09:00-07:00',
    '2024-03-20T09:00-07:00',
  ]),
  hours('TV-54 as 48 business hours from a Friday', 'support-24x5', 48, [
    '2024-03-22T09:00-07:00',
    '2024-03-26T06:00-07:00',
  ]),
  hours('TV-54 as 48 business hours from a Monday', 'support-24x5', 48, [
    '2024-03-18T09:00-07:00',
    '2024-03-20T09:00-07:00',
  ]),
  hours('TV-55 the clocks go back', 'support-24x5', 8, ['2024-11-01T16:00-07:00', '2024-11-03T21:00-08:00']),
  hours('TV-55 the clocks go forward', 'support-24x5', 8, ['2024-03-08T16:00-08:00', '2024-03-10T21:00-07:00']),
]

const others: readonly CalendarCase[] = [
  hours('TV-56 late on a Monday', 'aim-2021', 1, ['2022-01-10T16:30-08:00', '2022-01-11T02:30-08:00']),
  hours('TV-56 late on a Friday', 'aim-2021', 1, ['2022-01-14T16:45-08:00', '2022-01-17T02:45-08:00']),
  hours('TV-56 on a Saturday', 'aim-2021', 1, ['2022-01-15T10:00-08:00', '2022-01-17T03:00-08:00']),
  hours('TV-56 before opening', 'aim-2021', 1, ['2022-01-10T01:15-08:00', '2022-01-10T03:00-08:00']),
  hours('TV-56 under the window of 2023', 'presales-2023', 1, ['2022-01-10T16:30-08:00', '2022-01-10T17:30-08:00']),
  hours('TV-57', 'gitlab-24x5', 4, ['2024-03-22T15:00-07:00', '2024-03-24T17:00-07:00']),
  dueCase({
    vector: 'TV-62 twelve paused hours of the window',
    about: 'Severity 1 of 2020: resolution within 72 hours, paused from Tuesday 09:00 to Wednesday 13:00.',
    calendar: 'office',
    target: businessHours(72),
    startedAt: '2024-03-18T10:00-07:00',
    pauses: [['2024-03-19T09:00-07:00', '2024-03-20T13:00-07:00']],
    expected: '2024-04-01T14:00-07:00',
  }),
  dueCase({
    vector: 'TV-63 closed 72 hours after it was solved',
    about: 'All hours count, those of the weekend too.',
    calendar: 'support-24x5',
    target: { amount: 72, unit: 'clock_hours' },
    startedAt: '2024-03-22T16:00-07:00',
    expected: '2024-03-25T16:00-07:00',
  }),
  hours('TV-64 by the window of 2023', 'support-24x5', 48, ['2024-03-21T10:00-07:00', '2024-03-25T07:00-07:00']),
  hours('TV-64 by the window of 2020', 'office', 48, ['2024-03-21T10:00-07:00', '2024-03-29T10:00-07:00']),
]

export const CALENDAR_VECTORS: readonly CalendarCase[] = [...sla2020, ...sla2023, ...others]
