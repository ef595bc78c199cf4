/** Written cases of rules 5 and 6: which answers are owed, and what counts as one. */
import type { ClockCase } from './clock-case.ts'
import { event, hours, opened, promising, replied, written } from './written-clock.ts'

const FOUR = promising({ first_response: hours(4) })
const first = { metric: 'first_response', startedAt: 'Mon 10:00', dueAt: 'Mon 14:00' } as const
const MON_10 = opened('Mon 10:00')

const running = (used: number) => ({ ...first, status: 'running' as const, used })
const met = (endedAt: string, used: number) => ({
  ...first,
  status: 'met' as const,
  endedAt,
  outcome: 'met' as const,
  used,
})

const responses: readonly ClockCase[] = [
  written('5 TV-59 only "we are on it"', 'An acknowledgement after half an hour does not stop the clock.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 10:30', 'acknowledgement')],
    now: 'Mon 11:00',
    expected: [running(1)],
  }),
  written('5 TV-60 a reply with next steps', 'A response does.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 10:30')],
    now: 'Mon 11:00',
    expected: [met('Mon 10:30', 0.5)],
  }),
  written('5 TV-61 pending without a reply', 'Waiting for the customer without having answered stops nothing.', {
    sla: FOUR,
    events: [MON_10, event('Mon 10:30', 'held', { for: 'customer', reason: 'information_needed', until: null })],
    now: 'Mon 12:00',
    expected: [running(2)],
  }),
  written('5 an automatic reply', 'It does not stop the clock.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 10:00:01', 'automatic')],
    now: 'Mon 12:00',
    expected: [running(2)],
  }),
  written('5 a note among ourselves', 'It does not stop the clock.', {
    sla: FOUR,
    events: [MON_10, event('Mon 10:30', 'noted')],
    now: 'Mon 12:00',
    expected: [running(2)],
  }),
  written('5 a response by phone', 'A response given elsewhere counts when it was given.', {
    sla: FOUR,
    events: [MON_10, event('Mon 11:00', 'responded')],
    now: 'Mon 12:00',
    expected: [met('Mon 11:00', 1)],
  }),
  written(
    '5 overruled to nothing',
    'A reviewer finds that the reply of 10:30 said nothing: the response is still owed.',
    {
      sla: FOUR,
      events: [
        MON_10,
        replied('Mon 10:30'),
        event('Mon 12:00', 'reply_judged', { reply: 2, weight: 'acknowledgement' }),
      ],
      now: 'Mon 13:00',
      expected: [running(3)],
    },
  ),
  written('5 overruled into a miss', 'The same, found after the due: missed when it was due.', {
    sla: FOUR,
    events: [MON_10, replied('Mon 10:30'), event('Mon 16:00', 'reply_judged', { reply: 2, weight: 'automatic' })],
    now: 'Mon 16:30',
    expected: [{ ...first, status: 'breached', breachedAt: 'Mon 14:00', used: 6.5 }],
  }),
  written('5 overruled to a response', 'An acknowledgement that did answer counts from when it was sent.', {
    sla: FOUR,
    events: [
      MON_10,
      replied('Mon 10:30', 'acknowledgement'),
      event('Mon 16:00', 'reply_judged', { reply: 2, weight: 'response' }),
    ],
    now: 'Mon 16:30',
    expected: [met('Mon 10:30', 0.5)],
  }),
  written('5 the last judgement holds', 'Judged twice; another reply stays what it is.', {
    sla: FOUR,
    events: [
      MON_10,
      replied('Mon 10:30'),
      replied('Mon 12:30'),
      event('Mon 13:00', 'reply_judged', { reply: 2, weight: 'automatic' }),
      event('Mon 13:10', 'reply_judged', { reply: 2, weight: 'acknowledgement' }),
    ],
    now: 'Mon 16:30',
    expected: [met('Mon 12:30', 2.5)],
  }),
  written('5 solved without a response', 'Nobody waits for an answer any more: cancelled.', {
    sla: FOUR,
    events: [MON_10, event('Mon 11:00', 'solved')],
    now: 'Mon 16:30',
    expected: [
      {
        metric: 'first_response',
        startedAt: 'Mon 10:00',
        status: 'cancelled',
        endedAt: 'Mon 11:00',
        outcome: 'cancelled',
        used: 1,
      },
    ],
  }),
  written('5 reopened without a response', 'The response is owed again, from the old start.', {
    sla: FOUR,
    events: [MON_10, event('Mon 11:00', 'solved'), event('Mon 12:00', 'reopened')],
    now: 'Mon 13:00',
    expected: [running(3)],
  }),
]

