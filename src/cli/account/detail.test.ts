import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { anAccount } from '../../../test/support/wire.ts'
import { AccountDetail, type ImportReport, type UnknownSenders } from '../../contract/accounts.ts'

const amount = (minor: number) => ({ minor, currency: 'USD' })
const acme = AccountDetail.parse({
  ...anAccount({
    segment: 'presales',
    domains: ['acme.example'],
    lifecycle: 'trial',
    people: { customerEngineer: 'cem', technicalAdvisor: 'Tess Adair' },
    source: 'salesforce',
    externalId: '001A',
  }),
  contacts: [{ id: 'c-1', name: 'Ann Lee', email: 'ann@acme.example', title: 'CTO' }],
  opportunities: [
    {
      id: 'o-1',
      source: 'salesforce',
      externalId: '006A',
      name: 'Rollout',
      stage: 4,
      outcome: null,
      closesOn: '2026-06-30',
      keyDates: null,
      amount: amount(30_000_000),
      weighted: amount(15_000_000),
      winRate: null,
    },
  ],
  pipeline: [{ currency: 'USD', opportunities: 1, minor: 30_000_000, weightedMinor: 15_000_000 }],
  tickets: { waiting: 1, owned: 2, held: 0, done: 1_200 },
  latest: [],
})
const answers = { 'GET /accounts/acme': acme }

describe('account show, contacts, opportunities', () => {
  test('tell what is known', async () => {
    expect((await topline('account show acme', { answers })).stdout).toMatchInlineSnapshot(`
      "acme: Acme Robotics
        terms              presales
        lifecycle          trial
        domains            acme.example
        customer engineer  cem
        technical advisor  Tess Adair
        external id        001A of salesforce
        pipeline           1 open, USD 300,000, weighted USD 150,000
        tickets            1 waiting, 2 taken, 0 held, 1,200 done

      1 contact:
      contact  address           title  id
      Ann Lee  ann@acme.example  CTO    c-1

      opportunity  stage    closes on        amount     weighted  id
      Rollout      stage 4  2026-06-30  USD 300,000  USD 150,000  006A of salesforce
      "
    `)
    expect((await topline('account contacts acme', { answers })).stdout).toMatchInlineSnapshot(`
      "contact  address           title  id
      Ann Lee  ann@acme.example  CTO    c-1
      "
    `)
    expect((await topline('account opportunities acme', { answers })).stdout).toMatchInlineSnapshot(`
      "opportunity  stage    closes on        amount     weighted  id
      Rollout      stage 4  2026-06-30  USD 300,000  USD 150,000  006A of salesforce
      "
    `)
    const none = { 'GET /accounts/acme': { ...acme, contacts: [], opportunities: [] } }
    expect((await topline('account contacts acme', { answers: none })).stdout).toContain('topline contact add')
    const json = await topline('account show acme --json', { answers })
    expect(AccountDetail.parse(JSON.parse(json.stdout))).toEqual(acme)
  })
})

describe('account facts', () => {
  const changed = { 'POST /accounts/acme/facts': anAccount({ domains: ['acme.example'], lifecycle: 'live' }) }

  test('help', async () => {
    expect(await help('account facts')).toMatchInlineSnapshot(`
      "Usage: topline account facts [options] <slug>

      change what is on file of an account: name, mail domains, lifecycle, people, its id elsewhere

      Arguments:
        slug                       the account

      Options:
        --name <name>              its name from now on
        --domain <domain>          a mail domain of its people; may be given again
        --lifecycle <word>         where it stands with us (choices: "prospect", "trial", "onboarding",
                                   "live", "churning", "former")
        --account-executive <who>  handle of a member, or a name
        --customer-engineer <who>  handle of a member, or a name
        --technical-advisor <who>  handle of a member, or a name
        --source <system>          the system in which it has its external id, such as salesforce
        --external-id <id>         its id there; with --source
        --no-account-executive     nobody is any more
        --no-customer-engineer     nobody is any more
        --no-technical-advisor     nobody is any more
        --only-domains             it has no other domains than those given; without it they are added
        --reason <text>            where that is from (required)
        --help                     show how to use it"
    `)
  })

  test('sends what is named', async () => {
    const words = 'account facts acme --domain acme.example --lifecycle live --no-customer-engineer --reason signed'
    const ran = await topline(words, { answers: changed })
    expect(sent(ran)).toEqual({
      addDomains: ['acme.example'],
      lifecycle: 'live',
      people: { customerEngineer: null },
      reason: 'signed',
    })
    expect(ran.stdout).toBe(
      'On file of acme: Acme Robotics\n  lifecycle          live\n  domains            acme.example\n',
    )
    const only = await topline('account facts acme --only-domains --reason none', { answers: changed })
    expect(sent(only)).toEqual({ domains: [], reason: 'none' })
  })

  test.each([
    ['account facts acme --reason none', 'Nothing is to change'],
    ['account facts acme --source crm --reason none', 'Give --source and --external-id together'],
    ['account opportunity acme --source crm --id 1 --amount 5 --reason none', 'An amount is of a currency'],
    ['account opportunity acme --source crm --id 1 --win-rate most --reason none', '--win-rate cannot be read'],
    ['account import x.csv --kind contacts --map name --reason none', '--map cannot be read'],
    [
      'account import x.csv --kind contacts --map email=A --map email=B --reason none',
      '--map says both email=A and email=B. Give one of them.',
    ],
    ['contact change 1 --reason none', 'Nothing is to change'],
    ['sender assign acme.example --reason none', '--account SLUG, or --nobody'],
    ['sender assign acme.example --account acme --nobody --reason none', '--account SLUG, or --nobody'],
  ])('%s is wrong usage', async (typed, says) => {
    const ran = await topline(typed)
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain(says)
  })
})

