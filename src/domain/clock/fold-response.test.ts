import { describe, expect, test } from 'vitest'
import { story, type Told } from '../../../test/support/clock-story.ts'
import { at, clock, held, MON_10, policies, thanks, triaged } from '../../../test/support/monday-story.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import { HOUR, instant } from '../time.ts'
import { clocksOf } from './clocks-of.ts'

const { replied, received, solved, reopened } = CHANGES

describe('CLK-5: the first response', () => {
  test('TV-59: "we are on it" leaves it running', () => {
    expect(clock([[at('18', '10:30'), thanks]], at('18', '11:00'), 'first_response').status).toBe('running')
  })

  test('TV-60: a substantive reply ends it', () => {
    const answered = clock([[at('18', '10:30'), replied]], at('18', '11:00'), 'first_response')
    expect(answered).toMatchObject({ status: 'met', endedAt: instant(at('18', '10:30')), endedBy: 2, used: 0.5 * HOUR })
  })

  test('TV-61: pending without a public reply leaves it running', () => {
    expect(clock([[at('18', '10:30'), held]], at('18', '12:00'), 'first_response')).toMatchObject({
      status: 'running',
      used: 2 * HOUR,
    })
  })

  test('a judgement counts from when the reply was sent', () => {
    const judged = { ...CHANGES.reply_judged, reply: 2, weight: 'acknowledgement' } as const
    const withdrawn = clock(
      [
        [at('18', '10:30'), replied],
        [at('18', '12:00'), judged],
      ],
      at('18', '13:00'),
      'first_response',
    )
    expect(withdrawn.status).toBe('running')
    const promoted = { ...judged, weight: 'response' } as const
    const counted = clock(
      [
        [at('18', '10:30'), thanks],
        [at('19', '15:00'), promoted],
      ],
      at('19', '16:00'),
      'first_response',
    )
    expect(counted).toMatchObject({ status: 'met', endedAt: instant(at('18', '10:30')) })
  })

  test('solved without a response it is cancelled, and reopening brings it back', () => {
    const told: Told[] = [[at('18', '11:00'), solved]]
    expect(clock(told, at('18', '12:00'), 'first_response')).toMatchObject({
      status: 'cancelled',
      cancelledBecause: 'solved without a response',
    })
    const back = clock([...told, [at('18', '13:00'), reopened]], at('18', '14:00'), 'first_response')
    expect(back).toMatchObject({ status: 'running', used: 4 * HOUR, dueAt: instant(at('19', '10:00')) })
  })

  test('what was not promised when it was solved does not come up while it is solved', () => {
    const told: Told[] = [
      [at('18', '10:05'), triaged(3)],
      [at('18', '10:30'), replied],
      [at('18', '11:00'), received],
      [at('18', '11:30'), solved],
    ]
    // Severity 3 promises no next response; a raise to 2 would.
    const raised = clocksOf(
      story(MON_10, [...told, [at('18', '12:00'), triaged(2)]]),
      policies,
      instant(at('20', '12:00')),
    )
    expect(raised.some(({ metric }) => metric === 'next_response')).toBe(false)
    const back = clock(
      [...told, [at('18', '12:00'), triaged(2)], [at('18', '13:00'), reopened]],
      at('18', '14:00'),
      'next_response',
    )
    expect(back).toMatchObject({ status: 'running', startedAt: instant(at('18', '11:00')) })
  })

  test('a response given elsewhere ends it, an automatic one does not', () => {
    expect(clock([[at('18', '11:00'), CHANGES.responded]], at('18', '12:00'), 'first_response').status).toBe('met')
    const automatic = { ...replied, weight: 'automatic' } as const
    expect(clock([[at('18', '10:01'), automatic]], at('18', '12:00'), 'first_response').status).toBe('running')
  })
})

describe('CLK-6: the next response', () => {
  const asked: Told[] = [
    [at('18', '10:30'), replied],
    [at('18', '11:00'), received],
    [at('18', '12:00'), received],
  ]

  test('counts from the oldest unanswered message', () => {
    expect(clock(asked, at('18', '13:00'), 'next_response')).toMatchObject({
      startedAt: instant(at('18', '11:00')),
      startedBy: 3,
      dueAt: instant(at('19', '11:00')),
      used: 2 * HOUR,
    })
  })

  test('each is a cycle of its own', () => {
    const told: Told[] = [...asked, [at('18', '13:00'), replied], [at('18', '14:00'), received]]
    expect(clock(told, at('18', '15:00'), 'next_response', 1)).toMatchObject({ status: 'met' })
    expect(clock(told, at('18', '15:00'), 'next_response', 2)).toMatchObject({ startedAt: instant(at('18', '14:00')) })
  })

  test('a thank-you needs no answer; the next message has a clock from its own time', () => {
    const waive = { ...CHANGES.answer_waived, message: 3 } as const
    const told: Told[] = [...asked, [at('18', '12:30'), waive]]
    expect(clock(told, at('18', '13:00'), 'next_response', 1)).toMatchObject({
      status: 'cancelled',
      cancelledBecause: 'needs no answer',
    })
    expect(clock(told, at('18', '13:00'), 'next_response', 2)).toMatchObject({
      startedAt: instant(at('18', '12:00')),
      startedBy: 4,
    })
  })

  test('an update is owed from each response on', () => {
    const told: Told[] = [
      [at('18', '10:30'), replied],
      [at('18', '11:30'), replied],
    ]
    expect(clock(told, at('18', '12:00'), 'update', 1)).toMatchObject({ status: 'met' })
    expect(clock(told, at('18', '12:00'), 'update', 2)).toMatchObject({ startedAt: instant(at('18', '11:30')) })
  })
})
