/** The due vectors of the domain research, by the shipped policies. */
import { describe, expect, test } from 'vitest'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { promisedDue, runsOf, someFacts } from '../../../test/support/promises.ts'
import { must } from '../assert.ts'
import { calendarOf } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import { type Instant, instant, isoOf } from '../time.ts'
import type { Severity } from '../vocabulary.ts'
import { autoCloseAt, autoSolveAt } from './closing.ts'
import type { ClockMode, Metric } from './document.ts'
import type { SlaFacts } from './match.ts'
import { dueOf } from './target.ts'

const contract2020 = shippedPolicies('order-default', 'sla-contract-2020')
const enterprise2023 = shippedPolicies('order-default', 'sla-enterprise-2023')
const gitlab = shippedPolicies('order-default', 'sla-gitlab-support')

const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))
const PDT = '-07:00'

/** `03-18 10:00` of 2024, in summer time unless the offset says otherwise. */
const at = (local: string): Instant => {
  const [, day = '', clock = '', offset = PDT] = /^(\S+) (\d\d:\d\d)(\S*)$/.exec(local) ?? []
  return instant(`2024-${day}T${clock}${offset || PDT}`)
}

interface Asked {
  readonly policies: Policies
  readonly metric?: Metric
  readonly mode?: ClockMode
  readonly startedAt: Instant
}
const due = (facts: Partial<SlaFacts>, { metric = 'first_response', ...asked }: Asked) =>
  iso(promisedDue(metric, someFacts(facts), asked))

describe('the contract of 2020, nine to five: business_accrual, and the same hours as elapsed_roll', () => {
  test.each([
    ['TV-33', 1, 'first_response', '03-18 10:00', '03-21 10:00', '03-19 10:00'],
    ['TV-34', 1, 'first_response', '03-22 16:00', '03-27 16:00', '03-25 09:00'],
    ['TV-35', 1, 'first_response', '03-23 11:00', '03-27 17:00', '03-25 09:00'],
    ['TV-36', 1, 'first_response', '03-18 18:00', '03-21 17:00', '03-20 09:00'],
    ['TV-37', 1, 'first_response', '03-18 08:00', '03-20 17:00', '03-19 09:00'],
    ['TV-38 over the start of summer time', 1, 'first_response', '03-08 12:00-08:00', '03-13 12:00', '03-11 09:00'],
    ['TV-39 over its end', 1, 'first_response', '11-01 12:00', '11-06 12:00-08:00', '11-04 09:00-08:00'],
    ['TV-40', 1, 'resolution', '03-18 10:00', '03-29 10:00', '03-21 10:00'],
    ['TV-41', 2, 'first_response', '03-18 10:00', '03-25 10:00', null],
    ['TV-42', 2, 'first_response', '03-20 14:30', '03-27 14:30', null],
    ['TV-43', 2, 'first_response', '03-23 11:00', '03-29 17:00', null],
    ['TV-44', 2, 'resolution', '03-18 10:00', null, null],
    ['TV-44 of a question', 3, 'resolution', '03-18 10:00', null, null],
  ] as [string, Severity, Metric, string, string | null, string | null][])(
    '%s: severity %i, %s, from %s',
    (_, severity, metric, from, accrual, roll) => {
      const asked = { policies: contract2020, metric, startedAt: at(from) }
      expect(due({ severity }, asked)).toBe(iso(accrual === null ? null : at(accrual)))
      expect(due({ severity }, { ...asked, mode: 'business_accrual' })).toBe(
        iso(accrual === null || roll === null ? null : at(accrual)),
      )
      expect(due({ severity }, { ...asked, mode: 'elapsed_roll' })).toBe(iso(roll === null ? null : at(roll)))
    },
  )

  test('TV-24: severe, but in staging, is a week; an environment that is not known counts as production', () => {
    const from = at('03-18 10:00')
    const answers = (['production', null, 'staging', 'development', 'trial'] as const).map((environment) =>
      due({ severity: 0, environment }, { policies: contract2020, startedAt: from }),
    )
    const [day, week] = [isoOf(at('03-21 10:00')), isoOf(at('03-25 10:00'))]
    expect(answers).toEqual([day, day, week, week, week])
  })

  test('TV-25: a feature request is a week', () => {
    const asked = { policies: contract2020, startedAt: at('03-18 10:00') }
    expect(due({ severity: 3, kind: 'feature' }, asked)).toBe(isoOf(at('03-25 10:00')))
  })
})