describe('account opportunity', () => {
  test('sends what is named', async () => {
    const ran = await topline(
      'account opportunity acme --source crm --id 006A --name Rollout --stage 4 --amount 300000 --currency USD --closes 2026-06-30 --reason told',
      { answers: { 'POST /accounts/acme/opportunities': acme.opportunities[0] } },
    )
    const facts = { name: 'Rollout', stage: 4, amount: amount(30_000_000), closesOn: '2026-06-30' }
    expect(sent(ran)).toEqual({ source: 'crm', externalId: '006A', ...facts, reason: 'told' })
    expect(ran.stdout).toBe('Of acme: Rollout, stage 4, closes on 2026-06-30.\n')
  })
})

describe('contact add, change, remove', () => {
  const ann = { id: 'c-1', name: 'Ann Lee', email: 'ann@acme.example', title: null, account: 'acme' }

  test('say who it is', async () => {
    const added = await topline(['contact', 'add', 'acme', ann.email, '--name', ann.name, '--reason', 'told'], {
      answers: { 'POST /accounts/acme/contacts': ann },
    })
    expect(sent(added)).toEqual({ name: ann.name, email: ann.email, title: null, reason: 'told' })
    expect(added.stdout).toBe('Added Ann Lee <ann@acme.example> of acme.\n')
    const moved = await topline('contact change c-1 --account brook --no-title --reason told', {
      answers: { 'POST /contacts/c-1': { ...ann, account: 'brook' } },
    })
    expect(sent(moved)).toEqual({ account: 'brook', title: null, reason: 'told' })
    const removed = await topline('contact remove c-1 --reason left', { answers: { 'POST /contacts/c-1/remove': ann } })
    expect(removed.stdout).toBe('Removed Ann Lee <ann@acme.example> of acme.\n')
  })
})

