import { describe, expect, it, test } from 'vitest'
import { type AccountRecord, NOTHING_ON_FILE } from './account.ts'
import { planAccounts } from './import-accounts.ts'
import { type KnownContact, planContacts } from './import-contacts.ts'
import { type KnownOpportunity, planOpportunities } from './import-opportunities.ts'
import { outcomesOf } from './import-plan.ts'
import type { ImportRow } from './import-table.ts'
import { KnownAccounts } from './known-accounts.ts'

const account = (facts: Partial<AccountRecord> = {}): AccountRecord => ({
  slug: 'acme',
  name: 'Acme Robotics',
  segment: 'enterprise',
  plan: 'gold',
  contract: null,
  arr: null,
  renewsOn: null,
  churnRisk: null,
  ...NOTHING_ON_FILE,
  domains: ['acme.example'],
  ...facts,
})

const row = (says: Record<string, string>, line = 2): ImportRow => ({ line, says, whole: true })
const options = { source: 'salesforce' }
const known = (...more: AccountRecord[]) => new KnownAccounts([account(), ...more])

describe('ACT-18: rows of accounts', () => {
  it('ACT-15: add, change, leave and refuse, with the reason', () => {
    const rows = [
      row({ name: 'Delta Ltd', externalId: '001D', segment: 'Team', domains: 'delta.example, gmail.com' }, 2),
      row({ name: 'acme robotics', plan: 'platinum', accountExecutive: 'mara' }, 3),
      row({ name: 'Echo' }, 4),
      row({ name: 'Delta Ltd', externalId: '001D' }, 5),
      row({ plan: 'gold' }, 6),
    ]
    const planned = planAccounts(rows, known(), options)
    expect(planned.map(({ outcome }) => outcome)).toEqual(['add', 'change', 'refuse', 'refuse', 'refuse'])
    expect(outcomesOf(planned)).toEqual({ add: 1, change: 1, same: 0, refuse: 3 })
    expect(planned[0]?.notes).toEqual([expect.stringContaining('gmail.com cannot belong to an account')])
    expect(planned[0]?.write?.after).toMatchObject({
      slug: 'delta-ltd',
      domains: ['delta.example'],
      source: 'salesforce',
    })
    expect(planned[1]?.changes).toEqual([
      { field: 'name', before: 'Acme Robotics', after: 'acme robotics' },
      { field: 'plan', before: 'gold', after: 'platinum' },
      { field: 'people', before: null, after: 'accountExecutive mara' },
    ])
    expect(planned.slice(2).map(({ reason }) => reason)).toEqual([
      'Nothing that can be read says its segment. Map a column to segment, or give one for all new accounts.',
      'Line 2 is about the account "delta-ltd" too. Keep one of them.',
      'The row has no name. Map a column to name.',
    ])
  })

  it('guess nothing where several accounts are called so', () => {
    const twins = () => known(account({ slug: 'acme-2', domains: [] }))
    const refused = [{ outcome: 'refuse', reason: expect.stringContaining('2 accounts are called "Acme Robotics"') }]
    expect(planAccounts([row({ name: 'Acme Robotics', plan: 'free' })], twins(), options)).toMatchObject(refused)
    const contact = row({ name: 'Kim', email: 'kim@elsewhere.example', account: 'Acme Robotics' })
    expect(planContacts([contact], { accounts: twins(), contacts: new Map() }, options)).toMatchObject(refused)
    const named = row({ name: 'Acme Robotics', slug: 'acme-2', plan: 'silver' })
    expect(planAccounts([named], twins(), options)).toMatchObject([
      { outcome: 'change', write: { after: { slug: 'acme-2' } } },
    ])
  })

  it('have a slug in any script', () => {
    const rows = [row({ name: '日本語', segment: 'team' }, 2), row({ name: 'Тест', segment: 'team' }, 3)]
    expect(planAccounts(rows, known(), options).map(({ write }) => write?.after.slug)).toEqual(['account', 'account-2'])
  })

  it('ACT-17: say what would make a cell readable', () => {
    const [planned] = planAccounts([row({ name: 'Echo', segment: 'mars', arr: '1000' })], known(), options)
    expect(planned).toMatchObject({ outcome: 'refuse', notes: [expect.stringContaining('Write one of: presales')] })
    const [money] = planAccounts(
      [row({ name: 'Echo', segment: 'team', arr: '1000', renewsOn: '3/4/2026' })],
      known(),
      options,
    )
    expect(money?.notes).toEqual([
      expect.stringContaining('Nothing says its currency'),
      expect.stringContaining('whether day or month comes first'),
    ])
  })

  it('leave a domain to the account that has it', () => {
    const [planned] = planAccounts(
      [row({ name: 'Zeta', website: 'https://acme.example', segment: 'free' })],
      known(),
      options,
    )
    expect(planned?.notes).toEqual(['acme.example belongs to the account "acme", and is left out.'])
    expect(planned?.write?.after.domains).toEqual([])
  })

  it('tell two companies of one name by their ids', () => {
    const other = account({ source: 'salesforce', externalId: '001A' })
    const rows = [row({ name: 'Acme Robotics', externalId: '001B', segment: 'team' })]
    const [planned] = planAccounts(rows, new KnownAccounts([other]), options)
    expect([planned?.outcome, planned?.write?.after.slug]).toEqual(['add', 'acme-robotics'])
    const third = planAccounts(
      [row({ name: 'Acme', externalId: '001C', segment: 'team' })],
      new KnownAccounts([other]),
      options,
    )
    expect(third[0]?.write?.after.slug).toBe('acme-2')
  })

  it('of prospects are of the segment presales, where nothing says otherwise', () => {
    const [planned] = planAccounts([row({ name: 'Hope', lifecycle: 'Prospect' })], known(), options)
    expect(planned?.write?.after).toMatchObject({ segment: 'presales', lifecycle: 'prospect' })
  })

  it('ACT-17: note what cannot be read, and keep what was there', () => {
    const rows = [row({ slug: 'acme', arr: '100', renewsOn: '3/4/2026', lifecycle: 'Partner', churnRisk: '?' })]
    const [planned] = planAccounts(rows, known(), options)
    expect([planned?.outcome, planned?.notes.length]).toEqual(['same', 4])
    expect(planned?.notes[0]).toBe('lifecycle: "Partner" could not be read, and is left out.')
  })
})

