import { describe, expect, it, test } from 'vitest'
import { doubledColumns, guessedMapping, mappingFault, ownHeaders } from './import-fields.ts'

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

  it('that somebody named are guessed no more, nor are fields', () => {
    const headers = ['Firma', 'Company', 'Name', 'Segment']
    expect(guessedMapping('accounts', headers, { name: 'Firma', segment: null })).toEqual({})
    expect(guessedMapping('contacts', ['Mail', 'Name', 'Company'], { email: 'Mail', name: 'Company' })).toEqual({})
  })

  test.each([
    ['of one name', ['Email', 'Name', 'Email'], {}, '2 columns say email: "Email" and "Email (column 3)"'],
    ['written otherwise', ['Email', 'E-Mail'], {}, 'such as email=E-Mail'],
    ['that say nothing', ['Email', 'Note', 'Note'], {}, undefined],
    ['of which one is meant', ['Email', 'Email'], { email: 'Email (column 2)' }, undefined],
    ['of which one says something else', ['Email', 'Email'], { title: 'Email (column 2)' }, undefined],
    ['that are not read', ['Email', 'Email'], { email: null }, undefined],
    ['one of which comes first in the list', ['Email', 'Work email'], {}, undefined],
  ] as const)('ACT-24: two %s', (_, names, said, says) => {
    const headers = ownHeaders(names)
    const doubled = doubledColumns(guessedMapping('contacts', headers, said), headers, said)
    expect(doubled).toEqual(says === undefined ? undefined : expect.stringContaining(says))
  })

  it('that a mapping names must be there', () => {
    expect(mappingFault('contacts', { email: 'Mail' }, ['Mail'])).toBeUndefined()
    expect(mappingFault('contacts', { email: 'E-Mail' }, ['Mail'])).toContain('no column "E-Mail"')
    expect(mappingFault('contacts', { phone: 'Mail' }, ['Mail'])).toContain('"phone" is nothing that contacts have')
  })
})
