/** Written cases of rules 4, 9 and 16: what is promised, and what changes it. */
import type { ClockCase } from './clock-case.ts'
import { event, hours, opened, policy, promising, replied, rule, table, triaged, written } from './written-clock.ts'

const MON_9 = opened('Mon 09:00')
const MON_10 = opened('Mon 10:00')

const bySeverity = policy([
  table(
    'Promises',
    'promise',
    rule('severity 1', { severity: [1] }, { first_response: hours(2) }),
    rule('severity 2', { severity: [2] }, { first_response: hours(8) }),
    rule('severity 3 of customers on a plan', { severity: [3], plan: ['premium'] }, { first_response: hours(12) }),
  ),
])
const nine = { metric: 'first_response', startedAt: 'Mon 09:00' } as const
const gold = { segment: 'enterprise', plan: 'premium', contract: null }

const changes: readonly ClockCase[] = [
  written(
    '4 stricter',
    'Severity 2 is assumed until triage; severity 1 counts from the start. The old target is kept.',
    {
      sla: bySeverity,
      events: [MON_9, triaged('Mon 10:00', 1)],
      now: 'Mon 10:30',
      expected: [
        {
          ...nine,
          status: 'running',
          dueAt: 'Mon 11:00',
          used: 1.5,
          targets: [
            ['Mon 09:00', 8, 'Mon 17:00'],
            ['Mon 10:00', 2, 'Mon 11:00'],
          ],
        },
      ],
    },
  ),
  written('4 TV-65 upgraded into a miss', 'The new due is past at the change: missed at the change.', {
    sla: bySeverity,
    events: [MON_9, triaged('Mon 12:00', 1)],
    now: 'Mon 12:30',
    expected: [{ ...nine, status: 'breached', dueAt: 'Mon 11:00', breachedAt: 'Mon 12:00', used: 3.5 }],
  }),
  written('4 TV-65 downgraded after a miss', 'A miss never disappears, though the new due is yet to come.', {
    sla: bySeverity,
    events: [MON_9, triaged('Mon 09:30', 1), triaged('Mon 12:00', 2), replied('Mon 13:00')],
    now: 'Mon 14:00',
    expected: [
      {
        ...nine,
        status: 'breached',
        dueAt: 'Mon 17:00',
        breachedAt: 'Mon 11:00',
        endedAt: 'Mon 13:00',
        outcome: 'breached',
        used: 4,
      },
    ],
  }),
  written('4 downgraded in time', 'Moved on before it was due, and answered before the new due.', {
    sla: bySeverity,
    events: [MON_9, triaged('Mon 09:30', 1), triaged('Mon 10:30', 2), replied('Mon 16:00')],
    now: 'Tue 09:00',
    expected: [{ ...nine, status: 'met', dueAt: 'Mon 17:00', endedAt: 'Mon 16:00', outcome: 'met', used: 7 }],
  }),
  written('4 nothing is promised any more', 'Severity 3 without a plan has no promise: cancelled at the change.', {
    sla: bySeverity,
    events: [MON_9, triaged('Mon 11:00', 3)],
    now: 'Mon 15:00',
    expected: [
      {
        ...nine,
        status: 'cancelled',
        endedAt: 'Mon 11:00',
        outcome: 'cancelled',
        used: 2,
      },
    ],
  }),
  written('4 promised again', 'The customer buys a plan: the clock comes back with its start.', {
    sla: bySeverity,
    events: [MON_9, triaged('Mon 11:00', 3), event('Mon 15:00', 'terms_changed', gold)],
    now: 'Mon 16:00',
    expected: [{ ...nine, status: 'running', dueAt: 'Tue 13:00', used: 7 }],
  }),
]

const first = { metric: 'first_response', startedAt: 'Mon 10:00', dueAt: 'Mon 14:00' } as const
const running = (used: number) => ({ ...first, status: 'running' as const, used })
const met = (endedAt: string, used: number) => ({
  ...first,
  status: 'met' as const,
  endedAt,
  outcome: 'met' as const,
  used,
})

const HANDOVER = promising({ first_response: hours(4), handover: hours(1) })
const handover = { metric: 'handover', startedAt: 'Mon 11:00', dueAt: 'Mon 12:00' } as const
const toSearch = event('Mon 11:00', 'routed', { team: 'search' })

const handovers: readonly ClockCase[] = [
  written('9 the receiving team has a clock', 'The customer’s clock runs on as before.', {
    sla: HANDOVER,
    events: [MON_10, toSearch],
    now: 'Mon 11:30',
    expected: [running(1.5), { ...handover, status: 'running', used: 0.5 }],
  }),
  written('9 claimed', 'Somebody there claims it.', {
    sla: HANDOVER,
    events: [MON_10, toSearch, event('Mon 11:45', 'claimed')],
    now: 'Mon 13:00',
    expected: [running(3), { ...handover, status: 'met', endedAt: 'Mon 11:45', outcome: 'met', used: 0.75 }],
  }),
  written('9 nobody claims', 'Missed by the receiving team, in time for the customer.', {
    sla: HANDOVER,
    events: [MON_10, toSearch, replied('Mon 13:00')],
    now: 'Mon 13:30',
    expected: [
      met('Mon 13:00', 3),
      {
        ...handover,
        status: 'breached',
        breachedAt: 'Mon 12:00',
        endedAt: 'Mon 13:00',
        outcome: 'breached',
        used: 2,
      },
    ],
  }),
  written('9 another group of the same team', 'Nothing is handed over.', {
    sla: HANDOVER,
    events: [MON_10, event('Mon 11:00', 'routed', { team: null }), event('Mon 11:10', 'routed', { team: 'support' })],
    now: 'Mon 12:00',
    expected: [running(2)],
  }),
]

const presales = { segment: 'presales', kind: 'presales' }
const stricter = policy([
  table('Promises', 'promise', rule('proof of concept', { severity: [0] }, { first_response: hours(2) })),
  table('Aims', 'aim', rule('presales', { segment: ['presales'] }, { first_response: hours(1) })),
])
const v1 = policy([
  table(
    'Promises of 2020',
    'promise',
    rule('severity 1', { severity: [0, 1] }, { first_response: hours(24), resolution: hours(72) }),
    rule('severity 2', {}, { first_response: { amount: 1, unit: 'business_weeks' } }),
  ),
])

const policies: readonly ClockCase[] = [
  written('16 TV-58 the stricter of two', 'A proof of concept that is down: one hour as presales, two as severity 0.', {
    sla: stricter,
    events: [opened('Mon 10:00', presales), triaged('Mon 10:05', 0)],
    now: 'Mon 10:30',
    expected: [{ ...first, dueAt: 'Mon 11:00', status: 'running', used: 0.5 }],
  }),
  written(
    '16 TV-44 no resolution is promised',
    'Severity 2 of 2020: a week to respond, and no due for the resolution.',
    {
      sla: v1,
      events: [MON_10, triaged('Mon 10:05', 2)],
      now: 'Mon 12:00',
      expected: [{ ...first, dueAt: 'next Mon 10:00', status: 'running', used: 2 }],
    },
  ),
  written('16 a contract in place of the tables', 'What one customer was promised in writing counts instead.', {
    sla: v1,
    contracts: { acme: { name: 'Acme', rules: [rule('all', {}, { first_response: hours(3) })] } },
    events: [opened('Mon 10:00', { contract: 'acme' })],
    now: 'Mon 12:00',
    expected: [{ ...first, dueAt: 'Mon 13:00', status: 'running', used: 2 }],
  }),
]

export const CHANGE_CASES: readonly ClockCase[] = [...changes, ...handovers, ...policies]