const NEXT = promising({ next_response: hours(2) })
const UPDATE = promising({ update: hours(8) })
const next = { metric: 'next_response', startedAt: 'Mon 12:00' } as const
const answered = [MON_10, replied('Mon 11:00')]
const received = (at: string) => event(at, 'received')

const followUps: readonly ClockCase[] = [
  written(
    '6 nothing owed before the first response',
    'Messages before it wait for the first response, as the opening does.',
    {
      sla: NEXT,
      events: [MON_10, received('Mon 10:30'), replied('Mon 11:00')],
      now: 'Mon 12:00',
      expected: [],
    },
  ),
  written('6 from the oldest unanswered message', 'A second message does not move the clock.', {
    sla: NEXT,
    events: [...answered, received('Mon 12:00'), received('Mon 13:00')],
    now: 'Mon 13:30',
    expected: [{ ...next, status: 'running', dueAt: 'Mon 14:00', used: 1.5 }],
  }),
  written('6 an acknowledgement is no answer', 'The message still waits.', {
    sla: NEXT,
    events: [...answered, received('Mon 12:00'), replied('Mon 12:10', 'acknowledgement')],
    now: 'Mon 15:00',
    expected: [{ ...next, status: 'breached', dueAt: 'Mon 14:00', breachedAt: 'Mon 14:00', used: 3 }],
  }),
  written('6 a clock for each round', 'Answered, written to again, late this time.', {
    sla: NEXT,
    events: [...answered, received('Mon 12:00'), replied('Mon 13:00'), received('Mon 16:00'), replied('Tue 11:30')],
    now: 'Tue 12:00',
    expected: [
      { ...next, status: 'met', dueAt: 'Mon 14:00', endedAt: 'Mon 13:00', outcome: 'met', used: 1 },
      {
        ...next,
        cycle: 2,
        startedAt: 'Mon 16:00',
        status: 'breached',
        dueAt: 'Tue 10:00',
        breachedAt: 'Tue 10:00',
        endedAt: 'Tue 11:30',
        outcome: 'breached',
        used: 3.5,
      },
    ],
  }),
  written('6 a thank-you needs no answer', 'Said so after half an hour: cancelled then.', {
    sla: NEXT,
    events: [...answered, received('Mon 12:00'), event('Mon 12:30', 'answer_waived', { message: 3 })],
    now: 'Mon 16:00',
    expected: [{ ...next, status: 'cancelled', endedAt: 'Mon 12:30', outcome: 'cancelled', used: 0.5 }],
  }),
  written(
    '6 the other message has its own clock',
    'The thank-you is waived; the question after it counts from its own time.',
    {
      sla: NEXT,
      events: [
        ...answered,
        received('Mon 12:00'),
        received('Mon 13:00'),
        event('Mon 13:30', 'answer_waived', { message: 3 }),
      ],
      now: 'Mon 14:00',
      expected: [
        { ...next, status: 'cancelled', endedAt: 'Mon 13:30', outcome: 'cancelled', used: 1.5 },
        { ...next, cycle: 2, startedAt: 'Mon 13:00', status: 'running', dueAt: 'Mon 15:00', used: 1 },
      ],
    },
  ),
  written('6 a later message is waived', 'The question before it runs on.', {
    sla: NEXT,
    events: [
      ...answered,
      received('Mon 12:00'),
      received('Mon 13:00'),
      event('Mon 13:10', 'answer_waived', { message: 4 }),
    ],
    now: 'Mon 13:30',
    expected: [{ ...next, status: 'running', dueAt: 'Mon 14:00', used: 1.5 }],
  }),
  written('6 updates', 'Each response owes the next update, and keeps the one before.', {
    sla: UPDATE,
    events: [MON_10, replied('Mon 11:00'), replied('Tue 10:00')],
    now: 'Tue 12:00',
    expected: [
      {
        metric: 'update',
        startedAt: 'Mon 11:00',
        status: 'met',
        dueAt: 'Tue 11:00',
        endedAt: 'Tue 10:00',
        outcome: 'met',
        used: 7,
      },
      { metric: 'update', cycle: 2, startedAt: 'Tue 10:00', status: 'running', dueAt: 'Wed 10:00', used: 2 },
    ],
  }),
]

export const RESPONSE_CASES: readonly ClockCase[] = [...responses, ...followUps]
