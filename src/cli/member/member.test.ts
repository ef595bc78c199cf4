import { describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { MemberRow, Members } from '../../contract/access.ts'

const aMember = (facts: Partial<MemberRow> = {}): MemberRow =>
  MemberRow.parse({
    handle: 'noa',
    name: 'Noa Lind',
    email: 'noa@topline.example',
    role: 'customer_engineer',
    team: 'field',
    signsIn: true,
    lastSeenAt: '2026-03-02T11:40:00.000Z',
    removedAt: null,
    ...facts,
  })
const items = [
  aMember({ handle: 'ada', name: 'Ada', role: 'owner', email: null, lastSeenAt: null }),
  aMember(),
  aMember({ handle: 'bob', name: 'Bob', role: 'viewer', removedAt: '2026-03-01T12:00:00.000Z' }),
]

describe('member list', () => {
  const answers = { 'GET /members': { items } }

  test('lists who is a member; with --all, who was', async () => {
    expect((await topline('member list', { answers })).stdout).toMatchInlineSnapshot(`
      "member  role               team   seen     name      email
      ada     owner              field  –        Ada       –
      noa     customer engineer  field  20m ago  Noa Lind  noa@topline.example
      "
    `)
    expect((await topline('member list --all', { answers })).stdout).toMatchInlineSnapshot(`
      "member  role               team   seen            name      email
      ada     owner              field  –               Ada       –
      noa     customer engineer  field  20m ago         Noa Lind  noa@topline.example
      bob     viewer             field  removed 1d ago  Bob       noa@topline.example
      "
    `)
    const json = await topline('member list --all --json', { answers })
    expect(Members.parse(JSON.parse(json.stdout)).items).toEqual(items)
  })
})

describe('member add', () => {
  test('help', async () => {
    expect(await help('member add')).toMatchInlineSnapshot(`
      "Usage: topline member add [options] <handle>

      add a member; whoever signs in with the address becomes them

      Arguments:
        handle              what they are called in commands: lower-case letters, digits, - and _

      Options:
        --name <name>       their name (required)
        --role <role>       what they may do (choices: "owner", "admin", "lead", "engineer",
                            "customer_engineer", "success", "product", "engineering", "viewer") (required)
        --team <slug>       the team they are in (required)
        --email <address>   the address they sign in with
        --help              show how to use it"
    `)
  })

  test('adds one, with and without an address', async () => {
    const words = ['member', 'add', 'noa', '--name', 'Noa Lind', '--role', 'customer_engineer', '--team', 'field']
    const answers = { 'POST /members': aMember() }
    const facts = { handle: 'noa', name: 'Noa Lind', role: 'customer_engineer', team: 'field' }
    const ran = await topline([...words, '--email', 'noa@topline.example'], { answers })
    expect(ran.stdout).toBe('Added noa: Noa Lind, customer engineer in field, noa@topline.example.\n')
    expect(sent(ran)).toEqual({ ...facts, email: 'noa@topline.example' })
    expect(sent(await topline(words, { answers }))).toEqual({ ...facts, email: null })
  })

  test('takes a role of the list alone', async () => {
    const ran = await topline('member add noa --name Noa --role boss --team field')
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain('Allowed choices are owner, admin, lead')
  })
})

describe('member change', () => {
  const answers = { 'POST /members/noa/role': aMember({ role: 'lead', email: null }) }
  const words = 'member change noa --reason promoted'

  test('help', async () => {
    expect(await help('member change')).toMatchInlineSnapshot(`
      "Usage: topline member change [options] <handle>

      change role, team, name or address of a member

      Arguments:
        handle              the member

      Options:
        --role <role>       what they may do from now on (choices: "owner", "admin", "lead", "engineer",
                            "customer_engineer", "success", "product", "engineering", "viewer")
        --team <slug>       the team they are in from now on
        --name <name>       their name from now on
        --email <address>   the address they sign in with from now on
        --no-email          they have none any more
        --reason <text>     why, in a sentence that stays in the log (required)
        --help              show how to use it"
    `)
  })

  test('changes what is named, and leaves the rest', async () => {
    const ran = await topline(`${words} --role lead --no-email`, { answers })
    expect(sent(ran)).toEqual({ role: 'lead', email: null, reason: 'promoted' })
    expect(ran.stdout).toBe('Now noa: Noa Lind, lead in field.\n')
    expect(sent(await topline(`${words} --team support`, { answers }))).toEqual({ team: 'support', reason: 'promoted' })
  })

  test('of nothing is wrong usage', async () => {
    const ran = await topline(words)
    expect([ran.exit, ran.calls]).toEqual([2, []])
    expect(ran.stderr).toContain('Nothing is to change.')
  })
})

describe('member remove', () => {
  const words = ['member', 'remove', 'bob', '--reason', 'left the company']

  test('removes one', async () => {
    const ran = await topline(words, { answers: { 'POST /members/bob/remove': items[2] } })
    expect(sent(ran)).toEqual({ reason: 'left the company' })
    expect(ran.stdout).toBe('Removed bob: Bob. Nobody comes in as bob any more.\n')
  })

  test('passes a refusal on', async () => {
    const no = refused('own_removal', 'Nobody removes themself. Ask another who manages people.')
    const ran = await topline(words, { answers: { 'POST /members/bob/remove': no } })
    expect([ran.exit, ran.stderr]).toEqual([
      1,
      'Refused: Nobody removes themself. Ask another who manages people.\n(own_removal)\n',
    ])
  })
})
