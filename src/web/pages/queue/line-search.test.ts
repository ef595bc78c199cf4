import { describe, expect, it } from 'vitest'
import { isFiltered, lineSearch } from './line-search.ts'

describe('the search part of the address', () => {
  it('keeps what fits', () => {
    const search = { scope: 'support', state: 'held', segment: 'free', priority: 'untriaged', owner: 'maya' }
    expect(lineSearch(search)).toEqual(search)
  })

  it('TAG-7: keeps area and theme, also those that an import wrote in its own way', () => {
    const search = { area: 'batch-changes', tag: 'Slow Search' }
    expect(lineSearch(search)).toEqual(search)
    expect(lineSearch({ area: 2024, tag: '' })).toEqual({ area: '2024' })
    expect(isFiltered({ tag: 'slow' })).toBe(true)
    expect(isFiltered({ area: 'sso' })).toBe(true)
  })

  it('drops what does not fit, and what says nothing', () => {
    expect(lineSearch({ scope: 'company', state: 'waiting', segment: 'gold', priority: 0, account: '../x' })).toEqual(
      {},
    )
  })

  it('knows filters from scope and state', () => {
    expect(isFiltered({ scope: 'support', state: 'done' })).toBe(false)
    expect(isFiltered({ kind: 'problem' })).toBe(true)
  })
})