describe('the promises since 2022, Sunday 14:00 to Friday 17:00', () => {
  const [enterprise, team] = [{ segment: 'enterprise' }, { segment: 'team' }] as const
  const starter = { segment: 'enterprise', plan: 'starter' } as const
  const premium = { segment: 'enterprise', plan: 'premium' } as const

  test.each([
    ['TV-08: enterprise, severity 2', enterprise, 2, '03-18 10:00', '03-18 18:00'],
    ['TV-08: starter, severity 2', starter, 2, '03-18 10:00', '03-19 02:00'],
    ['TV-45: enterprise, severity 0', enterprise, 0, '03-22 16:00', '03-24 15:00'],
    ['TV-46: at the closing instant nothing accrues', enterprise, 0, '03-22 17:00', '03-24 16:00'],
    ['TV-47: on a Saturday', enterprise, 0, '03-23 12:00', '03-24 16:00'],
    ['TV-48: premium, severity 0, round the clock', premium, 0, '03-23 12:00', '03-23 14:00'],
    ['TV-48: premium, severity 1, round the clock', premium, 1, '03-23 12:00', '03-23 16:00'],
    ['TV-48: premium, severity 2, in the window', premium, 2, '03-23 12:00', '03-24 22:00'],
    ['TV-49: enterprise, severity 1', enterprise, 1, '03-21 23:00', '03-22 03:00'],
    ['TV-50: enterprise, severity 2', enterprise, 2, '03-22 12:00', '03-24 17:00'],
    ['TV-51: starter, severity 0', starter, 0, '03-22 16:00', '03-24 17:00'],
    ['TV-51: team, severity 0', team, 0, '03-22 16:00', '03-24 17:00'],
    ['TV-52: starter, severity 1', starter, 1, '03-22 15:00', '03-24 18:00'],
    ['TV-53: starter, severity 2', starter, 2, '03-22 09:00', '03-24 22:00'],
    ['TV-54: two business days over a weekend', enterprise, 3, '03-22 09:00', '03-26 09:00'],
    ['TV-54: two business days in the week', enterprise, 3, '03-18 09:00', '03-20 09:00'],
    ['three business days of a team', team, 3, '03-18 09:00', '03-21 09:00'],
    ['TV-55: over the end of summer time', enterprise, 2, '11-01 16:00', '11-03 21:00-08:00'],
    ['TV-55: over its start', enterprise, 2, '03-08 16:00-08:00', '03-10 21:00'],
  ] as [string, Partial<SlaFacts>, Severity, string, string][])('%s, from %s', (_, facts, severity, from, expected) => {
    expect(due({ ...facts, severity }, { policies: enterprise2023, startedAt: at(from) })).toBe(isoOf(at(expected)))
  })

  test.each([
    ['03-22 09:00', '03-26 06:00'],
    ['03-18 09:00', '03-20 09:00'],
  ])('TV-54: the other reading, 48 business hours of the window, from %s', (from, expected) => {
    const startedAt = at(from)
    const calendar = calendarOf(enterprise2023.book, 'pacific-24x5', startedAt)
    const target = { amount: 48, unit: 'business_hours' } as const
    expect(isoOf(dueOf({ target, calendar, startedAt, pauses: [] }))).toBe(isoOf(at(expected)))
  })

  test.each([
    ['in the window', '03-18 10:00', ['03-18 11:00', '03-18 12:00'], '03-18 11:00'],
    ['on a Saturday', '03-23 12:00', ['03-25 03:00', '03-24 16:00'], '03-24 16:00'],
  ])('TV-58: a proof of concept in total loss has the stricter of two, %s', (_, from, both, expected) => {
    const facts = someFacts({ segment: 'presales', severity: 0 })
    const startedAt = at(from)
    const dues = runsOf('first_response', facts, enterprise2023, startedAt).map((run) => isoOf(dueOf(run)))
    expect(dues.toSorted()).toEqual(both.map((each) => isoOf(at(each))).toSorted())
    expect(promisedDue('first_response', facts, { policies: enterprise2023, startedAt })).toBe(at(expected))
  })
})

