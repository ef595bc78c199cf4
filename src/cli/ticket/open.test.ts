import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { help, refused, sent, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import { OpenTicket } from '../../contract/open-ticket.ts'
import { TicketDetail } from '../../contract/tickets.ts'

const answers = { 'POST /tickets': aTicket({ priority: null, severity: null }) }
const open = ['ticket', 'open', '--kind', 'question', '--subject', 'How to export?']

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topline-cli-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('ticket open', () => {
  test('TAG-3: tells of a tag that no vocabulary has', async () => {
    const stray = [{ slug: 'searchh', list: 'themes', near: [{ slug: 'search', because: 'spelling' }] }]
    const answer = { 'POST /tickets': { ...aTicket({ priority: null, severity: null }), stray } }
    const ran = await topline([...open, '--body', 'To CSV.', '--tag', 'Searchh'], { answers: answer })
    expect(ran.stdout).toContain(
      'Note: "searchh" is not among the themes of the vocabulary. Did you mean search (spelled much alike)?',
    )
  })

  test('help', async () => {
    expect(await help('ticket open')).toMatchInlineSnapshot(`
      "Usage: topline ticket open [options]

      open a ticket, in its own words or by a form

      Options:
        --kind <kind>                what is asked; a form says it itself (choices: "question", "problem",
                                     "feature", "presales", "incident", "task")
        --subject <text>             what it is about, in a line; a form makes it of its answers
        --form <form>                fill in this form; on a terminal it is asked field by field
        --answer <field=text>        an answer of the form; may be given several times
        --body <text>                the text; - reads it from standard input
        --body-file <path>           a file that holds the text; - reads it from standard input
        --account <slug>             the account that asks; it brings its segment
        --segment <segment>          only without an account (choices: "presales", "enterprise", "team",
                                     "free", "open_source", "internal")
        --contact-name <name>        the person who asks
        --contact-email <address>    their mail address
        --environment <environment>  where it happens (choices: "production", "staging", "development",
                                     "trial")
        --tag <tag>                  a tag; may be given several times
        --channel <channel>          how it reached us (choices: "email", "form", "portal", "api",
                                     "slack", "github", "phone", "import", default: "api")
        --source <name>              the system it comes from
        --external-id <id>           its id there; a second ticket with the same one is refused
        --team <team>                the team whose line it enters; the routing rules decide when left out
        --help                       show how to use it"
    `)
  })

  test('sends what was given, and nothing else', async () => {
    const ran = await topline([...open, '--body', 'To CSV, that is.'], { answers })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Opened #12  Cannot sign in after the update
      untriaged · new · waiting in the line · enterprise · problem · Acme Robotics · first response: 58m left
      "
    `)
    expect(OpenTicket.safeParse(sent(ran)).success).toBe(true)
    expect(sent(ran)).toMatchInlineSnapshot(`
      {
        "body": "To CSV, that is.",
        "channel": "api",
        "contact": null,
        "kind": "question",
        "subject": "How to export?",
      }
    `)
  })

  test('sends every fact', async () => {
    const facts =
      '--account acme --contact-name Kim --contact-email kim@acme.example --tag export --tag csv --source crm --external-id 7 --team sales --environment staging --channel phone --json'
    const ran = await topline([...open, '--body', 'x', ...facts.split(' ')], { answers })
    expect(sent(ran)).toMatchInlineSnapshot(`
      {
        "account": "acme",
        "body": "x",
        "channel": "phone",
        "contact": {
          "email": "kim@acme.example",
          "name": "Kim",
        },
        "environment": "staging",
        "externalId": "7",
        "kind": "question",
        "source": "crm",
        "subject": "How to export?",
        "tags": [
          "export",
          "csv",
        ],
        "team": "sales",
      }
    `)
    expect(TicketDetail.parse(JSON.parse(ran.stdout)).number).toBe(12)
  })

  test('reads the text from a file or from standard input', async () => {
    const path = join(folder, 'body.txt')
    await writeFile(path, 'Grüße\n')
    expect(sent(await topline([...open, '--body-file', path], { answers }))).toMatchObject({ body: 'Grüße\n' })
    const typed = { answers, stdin: 'from a pipe' }
    expect(sent(await topline([...open, '--body-file', '-'], typed))).toMatchObject({ body: 'from a pipe' })
    expect(sent(await topline([...open, '--body', '-'], typed))).toMatchObject({ body: 'from a pipe' })
  })

  test('ends with 2 when there is no usable text, and asks nobody', async () => {
    const bad = join(folder, 'latin1.txt')
    await writeFile(bad, Buffer.from([0x47, 0xfc]))
    const cases = [
      [],
      ['--body', 'x', '--body-file', bad],
      ['--body-file', bad],
      ['--body-file', folder],
      ['--body-file', join(folder, 'none')],
    ]
    const said: string[] = []
    for (const each of cases) {
      const { exit, stderr, calls } = await topline([...open, ...each])
      expect([exit, calls]).toEqual([2, []])
      said.push(stderr.split('\n')[0]?.replaceAll(folder, 'FOLDER') ?? '')
    }
    expect(said).toMatchInlineSnapshot(`
      [
        "Wrong usage: There is no text. Give either --body TEXT or --body-file PATH; - is standard input.",
        "Wrong usage: There are two texts. Give either --body TEXT or --body-file PATH; - is standard input.",
        "Wrong usage: FOLDER/latin1.txt is not UTF-8 text. Convert it, for example with iconv, and try again.",
        "Wrong usage: FOLDER is a directory. Name a file in it.",
        "Wrong usage: There is no file FOLDER/none. Check the path.",
      ]
    `)
  })

  test('wants the name of a contact', async () => {
    const { exit, stderr } = await topline([...open, '--body', 'x', '--contact-email', 'a@b.example'])
    expect([exit, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: --contact-email stands alone. Say who it is with --contact-name as well.
      \`topline ticket open --help\` shows what it takes.
      ",
      ]
    `)
  })

  test('shows which field the server does not take', async () => {
    const no = refused('invalid_input', 'Some fields are not as expected.', {
      fields: [{ path: 'subject', message: 'Write at least 3 characters.' }],
    })
    const { exit, stderr } = await topline([...open, '--body', 'x'], { answers: { 'POST /tickets': no } })
    expect([exit, stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: Some fields are not as expected.
        subject: Write at least 3 characters.
      \`topline ticket open --help\` shows what it takes.
      ",
      ]
    `)
  })
})
