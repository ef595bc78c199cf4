import { describe, expect, test } from 'vitest'
import { refused, sent, topline } from '../../../test/support/cli.ts'
import { anEvent, aTicket } from '../../../test/support/wire.ts'
import { TICKET_VERBS, TicketDetail, type TicketVerb } from '../../contract/tickets.ts'

interface Case {
  readonly words: readonly string[]
  /** The ticket afterwards. */
  readonly after?: Parameters<typeof aTicket>[0]
  readonly sends: unknown
  readonly says: string
}

const pin = { place: 3, reason: 'board', by: 'mara', expiresAt: '2026-03-02T16:00:00.000Z' }
const hold = { for: 'third_party', reason: 'bank', actsNext: 'the bank', since: '2026-03-02T12:00:00Z' } as const

const CASES: { readonly [Verb in TicketVerb]: readonly Case[] } = {
  triage: [
    {
      words: ['--severity', '0', '--priority', 'p0', '--reason', 'all down'],
      after: { severity: 0, priority: 'p0' },
      sends: { severity: 0, priority: 'p0', reason: 'all down' },
      says: '#12 is p0, severity 0.',
    },
  ],
  claim: [
    { words: [], after: { owner: 'mara' }, sends: { takeOver: null }, says: '#12 belongs to mara now.' },
    {
      words: ['--take-over', 'on leave'],
      after: { owner: 'mara' },
      sends: { takeOver: 'on leave' },
      says: '#12 belongs to mara now.',
    },
  ],
  skip: [
    {
      words: ['--reason', 'no Rust'],
      sends: { reason: 'no Rust' },
      says: '#12 is skipped; it waits for somebody else.',
    },
  ],
  release: [
    { words: [], sends: { reason: null }, says: '#12 is back in the line.' },
    { words: ['--reason', 'shift ends'], sends: { reason: 'shift ends' }, says: '#12 is back in the line.' },
  ],
  reply: [
    { words: ['--body', 'Done.'], sends: { body: 'Done.', after: 'stay' }, says: '#12 is answered.' },
    {
      words: ['--body-file', '-', '--after', 'solve'],
      sends: { body: 'typed', after: 'solve' },
      says: '#12 is answered.',
    },
  ],
  note: [{ words: ['--body', 'Like #7.'], sends: { body: 'Like #7.' }, says: 'The note stands on #12.' }],
  receive: [
    {
      words: ['--from-name', 'Kim', '--from-email', 'kim@acme.example', '--body', 'Again!'],
      sends: { from: { name: 'Kim', email: 'kim@acme.example' }, body: 'Again!' },
      says: 'The message stands on #12.',
    },
    {
      words: ['--from-name', 'Kim', '--body', 'Again!'],
      sends: { from: { name: 'Kim', email: null }, body: 'Again!' },
      says: 'The message stands on #12.',
    },
  ],
  hold: [
    {
      words: ['--for', 'third_party', '--reason', 'bank', '--acts-next', 'the bank', '--until', '2d'],
      after: { hold: { ...hold, until: '2026-03-04T12:00:00Z' } },
      sends: { for: 'third_party', reason: 'bank', actsNext: 'the bank', until: '2026-03-04T12:00:00.000Z' },
      says: '#12 is held for third party until 2026-03-04 12:00 UTC.',
    },
    {
      words: ['--for', 'customer', '--reason', 'logs', '--acts-next', 'Kim'],
      after: { hold: { ...hold, for: 'customer', until: null } },
      sends: { for: 'customer', reason: 'logs', actsNext: 'Kim', until: null },
      says: '#12 is held for customer.',
    },
  ],
  resume: [{ words: ['--reason', 'logs came'], sends: { reason: 'logs came' }, says: '#12 goes on.' }],
  solve: [{ words: ['--resolution', 'restarted'], sends: { resolution: 'restarted' }, says: '#12 is solved.' }],
  reopen: [{ words: ['--reason', 'not yet'], sends: { reason: 'not yet' }, says: '#12 is open again.' }],
  close: [
    {
      words: ['--reason', 'customer_confirmed', '--comment', 'by phone'],
      after: { status: 'closed', closingReason: 'customer_confirmed' },
      sends: { reason: 'customer_confirmed', comment: 'by phone' },
      says: '#12 is closed: customer confirmed.',
    },
  ],
  pin: [
    {
      words: ['--place', '3', '--reason', 'board', '--expires', '4h'],
      after: { pin },
      sends: { place: 3, reason: 'board', expiresAt: '2026-03-02T16:00:00.000Z' },
      says: '#12 is pinned to place 3 until 2026-03-02 16:00 UTC.',
    },
    {
      words: ['--reason', 'board', '--expires', '2026-03-02T17:00+01:00'],
      after: { pin },
      sends: { place: 1, reason: 'board', expiresAt: '2026-03-02T16:00:00.000Z' },
      says: '#12 is pinned to place 3 until 2026-03-02 16:00 UTC.',
    },
  ],
  unpin: [{ words: ['--reason', 'over'], sends: { reason: 'over' }, says: '#12 is no longer pinned.' }],
}

