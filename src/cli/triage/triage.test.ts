import { expect, test } from 'vitest'
import { sent, topline } from '../../../test/support/cli.ts'
import { aClock, aRow, aTicket } from '../../../test/support/wire.ts'
import { TriagePage, TriageRow } from '../../contract/triage.ts'
import { MINUTE } from '../../domain/time.ts'

const aTriageRow = (facts: Partial<TriageRow> = {}): TriageRow =>
  TriageRow.parse({
    ...aRow({ priority: null, severity: null }),
    channel: 'email',
    triage: aClock({ metric: 'triage', remainingMs: 6 * MINUTE }),
    matchedBy: 'contact',
    form: null,
    missing: [],
    area: null,
    tags: [],
    effort: null,
    routeRule: null,
    snoozedUntil: null,
    proposed: { level: 'Severity 2', severity: 2, priority: 'p2' },
    ...facts,
  })

const page = (items: readonly TriageRow[], facts: Partial<TriagePage> = {}) =>
  TriagePage.parse({
    team: 'company',
    state: 'waiting',
    mode: 'normal',
    counts: { waiting: items.length, snoozed: 1, missed: 0 },
    items,
    nextCursor: null,
    asOf: '2026-03-02T12:00:00Z',
    ...facts,
  })

test('triage list shows what waits, what is proposed and what it lacks', async () => {
  const rows = [
    aTriageRow(),
    aTriageRow({ number: 7, proposed: null, matchedBy: 'nobody', missing: ['impact'], account: null, contact: null }),
  ]
  const answers = { 'GET /triage?team=company&state=waiting&limit=50': page(rows) }
  const { stdout } = await topline('triage list', { answers })
  expect(stdout).toContain('Triage · 2 waiting · 1 snoozed')
  expect(stdout).toMatch(/#12 +p2 +enterprise +Acme Robotics .* 6:00 left|#12 +p2/)
  expect(stdout).toMatch(/#7 +– .*unknown sender, 1 missing/)
})

test('triage list says when there is nothing', async () => {
  const answers = { 'GET /triage?team=support&state=snoozed&limit=50': page([], { state: 'snoozed' }) }
  expect((await topline('triage list --team support --snoozed', { answers })).stdout).toContain('Nothing is snoozed.')
})

test('triage next shows the first and what may be done to it', async () => {
  const answers = { 'GET /triage?team=company&limit=1': page([aTriageRow({ missing: ['impact'] })]) }
  const { stdout } = await topline('triage next', { answers })
  expect(stdout).toContain('#12  Cannot sign in after the update')
  expect(stdout).toContain('Proposed: severity 2, p2 (Severity 2).\nMissing: impact.')
  expect(stdout).toContain('topline triage accept 12')
})

test.each([
  ['accept 12', 'triage', {}, { severity: 2, priority: 'p2' }, '#12 is p2, severity 2.'],
  [
    'decline 12 --dismissal no_action --reason advisor',
    'dismiss',
    { as: 'no_action', of: null, reason: 'advisor' },
    { closingReason: 'no_action' },
    '#12 is dismissed: no action.',
  ],
  ['snooze 12 --wake', 'snooze', { until: null, reason: null }, {}, '#12 is awake.'],
  ['undo 12 --step 3', 'undo', { version: 3 }, {}, '#12 is as it was before.'],
] as const)('triage %s', async (words, verb, body, after, says) => {
  const ran = await topline(`triage ${words}`, { answers: { [`POST /tickets/12/${verb}`]: aTicket(after) } })
  expect(sent(ran)).toEqual(body)
  expect(ran.stdout).toContain(says)
})
