import { describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { anAccount } from '../../../test/support/wire.ts'
import { Account, Accounts } from '../../contract/workspace.ts'

const items = [
  anAccount(),
  anAccount({ slug: 'globex', name: 'Globex', segment: 'enterprise', plan: 'Gold', contract: 'globex-2025' }),
]

describe('account list', () => {
  test('help', async () => {
    expect(await help('account list')).toMatchInlineSnapshot(`
      "Usage: topline account list [options] [text]

      list accounts

      Arguments:
        text                only those whose name has this text

      Options:
        --help              show how to use it"
    `)
  })

  test('lists accounts, as a table and as JSON', async () => {
    const answers = { 'GET /accounts?q=': { items } }
    const { stdout } = await topline('account list', { answers })
    expect(stdout).toMatchInlineSnapshot(`
      "account  segment      plan  contract     name
      acme     open source  –     –            Acme Robotics
      globex   enterprise   Gold  globex-2025  Globex
      "
    `)
    const json = await topline('account list --json', { answers })
    expect(Accounts.parse(JSON.parse(json.stdout)).items).toEqual(items)
  })

  test('shows what the CRM knows, where the answer has it', async () => {
    const known = anAccount({ arr: { minor: 12_000_050, currency: 'EUR' }, renewsOn: '2027-03-31' })
    const { stdout } = await topline('account list', { answers: { 'GET /accounts?q=': { items: [known, ...items] } } })
    expect(stdout).toMatchInlineSnapshot(`
      "account  segment      plan  contract     revenue a year  renews on   name
      acme     open source  –     –            EUR 120,000.50  2027-03-31  Acme Robotics
      acme     open source  –     –                         –  –           Acme Robotics
      globex   enterprise   Gold  globex-2025               –  –           Globex
      "
    `)
  })

  test('looks for a name, and says when there is none', async () => {
    const { stdout } = await topline(['account', 'list', 'Big Co'], {
      answers: { 'GET /accounts?q=Big+Co': { items: [] } },
    })
    expect(stdout).toBe('No account. Add one with `topline account add`.\n')
  })
})

describe('account add', () => {
  test('help', async () => {
    expect(await help('account add')).toMatchInlineSnapshot(`
      "Usage: topline account add [options] <slug>

      add an account

      Arguments:
        slug                       what it is called in commands: lower-case letters, digits, - and _

      Options:
        --name <name>              its name (required)
        --segment <segment>        its segment (choices: "presales", "enterprise", "team", "free",
                                   "open_source", "internal") (required)
        --plan <plan>              what it pays for
        --contract <slug>          the contract agreed with it
        --arr <amount>             revenue a year, such as 120000 or 99.50; with --currency
        --currency <code>          three letters, such as EUR
        --renews <date>            the day its contract ends or is renewed, such as 2027-03-31
        --churn-risk <risk>        how likely it leaves (choices: "low", "medium", "high")
        --domain <domain>          a mail domain of its people; may be given again
        --lifecycle <word>         where it stands with us (choices: "prospect", "trial", "onboarding",
                                   "live", "churning", "former")
        --account-executive <who>  handle of a member, or a name
        --customer-engineer <who>  handle of a member, or a name
        --technical-advisor <who>  handle of a member, or a name
        --source <system>          the system in which it has its external id, such as salesforce
        --external-id <id>         its id there; with --source
        --help                     show how to use it"
    `)
  })

  test('adds one', async () => {
    const words = 'account add acme --name Acme --segment open_source --plan Free --contract acme-2024'
    const ran = await topline(words, { answers: { 'POST /accounts': anAccount() } })
    expect(ran.stdout).toBe('Added account acme: Acme Robotics, open source.\n')
    const facts = { segment: 'open_source', plan: 'Free', contract: 'acme-2024' }
    expect(sent(ran)).toEqual({ slug: 'acme', name: 'Acme', ...facts })
    const json = await topline(`${words} --json`, { answers: { 'POST /accounts': anAccount() } })
    expect(Account.parse(JSON.parse(json.stdout))).toEqual(anAccount())
  })

  test('adds one with what the CRM knows of it', async () => {
    const money = { arr: { minor: 12_000_000, currency: 'EUR' }, renewsOn: '2027-03-31', churnRisk: 'high' } as const
    const words = 'account add acme --name Acme --segment team --arr 120000 --currency EUR --renews 2027-03-31'
    const answers = { 'POST /accounts': anAccount({ segment: 'team', ...money }) }
    const ran = await topline(`${words} --churn-risk high`, { answers })
    expect(sent(ran)).toMatchObject(money)
    expect(ran.stdout).toBe(
      'Added account acme: Acme Robotics, team, EUR 120,000 a year, renews on 2027-03-31, churn risk high.\n',
    )
  })

  test('passes a refusal on', async () => {
    const no = refused('external_id_taken', 'There is an account acme already. Choose another slug.')
    const ran = await topline('account add acme --name Acme --segment team', { answers: { 'POST /accounts': no } })
    expect([ran.exit, ran.stderr]).toMatchInlineSnapshot(`
      [
        1,
        "Refused: There is an account acme already. Choose another slug.
      (external_id_taken)
      ",
      ]
    `)
  })
})

describe('account terms', () => {
  const words = ['account', 'terms', 'acme', '--reason', 'renewed']
  const answers = { 'POST /accounts/acme/terms': anAccount({ segment: 'enterprise', contract: 'acme-2025' }) }

  test('help', async () => {
    expect(await help('account terms')).toMatchInlineSnapshot(`
      "Usage: topline account terms [options] <slug>

      change what an account is promised; its open tickets change with it

      Arguments:
        slug                 the account

      Options:
        --segment <segment>  its segment from now on (choices: "presales", "enterprise", "team", "free",
                             "open_source", "internal")
        --plan <plan>        what it pays for from now on
        --no-plan            it pays for none any more
        --contract <slug>    the contract agreed with it from now on
        --no-contract        it has none any more
        --reason <text>      what was agreed, and when (required)
        --help               show how to use it"
    `)
  })

  test('changes what is named, and leaves the rest', async () => {
    const ran = await topline([...words, '--segment', 'enterprise', '--contract', 'acme-2025'], { answers })
    expect(sent(ran)).toEqual({ segment: 'enterprise', contract: 'acme-2025', reason: 'renewed' })
    expect(ran.stdout).toBe('The terms of acme: enterprise, plan –, contract acme-2025.\n')
  })

  test('takes plan and contract away', async () => {
    const ran = await topline([...words, '--no-plan', '--no-contract'], { answers })
    expect(sent(ran)).toEqual({ plan: null, contract: null, reason: 'renewed' })
  })
})

describe('account money', () => {
  const words = 'account money acme --reason renewed'
  const money = { arr: { minor: 9950, currency: 'USD' }, renewsOn: null, churnRisk: 'low' } as const
  const answers = { 'POST /accounts/acme/money': anAccount(money) }

  test('help', async () => {
    expect(await help('account money')).toMatchInlineSnapshot(`
      "Usage: topline account money [options] <slug>

      write down what the CRM knows of an account: revenue, renewal, how likely it leaves

      Arguments:
        slug                 the account

      Options:
        --arr <amount>       revenue a year, such as 120000 or 99.50; with --currency
        --currency <code>    three letters, such as EUR
        --renews <date>      the day its contract ends or is renewed, such as 2027-03-31
        --churn-risk <risk>  how likely it leaves (choices: "low", "medium", "high")
        --no-arr             its revenue is not known any more
        --no-renews          neither is its renewal
        --no-churn-risk      nor how likely it leaves
        --reason <text>      where that is from (required)
        --help               show how to use it"
    `)
  })

  test('writes down what is named, and leaves the rest', async () => {
    const ran = await topline(`${words} --arr 99.50 --currency USD --churn-risk low`, { answers })
    const { arr, churnRisk } = money
    expect(sent(ran)).toEqual({ arr, churnRisk, reason: 'renewed' })
    expect(ran.stdout).toBe('Of acme is known: USD 99.50 a year, churn risk low.\n')
  })

  test('takes back what is not known any more', async () => {
    const none = { 'POST /accounts/acme/money': anAccount() }
    const ran = await topline(`${words} --no-arr --no-renews --no-churn-risk`, { answers: none })
    expect(sent(ran)).toEqual({ arr: null, renewsOn: null, churnRisk: null, reason: 'renewed' })
    expect(ran.stdout).toBe('Of acme is known: nothing.\n')
  })

  test.each([
    [words, 'Nothing is to change'],
    [`${words} --arr 100`, 'Give --arr and --currency together'],
    [`${words} --currency EUR`, 'Give --arr and --currency together'],
    [`${words} --arr 1e3 --currency EUR`, 'is no amount'],
    [`${words} --arr 1.5 --currency JPY`, 'is no amount'],
  ])('%s is wrong usage', async (typed, says) => {
    const ran = await topline(typed)
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain(says)
  })
})