const rows = Object.entries(CASES).flatMap(([verb, cases]) =>
  cases.map((each) => ({ verb: verb as TicketVerb, ...each })),
)

describe.each(rows)('ticket $verb 12 $words', ({ verb, words, after = {}, sends, says }) => {
  const answers = { [`POST /tickets/12/${verb}`]: aTicket({ version: 4, ...after }) }

  test('sends what the contract takes, and says what has been done', async () => {
    const ran = await topline(['ticket', verb, '12', ...words], { answers, stdin: 'typed' })
    expect(ran.exit).toBe(0)
    expect(sent(ran)).toEqual(sends)
    expect(TICKET_VERBS[verb].safeParse(sent(ran)).success).toBe(true)
    const [done, standing] = ran.stdout.split('\n')
    expect(done).toBe(says)
    expect(standing).toMatch(/^p[01] · severity [02] · .* · version 4$/)
  })

  test('answers with the ticket as JSON, and sends the version that was seen', async () => {
    const line = ['ticket', verb, '#12', ...words, '--json', '--if-version', '3']
    const ran = await topline(line, { answers, stdin: 'typed' })
    expect(TicketDetail.parse(JSON.parse(ran.stdout)).version).toBe(4)
    expect(ran.requests[0]?.headers['if-match']).toBe('"3"')
  })
})

test('a stale write is refused with what changed since', async () => {
  const since = [anEvent(4, 'triaged', { priority: 'p0', severity: 1, reason: 'worse' })]
  const stale = refused('stale_write', 'Ticket #12 has moved on since version 3. Look again.', {
    details: { version: 4, since },
  })
  const words = ['ticket', 'claim', '12', '--if-version', '3']
  const { exit, stderr } = await topline(words, { answers: { 'POST /tickets/12/claim': stale } })
  expect(exit).toBe(1)
  expect(stderr).toMatchInlineSnapshot(`
    "Refused: Ticket #12 has moved on since version 3. Look again.
      version: 4
      since:
        2026-03-02 11:04 UTC  mara triaged it to p0, severity 1: worse
    (stale_write)
    "
  `)
})

test('what must be given is said before anybody is asked', async () => {
  const lines = [
    'ticket triage 12 --severity 4 --priority p1 --reason bad',
    'ticket triage 12 --severity 1 --reason bad',
    'ticket close 12 --reason bored',
    'ticket reply 12',
    'ticket pin 12 --reason board --expires tomorrow',
    'ticket pin 12 --reason board --expires 2026-03-05T12:00',
    'ticket hold 12 --for nobody --reason x --acts-next y',
    'ticket claim 0',
    'ticket claim twelve',
    'ticket claim',
    'ticket claim 12 13',
  ]
  const said: string[] = []
  for (const line of lines) {
    const { exit, stderr, calls } = await topline(line)
    expect([exit, calls]).toEqual([2, []])
    said.push(stderr.split('\n')[0] ?? '')
  }
  expect(said).toMatchInlineSnapshot(`
    [
      "Wrong usage: Option '--severity <severity>' argument '4' is invalid. Allowed choices are 0, 1, 2, 3.",
      "Wrong usage: Required option '--priority <priority>' not specified.",
      "Wrong usage: Option '--reason <reason>' argument 'bored' is invalid. Allowed choices are customer_confirmed, workaround_and_issue_filed, customer_silent_confident, defect_fixed_or_filed, product_gap_filed, product_feedback_filed, customer_silent_unanswered.",
      "Wrong usage: There is no text. Give either --body TEXT or --body-file PATH; - is standard input.",
      "Wrong usage: --expires cannot be read: tomorrow. Give a length from now such as 30m, 4h or 2d, or a time with its offset such as 2026-03-05T12:00Z.",
      "Wrong usage: --expires cannot be read: 2026-03-05T12:00. Give a length from now such as 30m, 4h or 2d, or a time with its offset such as 2026-03-05T12:00Z.",
      "Wrong usage: Option '--for <whom>' argument 'nobody' is invalid. Allowed choices are customer, third_party, internal.",
      "Wrong usage: Command-argument value '0' is invalid for argument 'number'. Give the number of a ticket, such as 12 or #12.",
      "Wrong usage: Command-argument value 'twelve' is invalid for argument 'number'. Give the number of a ticket, such as 12 or #12.",
      "Wrong usage: Missing required argument 'number'.",
      "Wrong usage: Too many arguments for 'claim'. Expected 1 argument but got 2.",
    ]
  `)
})
