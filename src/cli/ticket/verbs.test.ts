import { describe, expect, test } from 'vitest'
import { sent, topline } from '../../../test/support/cli.ts'
import { CONCERN_CASES } from '../../../test/support/concern-cases.ts'
import { HAND_OFF_CASES } from '../../../test/support/hand-off-cases.ts'
import { HELP_CASES } from '../../../test/support/help-cases.ts'
import { ISSUE_CASES } from '../../../test/support/issue-cases.ts'
import { SORTING_CASES } from '../../../test/support/sorting-cases.ts'
import type { VerbCase } from '../../../test/support/verb-case.ts'
import { WATCH_CASES } from '../../../test/support/watch-cases.ts'
import { aTicket } from '../../../test/support/wire.ts'
import { TICKET_VERBS, TicketDetail, type TicketVerb } from '../../contract/tickets.ts'

const pin = { place: 3, reason: 'board', by: 'mara', expiresAt: '2026-03-02T16:00:00.000Z' }
const hold = {
  for: 'third_party',
  reason: 'vendor_answer',
  note: null,
  actsNext: 'the bank',
  since: '2026-03-02T12:00:00Z',
} as const

const CASES: { readonly [Verb in TicketVerb]: readonly VerbCase[] } = {
  ...SORTING_CASES,
  ...WATCH_CASES,
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
    { words: ['--body', 'Done.'], sends: { body: 'Done.', after: 'stay', sentAt: null }, says: '#12 is answered.' },
    {
      words: ['--body-file', '-', '--after', 'solve', '--weight', 'response', '--sent', '2026-03-02T11:00Z'],
      sends: { body: 'typed', after: 'solve', weight: 'response', sentAt: '2026-03-02T11:00:00.000Z' },
      says: '#12 is answered.',
    },
  ],
  judge: [
    {
      words: ['--reply', '3', '--weight', 'acknowledgement', '--reason', 'says nothing'],
      sends: { reply: 3, weight: 'acknowledgement', reason: 'says nothing' },
      says: 'Reply 3 of #12 counts as acknowledgement.',
    },
  ],
  waive: [
    {
      words: ['--message', '5', '--reason', 'a thank-you'],
      sends: { message: 5, reason: 'a thank-you' },
      says: 'Message 5 of #12 needs no answer.',
    },
  ],
  dismiss: [
    {
      words: ['--dismissal', 'duplicate', '--of', '#7', '--reason', 'asked twice'],
      after: { closingReason: 'duplicate' },
      sends: { as: 'duplicate', of: 7, reason: 'asked twice' },
      says: '#12 is dismissed: duplicate.',
    },
    {
      words: ['--dismissal', 'spam', '--reason', 'an advertisement'],
      after: { closingReason: 'spam' },
      sends: { as: 'spam', of: null, reason: 'an advertisement' },
      says: '#12 is dismissed: spam.',
    },
  ],
  merge: [
    {
      words: ['--into', '7', '--reason', 'the same fault'],
      sends: { into: 7, reason: 'the same fault' },
      says: '#12 goes on in #7.',
    },
  ],
  split: [
    {
      words: ['--subject', 'And SSO?', '--body', 'Does it work?', '--reason', 'two asks'],
      after: { number: 45, splitFrom: 12 },
      sends: { subject: 'And SSO?', body: 'Does it work?', reason: 'two asks' },
      says: '#45 is split off from #12.',
    },
    {
      words: ['--subject', 'And SSO?', '--body-file', '-', '--kind', 'question', '--reason', 'two asks'],
      after: { number: 45, splitFrom: 12 },
      sends: { subject: 'And SSO?', body: 'typed', kind: 'question', reason: 'two asks' },
      says: '#45 is split off from #12.',
    },
  ],
  note: [{ words: ['--body', 'Like #7.'], sends: { body: 'Like #7.' }, says: 'The note stands on #12.' }],
  receive: [
    {
      words: ['--from-name', 'Kim', '--from-email', 'kim@acme.example', '--body', 'Again!'],
      sends: { from: { name: 'Kim', email: 'kim@acme.example' }, body: 'Again!', sentAt: null },
      says: 'The message stands on #12.',
    },
    {
      words: ['--from-name', 'Kim', '--body', 'Again!', '--sent', '2026-03-02T12:59+01:00'],
      sends: { from: { name: 'Kim', email: null }, body: 'Again!', sentAt: '2026-03-02T11:59:00.000Z' },
      says: 'The message stands on #12.',
    },
  ],
  hold: [
    {
      words: ['--for', 'third_party', '--reason', 'vendor_answer', '--acts-next', 'the bank', '--until', '2d'],
      after: { hold: { ...hold, until: '2026-03-04T12:00:00Z' } },
      sends: {
        for: 'third_party',
        reason: 'vendor_answer',
        note: null,
        actsNext: 'the bank',
        until: '2026-03-04T12:00:00.000Z',
      },
      says: '#12 is held for third party until 2026-03-04 12:00 UTC.',
    },
    {
      words: ['--for', 'customer', '--reason', 'other', '--note', 'logs', '--acts-next', 'Kim'],
      after: { hold: { ...hold, for: 'customer', until: null } },
      sends: { for: 'customer', reason: 'other', note: 'logs', actsNext: 'Kim', until: null },
      says: '#12 is held for customer.',
    },
  ],
  resume: [{ words: ['--reason', 'logs came'], sends: { reason: 'logs came' }, says: '#12 goes on.' }],
  solve: [
    {
      words: ['--resolution', 'restarted'],
      sends: { resolution: 'restarted', document: null },
      says: '#12 is solved.',
    },
    {
      words: ['--resolution', 'restarted', '--document', 'missing', '--new-issue', 'Logs', '--issue-owner', 'lee'],
      sends: {
        resolution: 'restarted',
        document: { found: 'missing', newIssue: { title: 'Logs', owner: 'lee' } },
      },
      says: '#12 is solved.',
    },
  ],
  reopen: [{ words: ['--reason', 'not yet'], sends: { reason: 'not yet' }, says: '#12 is open again.' }],
  close: [
    {
      words: ['--reason', 'customer_confirmed', '--comment', 'by phone', '--document', 'https://docs.example/a'],
      after: { status: 'closed', closingReason: 'customer_confirmed' },
      sends: {
        reason: 'customer_confirmed',
        comment: 'by phone',
        vouch: [],
        document: { found: 'answers_it', url: 'https://docs.example/a' },
      },
      says: '#12 is closed: customer confirmed.',
    },
    {
      words: ['--reason', 'customer_silent_confident', '--vouch', 'ce_told', '--vouch', 'link_shared'],
      after: { status: 'closed', closingReason: 'customer_silent_confident' },
      sends: {
        reason: 'customer_silent_confident',
        comment: null,
        vouch: ['ce_told', 'link_shared'],
        document: null,
      },
      says: '#12 is closed: customer silent confident.',
    },
    {
      words: ['--reason', 'customer_confirmed', '--document', 'missing', '--issue', '5'],
      after: { status: 'closed', closingReason: 'customer_confirmed' },
      sends: { reason: 'customer_confirmed', comment: null, vouch: [], document: { found: 'missing', issue: 5 } },
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
  ...HELP_CASES,
  ...ISSUE_CASES,
  ...CONCERN_CASES,
  unpin: [{ words: ['--reason', 'over'], sends: { reason: 'over' }, says: '#12 is no longer pinned.' }],
  ...HAND_OFF_CASES,
}

const rows = Object.entries(CASES).flatMap(([verb, cases]) =>
  cases.map((each) => ({ verb: verb as TicketVerb, ...each })),
)

describe.each(rows)('ticket $verb 12 $words', ({ verb, called = [verb], words, after = {}, sends, says }) => {
  const answers = { [`POST /tickets/12/${verb}`]: aTicket({ version: 4, ...after }) }

  test('sends what the contract takes, and says what has been done', async () => {
    const ran = await topline(['ticket', ...called, '12', ...words], { answers, stdin: 'typed' })
    expect(ran.exit).toBe(0)
    expect(sent(ran)).toEqual(sends)
    expect(TICKET_VERBS[verb].safeParse(sent(ran)).success).toBe(true)
    const [done, standing] = ran.stdout.split('\n')
    expect(done).toBe(says)
    expect(standing).toMatch(/^p[01] · severity [02] · .* · version 4$/)
  })

  test('answers with the ticket as JSON, and sends the version that was seen', async () => {
    const line = ['ticket', ...called, '#12', ...words, '--json', '--if-version', '3']
    const ran = await topline(line, { answers, stdin: 'typed' })
    expect(TicketDetail.parse(JSON.parse(ran.stdout)).version).toBe(4)
    expect(ran.requests[0]?.headers['if-match']).toBe('"3"')
  })
})

test('ISS-10: a verb says which issues are private now', async () => {
  const answers = { 'POST /tickets/12/assign-account': { ...aTicket(), nowPrivate: [5] } }
  const ran = await topline('ticket assign-account 12 --account acme --reason asked', { answers })
  expect(ran.stdout).toContain('Issue 5 is private now: it names who asks here.')
})

test('ATN-1: a note says which of those it names hear nothing of it', async () => {
  const answers = { 'POST /tickets/12/note': { ...aTicket(), unheard: ['pooja'], unknown: ['João'] } }
  const { stdout } = await topline(['ticket', 'note', '12', '--body', '@pooja, @João?'], { answers })
  expect(stdout).toContain('pooja may not read notes, and hears nothing of it.\n')
  expect(stdout).toContain('Nobody here is named @João, so nobody hears of it.\n')
})
