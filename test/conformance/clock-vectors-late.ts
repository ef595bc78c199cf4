/** Written cases of rules 14 and 15: what the clock itself records, and what is learnt late. */
import type { ClockCase } from './clock-case.ts'
import { event, held, hours, on, opened, promising, replied, triaged, written } from './written-clock.ts'

const FOUR = promising({ first_response: hours(4) })
const _BOTH = promising({ first_response: hours(4), resolution: hours(16) })
const MON_10 = opened('Mon 10:00')
const first = { metric: 'first_response', startedAt: 'Mon 10:00', dueAt: 'Mon 14:00' } as const
const resolution = { metric: 'resolution', startedAt: 'Mon 10:00', dueAt: 'Wed 10:00' } as const
const met = (endedAt: string, used: number) => ({ status: 'met' as const, endedAt, outcome: 'met' as const, used })

const alarm = (type: 'clock_warned' | 'clock_breached', at: string, percent: number) =>
  event(at, type, { metric: 'first_response', cycle: 1, party: null, percent, dueAt: on('Mon 14:00') })
const WARNED = promising({ first_response: hours(4, { warnAt: [50, 75] }) })

const downtime: readonly ClockCase[] = [
  written('14 recorded at its true instant', 'Warnings and the miss, found after a downtime: nothing else changes.', {
    sla: WARNED,
    events: [
      MON_10,
      alarm('clock_warned', 'Mon 12:00', 50),
      alarm('clock_warned', 'Mon 13:00', 75),
      alarm('clock_breached', 'Mon 14:00', 100),
    ],
    now: 'Mon 18:00',
    expected: [{ ...first, status: 'breached', breachedAt: 'Mon 14:00', used: 7 }],
  }),
  written('14 not recorded yet', 'While the server is down, the same follows from the events before.', {
    sla: WARNED,
    events: [MON_10],
    now: 'Mon 18:00',
    expected: [{ ...first, status: 'breached', breachedAt: 'Mon 14:00', used: 7 }],
  }),
  written('14 a record does not make a miss', 'The response of 13:50 is learnt of after the miss was recorded: met.', {
    sla: WARNED,
    events: [MON_10, alarm('clock_breached', 'Mon 14:00', 100), replied('Mon 13:50')],
    now: 'Mon 18:00',
    expected: [{ ...first, ...met('Mon 13:50', 3 + 50 / 60) }],
  }),
]

const NEXT = promising({ next_response: hours(2) })
const next = { metric: 'next_response', startedAt: 'Mon 12:00', dueAt: 'Mon 14:00' } as const

const late: readonly ClockCase[] = [
  written('15 a response learnt of late', 'Given by phone before the due, written down the next day.', {
    sla: FOUR,
    events: [MON_10, triaged('Tue 09:00', 2), event('Mon 13:00', 'responded')],
    now: 'Tue 10:00',
    expected: [{ ...first, ...met('Mon 13:00', 3) }],
  }),
  written(
    '15 a message learnt of late',
    'Written before the response that answered it, delivered after: no clock of its own.',
    {
      sla: NEXT,
      events: [MON_10, replied('Mon 11:00'), event('Mon 10:50', 'received')],
      now: 'Mon 12:00',
      expected: [],
    },
  ),
  written('15 an older message learnt of late', 'The clock counts from the older one.', {
    sla: NEXT,
    events: [MON_10, replied('Mon 11:00'), event('Mon 12:30', 'received'), event('Mon 12:00', 'received')],
    now: 'Mon 13:00',
    expected: [{ ...next, status: 'running', used: 1 }],
  }),
  written('15 answered before it was known', 'The mail of 12:00 arrives after the reply of 13:00 was sent.', {
    sla: NEXT,
    events: [MON_10, replied('Mon 11:00'), replied('Mon 13:00'), event('Mon 12:00', 'received')],
    now: 'Mon 15:00',
    expected: [{ ...next, ...met('Mon 13:00', 1) }],
  }),
  written('15 events out of order', 'A whole life, learnt of backwards.', {
    sla: promising({ resolution: hours(16) }),
    events: [
      MON_10,
      event('Tue 12:00', 'solved'),
      event('Mon 13:00', 'resumed'),
      held('Mon 12:00', 'customer'),
      triaged('Mon 10:05', 2),
    ],
    now: 'Wed 12:00',
    expected: [
      { ...resolution, ...met('Tue 12:00', 9), dueAt: 'Wed 11:00', pauses: [['Mon 12:00', 'Mon 13:00', 'customer']] },
    ],
  }),
  written(
    '15 an older judgement learnt of late',
    'Judged at 12:00 and at 13:00: the later one holds, though it was learnt of first.',
    {
      sla: FOUR,
      events: [
        MON_10,
        replied('Mon 10:30'),
        event('Mon 13:00', 'reply_judged', { reply: 2, weight: 'acknowledgement' }),
        event('Mon 12:00', 'reply_judged', { reply: 2, weight: 'response' }),
      ],
      now: 'Mon 13:30',
      expected: [{ ...first, status: 'running', used: 3.5 }],
    },
  ),
  written('15 at the same instant', 'What was recorded first comes first: answered, then written to again.', {
    sla: NEXT,
    events: [MON_10, replied('Mon 11:00'), replied('Mon 12:00'), event('Mon 12:00', 'received')],
    now: 'Mon 13:00',
    expected: [{ ...next, status: 'running', used: 1 }],
  }),
  written('15 at the same instant, the other way', 'Written to, then answered: an answer in no time.', {
    sla: NEXT,
    events: [MON_10, replied('Mon 11:00'), event('Mon 12:00', 'received'), replied('Mon 12:00')],
    now: 'Mon 13:00',
    expected: [{ ...next, ...met('Mon 12:00', 0) }],
  }),
]

export const LATE_CASES: readonly ClockCase[] = [...downtime, ...late]
