import { expect, test } from 'vitest'
import { fittingAccounts, planBeside, typedDomains } from './fitting-accounts.ts'
import { inputOf, NO_DRAFT, withField, withTable } from './import-draft.ts'
import { senderName, senderOf } from './sender-name.ts'

const columns = [
  { header: 'Company', field: 'name', sample: 'Acme' },
  { header: 'Owner', field: 'accountExecutive', sample: 'Hana' },
  { header: 'Segment', field: null, sample: 'team' },
]

test('a column that is said to be a field takes it from the column that was it', () => {
  expect(withField(columns, 'Segment', 'name')).toEqual({ accountExecutive: 'Owner', name: 'Segment' })
})

test('a column is one field, and nothing once that is said', () => {
  expect(withField(columns, 'Owner', 'customerEngineer')).toEqual({ name: 'Company', customerEngineer: 'Owner' })
  expect(withField(columns, 'Owner', null)).toEqual({ name: 'Company' })
})

test('another kind or another table is guessed anew', () => {
  const draft = { ...NO_DRAFT, csv: 'a\n1', mapping: { name: 'a' } }
  expect(withTable(draft, { kind: 'contacts' })).toEqual({ ...draft, kind: 'contacts', mapping: undefined })
  expect(withTable(draft, { csv: 'b\n1' }).mapping).toBeUndefined()
})

test('what nobody said is not sent, and a segment goes with accounts alone', () => {
  const draft = { ...NO_DRAFT, csv: 'a', currency: ' eur ', segment: 'team', dates: 'dmy' }
  const said = { csv: 'a', source: 'crm', currency: 'EUR', dates: 'dmy' }
  expect(inputOf(draft)).toEqual({ kind: 'accounts', ...said, segment: 'team' })
  expect(inputOf({ ...draft, kind: 'contacts' })).toEqual({ kind: 'contacts', ...said })
  expect(inputOf({ ...NO_DRAFT, csv: 'a', source: ' ' })).toEqual({ kind: 'accounts', csv: 'a' })
})

test('ACT-24: a field that was taken from every column is guessed from none', () => {
  const { mapping } = inputOf({ ...NO_DRAFT, csv: 'a', mapping: { name: 'Company' } })
  expect(mapping).toMatchObject({ name: 'Company', segment: null, arr: null })
})

test('stages are typed one a line, and go with opportunities alone', () => {
  const draft = { ...NO_DRAFT, kind: 'opportunities', csv: 'a', stages: 'Discovery = 2\n\nSigned: Won\nodd' } as const
  expect(inputOf(draft).stages).toEqual({ Discovery: '2', Signed: 'won' })
  expect(inputOf({ ...draft, kind: 'accounts' }).stages).toBeUndefined()
})

test('a plan that is called as the segment says nothing beside it', () => {
  expect([planBeside('Team', 'team'), planBeside('Team', 'gold'), planBeside('Team', null)]).toEqual([
    null,
    'gold',
    null,
  ])
})

test('domains are typed in any way, each once', () => {
  expect(typedDomains(' acme.example, eu.acme.example\n\nacme.example ')).toEqual(['acme.example', 'eu.acme.example'])
})

test('a list shows the accounts that fit both filters', () => {
  const account = {
    id: '1',
    slug: 'acme',
    name: 'Acme',
    segment: 'team',
    plan: null,
    contract: null,
    domains: [],
    lifecycle: 'live',
    people: {},
    source: null,
    externalId: null,
    arr: null,
    renewsOn: null,
    churnRisk: null,
  } as const
  const other = { ...account, lifecycle: null }
  expect(fittingAccounts([account, other], { segment: '', lifecycle: '' })).toHaveLength(2)
  expect(fittingAccounts([account, other], { segment: 'team', lifecycle: 'live' })).toEqual([account])
  expect(fittingAccounts([account, other], { segment: 'free', lifecycle: '' })).toEqual([])
})

test('a sender is its domain, or the address where the domain tells nobody', () => {
  const ann = { contactName: 'Ann', contactEmail: 'ann@gmail.com', domain: null }
  expect([senderName(ann), senderOf(ann)]).toEqual(['ann@gmail.com', { email: 'ann@gmail.com' }])
  const acme = { contactName: 'Ann', contactEmail: null, domain: 'acme.example' }
  expect([senderName(acme), senderOf(acme)]).toEqual(['acme.example', { domain: 'acme.example' }])
})
