/** Written cases of rules 11 to 13: windows, units, and the instant of the due. */
import type { ClockCase } from './clock-case.ts'
import { everyDay, HOURS, workdays } from './hours.ts'
import {
  CALENDARS,
  hours,
  opened,
  policy,
  promising,
  replied,
  rule,
  table,
  triaged,
  WITH_ALWAYS,
  written,
} from './written-clock.ts'

const FOUR = promising({ first_response: hours(4) })
const MON_9 = opened('Mon 09:00')
const MON_10 = opened('Mon 10:00')
const first = { metric: 'first_response', startedAt: 'Mon 10:00' } as const
const nine = { metric: 'first_response', startedAt: 'Mon 09:00' } as const

const urgentAlways = policy([
  table(
    'Promises',
    'promise',
    rule('urgent', { severity: [0, 1] }, { first_response: hours(2) }, 'always'),
    rule('all else', {}, { first_response: hours(8) }),
  ),
])
const shifts = {
  ...CALENDARS,
  nights: everyDay('Night shift in New York', ['22:00-06:00'], 'America/New_York'),
  support: HOURS['support-24x5'],
}
const half = {
  desk: {
    ...workdays('Nine to five, UTC', ['09:00-17:00'], 'UTC'),
    holidays: ['easter'],
    overrides: [{ date: '2024-03-19', windows: ['09:00-12:00'], name: 'Half day' }],
  },
}
const easter = { easter: { name: 'Easter', source: null, dates: [{ date: '2024-03-20', windows: [], name: null }] } }

const windows: readonly ClockCase[] = [
  written('11 another calendar by severity', 'The urgent run round the clock, also on a Saturday.', {
    sla: urgentAlways,
    calendars: WITH_ALWAYS,
    events: [opened('Sat 12:00'), triaged('Sat 12:10', 0)],
    now: 'Sat 13:00',
    expected: [{ ...first, startedAt: 'Sat 12:00', status: 'running', dueAt: 'Sat 14:00', used: 1 }],
  }),
  written('11 a half day and a holiday', 'Seven hours on Monday, three on Tuesday, none on Wednesday.', {
    sla: promising({ resolution: hours(12) }),
    calendars: half,
    holidays: easter,
    events: [MON_10],
    now: 'Thu 08:00',
    expected: [{ metric: 'resolution', startedAt: 'Mon 10:00', status: 'running', dueAt: 'Thu 11:00', used: 10 }],
  }),
  written('11 a skipped hour', 'The shift of Saturday night has seven hours; the next begins at 22:00 EDT, 02:00Z.', {
    sla: promising({ first_response: hours(10, { calendar: 'nights' }) }),
    calendars: shifts,
    events: [opened('2024-03-10T03:00Z')],
    now: '2024-03-10T12:00Z',
    expected: [{ ...first, startedAt: '2024-03-10T03:00Z', status: 'running', dueAt: '2024-03-11T05:00Z', used: 7 }],
  }),
  written('11 a repeated hour', 'The shift of Saturday night has nine hours; the next begins at 22:00 EST, 03:00Z.', {
    sla: promising({ first_response: hours(10, { calendar: 'nights' }) }),
    calendars: shifts,
    events: [opened('2024-11-03T02:00Z')],
    now: '2024-11-03T12:00Z',
    expected: [{ ...first, startedAt: '2024-11-03T02:00Z', status: 'running', dueAt: '2024-11-04T04:00Z', used: 9 }],
  }),
  written(
    '11 TV-55 a weekend of 25 hours',
    'Eight hours from Friday 16:00 PDT: one that day, seven from Sunday 14:00 PST.',
    {
      sla: promising({ first_response: hours(8, { calendar: 'support' }) }),
      calendars: shifts,
      events: [opened('2024-11-01T16:00-07:00')],
      now: '2024-11-03T15:00-08:00',
      expected: [
        { ...first, startedAt: '2024-11-01T16:00-07:00', status: 'running', dueAt: '2024-11-03T21:00-08:00', used: 2 },
      ],
    },
  ),
]

const unit = (name: string, target: Parameters<typeof hours>[1] & object, dueAt: string, used: number) =>
  written(`12 ${name}`, 'From Friday 16:00; asked on Monday 10:00.', {
    sla: promising({ first_response: hours(1, target) }),
    events: [opened('Fri 16:00')],
    now: 'next Mon 10:00',
    expected: [{ ...first, startedAt: 'Fri 16:00', status: 'running', dueAt, used }],
  })

const units: readonly ClockCase[] = [
  unit('clock minutes', { amount: 4_000, unit: 'clock_minutes' }, 'next Mon 10:40', 66),
  unit('clock hours', { amount: 100, unit: 'clock_hours' }, 'next Tue 20:00', 66),
  unit('clock hours that roll', { amount: 100, unit: 'clock_hours', mode: 'elapsed_roll' }, 'next Wed 09:00', 66),
  unit('business minutes', { amount: 150, unit: 'business_minutes' }, 'next Mon 10:30', 2),
  unit('business hours', { amount: 10, unit: 'business_hours' }, 'next Tue 10:00', 2),
  unit('business days', { amount: 2, unit: 'business_days' }, 'next Tue 16:00', 2),
  unit(
    'business days to the close',
    { amount: 2, unit: 'business_days', dayEnds: 'close_of_day' },
    'next Tue 17:00',
    2,
  ),
  unit('business weeks', { amount: 1, unit: 'business_weeks' }, 'next Fri 16:00', 2),
]

const exact: readonly ClockCase[] = [
  written('13 at the due', 'Answered at the very instant: met.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 14:00')],
    now: 'Mon 15:00',
    expected: [{ ...first, status: 'met', dueAt: 'Mon 14:00', endedAt: 'Mon 14:00', outcome: 'met', used: 4 }],
  }),
  written('13 a millisecond later', 'A millisecond after the due: a miss, which no rounding hides.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 14:00:00.001')],
    now: 'Mon 15:00',
    expected: [
      {
        ...first,
        status: 'breached',
        dueAt: 'Mon 14:00',
        breachedAt: 'Mon 14:00',
        endedAt: 'Mon 14:00:00.001',
        outcome: 'breached',
        used: 4 + 0.001 / 3_600,
      },
    ],
  }),
  written('13 not answered at the due', 'Asked at the very instant, it is not missed yet.', {
    sla: FOUR,
    events: [MON_10],
    now: 'Mon 14:00',
    expected: [{ ...first, status: 'running', dueAt: 'Mon 14:00', used: 4 }],
  }),
  written('13 at closing', 'An amount that fills the day is due when the window closes, and met there.', {
    sla: promising({ first_response: hours(8) }),
    events: [MON_9, replied('Mon 17:00')],
    now: 'Tue 10:00',
    expected: [{ ...nine, status: 'met', dueAt: 'Mon 17:00', endedAt: 'Mon 17:00', outcome: 'met', used: 8 }],
  }),
  written('13 after closing', 'Overnight nothing counts, but the due has passed: missed.', {
    sla: promising({ first_response: hours(8) }),
    events: [MON_9, replied('Tue 08:00')],
    now: 'Tue 10:00',
    expected: [
      {
        ...nine,
        status: 'breached',
        dueAt: 'Mon 17:00',
        breachedAt: 'Mon 17:00',
        endedAt: 'Tue 08:00',
        outcome: 'breached',
        used: 8,
      },
    ],
  }),
]

export const HOURS_CASES: readonly ClockCase[] = [...windows, ...units, ...exact]
