import { expect, test } from 'vitest'
import { bulkVerbOf, keyOfBulk, type Picked, singleVerbOf, VERB_KEYS } from './bulk-keys.ts'
import { LINE_VERBS } from './bulk-verbs.ts'

const HOLD = {
  for: 'customer',
  reason: 'information_needed',
  note: null,
  actsNext: 'Dana',
  since: '2026-03-02T12:00:00.000Z',
  until: null,
} as const
const open: Picked = { number: 1, status: 'open', hold: null }
const held: Picked = { number: 2, status: 'pending', hold: HOLD }
const solved: Picked = { number: 3, status: 'solved', hold: null }

test.each([
  ['c', [open], 'claim'],
  ['m', [open, held], 'route'],
  ['l', [open], 'classify'],
  ['h', [open, open], 'hold'],
  ['h', [held, held], 'resume'],
  ['h', [open, held], 'hold'],
  ['s', [open, held], 'solve'],
  ['s', [solved, solved], 'close'],
  ['s', [open, solved], 'solve'],
] as const)('LIF-13: %s does to %j what %s does', (key, selected, verb) => {
  expect(bulkVerbOf(key, selected)).toBe(verb)
  expect(keyOfBulk(verb, selected)).toBe(key)
})

test('LIF-13: what is done to one ticket at a time, no key does to several', () => {
  const single = VERB_KEYS.filter((key) => bulkVerbOf(key, [open]) === undefined)
  expect(single.map((key) => [key, singleVerbOf(key)])).toEqual([
    ['t', 'triage'],
    ['r', 'reply'],
    ['i', 'note'],
    ['p', 'pin'],
    ['f', 'hand-off'],
    ['e', 'ask-help'],
    ['w', 'watch'],
  ])
})

test('LIF-13: x selects, and releases nothing', () => {
  expect(VERB_KEYS).not.toContain('x')
  expect(bulkVerbOf('x', [open])).toBeUndefined()
  expect(LINE_VERBS.filter((verb) => keyOfBulk(verb, [open]) === undefined)).toEqual([
    'close',
    'dismiss',
    'snooze',
    'resume',
    'release',
  ])
})
