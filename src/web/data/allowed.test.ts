import { expect, test } from 'vitest'
import { mayDo, mayTry } from './allowed.ts'

const session = { may: ['read_line', 'write_notes'] as const }

test.each([
  ['read_line', true, true],
  ['write_notes', true, true],
  ['read_notes', false, false],
  ['work_tickets', false, false],
] as const)('who is known to may or may not %s', (permission, doing, trying) => {
  const known = { may: [...session.may] }
  expect([mayDo(known, permission), mayTry(known, permission)]).toEqual([doing, trying])
})

test('until it is known nothing is offered but what is read, and the server decides about the rest', () => {
  expect([mayDo(undefined, 'work_tickets'), mayTry(undefined, 'work_tickets')]).toEqual([false, true])
  expect([mayDo(undefined, 'read_names'), mayTry(undefined, 'read_names')]).toEqual([true, true])
})
