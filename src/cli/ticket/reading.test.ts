import { describe, expect, test } from 'vitest'
import { help, topline } from '../../../test/support/cli.ts'
import { anEvent, aTicket, aWhy } from '../../../test/support/wire.ts'
import { Why } from '../../contract/queue.ts'
import { PlaceHistory, TicketDetail, Timeline } from '../../contract/tickets.ts'

const items = [
  anEvent(1, 'opened', { body: 'Hello,\n\nsince the update nobody of us can sign in.', channel: 'email' }),
  anEvent(2, 'triaged', { priority: 'p1', severity: 2, reason: 'many are locked out' }),
  anEvent(3, 'replied', {
    weight: 'acknowledgement',
    body: `The fix is out. ${'Please try again and tell us. '.repeat(6)}`,
  }),
  anEvent(4, 'noted', { body: 'Same cause as #7.' }),
  anEvent(5, 'received', { body: 'It works,\u001b[2J thank you!', from: { name: 'Kim', email: null } }),
]
const places = { items: [{ version: 1, at: items[0]?.at, waiting: true, place: 41, because: 'opened' }] }

const answersFor = (facts: Parameters<typeof aTicket>[0]) => ({
  'GET /tickets/12': aTicket(facts),
  'GET /tickets/12/timeline': { items },
  'GET /tickets/12/places': places,
})

describe('ticket show', () => {
  test('help', async () => {
    expect(await help('ticket show')).toMatchInlineSnapshot(`
      "Usage: topline ticket show [options] <number>

      show the facts of a ticket and its conversation

      Arguments:
        number              number of the ticket

      Options:
        --help              show how to use it"
    `)
  })

  test('shows facts and conversation, harmless to the terminal', async () => {
    const { stdout } = await topline('ticket show #12', { answers: answersFor({}) })
    expect(stdout).toMatchInlineSnapshot(`
      "#12  Cannot sign in after the update
      p1 · severity 2 · new · waiting in the line · enterprise · problem · Acme Robotics · first response: 58m left

      contact   Dana Reed <dana@acme.example>
      team      support
      received  2026-03-02 11:00 UTC, 1h ago, by email
      clock     first response due 2026-03-02 12:58 UTC, 58m left (topline ticket clocks 12)
      next      team support
      runs on   production
      tags      login, sso
      version   3

      Dana Reed · 2026-03-02 11:01 UTC · event 1
        Hello,

        since the update nobody of us can sign in.

      · 2026-03-02 11:02 UTC  mara triaged it to p1, severity 2: many are locked out

      mara · answer, acknowledgement · 2026-03-02 11:03 UTC · event 3
        The fix is out. Please try again and tell us. Please try again and tell us. Please try again and
        tell us. Please try again and tell us. Please try again and tell us. Please try again and tell us.


      mara · internal note · 2026-03-02 11:04 UTC · event 4
        Same cause as #7.

      Kim · 2026-03-02 11:05 UTC · event 5
        It works,[2J thank you!
      "
    `)
  })

  test('shows every fact a ticket can have', async () => {
    const answers = answersFor({
      contact: { name: 'Kim', email: null },
      status: 'closed',
      waiting: false,
      owner: 'mara',
      group: 'g28',
      clock: null,
      firstRepliedAt: '2026-03-02T11:03:00Z',
      hold: {
        for: 'customer',
        reason: 'information_needed',
        note: 'logs asked for',
        actsNext: 'Kim',
        since: '2026-03-02T11:10:00Z',
        until: '2026-03-04T11:10:00Z',
      },
      pin: { place: 2, reason: 'renewal', by: 'jo', expiresAt: '2026-03-03T12:00:00Z' },
      solvedAt: '2026-03-02T11:20:00Z',
      closedAt: '2026-03-02T11:30:00Z',
      closingReason: 'customer_confirmed',
      plan: 'gold',
      contract: 'acme-2024',
      splitFrom: 7,
      links: [
        { number: 15, subject: 'Ask the vendor', status: 'solved', as: 'task' },
        { number: 3, subject: 'Single sign-on fails', status: 'on_hold', as: 'related' },
      ],
      document: { found: 'answers_it', url: 'https://docs.example/sso', issue: null },
      reopenCount: 2,
      source: 'servicenow',
      externalId: 'INC0000045',
    })
    const { stdout } = await topline('ticket show 12', { answers })
    expect(stdout.slice(0, stdout.indexOf('\nKim'))).toMatchInlineSnapshot(`
      "#12  Cannot sign in after the update
      p1 · severity 2 · closed · held for customer · enterprise · problem · Acme Robotics

      contact   Kim
      team      support, group g28
      received  2026-03-02 11:00 UTC, 1h ago, by email
      next      team support
      held      for customer since 2026-03-02 11:10 UTC until 2026-03-04 11:10 UTC: information needed, logs asked for; Kim acts next
      pinned    to place 2 until 2026-03-03 12:00 UTC by jo: renewal
      solved    2026-03-02 11:20 UTC
      closed    2026-03-02 11:30 UTC: customer confirmed
      document  https://docs.example/sso
      reopened  2×
      terms     plan gold, contract acme-2024
      split     off from #7
      linked    #15 Ask the vendor (solved, a task of it)
                #3 Single sign-on fails (on hold)
      runs on   production
      tags      login, sso
      from      servicenow INC0000045
      version   3
      "
    `)
  })

  test('gives ticket and timeline as one JSON document', async () => {
    const { stdout } = await topline('ticket show 12 --json', { answers: answersFor({}) })
    const json = JSON.parse(stdout)
    expect(TicketDetail.parse(json)).toEqual(aTicket())
    expect(Timeline.parse({ items: json.timeline }).items).toEqual(items)
  })
})

