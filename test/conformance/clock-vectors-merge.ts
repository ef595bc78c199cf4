/** Written cases of rule 10: merging, splitting, and ending without work. */
import type { ClockCase } from './clock-case.ts'
import { event, hours, on, opened, policy, promising, replied, rule, table, triaged, written } from './written-clock.ts'

const FOUR = promising({ first_response: hours(4) })
const BOTH = promising({ first_response: hours(4), resolution: hours(16) })
const MON_10 = opened('Mon 10:00')
const first = { metric: 'first_response', startedAt: 'Mon 10:00', dueAt: 'Mon 14:00' } as const
const met = (endedAt: string, used: number) => ({ status: 'met' as const, endedAt, outcome: 'met' as const, used })

const cancelled = (metric: 'first_response' | 'resolution', endedAt: string, used: number) => ({
  metric,
  startedAt: 'Mon 10:00',
  status: 'cancelled' as const,
  endedAt,
  outcome: 'cancelled' as const,
  used,
})

const dismissed = (as: string): ClockCase =>
  written(`10 ${as}`, 'Every clock is cancelled, none is dropped.', {
    sla: BOTH,
    events: [MON_10, event('Mon 11:00', 'dismissed', { as })],
    now: 'Mon 15:00',
    expected: [cancelled('first_response', 'Mon 11:00', 1), cancelled('resolution', 'Mon 11:00', 1)],
  })

const enterprise = { segment: 'enterprise', plan: null, contract: null }
const carried = (metric: string, startedAt: string, breachedAt: string | null = null) => ({
  metric,
  startedAt: on(startedAt),
  breachedAt: breachedAt && on(breachedAt),
  pauses: [],
})

const byPlan = policy([
  table(
    'Promises',
    'promise',
    rule('premium', { plan: ['premium'] }, { first_response: hours(2) }),
    rule('all', {}, { first_response: hours(4) }),
  ),
])

export const MERGE_CASES: readonly ClockCase[] = [
  dismissed('spam'),
  dismissed('duplicate'),
  dismissed('declined'),
  written('10 merged into another', 'Here everything is cancelled: the promises go on there.', {
    sla: BOTH,
    events: [MON_10, event('Mon 11:00', 'merged', { into: 7 })],
    now: 'Mon 15:00',
    expected: [cancelled('first_response', 'Mon 11:00', 1), cancelled('resolution', 'Mon 11:00', 1)],
  }),
  written('10 what had ended stays', 'The response was given before the merge, and stays met.', {
    sla: BOTH,
    events: [MON_10, replied('Mon 10:30'), event('Mon 11:00', 'merged', { into: 7 })],
    now: 'Mon 15:00',
    expected: [{ ...first, ...met('Mon 10:30', 0.5) }, cancelled('resolution', 'Mon 11:00', 1)],
  }),
  written('10 the earliest start wins', 'Takes in an earlier ticket of the same customer.', {
    sla: BOTH,
    events: [
      MON_10,
      event('Mon 11:00', 'absorbed', {
        number: 7,
        sameCustomer: true,
        ...enterprise,
        clocks: [carried('first_response', 'Mon 09:00'), carried('resolution', 'Mon 09:00')],
      }),
    ],
    now: 'Mon 12:00',
    expected: [
      { metric: 'first_response', startedAt: 'Mon 09:00', status: 'running', dueAt: 'Mon 13:00', used: 3 },
      { metric: 'resolution', startedAt: 'Mon 09:00', status: 'running', dueAt: 'Tue 17:00', used: 3 },
    ],
  }),
  written('10 a later start changes nothing', 'Takes in a later ticket of the same customer.', {
    sla: FOUR,
    events: [
      MON_10,
      event('Mon 12:00', 'absorbed', {
        number: 9,
        sameCustomer: true,
        ...enterprise,
        clocks: [carried('first_response', 'Mon 11:00')],
      }),
    ],
    now: 'Mon 13:00',
    expected: [{ ...first, status: 'running', used: 3 }],
  }),
  written('10 a miss there stays a miss', 'The earlier ticket had missed its response already.', {
    sla: FOUR,
    events: [
      opened('Tue 10:00'),
      event('Tue 11:00', 'absorbed', {
        number: 7,
        sameCustomer: true,
        ...enterprise,
        clocks: [carried('first_response', 'Mon 10:00', 'Mon 14:00')],
      }),
    ],
    now: 'Tue 12:00',
    expected: [{ ...first, status: 'breached', breachedAt: 'Mon 14:00', used: 10 }],
  }),
  written(
    '10 every customer’s clock survives',
    'Another customer’s runs on beside, under the terms of that customer.',
    {
      sla: byPlan,
      events: [
        MON_10,
        event('Mon 11:00', 'absorbed', {
          number: 7,
          sameCustomer: false,
          segment: 'enterprise',
          plan: 'premium',
          contract: null,
          clocks: [carried('first_response', 'Mon 10:30')],
        }),
      ],
      now: 'Mon 12:00',
      expected: [
        { ...first, status: 'running', used: 2 },
        {
          metric: 'first_response',
          party: 7,
          startedAt: 'Mon 10:30',
          status: 'running',
          dueAt: 'Mon 12:30',
          used: 1.5,
        },
      ],
    },
  ),
  written('10 split off', 'The new ticket is opened at the original start, however late it was split off.', {
    sla: FOUR,
    events: [opened('Mon 10:00', { splitFrom: 4 }), triaged('Mon 12:30', 2)],
    now: 'Mon 13:00',
    expected: [{ ...first, status: 'running', used: 3 }],
  }),
]
