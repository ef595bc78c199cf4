/** Written cases of rules 1 to 3: what is folded, under which version, by which hours. */
import type { ClockCase } from './clock-case.ts'
import { workdays } from './hours.ts'
import { event, hours, on, opened, promising, replied, triaged, written } from './written-clock.ts'

const FOUR = promising({ first_response: hours(4) })
const _MON_9 = opened('Mon 09:00')
const MON_10 = opened('Mon 10:00')
const first = { metric: 'first_response', startedAt: 'Mon 10:00' } as const

const folds: readonly ClockCase[] = [
  written(
    '1 before the due',
    'Two of four business hours are used; what comes later is computed when it is asked for.',
    {
      sla: FOUR,
      events: [MON_10],
      now: 'Mon 12:00',
      expected: [{ ...first, status: 'running', dueAt: 'Mon 14:00', used: 2 }],
    },
  ),
  written('1 after the due', 'The same events an hour after the due: missed then, and still owed.', {
    sla: FOUR,
    events: [MON_10],
    now: 'Mon 15:00',
    expected: [{ ...first, status: 'breached', dueAt: 'Mon 14:00', breachedAt: 'Mon 14:00', used: 5 }],
  }),
  written('1 outside the windows', 'Nothing counts overnight.', {
    sla: FOUR,
    events: [opened('Mon 16:00')],
    now: 'Tue 08:00',
    expected: [{ ...first, startedAt: 'Mon 16:00', status: 'running', dueAt: 'Tue 12:00', used: 1 }],
  }),
  written('1 every clock of an opening', 'Triage, first response and resolution start with the opening.', {
    sla: promising({
      triage: { amount: 10, unit: 'business_minutes' },
      first_response: hours(4),
      resolution: hours(16),
    }),
    events: [MON_10, triaged('Mon 10:06', 2)],
    now: 'Mon 10:30',
    expected: [
      {
        metric: 'triage',
        startedAt: 'Mon 10:00',
        status: 'met',
        dueAt: 'Mon 10:10',
        endedAt: 'Mon 10:06',
        outcome: 'met',
        used: 0.1,
      },
      { ...first, status: 'running', dueAt: 'Mon 14:00', used: 0.5 },
      { metric: 'resolution', startedAt: 'Mon 10:00', status: 'running', dueAt: 'Wed 10:00', used: 0.5 },
    ],
  }),
]

const TWO = promising({ first_response: hours(2) })
const ONE = promising({ first_response: hours(1) })
const since = (at: string, document: typeof FOUR, publishedAt = at) => ({
  effectiveFrom: on(at),
  publishedAt: on(publishedAt),
  document,
})
const ALWAYS = { effectiveFrom: '1970-01-01T00:00:00.000Z', publishedAt: '1970-01-01T00:00:00.000Z' }
const fourThenTwo = [{ ...ALWAYS, document: FOUR }, since('Mon 11:00', TWO)]

const versions: readonly ClockCase[] = [
  written('2 keeps its version', 'A version published after a clock started changes nothing of it.', {
    sla: fourThenTwo,
    events: [MON_10],
    now: 'Mon 12:00',
    expected: [{ ...first, status: 'running', dueAt: 'Mon 14:00', used: 2 }],
  }),
  written('2 the next clock takes the new version', 'A clock that starts after the version took effect goes by it.', {
    sla: fourThenTwo,
    events: [opened('Mon 11:30')],
    now: 'Mon 12:00',
    expected: [{ ...first, startedAt: 'Mon 11:30', status: 'running', dueAt: 'Mon 13:30', used: 0.5 }],
  }),
  written('2 rebased', 'A recorded change of what it goes by: the new target counts from the old start.', {
    sla: fourThenTwo,
    events: [MON_10, event('Mon 11:15', 'rebased')],
    now: 'Mon 11:30',
    expected: [{ ...first, status: 'running', dueAt: 'Mon 12:00', used: 1.5 }],
  }),
  written('2 rebased into a miss', 'The new target was used up before: missed at the change, not before.', {
    sla: [{ ...ALWAYS, document: FOUR }, since('Mon 11:00', ONE)],
    events: [MON_10, event('Mon 11:15', 'rebased')],
    now: 'Mon 11:30',
    expected: [{ ...first, status: 'breached', dueAt: 'Mon 11:00', breachedAt: 'Mon 11:15', used: 1.5 }],
  }),
  written('2 finished clocks never change', 'A change of what clocks go by leaves alone what had ended.', {
    sla: [{ ...ALWAYS, document: FOUR }, since('Mon 13:30', ONE)],
    events: [MON_10, replied('Mon 13:00'), event('Mon 13:45', 'rebased')],
    now: 'Tue 12:00',
    expected: [{ ...first, status: 'met', dueAt: 'Mon 14:00', endedAt: 'Mon 13:00', outcome: 'met', used: 3 }],
  }),
  written(
    '2 published, not yet in effect',
    'Known on Monday, in effect from Tuesday: a clock of Monday keeps the old.',
    {
      sla: [{ ...ALWAYS, document: FOUR }, since('Tue 00:00', TWO, 'Mon 11:00')],
      events: [opened('Mon 16:00'), event('Mon 16:30', 'rebased')],
      now: 'Tue 09:30',
      expected: [{ ...first, startedAt: 'Mon 16:00', status: 'running', dueAt: 'Tue 12:00', used: 1.5 }],
    },
  ),
]

const short = workdays('Nine to one, UTC', ['09:00-13:00'], 'UTC')
const shorter = {
  desk: [
    { ...ALWAYS, document: workdays('Nine to five, UTC', ['09:00-17:00'], 'UTC') },
    { effectiveFrom: on('Tue 00:00'), publishedAt: on('Mon 12:00'), document: short },
  ],
}
const TWELVE = promising({ resolution: hours(12) })
const resolution = { metric: 'resolution', startedAt: 'Mon 11:00' } as const

const calendars: readonly ClockCase[] = [
  written('3 not yet known', 'Hours published after the start do not count for it: 6 on Monday, 6 on Tuesday.', {
    sla: TWELVE,
    calendars: shorter,
    events: [opened('Mon 11:00')],
    now: 'Tue 14:00',
    expected: [{ ...resolution, status: 'running', dueAt: 'Tue 15:00', used: 11 }],
  }),
  written('3 rebased', 'Six hours stay used, what remains runs on the new hours: 4 on Tuesday, 2 on Wednesday.', {
    sla: TWELVE,
    calendars: shorter,
    events: [opened('Mon 11:00'), event('Mon 12:00', 'rebased')],
    now: 'Tue 14:00',
    expected: [{ ...resolution, status: 'running', dueAt: 'Wed 11:00', used: 10 }],
  }),
  written('3 rebased later', 'The day the clocks were changed does not matter, only the day the hours did.', {
    sla: TWELVE,
    calendars: shorter,
    events: [opened('Mon 11:00'), event('Wed 08:00', 'rebased')],
    now: 'Wed 09:00',
    expected: [{ ...resolution, status: 'breached', dueAt: 'Wed 11:00', breachedAt: 'Tue 15:00', used: 10 }],
  }),
  written('3 known at the start', 'Published before the clock started: 4 on Monday, 4 on Tuesday, 4 on Wednesday.', {
    sla: TWELVE,
    calendars: shorter,
    events: [opened('Mon 13:00')],
    now: 'Wed 08:00',
    expected: [{ ...resolution, startedAt: 'Mon 13:00', status: 'running', dueAt: 'Wed 13:00', used: 8 }],
  }),
]

export const TIME_CASES: readonly ClockCase[] = [...folds, ...versions, ...calendars]
