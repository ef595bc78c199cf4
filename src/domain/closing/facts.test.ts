import { describe, expect, test } from 'vitest'
import { CHANGES } from '../../../test/support/tickets.ts'
import type { TicketChange } from '../ticket-event.ts'
import { addressesIn, closingFacts } from './facts.ts'

const { opened, received } = CHANGES
const reply = (body: string, weight: 'response' | 'acknowledgement' | 'automatic' = 'response') =>
  ({ type: 'replied', by: 'ann', body, weight }) as const
const factsOf = (...changes: TicketChange[]) =>
  closingFacts(
    { accountId: null },
    changes.map((change, index) => ({ version: index + 1, change })),
    [],
  )

describe('LIF-3: our tries are our public words since the customer last wrote', () => {
  test.each<[string, TicketChange[], number]>([
    ['none yet', [opened], 0],
    ['two', [opened, reply('Does it work?'), reply('And now?')], 2],
    ['the customer answered the first', [opened, reply('Does it work?'), received, reply('And now?')], 1],
    ['a receipt that nobody wrote is none', [opened, reply('We got it.', 'automatic')], 0],
    [
      'nor one that was judged to be automatic',
      [opened, reply('We got it.'), { type: 'reply_judged', reply: 2, weight: 'automatic', by: 'lee', reason: 'is' }],
      0,
    ],
    ['a call is one', [opened, { type: 'responded', by: 'ann', where: 'phone' }], 1],
  ])('%s', (_, changes, tries) => {
    expect(factsOf(...changes).tries).toBe(tries)
  })
})

test('LIF-3: what a customer was given is every address in a public reply', () => {
  const facts = factsOf(opened, reply('See https://issues.example/41. And (https://docs.example/a)!'), {
    type: 'noted',
    by: 'ann',
    body: 'https://internal.example',
  })
  expect(facts.shared).toEqual(['https://issues.example/41', 'https://docs.example/a'])
  expect(addressesIn('at https://issues.example/41/, or so')).toEqual(['https://issues.example/41'])
  expect(addressesIn(null)).toEqual([])
})

test('LIF-3: tasks are done once they are solved or closed; what is related does not matter', () => {
  const links = [
    { number: 7, status: 'open', as: 'task' },
    { number: 8, status: 'solved', as: 'task' },
    { number: 9, status: 'new', as: 'related' },
    { number: 10, status: 'new', as: 'task_of' },
  ] as const
  expect(closingFacts({ accountId: 'a' }, [], links)).toMatchObject({ openTasks: [7], hasAccount: true })
})
