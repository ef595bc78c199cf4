import { describe, expect, it } from 'vitest'
import { arrivalAt, CLOCKS_ANCHOR, clockAnchor, leadsToClocks } from './clock-anchor.ts'

const NINE = '2026-11-24T09:00:00.000Z'
const NOON = '2026-11-24T12:00:00.000Z'
const steps = [
  { at: NINE, text: 'Started' },
  { at: NOON, text: 'Missed' },
]
const met = { metric: 'next_response', cycle: 1, party: null, breachedAt: null, steps } as const
const missed = { ...met, cycle: 2, breachedAt: NOON }
const another = { ...missed, party: 57, breachedAt: '2026-11-24T13:00:00.000Z' }
const clocks = [met, missed, another]

describe('the way to one clock of a ticket', () => {
  it('names the promise, the cycle and whose it is', () => {
    expect(clocks.map(clockAnchor)).toEqual([
      'clock-next_response-1',
      'clock-next_response-2',
      'clock-next_response-2-57',
    ])
  })

  it('arrives at the miss, else at the start', () => {
    expect(arrivalAt(clockAnchor(missed), clocks)).toEqual({ strip: 1, step: 1 })
    expect(arrivalAt(clockAnchor(met), clocks)).toEqual({ strip: 0, step: 0 })
    expect(arrivalAt(clockAnchor(another), clocks)).toEqual({ strip: 2, step: 0 })
  })

  it('leads to the clocks as a whole when it names none of them', () => {
    expect([CLOCKS_ANCHOR, 'clock-update-9'].map(leadsToClocks)).toEqual([true, true])
    expect(arrivalAt(CLOCKS_ANCHOR, clocks)).toBeUndefined()
    expect(arrivalAt('clock-update-9', clocks)).toBeUndefined()
  })

  it('is no other place of the page', () => {
    expect(['', 'content'].map(leadsToClocks)).toEqual([false, false])
  })
})
