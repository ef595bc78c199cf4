import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { testFiles } from '../../../test/support/files.ts'
import { CLOSING, CONTRACT, slaOf } from '../../../test/support/publishing.ts'

const files = testFiles()
const version = {
  version: 1,
  effectiveFrom: '2026-01-01T00:00:00.000Z',
  publishedAt: '2026-01-01T00:00:00.000Z',
  by: 'mara',
  reason: null,
}

describe('policy show', () => {
  test('help', async () => {
    expect(await help('policy show')).toMatchInlineSnapshot(`
      "Usage: topline policy show [options] [name]

      show what is promised, rule by rule

      Arguments:
        name                sla, closing, retention, severity, routing, tags, form, template, duty,
                            packet, escalation, or the slug of a contract (default: "sla")

      Options:
        --help              show how to use it"
    `)
  })

  test('shows the promises rule by rule', async () => {
    const told = {
      inForce: 1,
      versions: [
        { ...version, version: 2, effectiveFrom: '2026-04-01T00:00:00.000Z', document: slaOf(2) },
        { ...version, document: slaOf(4) },
      ],
      shipped: [{ slug: 'contract-2020', document: slaOf(8) }],
      warnings: ['No rule promises anything to segment team at severity 3.'],
    }
    const { stdout } = await topline('policy show', { answers: { 'GET /policies/sla': told } })
    expect(stdout).toMatchInlineSnapshot(`
      "within 4 · version 1, from 2026-01-01 00:00 UTC, by mara
      for tests

      all (promise)
      rule       fits          promises                                     calendar
      everybody  every ticket  first response 4 hours; resolution 40 hours  always

      Version 2 by mara takes effect on 2026-04-01 00:00 UTC.

      Note: No rule promises anything to segment team at severity 3.

      Ready to adopt: contract-2020.
      "
    `)
  })

  test('shows when silence ends a ticket, and a contract', async () => {
    const closing = { inForce: 1, versions: [{ ...version, document: CLOSING }] }
    const contracts = { items: [{ slug: 'acme', ...version, document: CONTRACT }] }
    const known = { 'GET /policies/closing': closing, 'GET /contracts': contracts }
    expect((await topline('policy show closing', { answers: known })).stdout).toMatchInlineSnapshot(`
      "closing · version 1: solved after 48 business hours by the calendar always, never closed by silence.
      "
    `)
    expect((await topline('policy show acme', { answers: known })).stdout).toMatchInlineSnapshot(`
      "acme · Acme 2024 · version 1 by mara

      rule        fits          promises                        calendar
      everything  every ticket  first response 1 business hour  pacific-24x5
      "
    `)
    const ran = await topline('policy show nobody', { answers: known })
    expect([ran.exit, ran.stderr]).toMatchInlineSnapshot(`
      [
        2,
        "Wrong usage: There is no policy or contract "nobody". Choose one of: sla, closing, retention, severity, routing, tags, form, template, duty, packet, escalation, acme.
      \`topline policy show --help\` shows what it takes.
      ",
      ]
    `)
  })
})

describe('policy try', () => {
  test('help', async () => {
    expect(await help('policy try')).toMatchInlineSnapshot(`
      "Usage: topline policy try [options]

      say what a ticket would be promised, and when each promise would be due

      Options:
        --segment <segment>          its segment (choices: "presales", "enterprise", "team", "free",
                                     "open_source", "internal") (required)
        --severity <severity>        its severity; not triaged yet when left out (choices: "0", "1", "2",
                                     "3")
        --priority <priority>        its priority (choices: "p0", "p1", "p2", "p3")
        --plan <plan>                what the account pays for
        --contract <slug>            the contract of the account
        --kind <kind>                its kind; a problem when left out (choices: "question", "problem",
                                     "feature", "presales", "incident", "task")
        --channel <channel>          how it came; by email when left out (choices: "email", "form",
                                     "portal", "api", "slack", "github", "phone", "import")
        --environment <environment>  where it happens (choices: "production", "staging", "development",
                                     "trial")
        --at <when>                  when it arrives: 4h, 2d, or a time such as 2026-03-05T12:00Z
                                     (default: "0m")
        --file <file>                a draft to try; the policy in force when left out
        --help                       show how to use it"
    `)
  })

  const promise = {
    metric: 'first_response',
    words: '4 business hours',
    table: 'all',
    rule: 'everybody',
    because: 'it fits every ticket',
    calendar: 'office',
    dueAt: '2026-03-02T16:00:00.000Z',
    modes: {
      business_accrual: '2026-03-02T16:00:00.000Z',
      elapsed_roll: '2026-03-02T17:00:00.000Z',
      elapsed: '2026-03-02T17:00:00.000Z',
    },
    wins: true,
  }

  test('tells the promises, their modes, and what was passed over', async () => {
    const tried = {
      promises: [promise, { ...promise, metric: 'resolution', words: '2 business days', modes: null, wins: false }],
      passedOver: [{ table: 'all', rule: 'gold', because: 'plan is none' }],
      warnings: ['The account’s contract is not written down.'],
    }
    const words = 'policy try --segment team --severity 1 --plan gold --at 2026-03-02T12:00Z'
    const ran = await topline(words, { answers: { 'POST /policies/sla/try': tried } })
    expect(ran.stdout).toMatchInlineSnapshot(`
      "clock           promise                                due                   calendar  rule            because
      first response  4 business hours                       2026-03-02 16:00 UTC  office    all: everybody  it fits eve…
      resolution      2 business days (another is stricter)  2026-03-02 16:00 UTC  office    all: everybody  it fits eve…

      Counted in each mode:
        first response: business accrual 2026-03-02 16:00 UTC; elapsed roll 2026-03-02 17:00 UTC; elapsed 2026-03-02 17:00 UTC

      Passed over:
        all: gold (plan is none)

      Note: The account’s contract is not written down.
      "
    `)
    expect(sent(ran)).toEqual({ segment: 'team', severity: 1, plan: 'gold', startedAt: '2026-03-02T12:00:00.000Z' })
  })

  test('tries a draft', async () => {
    const tried = { promises: [], passedOver: [], warnings: [] }
    const draft = files.write('draft.json', { policy: 'sla', document: slaOf(4), calendars: {} })
    const ran = await topline(['policy', 'try', '--segment', 'free', '--file', draft], {
      answers: { 'POST /policies/sla/try': tried },
    })
    expect(ran.stdout).toBe('Nothing is promised.\n')
    expect(sent(ran)).toMatchObject({ document: slaOf(4), startedAt: '2026-03-02T12:00:00.000Z' })
  })
})
