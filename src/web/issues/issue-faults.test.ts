import { expect, test } from 'vitest'
import { CallFailed } from '../../contract/client.ts'
import type { Problem } from '../../contract/problem.ts'
import { issueFaults } from './issue-faults.ts'

const failed = (problem: Partial<Problem>) =>
  new CallFailed({
    type: 'x',
    title: 'x',
    status: 422,
    code: 'issue_not_public',
    detail: 'It names a customer.',
    ...problem,
  })

test('ISS-4: words that may not be told stand beside the field they are in', () => {
  const found = [
    { in: 'title', says: 'account', words: 'Acme' },
    { in: 'title', says: 'account', words: 'Acme' },
    { in: 'text', says: 'money', words: '€ 20,000' },
  ]
  const { of, rest } = issueFaults(failed({ details: { found } }), ['title', 'text'])
  expect(of('title')).toBe('Found: “Acme” (name of an account). Reword it, or keep the issue private.')
  expect(of('text')).toBe('Found: “€ 20,000” (an amount). Reword it, or keep the issue private.')
  expect([of('owner'), rest]).toEqual([undefined, undefined])
})

test('what is found in a field that is not shown is told below the form', () => {
  const { of, rest } = issueFaults(failed({ details: { found: [{ in: 'text', says: 'money', words: '$1' }] } }), [
    'title',
  ])
  expect([of('title'), rest]).toEqual([undefined, 'It names a customer.'])
})

test('an owner nobody knows stands beside the owner', () => {
  const { of } = issueFaults(failed({ code: 'member_not_found', detail: 'Nobody is called so.' }), ['owner'])
  expect(of('owner')).toBe('Nobody is called so.')
})
