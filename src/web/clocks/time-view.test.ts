import { describe, expect, test } from 'vitest'
import { offsetOf } from '../zoned-time.ts'
import { drawn, fitted, instantAt, lengthOf, panned, placeOf, showing, ticksOf, zoomed } from './time-view.ts'

const at = (iso: string) => Date.parse(iso)
const HOUR = 3_600_000
const range = { from: at('2026-11-24T08:00:00Z'), to: at('2026-11-24T18:00:00Z') }

describe('a view', () => {
  test('places and instants are two ways to say the same', () => {
    expect(placeOf(range.from + 5 * HOUR, range, 800)).toBe(400)
    expect(instantAt(400, range, 800)).toBe(range.from + 5 * HOUR)
  })

  test('zooming keeps the instant under the pointer where it is', () => {
    const view = fitted(range)
    const pointed = instantAt(200, view, 800)
    const nearer = zoomed(view, 0.5, pointed, range)
    expect(lengthOf(nearer)).toBeCloseTo(lengthOf(view) / 2)
    expect(placeOf(pointed, nearer, 800)).toBeCloseTo(200)
  })

  test('it never shows less than ten minutes, nor more than twice what there is', () => {
    let view = fitted(range)
    for (let turn = 0; turn < 40; turn++) view = zoomed(view, 0.5, range.from, range)
    expect(lengthOf(view)).toBe(600_000)
    for (let turn = 0; turn < 40; turn++) view = zoomed(view, 2, range.from, range)
    expect(lengthOf(view)).toBeCloseTo(2 * lengthOf(fitted(range)))
  })

  test('panning ends where there is nothing left to see', () => {
    let view = zoomed(fitted(range), 0.2, range.from, range)
    for (let turn = 0; turn < 40; turn++) view = panned(view, 0.5, range)
    expect(view.to).toBeCloseTo(fitted(range).to + lengthOf(fitted(range)) / 2)
  })

  test('what is already in sight does not move it', () => {
    const view = fitted(range)
    expect(showing(view, range.from + HOUR, range)).toBe(view)
    const near = zoomed(view, 0.1, range.from, range)
    const moved = showing(near, range.to, range)
    expect(moved.from).toBeLessThan(range.to)
    expect(moved.to).toBeGreaterThan(range.to)
  })

  test('a range of nothing still has a length', () => {
    expect(lengthOf(fitted({ from: range.from, to: range.from }))).toBeGreaterThanOrEqual(600_000)
  })
})

describe('stretches', () => {
  test('they are cut at the edges, and drawn as one where nobody could tell them apart', () => {
    const spans = [
      { from: range.from - HOUR, to: range.from + HOUR },
      { from: range.from + HOUR + 1_000, to: range.from + 2 * HOUR },
      { from: range.from + 5 * HOUR, to: range.to + HOUR },
      { from: range.to + 2 * HOUR, to: range.to + 3 * HOUR },
    ]
    expect(drawn(spans, range, 1_000)).toEqual([
      { from: 0, to: 200 },
      { from: 500, to: 1_000 },
    ])
  })
})

describe('ticks', () => {
  const berlin = (instant: number) => offsetOf(instant, 'Europe/Berlin')

  test('they are round times of the zone', () => {
    const ticks = ticksOf(range, 640, berlin).map((tick) => new Date(tick.at).toISOString().slice(11, 16))
    expect(ticks).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
      '17:00',
      '18:00',
    ])
  })

  test('days begin at midnight on both sides of a change of the clocks', () => {
    const view = { from: at('2026-10-23T00:00:00Z'), to: at('2026-10-27T12:00:00Z') }
    const ticks = ticksOf(view, 400, berlin)
    expect(ticks.every(({ isDay }) => isDay)).toBe(true)
    expect(ticks.map((tick) => new Date(tick.at).toISOString().slice(0, 16))).toEqual([
      '2026-10-23T22:00',
      '2026-10-24T22:00',
      '2026-10-25T23:00',
      '2026-10-26T23:00',
    ])
  })

  test('weeks are told by their Mondays', () => {
    const view = { from: at('2026-09-01T00:00:00Z'), to: at('2026-11-24T00:00:00Z') }
    const days = ticksOf(view, 900, berlin).map((tick) => new Date(tick.at + berlin(tick.at)).getUTCDay())
    expect(new Set(days)).toEqual(new Set([1]))
  })
})

test('the whole shows both its ends without moving', () => {
  const range = { from: 0, to: 97 * 3_600_000 }
  const whole = fitted(range)
  expect(showing(whole, range.from, range)).toBe(whole)
  expect(showing(whole, range.to, range)).toBe(whole)
})
