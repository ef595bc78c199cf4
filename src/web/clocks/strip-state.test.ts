import { expect, test } from 'vitest'
import type { ClockView } from '../../contract/clocks.ts'
import { stateOf } from './strip-state.ts'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const HOUR = 3_600_000

/** A first response of five business hours, of which one is used at noon. */
const aClock = (differs: Partial<ClockView> = {}): ClockView => ({
  metric: 'first_response',
  title: 'First response',
  cycle: 1,
  party: null,
  state: 'running',
  startedAt: '2026-11-24T11:00:00.000Z',
  startedBy: 1,
  dueAt: '2026-11-24T16:00:00.000Z',
  breachedAt: null,
  firstEndedAt: null,
  endedAt: null,
  endedBy: null,
  cancelledBecause: null,
  usedMs: HOUR,
  remainingMs: 4 * HOUR,
  openNow: true,
  opensAt: null,
  targets: [
    {
      words: '5 business hours',
      amount: 5,
      unit: 'business_hours',
      mode: 'business_accrual',
      dayEnds: null,
      calendar: 'berlin',
      table: 'Enterprise',
      rule: 'Severity 2',
      policy: 'Enterprise, version 4',
      because: 'the severity is 2',
      since: '2026-11-24T11:00:00.000Z',
      dueAt: '2026-11-24T16:00:00.000Z',
    },
  ],
  pauses: [],
  warnings: [],
  counted: [],
  forecast: null,
  sentence: '',
  steps: [],
  ...differs,
})

test.each([
  ['running', aClock(), 'running', '3 h 00 m left'],
  ['outside hours', aClock({ openNow: false, opensAt: '2026-11-25T08:00:00.000Z' }), 'outside', '4 h 00 m left'],
  ['paused', aClock({ state: 'paused', dueAt: null }), 'paused', 'Paused, 4 h 00 m left'],
  ['met', aClock({ state: 'met', endedAt: '2026-11-24T10:00:00.000Z' }), 'met', '1 h 00 m of 5 business hours'],
  ['missed and still owed', aClock({ state: 'breached', remainingMs: -HOUR }), 'breached', '2 h 00 m over, still owed'],
  [
    'missed, then kept late',
    aClock({ state: 'breached', remainingMs: -HOUR, endedAt: '2026-11-24T10:00:00.000Z' }),
    'breached',
    '1 h 00 m over',
  ],
  ['cancelled', aClock({ state: 'cancelled', cancelledBecause: 'spam' }), 'cancelled', 'Cancelled'],
] as const)('an hour after it was read, a clock that is %s says so', (_, clock, standing, says) => {
  expect(stateOf(clock, NOON, NOON + HOUR)).toEqual({ standing, says })
})
