import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../test/support/cli.ts'
import { aHelp, aTicket } from '../../test/support/wire.ts'
import { HelpRate, HelpRequests, TicketHelp } from '../contract/help.ts'

const ticket = (number: number) => ({
  number,
  subject: 'Search is slow',
  account: null,
  priority: 'p1' as const,
  owner: 'mara',
  version: 4,
})

const line = HelpRequests.parse({
  teams: [{ slug: 'core', name: 'Core' }],
  items: [
    { ...aHelp(), place: 1, ticket: ticket(12) },
    { ...aHelp({ help: 2, state: 'taken', takenBy: 'eve', packet: null }), place: null, ticket: ticket(12) },
    {
      ...aHelp({
        state: 'bounced',
        bounced: { by: 'eve', at: '2026-03-02T11:50:00.000Z', missing: ['Version'], reason: 'which one?' },
      }),
      place: null,
      ticket: ticket(7),
    },
  ],
  more: false,
  packets: [],
})

test('help-requests: the line of engineering', async () => {
  expect(await help('help-requests')).toMatchInlineSnapshot(`
    "Usage: topline help-requests [options]

    show what engineering is asked, in the strict order of each team

    Options:
      --team <team>       a team of engineering; all of them when left out
      --state <state>     open when left out (choices: "open", "asked", "taken", "bounced")
      --help              show how to use it"
  `)
  const ran = await topline(['help-requests', '--team', 'core'], { answers: { 'GET /help-requests?team=core': line } })
  expect(ran.stdout).toMatchInlineSnapshot(`
    "team  place    #  request  kind      context  state                       about                asked
    core      1  #12        1  question     60 %  waits                       How is a search…   30m ago
    core      –  #12        2  question     60 %  with eve                    Search is slow     30m ago
    core      –   #7        1  question     60 %  sent back to mara: Version  How is a search…   30m ago
    "
  `)
  const none = await topline(['help-requests'], { answers: { 'GET /help-requests': { ...line, items: [] } } })
  expect(none.stdout.trim()).toBe('No help request is open.')
})

const forms = TicketHelp.parse({
  teams: [{ slug: 'core', name: 'Core' }],
  packets: [
    {
      kind: 'question',
      name: 'How does it work?',
      about: 'Nobody in support knows.',
      version: 1,
      fields: [
        { id: 'summary', label: 'The question in a sentence', type: 'text', needed: 'to_send' },
        { id: 'version', label: 'Version', type: 'text', needed: 'for_triage' },
      ],
      known: { version: '5.3' },
      advice: {
        suggest: 'channel',
        because: 'How-to questions need no request.',
        detour: 'The agreed path is the channel.',
      },
    },
  ],
})

describe('ticket ask-help', () => {
  test('without a kind shows what is asked and what is known', async () => {
    const ran = await topline(['ticket', 'ask-help', '12'], { answers: { 'GET /tickets/12/help': forms } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "Teams: core

      question: How does it work?. Nobody in support knows.
        needed  summary: The question in a sentence
        helps   version: Version known: 5.3
      How-to questions need no request.
      Note: The agreed path is the channel.
      "
    `)
  })

  test('takes over what is known, and the team of the product area', async () => {
    const answers = { 'GET /tickets/12/help': forms, 'POST /tickets/12/ask-help': aTicket({ helps: [aHelp()] }) }
    const words = ['ticket', 'ask-help', '12', '--kind', 'question', '--known', '--answer', 'summary=How?']
    const ran = await topline(words, { answers })
    expect(ran.exit).toBe(0)
    expect(sent(ran)).toEqual({ kind: 'question', team: 'core', packet: { version: '5.3', summary: 'How?' } })
  })
})

describe('which request is meant', () => {
  const take = (helps: ReturnType<typeof aHelp>[]) =>
    topline(['ticket', 'take-help', '12'], {
      answers: { 'GET /tickets/12': aTicket({ helps }), 'POST /tickets/12/take-help': aTicket({ helps }) },
    })

  test('its only open one', async () => {
    const ran = await take([aHelp({ state: 'answered' }), aHelp({ help: 2 })])
    expect(ran.exit).toBe(0)
    expect(sent(ran)).toEqual({ help: 2 })
  })

  test('none, or one of several, has to be named', async () => {
    expect((await take([])).stderr).toContain('#12 has no open help request. Name one with --help-request.')
    expect((await take([aHelp(), aHelp({ help: 2 })])).stderr).toContain('1 (question, core), 2 (question, core)')
  })
})

describe('report help-rate', () => {
  const rate = HelpRate.parse({
    month: '2026-03',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
    target: 10,
    tickets: 100,
    counted: 9,
    byKind: { question: 4, troubleshooting: 5, defect: 5, improvement: 0 },
    percent: 9,
    percentText: '9.0 %',
    isMet: true,
    items: [
      {
        number: 12,
        subject: 'Search is slow',
        account: null,
        help: 1,
        kind: 'question',
        counts: true,
        team: 'core',
        by: 'mara',
        askedAt: '2026-03-02T11:30:00.000Z',
        score: 80,
        detour: null,
      },
    ],
    more: false,
  })

  test('the figure with the list behind it', async () => {
    const answers = { 'GET /reports/help-rate?month=2026-03': rate }
    const ran = await topline(['report', 'help-rate', '--month', '2026-03'], { answers })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "2026-03: 9 help requests with 100 tickets, 9.0 %, within the 10 % aimed at. Questions 4, troubleshooting 5; not counted: defects 5, improvements 0.

        #  asked                 kind      counts  team  by    account  detour  subject
      #12  2026-03-02 11:30 UTC  question  yes     core  mara  –        –       Search is slow
      "
    `)
  })

  test('a month without tickets has none', async () => {
    const empty = { ...rate, tickets: 0, counted: 0, percent: null, percentText: 'none', isMet: null, items: [] }
    const ran = await topline(['report', 'help-rate'], { answers: { 'GET /reports/help-rate': empty } })
    expect(ran.stdout).toContain('No ticket came in in 2026-03.')
  })
})
