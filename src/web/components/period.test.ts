import { describe, expect, it } from 'vitest'
import { boundsOf, ownPeriod } from './period.ts'

/** 23:30 on 1 March in UTC is 2 March in Berlin. */
const NOW = Date.parse('2026-03-01T23:30:00Z')

describe('the time that is counted', () => {
  it('has no ends when none is chosen', () => {
    expect(boundsOf({}, NOW, 'UTC')).toEqual({ from: undefined, to: undefined })
  })

  it('counts today among the last days, from midnight on the wall of the zone', () => {
    expect(boundsOf({ days: 7 }, NOW, 'UTC')).toEqual({ from: '2026-02-23T00:00:00.000Z', to: undefined })
    expect(boundsOf({ days: 7 }, NOW, 'Europe/Berlin')).toEqual({ from: '2026-02-23T23:00:00.000Z', to: undefined })
  })

  it('has the whole last day in it', () => {
    expect(boundsOf({ from: '2026-03-01', to: '2026-03-01' }, NOW, 'UTC')).toEqual({
      from: '2026-03-01T00:00:00.000Z',
      to: '2026-03-02T00:00:00.000Z',
    })
  })

  it('ends an hour earlier after the clocks went forward', () => {
    expect(boundsOf({ from: '2026-03-29', to: '2026-03-29' }, NOW, 'Europe/Berlin')).toEqual({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    })
  })

  it('may be open at either end', () => {
    expect(boundsOf({ to: '2025-12-31' }, NOW, 'UTC')).toEqual({ from: undefined, to: '2026-01-01T00:00:00.000Z' })
  })

  it('begins with the last thirty days when it is one’s own', () => {
    expect(ownPeriod(NOW, 'Europe/Berlin')).toEqual({ from: '2026-02-01', to: '2026-03-02' })
  })
})
