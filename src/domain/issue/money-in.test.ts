import { expect, test } from 'vitest'
import { moneyIn } from './money-in.ts'

test.each([
  ['They pay $120,000 a year', ['$120,000']],
  ['worth $1.2m', ['$1.2m']],
  ['a $5 per seat plan', ['$5 per']],
  ['€ 99.50 or 80 €', ['€ 99.50', '80 €']],
  ['EUR 120,000', ['EUR 120,000']],
  ['120k USD of ARR', ['120k USD', 'ARR']],
  ['about 300 thousand dollars', ['300 thousand dollars']],
  ['£2 million', ['£2 million']],
  ['￥１２０００', ['¥12000']],
  ['their churn risk is high', ['churn risk']],
])('ISS-4: %s says money', (text, found) => {
  expect(moneyIn(text)).toEqual(found)
})

test.each([
  'awk {print $1} and $HOME',
  'costs 30 seconds in 4.2.1',
  'listens on 8080, after 120,000 rows',
  'the try catch of 3 arr values',
])('ISS-4: %s says none', (text) => {
  expect(moneyIn(text)).toEqual([])
})
