import { describe, expect, test } from 'vitest'
import { hours, judgedBy, office, simpleSla, story, type Told, version } from '../../../test/support/clock-story.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { OwnHours } from '../calendar/document.ts'
import type { Policies } from '../policies.ts'
import type { SlaPolicy, Target } from '../sla/document.ts'
import { HOUR, instant, MINUTE } from '../time.ts'
import { type ClockMove, clockMoves, NO_TICKETS, tallied, worstFirst } from './effects.ts'
import { foldClocks, stepClocks } from './fold.ts'

/** A Monday; the office opens at 9 Pacific. */
const OPENED = '2024-03-18T09:00-07:00'
const NOW = '2024-03-18T11:00-07:00'

const responding = (amount: number, more: Partial<Target> = {}) =>
  simpleSla({ 2: { first_response: hours(amount, more) } })

/** What a change to `after` does at NOW to the clocks of a ticket, folded until then under `before`. */
function movesOf(before: Policies, after: (known: Policies) => Policies, told: readonly Told[] = []): ClockMove[] {
  const state = foldClocks(story(OPENED, told), before)
  const policies = after(before)
  const change = { type: 'rebased', reason: 'preview' } as const
  const rebased = { ticketId: 'a-ticket', version: state.version + 1, at: instant(NOW), actor: 'system', change }
  const moved = stepClocks(state, rebased, policies)
  return clockMoves({ state, policies: before }, { state: moved, policies }, instant(NOW))
}

const withSla =
  (document: SlaPolicy) =>
  (known: Policies): Policies => ({ ...known, sla: [...known.sla, version(document, 2, instant(NOW))] })

const withOffice =
  (more: Partial<OwnHours>) =>
  ({ book, ...known }: Policies): Policies => {
    const changed = { ...(office() as OwnHours), ...more }
    const versions = [...(book.calendars.office ?? []), version(changed, 2, instant(NOW))]
    return { ...known, book: { ...book, calendars: { office: versions } } }
  }

describe('POL-8: a change', () => {
  test('gives time', () => {
    expect(movesOf(judgedBy(responding(4)), withSla(responding(6)))).toEqual([
      {
        metric: 'first_response',
        before: instant('2024-03-18T13:00-07:00'),
        after: instant('2024-03-18T15:00-07:00'),
        movedMs: 2 * HOUR,
        effect: 'gains',
      },
    ])
  })

  test('takes time', () => {
    expect(movesOf(judgedBy(responding(4)), withSla(responding(3)))).toMatchObject([
      { movedMs: -HOUR, effect: 'loses' },
    ])
  })

  test('makes late, by a due that is past', () => {
    expect(movesOf(judgedBy(responding(4)), withSla(responding(1)))).toMatchObject([
      { movedMs: -3 * HOUR, effect: 'newly_breached', after: instant('2024-03-18T10:00-07:00') },
    ])
  })

  test('does not make late by a due that is just now', () => {
    expect(movesOf(judgedBy(responding(4)), withSla(responding(2)))).toMatchObject([{ effect: 'loses' }])
  })

  test('leaves late what was late already', () => {
    expect(movesOf(judgedBy(responding(1)), withSla(responding(2)))).toMatchObject([{ effect: 'gains' }])
  })

  test('begins a promise, or makes it fall away', () => {
    const nothing = simpleSla({ 0: { first_response: hours(4) } })
    expect(movesOf(judgedBy(nothing), withSla(responding(4)))).toMatchObject([
      { before: null, after: instant('2024-03-18T13:00-07:00'), movedMs: 0, effect: 'starts' },
    ])
    expect(movesOf(judgedBy(nothing), withSla(responding(1)))).toMatchObject([{ effect: 'newly_breached' }])
    expect(movesOf(judgedBy(responding(4)), withSla(nothing))).toMatchObject([
      { before: instant('2024-03-18T13:00-07:00'), after: null, movedMs: 0, effect: 'ends' },
    ])
  })

  test('of the hours moves what remains, and nothing that is used', () => {
    const longer = Object.fromEntries(['monday', 'tuesday'].map((day) => [day, ['11:30-20:00']]))
    expect(movesOf(judgedBy(responding(4)), withOffice({ week: longer }))).toMatchObject([
      { after: instant('2024-03-18T13:30-07:00'), movedMs: 30 * MINUTE, effect: 'gains' },
    ])
  })

  test('is told of a clock that stands still by what it has left', () => {
    const solving = (amount: number) => simpleSla({ 2: { resolution: hours(amount) } })
    const held: Told[] = [['2024-03-18T10:00-07:00', CHANGES.held]]
    expect(movesOf(judgedBy(solving(8)), withSla(solving(6)), held)).toEqual([
      { metric: 'resolution', before: null, after: null, movedMs: -2 * HOUR, effect: 'loses' },
    ])
  })

  test('says nothing of what has ended, of what stays, and of what was never promised', () => {
    const answered: Told[] = [['2024-03-18T10:00-07:00', CHANGES.replied]]
    expect(movesOf(judgedBy(responding(4)), withSla(responding(1)), answered)).toEqual([])
    expect(movesOf(judgedBy(responding(4)), (known) => known)).toEqual([])
    const nothing = simpleSla({ 0: { first_response: hours(4) } })
    expect(movesOf(judgedBy(nothing), withSla(nothing))).toEqual([])
  })
})

describe('POL-8: tickets', () => {
  const move = (effect: ClockMove['effect'], movedMs = 0): ClockMove => {
    return { metric: 'resolution', before: null, after: null, movedMs, effect }
  }

  test('are counted once each, by the worst of their moves', () => {
    const all = [[], [move('gains', 5), move('loses', -5)], [move('loses'), move('newly_breached')], [move('ends')]]
    expect(all.reduce(tallied, NO_TICKETS)).toEqual({
      tickets: 4,
      unchanged: 1,
      gains: 1,
      loses: 1,
      newlyBreached: 1,
    })
    expect(tallied(NO_TICKETS, [move('starts')])).toMatchObject({ loses: 1 })
  })

  test('stand worst first', () => {
    const moves = [move('gains', 9), move('ends'), move('loses', -1), move('newly_breached', 4), move('loses', -9)]
    expect(moves.toSorted(worstFirst).map(({ effect, movedMs }) => [effect, movedMs])).toEqual([
      ['newly_breached', 4],
      ['loses', -9],
      ['loses', -1],
      ['ends', 0],
      ['gains', 9],
    ])
  })
})
