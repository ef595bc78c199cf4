import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moneyIn } from './money-in.ts'

test.each([
  ['They pay $120,000 a year', ['$120,000']],
  ['worth $1.2m', ['$1.2m']],
  ['a $5 per seat plan', ['$5 per']],
  ['it costs $5', ['costs $5']],
  ['€ 99.50 or 80 €', ['€ 99.50', '80 €']],
  ['EUR 120,000', ['EUR 120,000']],
  ['120k USD of ARR', ['120k USD', 'ARR']],
  ['about 300 thousand dollars', ['300 thousand dollars']],
  ['£2 million', ['£2 million']],
  ['￥１２０００', ['¥12000']],
  ['their churn risk is high', ['churn risk']],
  ['US$ 5', ['US$ 5']],
  ['HK$8 each', ['HK$8']],
  ['12.000 Kronen', ['12.000 Kronen']],
  ['1,2 Mio. Euro', ['1,2 Mio. Euro']],
  ['EUR 1,2 Mio', ['EUR 1,2 Mio']],
  ['500 kr a month', ['500 kr']],
  ['Rs. 40 lakh', ['Rs. 40 lakh']],
  ['twelve thousand dollars', ['twelve thousand dollars']],
  ['two million euros', ['two million euros']],
  ['Five hundred thousand pounds', ['Five hundred thousand pounds']],
  ['ten grand', ['ten grand']],
  ['10 grand', ['10 grand']],
  ['a hundred and twenty-five Swiss francs', ['a hundred and twenty-five Swiss francs']],
  ['hundreds of thousands of dollars', ['hundreds of thousands of dollars']],
  ['a few thousand bucks', ['a few thousand bucks']],
  ['half a million euros', ['half a million euros']],
  ['zwölftausend Euro', ['zwölftausend Euro']],
  ['a 500-dollar plan', ['500-dollar']],
])('ISS-4: %s says money', (text, found) => {
  expect(moneyIn(text)).toEqual(found)
})

test.each([
  'awk {print $1} and $HOME',
  'costs 30 seconds in 4.2.1',
  'listens on 8080, after 120,000 rows',
  'the try catch of 3 arr values',
  'takes 5,000 ms',
  '10 k tokens',
  'HTTP 404 at 1,200 requests per second',
  'SELECT TOP 10, then TRY 3 times on ALL 5 nodes',
  'two dollar signs and 3 pound signs',
  'ten grand totals in the report',
  'twelve thousand requests, two million rows',
  'the euro sign is lost',
  'a few hundred percent, one percent',
])('ISS-4: %s says none', (text) => {
  expect(moneyIn(text)).toEqual([])
})

const figures = fc.oneof(
  fc.integer({ min: 1, max: 5_000_000 }).map((n) => n.toLocaleString('en')),
  fc.integer({ min: 1, max: 5_000_000 }).map((n) => n.toLocaleString('de')),
  fc.integer({ min: 1, max: 999 }).map((n) => `${n} thousand`),
  fc.integer({ min: 1, max: 99 }).map((n) => `${n} Mio.`),
  fc.constantFrom('one', 'twelve', 'twenty-five', 'five hundred', 'two million', 'ninety-nine thousand'),
)

test('ISS-4: an amount of any currency is found, whatever stands around it', () => {
  const currency = fc.constantFrom('dollars', 'Euro', 'EUROS', 'pounds', 'Kronen', 'Swiss francs', 'rupees', 'grand')
  fc.assert(
    fc.property(figures, currency, fc.constantFrom('', ' a year', ', they say', '.'), (number, name, after) => {
      expect(moneyIn(`We saw ${number} ${name}${after}`).length).toBe(1)
    }),
  )
})

test('ISS-4: a number of anything else is none', () => {
  const unit = fc.constantFrom(
    'ms',
    'seconds',
    'tokens',
    'k tokens',
    'rows',
    'GB',
    'MiB',
    'requests',
    '%',
    'pods',
    'seats',
  )
  fc.assert(
    fc.property(figures, unit, fc.constantFrom('', ' a day', ', then HTTP 404'), (number, name, after) => {
      expect(moneyIn(`We saw ${number} ${name}${after}`)).toEqual([])
    }),
  )
})

test('ISS-4: long rows of digits and of number words are gone over in time', () => {
  expect(moneyIn('1'.repeat(20_000))).toEqual([])
  expect(moneyIn('one '.repeat(5_000))).toEqual([])
})
