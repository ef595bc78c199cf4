import { describe, expect, test } from 'vitest'
import { judgedBy, simpleSla, version } from '../../../test/support/clock-story.ts'
import { elapsed, HOUR, instant, later, MINUTE } from '../time.ts'
import { holdFlags, holdLimits } from './hold-flags.ts'

const BEGAN = instant('2024-03-18T10:00-07:00')
const policies = judgedBy(simpleSla({}, { holdFlags: { soonMinutes: 10, capHours: 72 } }))

/** The flags of a hold begun so long after an unanswered message, and so long. */
const flags = (sinceMessage: number | null, length: number | null, rules = policies, from = BEGAN) =>
  holdFlags({ from, to: length === null ? null : later(from, length), sinceMessage }, rules, later(from, 100 * HOUR))

describe('CLK-11: odd holds', () => {
  test('begun soon after a message that waits for an answer', () => {
    expect(flags(3 * MINUTE, HOUR)).toEqual(['begun 3 min after the customer wrote, who had no answer yet'])
    expect(flags(10 * MINUTE, HOUR)).toHaveLength(1)
    expect(flags(10 * MINUTE + 1, HOUR)).toEqual([])
    expect(flags(null, HOUR)).toEqual([])
    expect(flags(0, HOUR)).toEqual(['begun 0 s after the customer wrote, who had no answer yet'])
  })

  test('longer than the cap, in clock hours, also while they last', () => {
    expect(flags(null, 72 * HOUR)).toEqual([])
    expect(flags(null, 72 * HOUR + 1)).toEqual(['72 h 1 min, longer than the cap of 72 h'])
    expect(flags(null, null)).toEqual(['100 h by now, longer than the cap of 72 h'])
    expect(flags(MINUTE, null)).toHaveLength(2)
  })

  test('by the limits that were in force when the hold began', () => {
    const stricter = version(simpleSla({}, { holdFlags: { soonMinutes: 30, capHours: 1 } }), 2, later(BEGAN, HOUR))
    const both = { ...policies, sla: [...policies.sla, stricter] }
    expect(flags(20 * MINUTE, 2 * HOUR, both)).toEqual([])
    expect(flags(20 * MINUTE, 2 * HOUR, both, later(BEGAN, HOUR))).toHaveLength(2)
    expect(holdLimits(both)).toEqual([
      { since: 0, until: later(BEGAN, HOUR), soonMs: 10 * MINUTE, capMs: 72 * HOUR },
      { since: later(BEGAN, HOUR), until: null, soonMs: 30 * MINUTE, capMs: HOUR },
    ])
  })

  test('limits begin when a version is published and takes effect', () => {
    const [from, published] = [later(BEGAN, -HOUR), later(BEGAN, HOUR)]
    const late = { ...version(simpleSla({}), 1, from), publishedAt: published }
    const known = { ...policies, sla: [late] }
    expect(holdLimits(known).map(({ since }) => elapsed(BEGAN, since))).toEqual([HOUR])
    expect(flags(MINUTE, null, known)).toEqual([])
  })
})
