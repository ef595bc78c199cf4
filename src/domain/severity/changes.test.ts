import { describe, expect, test } from 'vitest'
import { clockOf, hours, judgedBy, simpleSla, story, type Told } from '../../../test/support/clock-story.ts'
import type { TicketChange } from '../ticket-event.ts'
import { HOUR, instant, MINUTE } from '../time.ts'
import type { Priority, Severity } from '../vocabulary.ts'
import { priorityChanges } from './changes.ts'

/** Eight office hours at severity 1, sixteen at 2, nothing at 3. */
const policies = judgedBy(simpleSla({ 1: { first_response: hours(8) }, 2: { first_response: hours(16) } }))
const triaged = (severity: Severity, priority: Priority, more: object = {}): TicketChange => ({
  type: 'triaged',
  severity,
  priority,
  reason: `it is ${severity}`,
  ...more,
})

/** Opened on Monday at nine as severity 1, which is due at five. */
const OPENED = '2024-03-18T09:00-07:00'
const DUE = instant('2024-03-18T17:00-07:00')
const first: Told = [OPENED, triaged(1, 'p1')]
const at = (time: string) => `2024-03-18T${time}-07:00`
const changesOf = (...told: readonly Told[]) => priorityChanges(story(OPENED, [first, ...told]), policies)

describe('SEV-14: a change', () => {
  test('keeps author, reason, before, after and what was proposed', () => {
    const proposed = { level: 'Severity 1', severity: 1, priority: 'p1' } as const
    expect(changesOf([at('10:00'), triaged(2, 'p2', { proposed })])).toEqual([
      {
        version: 3,
        at: instant(at('10:00')),
        by: 'ann',
        how: 'triage',
        reason: 'it is 2',
        before: { severity: 1, priority: 'p1' },
        after: { severity: 2, priority: 'p2' },
        proposed,
        flags: [],
        clock: {
          metric: 'first_response',
          dueAt: DUE,
          dueAfter: instant('2024-03-19T17:00-07:00'),
          left: 7 * HOUR,
          percentLeft: 87,
        },
        isLowered: true,
        isNearBreach: false,
      },
    ])
  })

  test('is none the first time, when nothing differs, or after a triage that was taken back, which is one', () => {
    expect(changesOf()).toEqual([])
    expect(changesOf([at('10:00'), triaged(1, 'p1')])).toEqual([])
    const back: TicketChange = { type: 'untriaged', by: 'ann', reason: 'the wrong ticket' }
    expect(changesOf([at('10:00'), back], [at('10:05'), triaged(2, 'p2')])).toMatchObject([
      { how: 'undo', before: { severity: 1 }, after: { severity: null }, reason: 'the wrong ticket' },
    ])
  })

  test('TV-65: of a ticket that was breached leaves the breach, and erases no clock', () => {
    const told: Told[] = [first, [at('18:00'), triaged(3, 'p2')]]
    const clock = clockOf(story(OPENED, told), policies, at('19:00'), 'first_response')
    expect(clock).toMatchObject({ breachedAt: DUE, outcome: 'breached', startedAt: instant(OPENED) })
    expect(clock.aims.at(-1)?.target).toEqual(hours(8))
    const again = clockOf(
      story(OPENED, [...told, [at('18:30'), triaged(2, 'p2')]]),
      policies,
      at('19:00'),
      'first_response',
    )
    expect(again).toMatchObject({ breachedAt: DUE, status: 'breached', endedAt: null })
  })

  test('TV-65: upwards, so that the due is past, is a breach at that moment', () => {
    const told: Told[] = [
      [OPENED, triaged(2, 'p2')],
      ['2024-03-19T10:00-07:00', triaged(1, 'p1')],
    ]
    const clock = clockOf(story(OPENED, told), policies, '2024-03-19T11:00-07:00', 'first_response')
    expect(clock.breachedAt).toBe(instant('2024-03-19T10:00-07:00'))
  })
})

