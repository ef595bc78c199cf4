import { expect, test } from 'vitest'
import { anEvent } from '../../test/support/wire.ts'
import { reopeningsOf, waivedOf, weightsOf, withBefore } from './timeline.ts'

const events = [
  anEvent(1, 'opened', { body: 'Help!' }),
  anEvent(2, 'replied', { body: 'We are on it.', weight: 'acknowledgement' }),
  anEvent(3, 'replied', { body: 'It is fixed.', weight: 'response' }),
  anEvent(4, 'received', { body: 'Thanks!' }),
  anEvent(5, 'reply_judged', { reply: 3, weight: 'acknowledgement' }),
  anEvent(6, 'reply_judged', { reply: 3, weight: 'response' }),
  anEvent(7, 'answer_waived', { message: 4 }),
  anEvent(8, 'replied', { body: 'Of another server.', weight: 'of another kind' }),
]

test('VERB-19: a reply counts as what was judged last, else as what its author said', () => {
  expect([...weightsOf(events)]).toEqual([
    [2, 'acknowledgement'],
    [3, 'response'],
  ])
  expect(weightsOf(events.slice(0, 5)).get(3)).toBe('acknowledgement')
})

test('VERB-20: the messages that need no answer', () => {
  expect([...waivedOf(events)]).toEqual([4])
})

test('TML-10: the messages that reopened what was solved', () => {
  const reopened = (...happened: readonly (readonly [type: string, change?: Record<string, unknown>])[]) => [
    ...reopeningsOf(happened.map(([type, change = {}], index) => anEvent(index + 1, type, change))),
  ]
  expect(reopened(['opened'], ['received'], ['solved'], ['noted'], ['received'], ['received'])).toEqual([5])
  expect(reopened(['solved'], ['reopened'], ['received'], ['solved'], ['received'])).toEqual([5])
  expect(reopened(['solved'], ['taken_back', { what: 'solved', restores: { status: 'open' } }], ['received'])).toEqual(
    [],
  )
  expect(reopened(['solved'], ['closed'], ['taken_back', { restores: { status: 'solved' } }], ['received'])).toEqual([
    4,
  ])
})

test('SEV-14: a triage says what it changed, and what the criteria say where that is another', () => {
  const p1 = { severity: 1, priority: 'p1', level: 'Severity 1', proposed: { level: 'Severity 1' } }
  const p2 = { severity: 2, priority: 'p2', level: 'Severity 2', proposed: { level: 'Severity 1' } }
  const told = withBefore([
    anEvent(2, 'triaged', p1),
    anEvent(3, 'triaged', p2),
    anEvent(4, 'untriaged', { reason: 'the wrong ticket' }),
    anEvent(5, 'triaged', { severity: 2, priority: 'p2', proposed: null }),
  ])
  expect(
    told.map(({ change: { beforeSeverity, beforePriority, criteriaSay } }) => [
      beforeSeverity,
      beforePriority,
      criteriaSay,
    ]),
  ).toEqual([
    [undefined, undefined, undefined],
    [1, 'p1', 'Severity 1'],
    [undefined, undefined, undefined],
    [undefined, undefined, undefined],
  ])
})
