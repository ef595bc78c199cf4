import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { anActedTicket } from '../../../test/support/wire.ts'
import type { RenderedTemplate, TemplateInForce } from '../../contract/writing.ts'

const CLOSING: TemplateInForce = {
  slug: 'closing',
  version: 2,
  document: {
    name: 'Closing',
    about: 'It is done.',
    when: {},
    visibility: 'public',
    language: 'en',
    after: 'solve',
    body: 'Hi {{contact.first_name}}, {{what_ended_it}}.',
  },
}
const RENDERED: RenderedTemplate = {
  slug: 'closing',
  version: 2,
  visibility: 'public',
  after: 'solve',
  text: 'Hi Kim, {{what_ended_it}}.',
  unfilled: [{ name: 'what_ended_it', says: 'what ended it', at: { start: 8, end: 25 } }],
}
const RENDER = { 'POST /templates/closing/render': RENDERED }

describe('template list', () => {
  test('help', async () => {
    expect(await help('template list')).toContain('list the templates of replies and notes')
  })

  test('tells for whom each is, and when', async () => {
    const { stdout } = await topline('template list', { answers: { 'GET /templates': { items: [CLOSING] } } })
    expect(stdout).toMatchInlineSnapshot(`
      "template  version  for           language  when
      closing         2  the customer  en        It is done.
      "
    `)
    const none = await topline('template list', { answers: { 'GET /templates': { items: [] } } })
    expect(none.stdout).toBe('No template. Publish one with `topline policy publish`.\n')
  })
})

describe('template show', () => {
  test('shows it as it was published', async () => {
    const { stdout } = await topline('template show closing', { answers: { 'GET /templates': { items: [CLOSING] } } })
    expect(stdout).toMatchInlineSnapshot(`
      "Closing · closing · version 2
      It is done.

      Hi {{contact.first_name}}, {{what_ended_it}}.
      "
    `)
    const other = await topline('template show none', { answers: { 'GET /templates': { items: [CLOSING] } } })
    expect(other.stderr).toContain('There is no template "none".')
  })

  test('WRI-3: shows what it makes of a ticket, and what is left to fill in', async () => {
    const ran = await topline('template show closing --ticket 12', { answers: RENDER })
    expect(sent(ran)).toEqual({ number: 12, fill: {} })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Hi Kim, {{what_ended_it}}.

      Left to fill in:
        {{what_ended_it}}: what ended it
      "
    `)
  })
})

describe('ticket reply --template', () => {
  const reply = anActedTicket({
    reply: {
      weight: 'response',
      suggested: 'response',
      findings: [{ kind: 'missing_point', code: 'unanswered', text: 'They asked: “Which port?”' }],
    },
  })
  const answers = { ...RENDER, 'POST /tickets/12/reply': reply }

  test('WRI-3: fills it in, sends it, does what it says comes after, and tells what was found', async () => {
    const ran = await topline('ticket reply 12 --template closing --fill what_ended_it=a=b', { answers })
    expect(ran.requests.map(({ path, body }) => [path, JSON.parse(String(body))])).toEqual([
      ['/api/v1/templates/closing/render', { number: 12, fill: { what_ended_it: 'a=b' } }],
      ['/api/v1/tickets/12/reply', { body: RENDERED.text, after: 'solve', sentAt: null }],
    ])
    expect(ran.stdout).toContain('They asked: “Which port?”')
  })

  test('what is said goes before what the template says; a confirmation goes along', async () => {
    const ran = await topline('ticket reply 12 --template closing --after stay --confirm', { answers })
    expect(JSON.parse(String(ran.requests.at(-1)?.body))).toMatchObject({ after: 'stay', confirm: true })
  })

  test.each([
    ['ticket reply 12 --template closing --body x', 'There are two texts.'],
    ['ticket reply 12 --fill a=b --body x', '--fill needs --template.'],
    ['ticket reply 12 --template closing --fill what', '"what" fills no place.'],
  ])('%s is wrong usage', async (line, says) => {
    const { stderr, exit } = await topline(line, { answers })
    expect([exit, stderr]).toEqual([2, expect.stringContaining(says)])
  })
})
