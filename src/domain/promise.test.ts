import { describe, expect, test } from 'vitest'
import { shippedPolicies, shippedSla } from '../../test/support/policies.ts'
import { aTicket, CHANGES, NOON, type TicketFacts } from '../../test/support/tickets.ts'
import type { Policies } from './policy.ts'
import { responsePromise, runningDue } from './promise.ts'
import { instant, isoOf, later, MINUTE } from './time.ts'
import { SEGMENTS, SEVERITIES, type Segment, type Severity } from './vocabulary.ts'

const policies = shippedPolicies()
const monday = instant('2024-03-18T10:00-07:00')

const due = (facts: TicketFacts) => {
  const promise = responsePromise(aTicket({ priority: 'p2', ...facts }), policies)
  return promise && isoOf(promise.dueAt)
}

/** Minutes by severity 0 to 3 (domain 6.2 to 6.4). */
const promised: Readonly<Record<Segment, readonly (number | undefined)[]>> = {
  presales: [60, 60, 60, 60],
  enterprise: [120, 240, 480, 2 * 1440],
  team: [240, 360, 960, 3 * 1440],
  free: [],
  open_source: [],
  internal: [],
}

test.each(SEGMENTS)('SLA-1, SLA-6: the shipped promises to %s', (segment) => {
  const minutes = SEVERITIES.map((severity) => {
    return responsePromise({ segment, severity, receivedAt: monday }, policies)?.rule.firstResponseMinutes
  })
  expect(minutes).toEqual(SEVERITIES.map((severity) => promised[segment][severity]))
})

test.each([
  [
    'TV-45: enterprise, severity 0, Friday afternoon',
    'enterprise',
    0,
    '2024-03-22T16:00-07:00',
    '2024-03-24T15:00-07:00',
  ],
  [
    'TV-46: enterprise, severity 0, at the closing',
    'enterprise',
    0,
    '2024-03-22T17:00-07:00',
    '2024-03-24T16:00-07:00',
  ],
  ['TV-47: enterprise, severity 0, Saturday', 'enterprise', 0, '2024-03-23T12:00-07:00', '2024-03-24T16:00-07:00'],
  ['TV-49: enterprise, severity 1, at night', 'enterprise', 1, '2024-03-21T23:00-07:00', '2024-03-22T03:00-07:00'],
  ['TV-50: enterprise, severity 2, Friday noon', 'enterprise', 2, '2024-03-22T12:00-07:00', '2024-03-24T17:00-07:00'],
  ['TV-51: team, severity 0, Friday afternoon', 'team', 0, '2024-03-22T16:00-07:00', '2024-03-24T17:00-07:00'],
  ['TV-52: team, severity 1, Friday afternoon', 'team', 1, '2024-03-22T15:00-07:00', '2024-03-24T18:00-07:00'],
  ['TV-53: team, severity 2, Friday morning', 'team', 2, '2024-03-22T09:00-07:00', '2024-03-24T22:00-07:00'],
  [
    'TV-54: enterprise, severity 3, over a weekend',
    'enterprise',
    3,
    '2024-03-22T09:00-07:00',
    '2024-03-26T09:00-07:00',
  ],
  ['TV-54: enterprise, severity 3, from Monday', 'enterprise', 3, '2024-03-18T09:00-07:00', '2024-03-20T09:00-07:00'],
  [
    'TV-55: enterprise, over the end of summer time',
    'enterprise',
    2,
    '2024-11-01T16:00-07:00',
    '2024-11-03T21:00-08:00',
  ],
  ['TV-55: enterprise, over its start', 'enterprise', 2, '2024-03-08T16:00-08:00', '2024-03-10T21:00-07:00'],
  ['TV-56: presales, with the closing at 18:00', 'presales', 2, '2022-01-10T16:30-08:00', '2022-01-10T17:30-08:00'],
  ['TV-56: presales, Saturday', 'presales', 2, '2022-01-15T10:00-08:00', '2022-01-17T03:00-08:00'],
  [
    'TV-58: a proof of concept in total loss has the presales hour',
    'presales',
    0,
    '2024-03-18T10:00-07:00',
    '2024-03-18T11:00-07:00',
  ],
] as [string, Segment, Severity, string, string][])('SLA-6, %s', (_, segment, severity, receivedAt, expected) => {
  expect(due({ segment, severity, receivedAt: instant(receivedAt) })).toBe(isoOf(instant(expected)))
})

