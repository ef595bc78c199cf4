import { expect, test } from 'vitest'
import { amountOf, amountWords, sameAmount } from './money.ts'

test.each([
  ['120000', 'EUR', 12_000_000, 'EUR 120,000'],
  ['99.50', 'EUR', 9950, 'EUR 99.50'],
  ['99.5', 'USD', 9950, 'USD 99.50'],
  ['0', 'CHF', 0, 'CHF 0'],
  ['4500000', 'JPY', 4_500_000, 'JPY 4,500,000'],
  ['1.234', 'KWD', 1234, 'KWD 1.234'],
  ['999999999999.99', 'EUR', 99_999_999_999_999, 'EUR 999,999,999,999.99'],
])('%s %s is %i of the smallest unit, and reads %s', (text, currency, minor, words) => {
  const amount = amountOf(text, currency)
  expect(amount).toEqual({ minor, currency })
  expect(amount && amountWords(amount)).toBe(words)
})

test.each([
  ['1.5', 'JPY'],
  ['1.234', 'EUR'],
  ['-1', 'EUR'],
  ['1,000', 'EUR'],
  ['1e3', 'EUR'],
  ['', 'EUR'],
  ['1', 'eur'],
  ['1', 'EURO'],
])('%s %s is no amount', (text, currency) => {
  expect(amountOf(text, currency)).toBeUndefined()
})

test('amounts are the same by value', () => {
  const amount = { minor: 1, currency: 'EUR' }
  expect(sameAmount(amount, { ...amount })).toBe(true)
  expect(sameAmount(null, null)).toBe(true)
  expect(
    [{ ...amount, minor: 2 }, { ...amount, currency: 'USD' }, null].map((other) => sameAmount(amount, other)),
  ).toEqual([false, false, false])
})
