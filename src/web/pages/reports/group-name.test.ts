import { expect, test } from 'vitest'
import { groupName } from './group-name.ts'

test.each([
  ['priority', 'p1', 'p1', 'P1'],
  ['priority', 'untriaged', 'not triaged', 'Untriaged'],
  ['severity', '0', 'severity 0', '0 · Emergency'],
  ['severity', 'untriaged', 'not triaged', 'Untriaged'],
  ['segment', 'open_source', 'open source', 'Open source'],
  ['account', 'northmoor', 'Northmoor Group', 'Northmoor Group'],
  ['account', 'none', 'no account', 'No account'],
  ['calendar-month', '2026-03', '2026-03', 'March 2026'],
  ['calendar-month', 'unknown', 'unknown', 'unknown'],
] as const)('a group by %s with the key %s, told as %s, is called %s', (by, key, name, called) => {
  expect(groupName(by, { key, name })).toBe(called)
})
