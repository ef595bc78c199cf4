import { expect, test } from 'vitest'
import { alike, likelyFirst } from './likely-first.ts'

const issues = [{ title: 'Sign-in by card' }, { title: 'Export fails' }, { title: 'The export of audit logs fails' }]
const titles = (found: readonly { title: string }[]) => found.map(({ title }) => title)

test('issues that share words with the ticket come first, the others stay in order', () => {
  expect(titles(likelyFirst(issues, 'Our export of audit logs stopped'))).toEqual([
    'The export of audit logs fails',
    'Export fails',
    'Sign-in by card',
  ])
  expect(titles(likelyFirst(issues, ''))).toEqual(titles(issues))
})

test('one word alone makes no two texts alike', () => {
  expect(titles(alike(issues, 'The export of the logs'))).toEqual(['The export of audit logs fails'])
  expect(titles(alike(issues, 'Logs'))).toEqual([])
})
