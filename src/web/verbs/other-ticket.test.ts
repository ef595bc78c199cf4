import { describe, expect, test } from 'vitest'
import { customersOf, numberIn, warningsOf } from './other-ticket.ts'

const account = (id: string) => ({ id, slug: id, name: id.toUpperCase() }) as never
const own = { number: 7, account: account('acme') }
const BOTH = ['customer', 'ended'] as const

test.each([
  ['same', { id: 'a' }, { id: 'a' }],
  ['other', { id: 'a' }, { id: 'b' }],
  ['unknown', null, { id: 'b' }],
  ['unknown', { id: 'a' }, null],
] as const)('TRI-15: the customers of both are %s', (whose, mine, other) => {
  expect(customersOf(mine, other)).toBe(whose)
})

test.each([
  ['12', 12],
  ['', undefined],
  ['0', undefined],
  ['-3', undefined],
  ['1.5', undefined],
  ['1e99', undefined],
] as const)('the number in "%s" is %s', (text, number) => expect(numberIn(text)).toBe(number))

describe('LIF-15: of the other ticket is warned', () => {
  test.each([
    ['one customer’s that goes on', { number: 8, account: account('acme'), status: 'open' }, []],
    [
      'another customer’s',
      { number: 8, account: account('umbra'), status: 'open' },
      ['It is UMBRA’s, another customer’s than this one.'],
    ],
    [
      'nobody’s that is known',
      { number: 8, account: null, status: 'new' },
      ['Nobody knows whether it is the same customer’s.'],
    ],
    [
      'one that is closed',
      { number: 8, account: account('acme'), status: 'closed' },
      ['It is closed: nothing goes on in it. Reopen it first, or give another number.'],
    ],
    [
      'the same ticket',
      { number: 7, account: account('acme'), status: 'open' },
      ['This is the ticket itself. Give the number of another one.'],
    ],
  ] as const)('%s', (_, other, warnings) => {
    expect(warningsOf(own, other, BOTH)).toEqual(warnings)
  })

  test('only what matters to what is to be done', () => {
    const other = { number: 8, account: account('umbra'), status: 'solved' } as const
    expect(warningsOf(own, other, [])).toEqual([])
    expect(warningsOf(own, other, ['ended'])).toHaveLength(1)
  })
})