describe('TV-56: the hour of pre-sales', () => {
  const hour = (policies: Policies, from: string) =>
    due({ segment: 'presales', severity: 2 }, { policies, startedAt: instant(from) })

  test.each([
    ['2022-01-10T16:30-08:00', '2022-01-11T02:30-08:00'],
    ['2022-01-14T16:45-08:00', '2022-01-17T02:45-08:00'],
    ['2022-01-15T10:00-08:00', '2022-01-17T03:00-08:00'],
    ['2022-01-10T01:15-08:00', '2022-01-10T03:00-08:00'],
    ['2023-11-21T16:30-08:00', '2023-11-22T02:30-08:00'],
    ['2023-11-22T16:30-08:00', '2023-11-22T17:30-08:00'],
    ['2024-01-08T16:30-08:00', '2024-01-08T17:30-08:00'],
  ])('from %s, by the window of its day', (from, expected) => {
    expect(hour(contract2020, from)).toBe(isoOf(instant(expected)))
    expect(hour(enterprise2023, from)).toBe(isoOf(instant(expected)))
  })

  test('with the later window it is due the same day', () => {
    const later = must(contract2020.book.calendars['presales-hours']?.[1], 'two versions are shipped')
    const alone = { ...later, version: 1, effectiveFrom: instant('1970-01-01T00:00Z') }
    const book = { ...contract2020.book, calendars: { ...contract2020.book.calendars, 'presales-hours': [alone] } }
    expect(hour({ ...contract2020, book }, '2022-01-10T16:30-08:00')).toBe(isoOf(instant('2022-01-10T17:30-08:00')))
  })
})

test.each([
  ['TV-57: High', 'p1', '03-22 15:00', '03-24 17:00'],
  ['Urgent, round the clock', 'p0', '03-23 12:00', '03-23 12:30'],
  ['Normal', 'p2', '03-22 15:00', '03-24 21:00'],
  ['not triaged yet', null, '03-22 15:00', '03-24 21:00'],
  ['Low', 'p3', '03-22 15:00', '03-25 13:00'],
] as const)('the targets of GitLab, %s: %s from %s', (_, priority, from, expected) => {
  expect(due({ priority }, { policies: gitlab, startedAt: at(from) })).toBe(isoOf(at(expected)))
})

describe('pauses', () => {
  const run = {
    ...must(runsOf('resolution', someFacts({ severity: 1 }), contract2020, at('03-18 10:00'))[0], 'promised'),
  }
  const pending = [{ start: at('03-19 09:00'), end: at('03-20 13:00') }]

  test('TV-62: twelve window hours of waiting for the customer move a resolution of 72 hours', () => {
    expect(isoOf(dueOf({ ...run, pauses: pending }))).toBe(isoOf(at('04-01 14:00')))
  })

  test('TV-62: on hold for somebody else it stays, because the policy lets only the customer pause it', () => {
    expect(contract2020.sla[0]?.document.pausedBy).toEqual(['customer'])
    expect(run.target.pausedBy).toBeUndefined()
    expect(isoOf(dueOf({ ...run, pauses: [] }))).toBe(isoOf(at('03-29 10:00')))
  })
})

describe('silence', () => {
  test('TV-63: solved on a Friday is closed on the Monday; an answer on the Sunday comes in time, one on the Tuesday not', () => {
    const closes = must(autoCloseAt(at('03-22 16:00'), enterprise2023), 'tickets are closed')
    expect(closes).toEqual({ at: at('03-25 16:00'), words: '72 hours' })
    expect(at('03-24 12:00')).toBeLessThan(closes.at)
    expect(at('03-26 09:00')).toBeGreaterThan(closes.at)
  })

  test('TV-64: 48 business hours of silence, on the window since 2022 and on the one of 2020', () => {
    const solves = autoSolveAt(at('03-21 10:00'), enterprise2023)
    expect(solves).toEqual({ at: at('03-25 07:00'), words: '48 business hours' })
    const [version] = contract2020.closing
    const { document, ...head } = must(version, 'a closing policy is shipped')
    const solveAfter = { ...must(document.solveAfter, 'it solves'), calendar: 'pacific-office' }
    const nineToFive = { ...contract2020, closing: [{ ...head, document: { ...document, solveAfter } }] }
    expect(autoSolveAt(at('03-21 10:00'), nineToFive)?.at).toBe(at('03-29 10:00'))
  })
})
