import { expect, test } from 'vitest'
import { may } from './permissions.ts'

test('ACC-4: who one is is told to a token of any scope, and everything else takes its scope', () => {
  const token = { role: 'engineer', scopes: ['work'] } as const
  expect(may(token, 'be_signed_in')).toBe(true)
  expect([may(token, 'work_tickets'), may(token, 'read_line')]).toEqual([true, false])
  expect(may({ ...token, role: 'viewer' }, 'work_tickets')).toBe(false)
})