describe('SEV-15: shortly before a breach', () => {
  test.each([
    ['with a quarter of the target left', at('15:00'), 25, true],
    ['with a little more', at('14:50'), 27, false],
    ['with an hour left', at('16:00'), 12, true],
    ['with a minute left', at('16:59'), 0, true],
    ['at the due itself', at('17:00'), 0, true],
  ])('%s', (_, when, percentLeft, isNearBreach) => {
    expect(changesOf([when, triaged(2, 'p2')])).toMatchObject([
      { isLowered: true, isNearBreach, clock: { percentLeft } },
    ])
  })

  test('an hour is enough even where it is half of the target', () => {
    const short = judgedBy(simpleSla({ 1: { first_response: hours(2) } }))
    const told = story(OPENED, [first, [at('10:00'), triaged(2, 'p2')]])
    const [change] = priorityChanges(told, short)
    expect(change).toMatchObject({ isNearBreach: true, clock: { left: 60 * MINUTE, percentLeft: 50, dueAfter: null } })
  })

  test('is not what was missed already, answered, or never promised', () => {
    expect(changesOf([at('17:01'), triaged(2, 'p2')])).toMatchObject([{ clock: null, isNearBreach: false }])
    const answered: Told = [at('16:00'), { type: 'responded', by: 'ann', where: 'phone' }]
    expect(changesOf(answered, [at('16:30'), triaged(2, 'p2')])).toMatchObject([{ clock: null, isNearBreach: false }])
    const nothing = priorityChanges(story(OPENED, [first, [at('16:30'), triaged(2, 'p2')]]), judgedBy(simpleSla({})))
    expect(nothing).toMatchObject([{ clock: null, isLowered: true, isNearBreach: false }])
  })

  test('is not what was raised', () => {
    const told: Told[] = [
      [OPENED, triaged(2, 'p2')],
      ['2024-03-19T16:30-07:00', triaged(1, 'p1')],
    ]
    expect(priorityChanges(story(OPENED, told), policies)).toMatchObject([{ isLowered: false, isNearBreach: false }])
  })

  test('is measured in the time the promise is counted in', () => {
    // Due on Tuesday at noon: on Monday at half past four three and a half of eight office hours are left, 19.5 on the wall.
    const opened = '2024-03-18T12:00-07:00'
    const told = story(opened, [
      [opened, triaged(1, 'p1')],
      ['2024-03-19T11:00-07:00', triaged(2, 'p2')],
    ])
    const [change] = priorityChanges(told, policies)
    expect(change).toMatchObject({ isNearBreach: true, clock: { left: 60 * MINUTE, percentLeft: 12 } })
    const [early] = priorityChanges(
      story(opened, [
        [opened, triaged(1, 'p1')],
        [at('16:30'), triaged(2, 'p2')],
      ]),
      policies,
    )
    expect(early).toMatchObject({ isNearBreach: false, clock: { left: 3.5 * HOUR, percentLeft: 43 } })
  })

  const terms = { segment: 'free', plan: null, contract: null } as const
  test.each<[string, TicketChange]>([
    ['kind', { type: 'classified', by: 'ann', kind: 'task', area: null, tags: [], effort: null }],
    [
      'account',
      { type: 'account_set', by: 'ann', accountId: null, ...terms, matchedBy: 'given', reason: 'not theirs' },
    ],
    ['terms', { type: 'terms_changed', ...terms, reason: 'the contract ended' }],
    ['route', { type: 'routed', team: 'engineering', group: 'engineering', reason: 'how-to', excluded: 'best_effort' }],
    ['triage', triaged(1, 'p1', { evidence: { maturity: 'beta' } })],
  ])('is also a promise that vanishes by %s', (how, change) => {
    const sla = simpleSla({ 1: { first_response: hours(8) } })
    const [table] = sla.tables
    const rules = (table?.rules ?? []).map((rule) => ({
      ...rule,
      when: { ...rule.when, kind: ['problem'], segment: ['enterprise'] },
    }))
    const strict = judgedBy({ ...sla, tables: [{ ...table, name: 'all', kind: 'promise', rules }] } as typeof sla)
    const facts = { kind: 'problem', segment: 'enterprise' } as const
    const told = story(OPENED, [first, [at('16:30'), change]], facts)
    expect(priorityChanges(told, strict)).toMatchObject([
      { how, isLowered: true, isNearBreach: true, clock: { dueAfter: null, left: 30 * MINUTE } },
    ])
  })

  test('is a lower severity at the same priority too', () => {
    expect(changesOf([at('16:30'), triaged(2, 'p1')])).toMatchObject([{ isLowered: true, isNearBreach: true }])
  })
})
