/** Written cases of rules 7 and 8: pauses and reopening. */
import type { ClockCase } from './clock-case.ts'
import { HOURS } from './hours.ts'
import { event, held, hours, on, opened, promising, written } from './written-clock.ts'

const SIXTEEN = promising({ resolution: hours(16) })
const MON_10 = opened('Mon 10:00')
const resolution = { metric: 'resolution', startedAt: 'Mon 10:00' } as const

const pauses: readonly ClockCase[] = [
  written('7 responses never pause', 'Held for the customer, the response clock runs on.', {
    sla: promising({ first_response: hours(4), resolution: hours(16) }),
    events: [MON_10, held('Mon 11:00', 'customer')],
    now: 'Mon 13:00',
    expected: [
      { metric: 'first_response', startedAt: 'Mon 10:00', status: 'running', dueAt: 'Mon 14:00', used: 3 },
      { ...resolution, status: 'paused', dueAt: null, used: 1, pauses: [['Mon 11:00', null, 'customer']] },
    ],
  }),
  written(
    '7 a message resumes',
    'Paused from Monday 12:00 to Tuesday 11:00, seven hours of the window: due as it closes.',
    {
      sla: SIXTEEN,
      events: [MON_10, held('Mon 12:00', 'customer'), event('Tue 11:00', 'received')],
      now: 'Tue 12:00',
      expected: [
        {
          ...resolution,
          status: 'running',
          dueAt: 'Wed 17:00',
          used: 3,
          pauses: [['Mon 12:00', 'Tue 11:00', 'customer']],
        },
      ],
    },
  ),
  written('7 somebody resumes', 'The same when a person ends the hold.', {
    sla: SIXTEEN,
    events: [MON_10, held('Mon 12:00', 'customer'), event('Mon 13:00', 'resumed')],
    now: 'Mon 14:00',
    expected: [
      {
        ...resolution,
        status: 'running',
        dueAt: 'Wed 11:00',
        used: 3,
        pauses: [['Mon 12:00', 'Mon 13:00', 'customer']],
      },
    ],
  }),
  written('7 held for a third party', 'It runs on, unless the policy says otherwise.', {
    sla: SIXTEEN,
    events: [MON_10, held('Mon 12:00', 'third_party'), event('Mon 13:00', 'resumed')],
    now: 'Mon 14:00',
    expected: [{ ...resolution, status: 'running', dueAt: 'Wed 10:00', used: 4 }],
  }),
  written('7 held for our own teams', 'It runs on.', {
    sla: SIXTEEN,
    events: [MON_10, held('Mon 12:00', 'internal')],
    now: 'Mon 14:00',
    expected: [{ ...resolution, status: 'running', dueAt: 'Wed 10:00', used: 4 }],
  }),
  written('7 a policy that pauses for third parties', 'Opted in.', {
    sla: promising({ resolution: hours(16) }, { pausedBy: ['customer', 'third_party'] }),
    events: [MON_10, held('Mon 12:00', 'third_party'), event('Mon 13:00', 'resumed')],
    now: 'Mon 14:00',
    expected: [
      {
        ...resolution,
        status: 'running',
        dueAt: 'Wed 11:00',
        used: 3,
        pauses: [['Mon 12:00', 'Mon 13:00', 'third_party']],
      },
    ],
  }),
  written('7 a target that nothing pauses', 'A target may say so for itself.', {
    sla: promising({ resolution: hours(16, { pausedBy: [] }) }),
    events: [MON_10, held('Mon 12:00', 'customer'), event('Mon 13:00', 'resumed')],
    now: 'Mon 14:00',
    expected: [{ ...resolution, status: 'running', dueAt: 'Wed 10:00', used: 4 }],
  }),
  written('7 one hold after another', 'Handed from the customer to a third party, it runs again.', {
    sla: SIXTEEN,
    events: [MON_10, held('Mon 11:00', 'customer'), held('Mon 12:00', 'third_party')],
    now: 'Mon 14:00',
    expected: [
      {
        ...resolution,
        status: 'running',
        dueAt: 'Wed 11:00',
        used: 3,
        pauses: [['Mon 11:00', 'Mon 12:00', 'customer']],
      },
    ],
  }),
  written(
    '7 TV-62 paused for twelve window hours',
    'Severity 1 of 2020, pending from Tuesday 09:00 to Wednesday 13:00 Pacific.',
    {
      sla: promising({ resolution: hours(72, { calendar: 'office' }) }),
      calendars: { desk: HOURS.office, office: HOURS.office },
      events: [
        opened('2024-03-18T10:00-07:00'),
        { ...held('Tue 09:00', 'customer'), at: on('2024-03-19T09:00-07:00') },
        event('2024-03-20T13:00-07:00', 'received'),
      ],
      now: '2024-03-20T14:00-07:00',
      expected: [
        {
          ...resolution,
          startedAt: '2024-03-18T10:00-07:00',
          status: 'running',
          dueAt: '2024-04-01T14:00-07:00',
          used: 8,
          pauses: [['2024-03-19T09:00-07:00', '2024-03-20T13:00-07:00', 'customer']],
        },
      ],
    },
  ),
  written('7 TV-62 on hold for as long', 'The same stretch on hold moves nothing.', {
    sla: promising({ resolution: hours(72, { calendar: 'office' }) }),
    calendars: { desk: HOURS.office, office: HOURS.office },
    events: [
      opened('2024-03-18T10:00-07:00'),
      { ...held('Tue 09:00', 'third_party'), at: on('2024-03-19T09:00-07:00') },
      event('2024-03-20T13:00-07:00', 'resumed'),
    ],
    now: '2024-03-20T14:00-07:00',
    expected: [
      {
        ...resolution,
        startedAt: '2024-03-18T10:00-07:00',
        status: 'running',
        dueAt: '2024-03-29T10:00-07:00',
        used: 20,
      },
    ],
  }),
]

