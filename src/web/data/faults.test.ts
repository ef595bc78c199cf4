import { expect, test } from 'vitest'
import { CallFailed } from '../../contract/client.ts'
import type { Problem } from '../../contract/problem.ts'
import { faultsOf } from './faults.ts'

const failed = (problem: Pick<Problem, 'code' | 'detail' | 'fields'>) =>
  new CallFailed({ type: '/problems/x', title: 'x', status: 422, ...problem })

const SHOWN = ['slug', 'domains', 'contract']

test('a refusal stands beside the field it is about', () => {
  const faults = faultsOf(failed({ code: 'domain_taken', detail: 'It is another’s.' }), SHOWN, {
    domain_taken: 'domains',
  })
  expect([faults.of('domains'), faults.of('slug'), faults.rest]).toEqual(['It is another’s.', undefined, undefined])
})

test('what does not fit stands beside each field, and of a list beside the list', () => {
  const fields = [
    { path: 'contract', message: 'Use lower-case letters.' },
    { path: 'domains.2', message: 'Too long.' },
  ]
  const faults = faultsOf(failed({ code: 'invalid_input', detail: 'Some of it.', fields }), SHOWN)
  expect([faults.of('contract'), faults.of('domains'), faults.rest]).toEqual([
    'Use lower-case letters.',
    'Too long.',
    undefined,
  ])
})

test.each([
  ['is of no field', failed({ code: 'not_allowed', detail: 'Ask an owner.' }), 'Ask an owner.'],
  [
    'is of a field that is not shown',
    failed({ code: 'invalid_input', detail: 'Some.', fields: [{ path: 'reason', message: 'Say more.' }] }),
    'Some. reason: Say more.',
  ],
  ['is none of ours', new Error('boom'), expect.any(String)],
  ['did not fail', null, undefined],
])('what %s is told below', (_, error, rest) => {
  expect(faultsOf(error, SHOWN).rest).toEqual(rest)
})