const owed = { segment: 'enterprise', receivedAt: monday } as const
const { triaged, replied, held, solved, closed, received, reopened, noted } = CHANGES

describe('SLA-2: counted from receipt', () => {
  test.each([
    [0, '2024-03-18T12:00-07:00'],
    [1, '2024-03-18T14:00-07:00'],
    [2, '2024-03-18T18:00-07:00'],
    [3, '2024-03-20T10:00-07:00'],
  ] as const)('a later triage to severity %i brings its target, the time used stays used', (severity, at) => {
    const ticket = aTicket({ ...owed, priority: 'p2', severity: 2 }, noted, { ...triaged, severity })
    expect(runningDue(ticket, policies)).toBe(instant(at))
  })

  test('POL-2: a promise keeps the version in force when the ticket was received', () => {
    const [shipped] = policies.sla
    if (!shipped) throw new Error('one version is shipped')
    const slower = {
      ...shipped.document,
      rules: shipped.document.rules.map((rule) => ({ ...rule, firstResponseMinutes: 600 })),
    }
    const two: Policies = {
      ...policies,
      sla: [shipped, { version: 2, effectiveFrom: later(monday, 1), document: slower }],
    }
    const facts = { ...owed, priority: 'p1', severity: 2 } as const
    expect(runningDue(aTicket(facts), two)).toBe(later(monday, 480 * MINUTE))
    expect(runningDue(aTicket({ ...facts, receivedAt: later(monday, 1) }), two)).toBe(later(monday, 600 * MINUTE + 1))
  })
})

test('SLA-4: an untriaged ticket has the promise of the assumed severity', () => {
  expect(runningDue(aTicket(owed), policies)).toBe(later(monday, 480 * MINUTE))
  const worst = {
    ...policies,
    sla: [{ ...shippedSla(), document: { ...shippedSla().document, assumedSeverity: 0 as const } }],
  }
  expect(runningDue(aTicket(owed), worst)).toBe(later(monday, 120 * MINUTE))
})

test('SLA-1: of two rules that fit, the first gives the promise', () => {
  const { document, ...head } = shippedSla()
  const rules = [...document.rules]
    .reverse()
    .map((rule) => ({ ...rule, segments: [...SEGMENTS], severities: [...SEVERITIES] }))
  const promise = responsePromise(aTicket({ ...owed }), {
    ...policies,
    sla: [{ ...head, document: { ...document, rules } }],
  })
  expect(promise?.rule.name).toBe('team severity 3')
})

test.each([
  ['owed', [], true],
  ['after a note', [noted], true],
  ['after the customer wrote again', [received], true],
  ['SLA-5, TV-61: on hold, without a pause', [held], true],
  ['after a reply', [replied], false],
  ['after a reply and another message', [replied, received], false],
  ['after a reply, solved and reopened', [replied, solved, reopened], false],
  ['solved without a reply', [solved], false],
  ['closed without a reply', [solved, closed], false],
  ['SLA-3: reopened while still owed', [solved, reopened], true],
] as const)('SLA-3: the due time of a ticket, %s', (_, then, runs) => {
  expect(runningDue(aTicket(owed, ...then), policies)).toBe(runs ? later(monday, 480 * MINUTE) : null)
})

test.each(['free', 'open_source', 'internal'] as const)('SLA-1, TV-14: nothing is promised to %s', (segment) => {
  expect(runningDue(aTicket({ segment, priority: 'p0', severity: 0, receivedAt: NOON }), policies)).toBeNull()
})
