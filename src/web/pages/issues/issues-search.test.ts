import { expect, test } from 'vitest'
import { isNarrowed, issuesSearch, queryOf } from './issues-search.ts'

test('an address keeps what fits and drops the rest', () => {
  expect(issuesSearch({ status: 'done', kind: 'gap', team: 'docs', owner: 'mira', q: ' export ' })).toEqual({
    status: 'done',
    kind: 'gap',
    team: 'docs',
    owner: 'mira',
    q: 'export',
  })
  expect(issuesSearch({ status: 'gone', kind: 4, team: '../x', owner: '', q: 12, page: 3 })).toEqual({ q: '12' })
})

test('an empty address asks for what is not done yet, and one that says all for everything but duplicates', () => {
  expect(queryOf(issuesSearch({}))).toEqual({ status: 'active' })
  expect(queryOf(issuesSearch({ status: 'all', kind: 'defect' }))).toEqual({ kind: 'defect' })
  expect(isNarrowed({})).toBe(false)
  expect(isNarrowed({ status: 'all' })).toBe(true)
})
