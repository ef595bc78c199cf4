/** Accounts, contacts and opportunities come from a CRM's table, and go out as one. */
import { describe, expect, test } from 'vitest'
import { bodyOf, problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { rebuildFacts } from '../actions/rebuild-facts.ts'
import { AccountDetail, ExportedTable, ImportReport } from '../contract/accounts.ts'
import { TicketDetail } from '../contract/tickets.ts'

const app = testApp()
const because = { reason: 'the list of March' }

const preview = (body: object, as = 'ada') => app.send('POST /api/v1/imports/preview', { as, body })
const run = (body: object, as = 'ada') => app.send('POST /api/v1/imports', { as, body: { ...body, ...because } })
const report = async (sent: ReturnType<typeof run>) => bodyOf(ImportReport, await sent)
const detail = async (slug: string) => bodyOf(AccountDetail, await app.send(`GET /api/v1/accounts/${slug}`))
const exported = async (kind: string, as = 'ada') =>
  bodyOf(ExportedTable, await app.send(`GET /api/v1/exports/${kind}`, { as }))
const differences = async () => (await rebuildFacts(app.tenant, { check: true })).differences

const ACCOUNTS = {
  kind: 'accounts',
  source: 'salesforce',
  currency: 'EUR',
  csv: [
    'Account ID,Account Name,Website,Type,Segment,Plan,ARR,Renewal Date,Account Owner',
    '001A,Acme Robotics,https://www.acme.example,Customer - Direct,enterprise,platinum,120000.00,31/12/2026,mara',
    '001D,"Delta, Ltd.",delta.example,Prospect,,trial,,,',
    '001E,Echo,gmail.com,Partner,,,,,',
    '',
  ].join('\n'),
}
const CONTACTS = {
  kind: 'contacts',
  source: 'salesforce',
  csv: 'First Name;Last Name;Email;Title;Account ID\nAnn;Lee;Ann@Acme.example;CTO;001A\nBo;Diaz;bo@delta.example;;\n',
}
const DEALS = {
  kind: 'opportunities',
  source: 'salesforce',
  currency: 'USD',
  stages: { Discovery: '2' },
  csv: [
    'Opportunity ID,Opportunity Name,Account ID,Stage,Amount,Close Date,Probability (%),Next Step',
    '006A,Rollout,001D,Discovery,"300,000",2026-06-30,80,"Board, 12 April"',
    '006B,Pilot,001D,Closed Won,50000,2026-01-31,100,',
    '',
  ].join('\n'),
}

describe('ACT-15: an import', () => {
  test('is previewed, and changes nothing then', async () => {
    const told = await report(preview(ACCOUNTS))
    expect(told.counts).toEqual({ add: 1, change: 1, same: 0, refuse: 1 })
    expect(told.columns.map(({ header, field }) => [header, field])).toContainEqual(['Website', 'website'])
    expect(told.items.map(({ line, outcome, what }) => [line, outcome, what])).toEqual([
      [2, 'change', 'acme: Acme Robotics'],
      [3, 'add', 'delta-ltd: Delta, Ltd.'],
      [4, 'refuse', 'Echo'],
    ])
    expect(told.items[0]?.changes).toContainEqual({ field: 'arr', before: null, after: 'EUR 120,000' })
    expect(told.items[2]?.reason).toContain('Nothing that can be read says its segment')
    expect((await detail('acme')).plan).toBe('gold')
    expect(problemOf(await app.send('GET /api/v1/accounts/delta-ltd')).code).toBe('account_not_found')
  })

  test('ACT-19: is carried out as it was previewed; the second time adds nothing', async () => {
    for (const table of [ACCOUNTS, CONTACTS, DEALS]) {
      const planned = await report(preview(table))
      const done = await report(run(table))
      expect(done).toEqual(planned)
      const again = await report(run(table))
      expect(again.counts).toMatchObject({ add: 0, change: 0, same: done.counts.add + done.counts.change })
    }
    expect(await detail('acme')).toMatchObject({
      plan: 'platinum',
      lifecycle: 'live',
      domains: ['acme.example'],
      arr: { minor: 12_000_000, currency: 'EUR' },
      renewsOn: '2026-12-31',
      people: { accountExecutive: 'mara' },
      externalId: '001A',
      contacts: [{ name: 'Ann Lee', email: 'ann@acme.example', title: 'CTO' }],
    })
    expect(await detail('delta-ltd')).toMatchObject({
      segment: 'presales',
      lifecycle: 'prospect',
      contacts: [{ email: 'bo@delta.example' }],
      opportunities: [
        { name: 'Rollout', stage: 2, keyDates: 'Board, 12 April', winRate: null },
        { name: 'Pilot', outcome: 'won' },
      ],
    })
    expect(await differences()).toEqual([])
  })

  test('ACT-19: lets open tickets of an account go over to its new terms', async () => {
    const body = { kind: 'question', subject: 'How do I?', body: 'Say how.', account: 'acme' }
    const { number } = bodyOf(TicketDetail, await app.send('POST /api/v1/tickets', { body }), 201)
    await report(run(ACCOUNTS))
    expect(bodyOf(TicketDetail, await app.send(`GET /api/v1/tickets/${number}`)).plan).toBe('platinum')
  })

  test('ACT-16: goes by the mapping that is given', async () => {
    const csv = 'Firma;Sorte;Stadt\nZeta AG;team;Bern\n'
    const mapping = { name: 'Firma', segment: 'Sorte' }
    expect((await report(preview({ kind: 'accounts', csv }))).counts.refuse).toBe(1)
    expect((await report(run({ kind: 'accounts', csv, mapping }))).counts.add).toBe(1)
    const wrong = problemOf(await preview({ kind: 'accounts', csv, mapping: { name: 'Name' } }))
    expect([wrong.code, wrong.detail]).toEqual(['import_unreadable', expect.stringContaining('no column "Name"')])
    expect(problemOf(await run({ kind: 'accounts', csv: '"' })).code).toBe('import_unreadable')
  })

  test('ACT-24: refuses two columns of one name until it is told which is meant', async () => {
    const csv = 'Email,Email,Name,Company\nold@acme.example,new@acme.example,Kim,acme\n'
    for (const send of [preview, run]) {
      const no = problemOf(await send({ kind: 'contacts', csv }))
      expect([no.status, no.code, no.detail]).toEqual([
        422,
        'import_unreadable',
        expect.stringContaining('2 columns say email: "Email" and "Email (column 2)". Say which is meant by a mapping'),
      ])
    }
    const told = await report(preview({ kind: 'contacts', csv, mapping: { email: 'Email (column 2)' } }))
    expect(told.items[0]?.what).toContain('new@acme.example')
    expect(told.columns.map(({ field }) => field)).toEqual([null, 'email', 'name', 'account'])
  })

  test('ACT-24: refuses a table of which no column is known; the preview tells the columns', async () => {
    const csv = 'Firma,Stadt\nZeta AG,Bern\n'
    expect((await report(preview({ kind: 'accounts', csv }))).counts).toMatchObject({ add: 0, refuse: 1 })
    const no = problemOf(await run({ kind: 'accounts', csv }))
    expect([no.code, no.detail]).toEqual(['import_unreadable', expect.stringContaining('The file has: Firma, Stadt.')])
    const none = { name: null }
    const left = await report(preview({ kind: 'accounts', csv: 'Name\nZeta\n', mapping: none }))
    expect(left.columns[0]?.field).toBeNull()
  })

  test('ACT-19: of money takes the permission to record it', async () => {
    const { columns } = await report(preview(ACCOUNTS, 'lee'))
    expect(columns.find(({ header }) => header === 'ARR')?.field).toBeNull()
    const mapping = { name: 'Account Name', arr: 'ARR' }
    expect(problemOf(await run({ ...ACCOUNTS, mapping }, 'lee')).code).toBe('not_allowed')
    expect(problemOf(await preview(ACCOUNTS, 'eve')).code).toBe('not_allowed')
  })

  test('of ten thousand rows is one step', async () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `C-${n},Company ${n},team,c${n}.example`)
    const csv = ['Id,Name,Segment,Domain', ...rows].join('\n')
    const done = await report(run({ kind: 'accounts', csv }))
    expect([done.counts.add, done.items.length, done.more]).toEqual([10_000, 500, 9_500])
    const people = Array.from({ length: 10_000 }, (_, n) => `p${n}@c${n}.example,P ${n}`)
    const contacts = await report(run({ kind: 'contacts', csv: ['Email,Name', ...people].join('\n') }))
    expect(contacts.counts.add).toBe(10_000)
    expect((await report(run({ kind: 'accounts', csv }))).counts).toEqual({
      add: 0,
      change: 0,
      same: 10_000,
      refuse: 0,
    })
    expect(await differences()).toEqual([])
  }, 60_000)
})

describe('ACT-20: a table that is handed out', () => {
  test('is imported back without changing anything', async () => {
    for (const table of [ACCOUNTS, CONTACTS, DEALS]) await report(run(table))
    await app.send('POST /api/v1/accounts/acme/contacts', {
      body: { name: '=HYPERLINK("x")', email: 'eve@acme.example', title: '+1', ...because },
    })
    for (const kind of ['accounts', 'contacts', 'opportunities']) {
      const { csv, rows } = await exported(kind)
      const again = await report(run({ kind, csv, source: 'salesforce' }))
      expect(again.counts).toEqual({ add: 0, change: 0, same: rows, refuse: 0 })
    }
    expect((await exported('contacts')).csv).toContain(`"'=HYPERLINK(""x"")",'+1`)
  })

  test('has no money for who may not see it', async () => {
    await report(run(ACCOUNTS))
    expect((await exported('accounts')).csv).toContain('120000.00,EUR')
    const { csv } = await exported('accounts', 'lee')
    expect(csv).toContain('120000.00')
    expect(problemOf(await app.send('GET /api/v1/exports/accounts', { as: 'eve' })).code).toBe('not_allowed')
  })
})