describe('ACT-18: rows of contacts', () => {
  const contacts = new Map<string, KnownContact>([
    ['ann@acme.example', { id: '1', account: 'acme', name: 'Ann', email: 'ann@acme.example', title: null }],
  ])
  const plan = (...rows: ImportRow[]) =>
    planContacts(rows, { accounts: known(account({ slug: 'brook', name: 'Brook', domains: [] })), contacts }, options)

  it('are of the account that is named, or that has their domain', () => {
    const [named, implied] = plan(
      row({ email: 'Bo@Elsewhere.example', firstName: 'Bo', lastName: 'Diaz', account: 'brook' }, 2),
      row({ email: 'cy@eu.acme.example' }, 3),
    )
    expect(named?.write).toEqual({
      id: null,
      account: 'brook',
      email: 'bo@elsewhere.example',
      name: 'Bo Diaz',
      title: null,
    })
    expect(implied?.write).toMatchObject({ account: 'acme', name: 'cy@eu.acme.example' })
    expect(implied?.notes).toEqual(['Its account follows from the domain acme.example.'])
  })

  test.each([
    [{ email: 'ann@acme.example', account: 'brook' }, 'is a contact of the account "acme"'],
    [{ email: 'dee@gmail.com' }, 'Nothing says its account'],
    [{ email: 'dee@acme.example', account: 'Nobody Inc' }, 'no account "Nobody Inc"'],
    [{ email: 'not an address' }, 'is no mail address'],
    [{ name: 'Dee' }, 'no mail address'],
  ])('%j is refused', (says, because) => {
    const [planned] = plan(row(says))
    expect([planned?.outcome, planned?.reason]).toEqual(['refuse', expect.stringContaining(because)])
  })

  it('change what they say, and are refused twice', () => {
    const planned = plan(row({ email: 'ANN@acme.example', title: 'CTO' }, 2), row({ email: 'ann@acme.example' }, 3))
    expect(planned[0]).toMatchObject({ outcome: 'change', changes: [{ field: 'title', before: null, after: 'CTO' }] })
    expect(planned[1]?.reason).toBe('Line 2 has the address ann@acme.example too. Keep one of them.')
  })
})

describe('ACT-18: rows of opportunities', () => {
  const there: KnownOpportunity = {
    id: '1',
    account: 'acme',
    externalId: '006A',
    name: 'Rollout',
    stage: 4,
    outcome: null,
    amount: { minor: 30_000_000, currency: 'USD' },
    closesOn: '2026-06-30',
    keyDates: null,
    winRate: 80,
  }
  const plan = (says: Record<string, string>) =>
    planOpportunities(
      [row(says)],
      { accounts: known(), opportunities: new Map([[there.externalId, there]]) },
      { ...options, currency: 'USD', stages: { Discovery: '2' } },
    )[0]

  it('are added with what they say', () => {
    const says = { externalId: '006B', name: 'Pilot', account: 'Acme Robotics', stage: 'Discovery', amount: '50,000' }
    expect(plan({ ...says, closesOn: '30/4/2026', keyDates: 'Board on 12 April' })?.write).toEqual({
      id: null,
      account: 'acme',
      externalId: '006B',
      name: 'Pilot',
      stage: 2,
      outcome: null,
      amount: { minor: 5_000_000, currency: 'USD' },
      closesOn: '2026-04-30',
      keyDates: 'Board on 12 April',
      winRate: null,
    })
  })

  it('ACT-14: leave out a win rate that is not known to be true', () => {
    const planned = plan({ externalId: '006A', stage: '3', winRate: '80%' })
    expect(planned?.notes).toEqual([expect.stringContaining('80% from stage 3 is not known to be true')])
    expect(planned?.write).toMatchObject({ stage: 3, winRate: null })
    expect(plan({ externalId: '006A', stage: '5' })?.write?.winRate).toBe(80)
    expect(plan({ externalId: '006A', stage: 'Closed Lost' })?.write).toMatchObject({
      stage: 4,
      outcome: 'lost',
      winRate: null,
    })
  })

  test.each([
    [{ name: 'Pilot', account: 'acme', stage: '1' }, 'no id'],
    [{ externalId: '9', account: 'acme', stage: '1' }, 'no name'],
    [{ externalId: '9', name: 'Pilot', account: 'acme' }, 'no stage'],
    [{ externalId: '9', name: 'Pilot', account: 'acme', stage: 'Someday' }, 'none that is known'],
    [{ externalId: '9', name: 'Pilot', stage: '1' }, 'Nothing says its account'],
  ])('%j is refused', (says, because) => {
    expect(plan(says)).toMatchObject({ outcome: 'refuse', reason: expect.stringContaining(because) })
  })

  it('that say nothing new are the same', () => {
    expect(plan({ externalId: '006A', stage: '4', amount: '300000.00', closesOn: '2026-06-30' })?.outcome).toBe('same')
  })
})
