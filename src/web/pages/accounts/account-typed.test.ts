import { describe, expect, test } from 'vitest'
import type { Account } from '../../../contract/workspace.ts'
import { NOTHING_ON_FILE } from '../../../domain/accounts/account.ts'
import {
  arrOf,
  fileChanges,
  moneyChanges,
  NO_FILE,
  NO_MONEY_TYPED,
  newAccount,
  termsChanges,
  typedFile,
  typedMoney,
  typedTerms,
} from './account-typed.ts'

const ACME: Account = {
  ...NOTHING_ON_FILE,
  id: '1',
  slug: 'acme',
  name: 'Acme',
  segment: 'team',
  plan: 'Gold',
  contract: null,
  arr: { minor: 12_000_050, currency: 'EUR' },
  renewsOn: '2027-03-31',
  churnRisk: null,
  domains: ['acme.example', 'eu.acme.example'],
  people: { customerEngineer: 'hana' },
}

describe('what is otherwise than before', () => {
  test('is nothing of what is read', () => {
    expect(termsChanges(ACME, typedTerms(ACME))).toEqual({})
    expect(fileChanges(ACME, typedFile(ACME))).toEqual({})
    expect(moneyChanges(ACME, typedMoney(ACME))).toEqual({})
  })

  test('are terms; an emptied one is none', () => {
    const typed = { segment: 'enterprise', plan: ' ', contract: ' acme-2027 ' }
    expect(termsChanges(ACME, typed)).toEqual({ segment: 'enterprise', plan: null, contract: 'acme-2027' })
  })

  test('is the file: all domains, and those posts alone that change', () => {
    const people = { customerEngineer: '', accountExecutive: ' Kim Lee ', technicalAdvisor: '' }
    expect(fileChanges(ACME, { domains: 'acme.example, acme.test', lifecycle: 'live', people })).toEqual({
      domains: ['acme.example', 'acme.test'],
      lifecycle: 'live',
      people: { customerEngineer: null, accountExecutive: 'Kim Lee' },
    })
  })

  test('is money; what is no amount stays', () => {
    expect(moneyChanges(ACME, { ...NO_MONEY_TYPED, churnRisk: 'high' })).toEqual({
      arr: null,
      renewsOn: null,
      churnRisk: 'high',
    })
    expect(moneyChanges(ACME, { ...typedMoney(ACME), arr: 'much' })).toEqual({})
  })
})

test.each([
  ['', '', null],
  ['120,000', 'EUR', { minor: 12_000_000, currency: 'EUR' }],
  ['99.50', 'usd', { minor: 9_950, currency: 'USD' }],
  ['120000', '', undefined],
  ['', 'EUR', undefined],
  ['1.5', 'JPY', undefined],
])('the revenue "%s" "%s"', (arr, currency, amount) => {
  expect(arrOf({ ...NO_MONEY_TYPED, arr, currency })).toEqual(amount)
})

describe('a new account', () => {
  const terms = { segment: 'team', plan: '', contract: '' }
  const typed = { name: ' Acme ', slug: 'acme', terms, file: NO_FILE, money: NO_MONEY_TYPED }

  test('has what is said, and nothing of the rest', () => {
    expect(newAccount(typed)).toEqual({
      name: 'Acme',
      slug: 'acme',
      segment: 'team',
      plan: null,
      contract: null,
      domains: [],
      lifecycle: null,
      people: {},
      arr: null,
      renewsOn: null,
      churnRisk: null,
    })
  })

  test('waits for its segment, and for an amount that can be read', () => {
    expect(newAccount({ ...typed, terms: { ...terms, segment: '' } })).toBeUndefined()
    expect(newAccount({ ...typed, money: { ...NO_MONEY_TYPED, arr: '5' } })).toBeUndefined()
  })
})