describe('ticket why', () => {
  test('help', async () => {
    expect(await help('ticket why')).toMatchInlineSnapshot(`
      "Usage: topline ticket why [options] <number>

      say why a ticket stands where it stands, and what would move it

      Arguments:
        number              number of the ticket

      Options:
        --scope <team>      the line to look at: a team, or company; its own team when left out
        --help              show how to use it"
    `)
  })

  test('says what decided, and what would move it', async () => {
    const { stdout } = await topline('ticket why 12', { answers: { 'GET /tickets/12/why': aWhy() } })
    expect(stdout).toMatchInlineSnapshot(`
      "#12 · place 2 of 1,132 in support · normal order
      It stands second because #7 is a p0.

      criterion  value
      priority   p1
      severity   severity 2

      Above it #7 Everything is down
        decided by priority: p1 here, p0 there
      Nothing stands below it.

      What would move it:
      place  if
          1  Triage raises it to p0.

      By version 1 of the order policy.
      "
    `)
  })

  test('looks at another line, as JSON', async () => {
    const why = aWhy({ mode: 'hard', scope: 'company', above: null, moves: [] })
    const answers = { 'GET /tickets/12/why?scope=company': why }
    const text = await topline('ticket why 12 --scope company', { answers })
    expect(text.stdout).toContain('Nothing stands above it.')
    expect(text.stdout).toContain('place 2 of 1,132 in company · hard choices')
    const { stdout } = await topline('ticket why 12 --scope company --json', { answers })
    expect(Why.parse(JSON.parse(stdout))).toEqual(why)
  })
})

describe('ticket history', () => {
  test('help', async () => {
    expect(await help('ticket history')).toMatchInlineSnapshot(`
      "Usage: topline ticket history [options] <number>

      list what happened to a ticket, with its place after each step

      Arguments:
        number              number of the ticket

      Options:
        --help              show how to use it"
    `)
  })

  test('lists every event with the place after it', async () => {
    const { stdout } = await topline('ticket history 12', { answers: answersFor({}) })
    expect(stdout).toMatchInlineSnapshot(`
      "version  at                    place  who   did
            1  2026-03-02 11:01 UTC     41  mara  opened it by email
            2  2026-03-02 11:02 UTC      –  mara  triaged it to p1, severity 2: many are locked out
            3  2026-03-02 11:03 UTC      –  mara  answered: acknowledgement
            4  2026-03-02 11:04 UTC      –  mara  wrote a note
            5  2026-03-02 11:05 UTC      –  mara  wrote
      "
    `)
  })

  test('gives events and places as JSON', async () => {
    const { stdout } = await topline('ticket history 12 --json', { answers: answersFor({}) })
    const json = JSON.parse(stdout)
    expect(Timeline.parse({ items: json.timeline }).items).toHaveLength(5)
    expect(PlaceHistory.parse({ items: json.places }).items).toHaveLength(1)
  })
})
