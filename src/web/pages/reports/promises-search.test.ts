import { describe, expect, it } from 'vitest'
import { promisesSearch } from './promises-search.ts'

describe('which report the address asks for', () => {
  it('keeps what fits', () => {
    const asked = {
      view: 'holds',
      metric: 'resolution',
      by: 'account',
      days: 90,
      key: 'northmoor-group',
      outcome: 'met',
    }
    expect(promisesSearch(asked)).toEqual(asked)
  })

  it('drops what nobody could mean', () => {
    const typed = {
      view: 'all',
      metric: 'speed',
      by: 7,
      days: 31,
      from: '2026-02-30',
      key: '',
      outcome: 'late',
      page: 2,
    }
    expect(promisesSearch(typed)).toEqual({})
  })

  it('leaves out what holds anyway, so that one report has one address', () => {
    expect(
      promisesSearch({ view: 'attainment', metric: 'first_response', by: 'priority', outcome: 'breached' }),
    ).toEqual({})
  })

  it('reads a severity, which the router takes for a number, as the key it is', () => {
    expect(promisesSearch({ key: 0 })).toEqual({ key: '0' })
  })

  it('goes by dates rather than by days back', () => {
    expect(promisesSearch({ days: 30, from: '2026-02-28' })).toEqual({ from: '2026-02-28' })
  })

  it('drops a last day before the first', () => {
    expect(promisesSearch({ from: '2026-03-02', to: '2026-03-01' })).toEqual({ from: '2026-03-02' })
    expect(promisesSearch({ from: '2026-03-02', to: '2026-03-02' })).toEqual({ from: '2026-03-02', to: '2026-03-02' })
  })
})
