import { describe, expect, test } from 'vitest'
import { help, sent, topline } from '../../../test/support/cli.ts'
import { aTicket } from '../../../test/support/wire.ts'
import { SimilarAsk } from '../../contract/similar.ts'

const LIKE = {
  number: 7,
  kind: 'problem',
  subject: 'Indexer crashes',
  status: 'closed',
  priority: 'p1',
  closingReason: 'customer_confirmed',
  likeness: 0.61,
  words: ['indexer', 'enomem'],
  through: 5,
  accounts: 3,
  receivedAt: '2026-03-05T12:00:00.000Z',
  account: { id: '0198c0de-0000-7000-8000-000000000001', slug: 'acme', name: 'Acme' },
  accountIsOn: true,
}
const answers = {
  'GET /tickets/12/similar?limit=5': { items: [LIKE] },
  'POST /tickets/similar': { items: [] },
}

describe('ticket similar', () => {
  test('help', async () => {
    expect(await help('ticket similar')).toContain('--text <text>')
  })

  test('SIM-3, SIM-6: shows likeness, status, accounts, the reason, and through which ticket', async () => {
    const { stdout } = await topline('ticket similar 12', { answers })
    const [head, row] = stdout.split('\n')
    expect(head?.trim().split(/ {2,}/)).toEqual(['#', 'like', 'pri', 'status', 'accounts', 'subject', 'in common'])
    expect(row?.trim().split(/ {2,}/)).toEqual([
      '#7',
      '61 %',
      'p1',
      'closed: customer confirmed',
      '3, this one too',
      'Indexer crashes (as #5)',
      'indexer enomem',
    ])
  })

  test('takes a text, whose first line is the subject', async () => {
    const ran = await topline(['ticket', 'similar', '--text', 'It is down\nsince noon', '--account', 'acme'], {
      answers,
    })
    expect(sent(ran)).toEqual({ subject: 'It is down', body: 'since noon', account: 'acme', limit: 5 })
    expect(SimilarAsk.safeParse(sent(ran)).success).toBe(true)
    expect(ran.stdout.trim()).toBe('No ticket is like it.')
  })

  test.each([[['ticket', 'similar']], [['ticket', 'similar', '12', '--text', 'x']]])('refuses %j', async (line) => {
    const ran = await topline(line, { answers })
    expect(ran.exit).toBe(2)
    expect(ran.stderr).toContain('either the number of a ticket, or --text')
  })
})

test('SIM-9: ticket show names the accounts that ask the same, or counts them', async () => {
  const also = [{ account: { id: '2', slug: 'brook', name: 'Brook Labs' } }, { account: null }]
  const { stdout } = await topline('ticket show 12', {
    answers: { 'GET /tickets/12': aTicket({ alsoAffected: also }), 'GET /tickets/12/timeline': { items: [] } },
  })
  expect(stdout).toContain('also      Brook Labs, and 1 account')
})
