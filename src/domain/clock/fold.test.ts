import { describe, expect, test } from 'vitest'
import { clockOf, hours, office, simpleSla, story, type Told, version } from '../../../test/support/clock-story.ts'
import { at, clock, held, MON_10, policies, triaged } from '../../../test/support/monday-story.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import { HOUR, instant } from '../time.ts'
import { foldClocks, stepClocks } from './fold.ts'

const { replied, received, solved, reopened } = CHANGES

describe('CLK-1: clocks follow from events', () => {
  test('folding twice gives the same bytes, and stepping gives those of folding', () => {
    const events = story(MON_10, [
      [at('18', '10:05'), triaged(1)],
      [at('18', '11:00'), replied],
      [at('18', '12:00'), held],
      [at('19', '09:30'), received],
      [at('19', '10:00'), replied],
      [at('19', '11:00'), solved],
      [at('20', '09:00'), reopened],
    ])
    const folded = foldClocks(events, policies)
    const stepped = events.reduce<ReturnType<typeof foldClocks> | undefined>(
      (state, event) => stepClocks(state, event, policies),
      undefined,
    )
    expect(JSON.stringify(stepped)).toBe(JSON.stringify(folded))
    expect(JSON.stringify(foldClocks(events, policies))).toBe(JSON.stringify(folded))
  })

  test('what depends on the time of day is computed when asked', () => {
    const early = clock([], at('18', '12:00'), 'first_response')
    expect(early).toMatchObject({
      status: 'running',
      used: 2 * HOUR,
      remaining: 6 * HOUR,
      dueAt: instant(at('19', '10:00')),
    })
    const outside = clock([], at('18', '20:00'), 'first_response')
    expect(outside).toMatchObject({ status: 'running', used: 7 * HOUR, remaining: HOUR })
    const over = clock([], at('19', '12:00'), 'first_response')
    expect(over).toMatchObject({ status: 'breached', used: 10 * HOUR, remaining: -2 * HOUR, endedAt: null })
  })
})

describe('CLK-2: a later version changes no clock by itself', () => {
  const stricter = simpleSla({ 2: { first_response: hours(2) } })
  const published = instant(at('18', '11:00'))
  const later2 = { ...policies, sla: [...policies.sla, version(stricter, 2, published)] }

  test('a running clock keeps the version it started under until it is rebased', () => {
    const kept = clockOf(story(MON_10, []), later2, at('18', '11:30'), 'first_response')
    expect(kept).toMatchObject({ dueAt: instant(at('19', '10:00')), knownAt: instant(MON_10) })
    const events = story(MON_10, [[at('18', '11:15'), CHANGES.rebased]])
    const moved = clockOf(events, later2, at('18', '11:30'), 'first_response')
    expect(moved).toMatchObject({ dueAt: instant(at('18', '12:00')), startedAt: instant(MON_10), used: 1.5 * HOUR })
    expect(moved.aims.map(({ policy, dueAt }) => [policy, dueAt])).toEqual([
      [1, instant(at('19', '10:00'))],
      [2, null],
    ])
  })

  test('a finished clock keeps its bytes', () => {
    const events = story(MON_10, [[at('18', '10:30'), replied]])
    const before = clockOf(events, policies, at('18', '12:00'), 'first_response')
    const rebased = [...events, ...story(MON_10, [[at('18', '11:15'), CHANGES.rebased]]).slice(1)]
    const after = clockOf(
      rebased.map((event, index) => ({ ...event, version: index + 1 })),
      later2,
      at('18', '12:00'),
      'first_response',
    )
    expect(JSON.stringify(after)).toBe(JSON.stringify(before))
  })

  test('a due that the new version puts in the past is missed at the change', () => {
    const events = story(MON_10, [[at('18', '14:00'), CHANGES.rebased]])
    const moved = clockOf(events, later2, at('18', '14:30'), 'first_response')
    expect(moved).toMatchObject({ dueAt: instant(at('18', '12:00')), breachedAt: instant(at('18', '14:00')) })
  })
})

test('CLK-3: after an edit of the calendar what was used stays used, and what remains runs on the new hours', () => {
  const mornings = {
    ...office(),
    week: { tuesday: ['09:00-10:00'], wednesday: ['09:00-10:00'], thursday: ['09:00-10:00'] },
  }
  const edited = {
    ...policies.book.calendars,
    office: [version(office()), version(mornings, 2, instant(at('18', '15:00')))],
  }
  const events = story(MON_10, [[at('18', '15:00'), CHANGES.rebased]])
  const judged = { ...policies, book: { ...policies.book, calendars: edited } }
  const response = clockOf(events, judged, at('19', '09:30'), 'first_response')
  // Five hours on Monday, then one each morning: of the eight, the last is over on Thursday at ten.
  expect(response).toMatchObject({ used: 5.5 * HOUR, remaining: 2.5 * HOUR, dueAt: instant(at('21', '10:00')) })
  const kept = clockOf(story(MON_10, []), judged, at('19', '09:30'), 'first_response')
  expect(kept.dueAt).toBe(instant(at('19', '10:00')))
})

describe('CLK-4: a change of severity', () => {
  test('keeps the start and brings the new target', () => {
    const raised = clock([[at('18', '12:00'), triaged(1)]], at('18', '12:30'), 'first_response')
    expect(raised).toMatchObject({ startedAt: instant(MON_10), dueAt: instant(at('18', '14:00')), used: 2.5 * HOUR })
    expect(raised.aims.map(({ rule, dueAt }) => [rule, dueAt])).toEqual([
      ['severity 2', instant(at('19', '10:00'))],
      ['severity 1', null],
    ])
  })

  test('TV-65: upgraded so that the due is past, it is missed at the change', () => {
    const upgraded = clock([[at('18', '15:00'), triaged(1)]], at('18', '15:30'), 'first_response')
    expect(upgraded).toMatchObject({
      status: 'breached',
      dueAt: instant(at('18', '14:00')),
      breachedAt: instant(at('18', '15:00')),
    })
  })

  test('TV-65: breached, then downgraded, it stays breached', () => {
    const told: Told[] = [
      [at('18', '10:05'), triaged(1)],
      [at('18', '15:00'), triaged(3)],
    ]
    const downgraded = clock([...told, [at('18', '15:30'), replied]], at('18', '16:00'), 'first_response')
    expect(downgraded).toMatchObject({
      outcome: 'breached',
      breachedAt: instant(at('18', '14:00')),
      endedAt: instant(at('18', '15:30')),
    })
  })

  test('missed, and then nothing is promised any more: it stays missed', () => {
    const told: Told[] = [
      [at('18', '10:05'), triaged(0)],
      [at('19', '11:00'), triaged(3)],
    ]
    expect(clock(told, at('19', '12:00'), 'resolution')).toMatchObject({
      outcome: 'breached',
      breachedAt: instant(at('19', '10:00')),
    })
  })

  test('where nothing is promised any more the clock is cancelled, and comes back with its start', () => {
    const lower: Told[] = [[at('18', '11:00'), triaged(3)]]
    expect(clock(lower, at('18', '12:00'), 'resolution')).toMatchObject({
      status: 'cancelled',
      cancelledBecause: 'nothing is promised any more',
    })
    const again = clock([...lower, [at('18', '13:00'), triaged(0)]], at('18', '13:30'), 'resolution')
    expect(again).toMatchObject({ status: 'running', startedAt: instant(MON_10), dueAt: instant(at('19', '10:00')) })
  })
})