const solved = (at: string) => event(at, 'solved')
const reopened = (at: string) => event(at, 'reopened')
const metAt = (endedAt: string, used: number) => ({ status: 'met' as const, endedAt, outcome: 'met' as const, used })

const reopenings: readonly ClockCase[] = [
  written('8 solved', 'Solved in time.', {
    sla: SIXTEEN,
    events: [MON_10, solved('Mon 15:00')],
    now: 'Wed 12:00',
    expected: [{ ...resolution, ...metAt('Mon 15:00', 5), dueAt: 'Wed 10:00' }],
  }),
  written('8 resumes', 'The two hours it was solved do not count; the first end is kept.', {
    sla: SIXTEEN,
    events: [MON_10, solved('Mon 12:00'), reopened('Mon 14:00')],
    now: 'Mon 15:00',
    expected: [
      {
        ...resolution,
        status: 'running',
        dueAt: 'Wed 12:00',
        used: 3,
        pauses: [['Mon 12:00', 'Mon 14:00', 'solved']],
        firstEndedAt: 'Mon 12:00',
      },
    ],
  }),
  written('8 resumes and ends', 'Both ends are kept, the first and the last.', {
    sla: SIXTEEN,
    events: [MON_10, solved('Mon 12:00'), reopened('Mon 14:00'), solved('Mon 16:00')],
    now: 'Tue 15:00',
    expected: [
      {
        ...resolution,
        ...metAt('Mon 16:00', 4),
        dueAt: 'Wed 12:00',
        pauses: [['Mon 12:00', 'Mon 14:00', 'solved']],
        firstEndedAt: 'Mon 12:00',
      },
    ],
  }),
  written('8 a new cycle', 'Another policy: reopening begins anew.', {
    sla: promising({ resolution: hours(16) }, { reopening: 'new_cycle' }),
    events: [MON_10, solved('Mon 12:00'), reopened('Mon 14:00')],
    now: 'Mon 15:00',
    expected: [
      { ...resolution, ...metAt('Mon 12:00', 2), dueAt: 'Wed 10:00' },
      { ...resolution, cycle: 2, startedAt: 'Mon 14:00', status: 'running', dueAt: 'Wed 14:00', used: 1 },
    ],
  }),
  written('8 a closed ticket is reopened', 'That begins a new cycle under either policy.', {
    sla: SIXTEEN,
    events: [MON_10, solved('Mon 12:00'), event('Mon 13:00', 'closed'), reopened('Mon 14:00')],
    now: 'Mon 15:00',
    expected: [
      { ...resolution, ...metAt('Mon 12:00', 2), dueAt: 'Wed 10:00' },
      { ...resolution, cycle: 2, startedAt: 'Mon 14:00', status: 'running', dueAt: 'Wed 14:00', used: 1 },
    ],
  }),
  written('8 TV-63 a reply to a solved ticket', 'Solved on Friday 16:00, written to on Sunday: reopened then.', {
    sla: SIXTEEN,
    events: [opened('Fri 10:00'), solved('Fri 16:00'), event('Sun 12:00', 'received')],
    now: 'next Mon 10:00',
    expected: [
      {
        metric: 'resolution',
        startedAt: 'Fri 10:00',
        status: 'running',
        dueAt: 'next Tue 11:00',
        used: 7,
        pauses: [['Fri 16:00', 'Sun 12:00', 'solved']],
        firstEndedAt: 'Fri 16:00',
      },
    ],
  }),
  written('8 a miss stays when it is reopened', 'Solved too late, reopened, solved again.', {
    sla: SIXTEEN,
    events: [MON_10, solved('Wed 11:00'), reopened('Wed 12:00'), solved('Wed 13:00')],
    now: 'Wed 15:00',
    expected: [
      {
        ...resolution,
        status: 'breached',
        dueAt: 'Wed 10:00',
        breachedAt: 'Wed 10:00',
        endedAt: 'Wed 13:00',
        outcome: 'breached',
        used: 18,
        pauses: [['Wed 11:00', 'Wed 12:00', 'solved']],
        firstEndedAt: 'Wed 11:00',
      },
    ],
  }),
]

export const PAUSE_CASES: readonly ClockCase[] = [...pauses, ...reopenings]
