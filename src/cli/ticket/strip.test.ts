import { describe, expect, test } from 'vitest'
import { story } from '../../../test/support/clock-story.ts'
import { AIMED, PLAIN, WEEK_END, WEEK_STORY } from '../../../test/support/explained.ts'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { ClockView, TicketClocks } from '../../contract/clocks.ts'
import { explainClocks } from '../../domain/clock/explain.ts'
import type { TicketEvent } from '../../domain/ticket-event.ts'
import { type Instant, instant } from '../../domain/time.ts'
import { clocksView } from '../../http/clock-views.ts'
import { legend, SIGNS, scaleOf, strip } from './strip.ts'

const viewed = (events: readonly TicketEvent[], now: Instant, policies = PLAIN): TicketClocks =>
  clocksView(7, explainClocks(events, { policies, now }), [])

const strips = (view: TicketClocks, cells: number) =>
  view.clocks.map((clock): [string, string] => [clock.title, strip(clock, view.asOf, scaleOf(view, cells))])

describe('EXP-4: strips', () => {
  // From Fri 15:00 to Thu 11:41 in cells of about two hours; every clock on the same scale.
  test('of a week with two holds, a miss, a reopening and a change of the clocks', () => {
    expect(strips(viewed(WEEK_STORY, WEEK_END), 72)).toMatchInlineSnapshot(`
      [
        [
          "Resolution",
          "█░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░██░░░░░░░░░░███·········│",
        ],
        [
          "Triage",
          "✓",
        ],
        [
          "First response",
          "✓                                 ◆",
        ],
        [
          "Next response",
          "                                  ██◆▓········▓▓▓▓········▓▓▓✗",
        ],
      ]
    `)
  })

  // Office hours are nine to five Pacific: eight hours from Monday noon end on Tuesday at noon. A cell is an hour.
  const monday = '2024-03-18T12:00-07:00'
  const response = (now: string, ...told: Parameters<typeof story>[1]): string => {
    const view = viewed(story(monday, told), instant(now))
    const clock = view.clocks.find(({ metric }) => metric === 'first_response') as ClockView
    const scale = { from: instant(monday), to: instant('2024-03-19T18:00-07:00'), cells: 30 }
    return strip(clock, view.asOf, scale)
  }

  test('tell what counted from what will, and closed hours from both', () => {
    expect(response('2024-03-18T14:30-07:00')).toBe('██│──················───◆')
    expect(response('2024-03-18T20:00-07:00')).toBe('█████···│············───◆')
  })

  test('tell a miss from an end in time', () => {
    expect(response('2024-03-20T00:00Z', ['2024-03-18T15:30-07:00', CHANGES.replied])).toBe(`███✓${' '.repeat(20)}◆`)
    expect(response('2024-03-20T00:00Z', ['2024-03-19T15:30-07:00', CHANGES.replied])).toBe(
      '█████················███◆▓▓✗',
    )
    expect(response('2024-03-19T15:30-07:00')).toBe('█████················███◆▓▓│')
  })

  test('a miss by less than a cell shows as one', () => {
    const late = ['2024-03-19T12:00:00.001-07:00', CHANGES.replied] as const
    expect(response('2024-03-20T00:00Z', late)).toBe('█████················███✗')
    const exact = ['2024-03-19T12:00-07:00', CHANGES.replied] as const
    expect(response('2024-03-20T00:00Z', exact)).toBe('█████················███✓')
  })

  test('tell what was cancelled', () => {
    expect(response('2024-03-20T00:00Z', ['2024-03-18T15:30-07:00', CHANGES.dismissed])).toBe(`███×${' '.repeat(20)}◆`)
  })

  test('the legend names the signs that are used, and no other', () => {
    expect(legend(['██│──···◆'])).toBe('█ counted  ─ will count  · closed  ◆ due  │ now')
    expect(new Set(Object.keys(SIGNS)).size).toBe(new Set(Object.values(SIGNS)).size)
  })

  test('what is drawn fits the width, whatever the scale', () => {
    const view = viewed(WEEK_STORY, WEEK_END, AIMED)
    for (const cells of [1, 2, 7, 72, 400]) {
      for (const [, drawn] of strips(view, cells)) expect([...drawn].length).toBeLessThanOrEqual(cells)
    }
  })
})
