import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockOf, hours, judgedBy, simpleSla, story } from '../../../test/support/clock-story.ts'
import { HOUR, instant, later } from '../time.ts'
import { calibration } from './calibration.ts'
import { chanceTaken, chanceWaiting, ENOUGH, poissonAtMost } from './chance.ts'
import { forecastOf } from './forecast.ts'
import type { Handled } from './measured.ts'

describe('FOR-1: a ticket that waits', () => {
  test.each([
    [0, 1, 0.3679],
    [1, 1, 0.7358],
    [4, 10, 0.0293],
    [20, 10, 0.9984],
    [1_999, 2_000, 0.5],
  ])('at most %i of a mean of %i', (most, mean, chance) => {
    expect(poissonAtMost(most, mean)).toBeCloseTo(chance, 2)
  })

  test('number one with three hours and two taken in an hour is nearly safe, place ten is not', () => {
    expect(chanceWaiting({ place: 1, hoursLeft: 3, perHour: 2 })).toBeCloseTo(Math.exp(-6) < 0.01 ? 0.01 : 0, 3)
    expect(chanceWaiting({ place: 10, hoursLeft: 3, perHour: 2 })).toBeGreaterThan(0.9)
    expect(chanceWaiting({ place: 1, hoursLeft: 3, perHour: 0 })).toBeNull()
  })

  test('a later place, less time and a slower pace never lower the chance', () => {
    const hours = fc.double({ min: 0, max: 100, noNaN: true })
    const pace = fc.double({ min: 0.01, max: 50, noNaN: true })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), hours, pace, (place, hoursLeft, perHour) => {
        const chance = chanceWaiting({ place, hoursLeft, perHour }) ?? 0
        const slack = 1e-9
        expect(chanceWaiting({ place: place + 1, hoursLeft, perHour })).toBeGreaterThanOrEqual(chance - slack)
        expect(chanceWaiting({ place, hoursLeft: hoursLeft / 2, perHour })).toBeGreaterThanOrEqual(chance - slack)
        expect(chanceWaiting({ place, hoursLeft, perHour: perHour / 2 })).toBeGreaterThanOrEqual(chance - slack)
      }),
    )
  })
})

describe('FOR-2: as it went with others', () => {
  const durations = Array.from({ length: 100 }, (_, n) => (n + 1) * HOUR)

  test('of those that took longer than it has, the share that took longer than the target', () => {
    expect(chanceTaken(durations, 0, 75 * HOUR)).toBeCloseTo(0.25)
    expect(chanceTaken(durations, 50 * HOUR, 75 * HOUR)).toBeCloseTo(0.5)
  })

  test('nothing is said of too few', () => {
    expect(chanceTaken(durations, (100 - ENOUGH) * HOUR, 99 * HOUR)).not.toBeNull()
    expect(chanceTaken(durations, (101 - ENOUGH) * HOUR, 99 * HOUR)).toBeNull()
  })
})

describe('FOR-3: calibration', () => {
  test('of those called seven in ten, how many were missed', () => {
    const called = Array.from({ length: 10 }, (_, n) => ({ chance: 0.72, breached: n < 6 }))
    const { bins, count, brier } = calibration([...called, { chance: 1, breached: true }])
    expect(count).toBe(11)
    expect(bins[7]).toEqual({ from: 0.7, to: 0.8, count: 10, called: expect.closeTo(0.72), breached: 0.6 })
    expect(bins[9]).toMatchObject({ count: 1, called: 1, breached: 1 })
    expect(brier).toBeCloseTo((6 * 0.28 ** 2 + 4 * 0.72 ** 2) / 11)
  })

  test('nothing called, nothing said', () => {
    expect(calibration([])).toMatchObject({ count: 0, brier: null, brierOfBase: null })
  })
})

test('FOR-4: while it runs nothing is certain', () => {
  expect(chanceWaiting({ place: 500, hoursLeft: 0, perHour: 1 })).toBe(0.99)
  expect(chanceWaiting({ place: 1, hoursLeft: 1_000, perHour: 9 })).toBe(0.01)
  expect(
    chanceTaken(
      Array.from({ length: 30 }, () => 2),
      1,
      1,
    ),
  ).toBe(0.99)
})

describe('FOR-5: what is told of one clock', () => {
  const policies = judgedBy(simpleSla({ 2: { first_response: hours(8), resolution: hours(72) } }))
  const now = instant('2024-03-18T12:00-07:00')
  const clock = clockOf(story('2024-03-18T10:00-07:00', []), policies, '2024-03-18T12:00-07:00', 'first_response')
  const given = (n: number, used: number): Handled => ({
    team: 'support',
    metric: 'first_response',
    endedAt: later(now, -n * HOUR),
    used,
  })
  const situation = { clock, team: 'support', place: 3, policies, now }

  test('nothing where nothing was measured, and nothing once it is missed', () => {
    expect(forecastOf([], situation)).toBeNull()
    const late = clockOf(story('2024-03-11T10:00-07:00', []), policies, '2024-03-18T12:00-07:00', 'first_response')
    expect(forecastOf([given(1, HOUR)], { ...situation, clock: late })).toBeNull()
  })

  test('the mean of what place and history say', () => {
    // Half of thirty took longer than the eight hours of the target, all more than the two that are used.
    const all = Array.from({ length: 30 }, (_, n) => given(n + 1, n % 2 === 0 ? 4 * HOUR : 12 * HOUR))
    const byHistory = forecastOf(all, { ...situation, place: null })
    expect(byHistory?.chance).toBeCloseTo(0.5)
    const both = forecastOf(all, situation)
    expect(both?.chance).toBeLessThan(0.5)
    expect(both?.words).toMatch(
      /^\d+ % likely to be missed: place 3, 6\.0 counted hours left, [\d.]+ answered an hour; as those of 30/,
    )
  })
})
