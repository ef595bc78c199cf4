import { describe, expect, test } from 'vitest'
import { refused, sent, topline } from '../../../test/support/cli.ts'
import { shippedSeverity } from '../../../test/support/severity.ts'
import { aTicket } from '../../../test/support/wire.ts'
import type { SeverityProposal, TicketLadder } from '../../contract/severity.ts'

const facts = { segment: 'enterprise', contract: null, plan: null, kind: 'problem', environment: 'production' } as const
const criteria = (differing: Partial<TicketLadder> = {}) => ({
  policy: 1,
  ladder: shippedSeverity('default').ladders.at(-1),
  facts,
  evidence: {},
  said: {},
  level: null,
  proposal: null,
  ...differing,
})
const answers = (found = criteria()) => ({
  'GET /severity/ladder?number=12': found,
  'POST /tickets/12/triage': aTicket({ severity: 1, priority: 'p1', version: 4 }),
})

describe('ticket triage', () => {
  test('SEV-7: sends evidence as the questions ask for it, beside what the server knows from before', async () => {
    const line = ['ticket', 'triage', '12', '--evidence', 'users=60 %', '--evidence', 'workaround=no']
    const ran = await topline([...line, '--if-version', '3'], {
      answers: answers(criteria({ evidence: { shows: 'core_gone' } })),
    })
    expect(ran.exit).toBe(0)
    expect(sent(ran)).toEqual({ evidence: { users: 60, workaround: false } })
    expect(ran.requests[1]?.headers['if-match']).toBe('"3"')
    expect(ran.stdout.split('\n')).toHaveLength(3)
    expect(ran.stdout).toMatch(/^#12 is p1, severity 1\.\np1 · severity 1/)
  })

  test('SEV-8: says how the choice differs from the criteria', async () => {
    const line = [
      'ticket',
      'triage',
      '12',
      '--level',
      'Severity 0',
      '--evidence',
      'shows=one_login',
      '--reason',
      'the CEO',
    ]
    const flags = ['One user who cannot log in is not Severity 0.']
    const flagged = { 'POST /tickets/12/triage': { ...aTicket({ severity: 0, priority: 'p0' }), flags } }
    const ran = await topline(line, { answers: { ...answers(), ...flagged } })
    expect(sent(ran)).toEqual({ level: 'Severity 0', evidence: { shows: 'one_login' }, reason: 'the CEO' })
    expect(ran.stdout).toContain('One user who cannot log in is not Severity 0.')
  })

  test('SEV-5: sends what it cannot read as it is, for the server to say what is asked', async () => {
    const no = { ...answers(), 'POST /tickets/12/triage': refused('evidence_invalid', 'Evidence moon is not asked.') }
    const ran = await topline(['ticket', 'triage', '12', '--evidence', 'moon=60'], { answers: no })
    expect([ran.exit, sent(ran)]).toEqual([1, { evidence: { moon: '60' } }])
    expect(ran.stderr).toContain('Evidence moon is not asked.')
  })

  test('asks nothing but the triage itself when severity and priority are given', async () => {
    const line = ['ticket', 'triage', '12', '--severity', '1', '--priority', 'p1', '--reason', 'down', '--json']
    const ran = await topline(line, {
      answers: { 'POST /tickets/12/triage': aTicket({ severity: 1, priority: 'p1' }) },
    })
    expect(ran.requests).toHaveLength(1)
    expect(JSON.parse(ran.stdout)).toMatchObject({ number: 12, severity: 1 })
  })
})

test('ticket criteria tells levels, questions and answers', async () => {
  const proposal: SeverityProposal = {
    decided: null,
    answer: ['shows'],
    because: 'Undecided. Answer: what shows.',
    reason: null,
    notes: ['Slower than usual is not Severity 0.'],
    excluded: null,
    evidence: { security: false },
    sources: { security: 'assumed' },
  }
  const ran = await topline(['ticket', 'criteria', '12'], {
    answers: answers(criteria({ proposal })),
    out: { columns: 110 },
  })
  expect(ran.stdout).toContain('Severity 0 to 3 · version 1\n\nSeverity 0 (severity 0, p0)\n  Emergency: total loss')
  expect(ran.stdout).toMatch(
    /--evidence security=yes \| no\n {2}Is it a security incident .*\? It is: no, until somebody says otherwise\.\n/,
  )
  expect(ran.stdout).toContain('--evidence users=0 to 100\n  How many of the users are limited?\n')
  expect(ran.stdout).toContain('Proposed: Undecided. Answer: what shows.\n\nSlower than usual is not Severity 0.')
})

test('ticket criteria says when there are none', async () => {
  const ran = await topline(['ticket', 'criteria', '12'], {
    answers: answers(criteria({ ladder: null, policy: null })),
  })
  expect(ran.stdout).toBe('No ladder is for this ticket: severity and priority are set freely.\n')
})

test('policy show severity tells each ladder in words', async () => {
  const at = '2026-01-01T00:00:00.000Z'
  const version = { slug: 'severity', effectiveFrom: at, publishedAt: at, by: 'ada', reason: null }
  const shipped = shippedSeverity('default')
  const document = { ...shipped, ladders: [...shipped.ladders, ...shippedSeverity('gitlab').ladders] }
  const items = [
    { ...version, version: 2, inForce: false, effectiveFrom: '2026-04-01T00:00:00.000Z', document },
    { ...version, version: 1, inForce: true, document },
  ]
  const ran = await topline(['policy', 'show', 'severity'], {
    answers: { 'GET /policies/severity': { items } },
    out: { columns: 200 },
  })
  expect(ran.stdout).toContain('Severity 0 to 3, unpaid · for segment free, open source')
  expect(ran.stdout).toMatch(
    /Severity 1 +1 +p1 +what shows: “A core feature is unavailable” or “A core feature is extremely slow” and/,
  )
  expect(ran.stdout).toContain('(of p0, p1)')
  expect(ran.stdout).toContain('Not so: One user who cannot log in is not Severity 0.')
  expect(ran.stdout).toContain('Version 2 by ada takes effect on 2026-04-01 00:00 UTC.')
})

test('report priority-changes lists what was lowered and what was left', async () => {
  const standing = (severity: number, priority: string) => ({ severity, priority })
  const found = {
    from: '2026-02-01T00:00:00.000Z',
    to: '2026-03-01T00:00:00.000Z',
    only: 'lowered',
    changes: 3,
    lowered: 2,
    nearBreach: 1,
    more: true,
    items: [
      {
        number: 12,
        subject: 'Search is down',
        team: 'support',
        account: 'Acme',
        version: 4,
        at: '2026-02-03T12:00:00.000Z',
        by: 'eve',
        how: 'triage',
        flags: ['Severity 2 was chosen.'],
        reason: 'a workaround was found',
        before: standing(1, 'p1'),
        after: standing(2, 'p2'),
        asProposed: false,
        isLowered: true,
        isNearBreach: true,
        clock: {
          metric: 'first_response',
          dueAt: '2026-02-03T12:50:00.000Z',
          dueAfter: null,
          minutesLeft: 50,
          percentLeft: 20,
        },
      },
    ],
  }
  const path = 'GET /reports/priority-changes?from=2026-02-01T00%3A00%3A00.000Z&only=lowered'
  const line = ['report', 'priority-changes', '--from', '2026-02-01T00:00Z', '--only', 'lowered']
  const ran = await topline(line, { answers: { [path]: found }, out: { columns: 160 } })
  expect(ran.stdout).toContain(
    '3 changes from 2026-02-01 00:00 UTC until 2026-03-01 00:00 UTC, 2 lowered, 1 of them shortly before',
  )
  expect(ran.stdout).toMatch(
    /#12 .* eve +triage +p1, severity 1 +p2, severity 2 +50m \(20 %\) of first response +no +a workaround/,
  )
  expect(ran.stdout).toContain('There were more tickets; choose a shorter period.')
})
