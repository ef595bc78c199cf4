import { describe, expect, it, test } from 'vitest'
import { guessedMapping, mappingFault } from './import-fields.ts'

describe('ACT-16: columns', () => {
  test('of Salesforce', () => {
    const headers = ['Account ID', 'Account Name', 'Type', 'Website', 'Annual Revenue', 'Account Owner', 'ARR']
    expect(guessedMapping('accounts', headers)).toEqual({
      name: 'Account Name',
      externalId: 'Account ID',
      website: 'Website',
      lifecycle: 'Type',
      arr: 'ARR',
      accountExecutive: 'Account Owner',
    })
  })

  test('of HubSpot', () => {
    const deals = [
      'Record ID',
      'Deal Name',
      'Deal Stage',
      'Close Date',
      'Amount',
      'Deal probability',
      'Associated Company',
    ]
    expect(guessedMapping('opportunities', deals)).toEqual({
      externalId: 'Record ID',
      name: 'Deal Name',
      account: 'Associated Company',
      stage: 'Deal Stage',
      amount: 'Amount',
      closesOn: 'Close Date',
      winRate: 'Deal probability',
    })
    const people = ['firstname', 'lastname', 'email', 'jobtitle', 'company', 'associatedcompanyid', 'hs_object_id']
    expect(guessedMapping('contacts', people)).toEqual({
      email: 'email',
      firstName: 'firstname',
      lastName: 'lastname',
      title: 'jobtitle',
      account: 'company',
      accountId: 'associatedcompanyid',
    })
  })

  it('that a mapping names must be there', () => {
    expect(mappingFault('contacts', { email: 'Mail' }, ['Mail'])).toBeUndefined()
    expect(mappingFault('contacts', { email: 'E-Mail' }, ['Mail'])).toContain('no column "E-Mail"')
    expect(mappingFault('contacts', { phone: 'Mail' }, ['Mail'])).toContain('"phone" is nothing that contacts have')
  })
})