describe('account import and export', () => {
  const report: ImportReport = {
    kind: 'contacts',
    columns: [
      { header: 'Mail', field: 'email', sample: 'ann@acme.example' },
      { header: 'Town', field: null, sample: 'Bern' },
    ],
    fields: ['email', 'name'],
    counts: { add: 1, change: 1, same: 1, refuse: 1 },
    items: [
      { line: 2, outcome: 'add', what: 'ann@acme.example of acme', changes: [], notes: [], reason: null },
      {
        line: 3,
        outcome: 'change',
        what: 'bo@acme.example of acme',
        changes: [{ field: 'title', before: null, after: 'CTO' }],
        notes: [],
        reason: null,
      },
      { line: 4, outcome: 'same', what: 'cy@acme.example of acme', changes: [], notes: [], reason: null },
      { line: 5, outcome: 'refuse', what: 'x', changes: [], notes: [], reason: '"x" is no mail address.' },
    ],
    more: 0,
  }
  const folder = () => mkdtemp(path.join(tmpdir(), 'topline-crm-'))

  test('sends the text of a file, and says what it would do and what it did', async () => {
    const at = await folder()
    const file = path.join(at, 'people.csv')
    await writeFile(file, Buffer.from('Mail;Name\nann@acme.example;M\xfcller\n', 'latin1'))
    const words = ['account', 'import', file, '--kind', 'contacts', '--map', 'name=Name', '--source', 'hubspot']
    const previewed = await topline([...words, '--preview'], { answers: { 'POST /imports/preview': report } })
    const csv = 'Mail;Name\nann@acme.example;Müller\n'
    expect(sent(previewed)).toEqual({ kind: 'contacts', csv, source: 'hubspot', mapping: { name: 'Name' } })
    expect(previewed.stdout).toMatchInlineSnapshot(`
      "Columns: email=Mail.
      Not read: Town.
      line           row                       says
         2  add      ann@acme.example of acme  –
         3  change   bo@acme.example of acme   title – → CTO
         5  refused  x                         "x" is no mail address.
      contacts: 1 to add, 1 to change, 1 unchanged, 1 refused.
      Nothing was changed.
      "
    `)
    const done = await topline([...words, '--stage', 'Discovery=2', '--reason', 'March'], {
      answers: { 'POST /imports': report },
    })
    expect(sent(done)).toMatchObject({ stages: { Discovery: '2' }, reason: 'March' })
    expect(done.stdout).toContain('contacts: 1 added, 1 changed, 1 unchanged, 1 refused.\n')
    const whole = { ...report, counts: { ...report.counts, refuse: 0 } }
    const ran = await topline([...words, '--reason', 'March'], { answers: { 'POST /imports': whole } })
    expect([ran.exit, ran.stderr]).toEqual([0, ''])
    expect((await topline(words)).stderr).toContain('There is no reason')
    await rm(at, { recursive: true })
  })

  test('ACT-15: exits with 1 when rows are refused, though the others are done', async () => {
    const at = await folder()
    const file = path.join(at, 'people.csv')
    await writeFile(file, 'Mail\nann@acme.example\n')
    const words = ['account', 'import', file, '--kind', 'contacts']
    const looked = await topline([...words, '--preview'], { answers: { 'POST /imports/preview': report } })
    expect([looked.exit, looked.stdout]).toEqual([1, expect.stringContaining('1 to add')])
    expect(looked.stderr).toContain('Refused: 1 row would be refused.')
    const done = await topline([...words, '--reason', 'March', '--json'], { answers: { 'POST /imports': report } })
    expect([done.exit, JSON.parse(done.stdout)]).toEqual([1, report])
    expect(JSON.parse(done.stderr)).toMatchObject({ exit: 1, code: 'partly_refused' })
    await rm(at, { recursive: true })
  })

  test('writes a file', async () => {
    const at = await folder()
    const file = path.join(at, 'accounts.csv')
    const table = { kind: 'accounts', rows: 2, csv: 'slug,name\r\na,A\r\nb,B\r\n' }
    const ran = await topline(['account', 'export', file, '--kind', 'accounts'], {
      answers: { 'GET /exports/accounts': table },
    })
    expect(ran.stdout).toBe(`Wrote 2 accounts to ${file}.\n`)
    expect(await readFile(file, 'utf8')).toBe(`\ufeff${table.csv}`)
    await rm(at, { recursive: true })
  })
})

describe('sender list and assign', () => {
  const latest = { number: 12, subject: 'It is down', receivedAt: '2026-03-02T11:00:00Z' }
  const senders: UnknownSenders = {
    items: [
      {
        contactEmail: null,
        domain: 'acme.example',
        contactName: 'Ann',
        people: 2,
        tickets: 3,
        latest,
        guess: { account: { slug: 'acme', name: 'Acme' }, because: 'acme.example is like its name.' },
      },
      { contactEmail: 'bo@gmail.com', domain: null, contactName: 'Bo', people: 1, tickets: 1, latest, guess: null },
    ],
    more: 1,
  }

  test('lists them, and settles one', async () => {
    expect((await topline('sender list', { answers: { 'GET /senders': senders } })).stdout).toMatchInlineSnapshot(`
      "sender        tickets  people  last    could be                              latest
      acme.example        3       2  1h ago  acme: acme.example is like its name.  #12 It is down
      bo@gmail.com        1       1  1h ago  –                                     #12 It is down
      1 more.
      "
    `)
    const none = await topline('sender list', { answers: { 'GET /senders': { items: [], more: 0 } } })
    expect(none.stdout).toBe('Every sender of an open ticket is known.\n')
    const ran = await topline('sender assign acme.example --account acme --add-domain --reason known', {
      answers: { 'POST /senders/assign': { tickets: [1, 2] } },
    })
    const facts = { account: 'acme', addContact: false, addDomain: true, reason: 'known' }
    expect(sent(ran)).toEqual({ domain: 'acme.example', ...facts })
    expect(ran.stdout).toBe('2 tickets are of acme now: #1, #2.\n')
  })
})
