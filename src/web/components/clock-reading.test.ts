import { describe, expect, test } from 'vitest'
import { type ClockReading, countedText, leftAt, leftText, riskAt, riskOf, standingAt } from './clock-reading.ts'

const NOON = Date.parse('2026-11-24T12:00:00Z')
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const reading = (differs: Partial<ClockReading> = {}): ClockReading => ({
  metric: 'first_response',
  state: 'running',
  dueAt: '2026-11-24T15:20:00.000Z',
  remainingMs: 200 * MINUTE,
  openNow: true,
  opensAt: null,
  readAt: NOON,
  ...differs,
})

describe('a length of counted time', () => {
  test.each([
    [0, '0 s'],
    [9_999, '9 s'],
    [9 * MINUTE + 5_000, '9 m 05 s'],
    [15 * MINUTE - 1, '14 m 59 s'],
    [15 * MINUTE, '15 m'],
    [HOUR - 1, '59 m'],
    [200 * MINUTE, '3 h 20 m'],
    [28 * HOUR, '28 h 00 m'],
    [120 * HOUR + 59 * MINUTE, '120 h'],
  ])('%i ms is %s', (millis, text) => {
    expect(countedText(millis)).toBe(text)
  })
})

describe('what is left', () => {
  test('it goes down with real time while the calendar is open', () => {
    expect(leftAt(reading(), NOON + 20 * MINUTE)).toBe(3 * HOUR)
    expect(standingAt(reading(), NOON + 20 * MINUTE)).toBe('running')
  })

  test('it stands still outside hours, and goes on by itself when they begin', () => {
    const outside = reading({ openNow: false, opensAt: '2026-11-24T13:00:00.000Z' })
    expect(leftAt(outside, NOON + 59 * MINUTE)).toBe(200 * MINUTE)
    expect(standingAt(outside, NOON + 59 * MINUTE)).toBe('outside')
    expect(leftAt(outside, NOON + 80 * MINUTE)).toBe(3 * HOUR)
    expect(standingAt(outside, NOON + 80 * MINUTE)).toBe('running')
  })

  test('it stands still while paused, whatever the hour', () => {
    const paused = reading({ state: 'paused', dueAt: null })
    expect(leftAt(paused, NOON + 5 * HOUR)).toBe(200 * MINUTE)
    expect(standingAt(paused, NOON + 5 * HOUR)).toBe('paused')
  })

  test('C-DUE: at the due instant it is not yet missed, a millisecond later it is', () => {
    const due = NOON + 200 * MINUTE
    expect([leftAt(reading(), due), standingAt(reading(), due)]).toEqual([0, 'running'])
    expect([leftAt(reading(), due + 1), standingAt(reading(), due + 1)]).toEqual([-1, 'breached'])
  })

  test('no miss looks like a hit', () => {
    const over = [0, -1, -1_000, -2 * HOUR].map((left) => leftText(left, 'breached'))
    expect(over).toEqual(['over', 'over', '1 s over', '2 h 00 m over'])
    expect(leftText(0, 'running')).toBe('0 s left')
    expect([-1, 0, HOUR / 4 - 1, HOUR / 4, HOUR - 1, HOUR].map((left) => riskOf(left))).toEqual([
      'late',
      'now',
      'now',
      'soon',
      'soon',
      'calm',
    ])
  })
})

describe('how pressing it is', () => {
  test('of a triage most of its ten minutes is not little', () => {
    const triage = (left: number) => riskAt(reading({ metric: 'triage', remainingMs: left }), NOON)
    expect([10 * MINUTE, 5 * MINUTE - 1, 2 * MINUTE - 1, -1].map(triage)).toEqual(['calm', 'soon', 'now', 'late'])
  })

  test('what does not run now is not pressing, however little is left; what is missed is', () => {
    const outside = reading({ remainingMs: MINUTE, openNow: false, opensAt: '2026-11-24T13:00:00.000Z' })
    expect(riskAt(outside, NOON)).toBe('calm')
    expect(riskAt(reading({ state: 'paused', remainingMs: MINUTE, dueAt: null }), NOON)).toBe('calm')
    expect(riskAt(reading({ state: 'breached', remainingMs: 0 }), NOON)).toBe('late')
  })
})
