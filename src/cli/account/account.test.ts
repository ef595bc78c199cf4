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
        slug                 what it is called in commands: lower-case letters, digits, - and _

      Options:
        --name <name>        its name (required)
        --segment <segment>  its segment (choices: "presales", "enterprise", "team", "free",
                             "open_source", "internal") (required)
        --plan <plan>        what it pays for
        --contract <slug>    the contract agreed with it
        --help               show how to use it"
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
