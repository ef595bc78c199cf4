import { describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { testFiles } from '../../../test/support/files.ts'
import { CLOSING, CONTRACT, slaOf } from '../../../test/support/publishing.ts'
import { aCalendar, aPublished, someEffects } from '../../../test/support/wire-rules.ts'
import { policyFile } from '../../local/policy-files.ts'

const files = testFiles()
const answers = { 'GET /calendars': { items: [aCalendar({ slug: 'always' })] } }

describe('policy check', () => {
  test('help', async () => {
    expect(await help('policy check')).toMatchInlineSnapshot(`
      "Usage: topline policy check [options] <file>

      say whether a file could be published, and what of it looks odd

      Arguments:
        file                a policy of any kind or a contract, as JSON

      Options:
        --help              show how to use it"
    `)
  })

  test('passes a sound policy, a contract, a closing policy', async () => {
    const sla = await topline(['policy', 'check', files.write('sla.json', slaOf(4))], { answers })
    expect(sla.stdout).toBe('within 4 is a sound sla policy with 1 rule.\n')
    const own = { document: CONTRACT, calendars: { 'pacific-24x5': {} } }
    const contract = await topline(['policy', 'check', files.write('contract.json', own), '--json'])
    expect(JSON.parse(contract.stdout)).toEqual({ policy: 'contract', name: 'Acme 2024', rules: 1, warnings: [] })
    const closing = await topline(['policy', 'check', files.write('closing.json', CLOSING)], { answers })
    expect(closing.stdout).toBe('closing is a sound closing policy.\n')
  })

  test('tells what looks odd', async () => {
    const [table] = slaOf(4).tables
    const twice = [...(table?.rules ?? []), { ...table?.rules[0], name: 'never' }]
    const odd = { ...slaOf(4), tables: [{ ...table, rules: twice }] }
    const ran = await topline(['policy', 'check', files.write('odd.json', odd)], { answers })
    expect([ran.exit, ran.stdout]).toMatchInlineSnapshot(`
      [
        0,
        "within 4 is a sound sla policy with 2 rules.
      Note: tables[0].rules[1] "never" can never fit: the rules before it fit all that it does. Move it up, or remove it.
      ",
      ]
    `)
  })

  test('tells every fault with its place', async () => {
    const [table] = slaOf(0).tables
    const rules = table?.rules.map((rule) => ({ ...rule, calendar: 'nowhere' }))
    const broken = { ...slaOf(0), tables: [{ ...table, rules }] }
    const ran = await topline(['policy', 'check', files.write('broken.json', broken)], { answers })
    expect([ran.exit, ran.stderr.replace(files.folder, '')]).toMatchInlineSnapshot(`
      [
        1,
        "Refused: /broken.json cannot be published: 3 faults. Mend what is named.
        tables[0].rules[0].calendar: names the calendar "nowhere", which does not exist. Create it first, or choose one that exists.
        tables[0].rules[0].targets.first_response.amount: is 0. Write a whole number of clock_hours from 1 to 9600.
        tables[0].rules[0].targets.resolution.amount: is 0. Write a whole number of clock_hours from 1 to 9600.
      (checks_failed)
      ",
      ]
    `)
  })

  test('tells what is no policy at all', async () => {
    const ran = await topline(['policy', 'check', files.write('other.json', { a: 1 })])
    expect([ran.exit, ran.stderr.replace(files.folder, '')]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: /other.json is no policy: it names none in "policy", and has neither tables nor rules, nor says when silence or personal data ends. Policies are: sla, closing, retention, contract, severity, routing, tags, form, template, duty, packet, escalation. See the files in policies/.
      \`topline policy check --help\` shows what it takes.
      ",
      ]
    `)
  })
})

test('policy check tells what an order is, and which policies there are', async () => {
  const file = (name: string, document: object) => files.write(`${name}.json`, { policy: name, version: 1, document })
  const told = async (name: string) => (await topline(['policy', 'check', file(name, {})])).stderr
  expect(await told('order')).toContain('is an order of the line. A workspace gets its order when it is created')
  expect(await told('moon')).toContain('names the policy "moon", of which it holds no document. Policies are: sla, ')
})

test.each([
  ['severity-default', 'It changes no open ticket: it counts for tickets that arrive from then on.'],
  ['routing-default', 'It moves no open ticket: it counts for tickets that are opened from then on'],
])('POL-10: policy publish --preview of %s says for what it counts', async (name, says) => {
  const file = files.write(`${name}.json`, policyFile(name))
  const ran = await topline(['policy', 'publish', file, '--preview'])
  expect([ran.exit, ran.requests]).toEqual([0, []])
  expect(ran.stdout).toContain(says)
})

describe('policy publish', () => {
  test('help', async () => {
    expect(await help('policy publish')).toMatchInlineSnapshot(`
      "Usage: topline policy publish [options] <file>

      publish the next version of a policy or of a contract

      Arguments:
        file                    the document as JSON, or a file as those in policies/

      Options:
        --preview               only show who would gain and who would lose; nothing is saved
        --reason <text>         why, in a sentence; everybody sees it (required unless --preview)
        --effective <when>      when it takes effect: 4h, 2d, or a time such as 2026-03-05T12:00Z; now
                                when left out
        --if-version <version>  the version you have seen: refuse when there is a newer one
        --apply                 clocks that run go over to it; else they keep the promise they have
        --slug <slug>           which form, template or duty rota it is, where the file does not say
        --contract <slug>       which contract it is, for a file with the rules of one
        --help                  show how to use it"
    `)
  })

  const run = (file: string, ...words: string[]) =>
    topline(['policy', 'publish', file, ...words], {
      answers: {
        'POST /policies/sla': aPublished(),
        'POST /policies/sla/preview': someEffects(),
        'POST /policies/closing': aPublished({ version: 2 }),
        'POST /contracts/acme': aPublished({ version: 1 }),
      },
    })

  test('publishes the sla policy, for new tickets alone unless it is to be applied', async () => {
    const file = files.write('sla.json', slaOf(4))
    const ran = await run(file, '--reason', 'as agreed')
    expect(ran.stdout).toBe('Published version 4 of the sla policy, in effect from 2026-03-02 12:00 UTC.\n')
    expect(sent(ran)).toEqual({ document: slaOf(4), apply: false, reason: 'as agreed' })
    expect(sent(await run(file, '--reason', 'as agreed', '--apply'))).toMatchObject({ apply: true })
    const preview = await run(file, '--preview')
    expect(preview.stdout).toContain('of 1,132 open tickets 1 would newly breach')
  })

  test('publishes a contract under its slug, and the closing policy', async () => {
    const contract = files.write('contract.json', CONTRACT)
    expect((await run(contract, '--reason', 'signed', '--contract', 'acme')).stdout).toContain('of contract acme')
    const nameless = await run(contract, '--reason', 'signed')
    expect([nameless.exit, nameless.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: The file is a contract. Say which with --contract SLUG.
      \`topline policy publish --help\` shows what it takes.
      ",
      ]
    `)
    const closing = files.write('closing.json', CLOSING)
    expect(sent(await run(closing, '--reason', 'people decide'))).toEqual({
      document: CLOSING,
      reason: 'people decide',
    })
    expect((await run(closing, '--preview')).stdout).toContain('no clock moves')
  })

  describe('a document that the server refuses', () => {
    const faults = [
      { place: 'rules[0].weight', text: 'is 0. Write whole percents from 1 to 100.' },
      { place: 'rules[2].when.area', text: 'names "moon", which is no area of this table. Add it above.' },
    ]
    const publish = (said: typeof faults, ...words: string[]) => {
      const [first] = said
      const more = said.length > 1 ? ` (${said.length - 1} more)` : ''
      const details = { place: first?.place, faults: said }
      const no = refused('policy_invalid', `${first?.place} ${first?.text}${more}`, { details })
      const file = files.write('sla.json', slaOf(4))
      const line = ['policy', 'publish', file, '--reason', 'as agreed', ...words]
      return topline(line, { answers: { 'POST /policies/sla': no } })
    }

    test('is told with each fault once', async () => {
      const ran = await publish(faults)
      expect([ran.exit, ran.stderr]).toMatchInlineSnapshot(`
        [
          1,
          "Refused: rules[0].weight is 0. Write whole percents from 1 to 100. (1 more)
          rules[2].when.area: names "moon", which is no area of this table. Add it above.
        (policy_invalid)
        ",
        ]
      `)
      expect((await publish(faults.slice(0, 1))).stderr).toBe(
        'Refused: rules[0].weight is 0. Write whole percents from 1 to 100.\n(policy_invalid)\n',
      )
    })

    test('is told to a program as the server told it', async () => {
      const { stderr } = await publish(faults, '--json')
      expect(JSON.parse(stderr)).toMatchObject({ code: 'policy_invalid', details: { faults } })
    })
  })
})
