/** Every refusal of the domain that a caller can meet, with its status, its code and what it says. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { CONCERN_ROWS } from '../../test/support/concern-rows.ts'
import { HAND_OFF_ROWS } from '../../test/support/hand-off-rows.ts'
import { HELP_ROWS } from '../../test/support/help-rows.ts'
import { ISSUE_ROWS } from '../../test/support/issue-rows.ts'
import {
  type Code,
  claim,
  from,
  merge,
  NEXT,
  next,
  type Row,
  refusals,
  type Step,
  VERB_ROWS,
  verb,
} from '../../test/support/refusal-rows.ts'
import { NOON } from '../../test/support/tickets.ts'
import { isoOf, later, SECOND } from '../domain/time.ts'
import { REFUSAL_STATUS } from './refusal-status.ts'

const app = testApp()

const MODE = 'POST /api/v1/workspace/mode'
const TERMS = 'POST /api/v1/accounts/acme/terms'

const ROWS: readonly Row[] = [
  ...VERB_ROWS,
  ...HAND_OFF_ROWS,
  ...HELP_ROWS,
  ...CONCERN_ROWS,
  ...ISSUE_ROWS,
  ...refusals('queue_empty', 'come back later', [
    ['nothing waits', [claim], next],
    ['they skipped all', [next, verb('skip', { reason: 'needs search' }, 'bob')], next],
    ['of another team', [], [NEXT, { scope: 'product' }]],
  ]),
  ...refusals('mode_unchanged', 'already is in normal mode', [
    ['the mode is switched to itself', [], [MODE, { mode: 'normal', reason: 'to be sure' }]],
  ]),
  ...refusals('external_id_taken', 'already is ticket #2', [
    [
      'other words',
      [from({ source: 'mail', externalId: 'm-1' })],
      from({ source: 'mail', externalId: 'm-1', body: 'Something else.' }),
    ],
  ]),
  ...refusals('event_in_future', 'Give an earlier time', [
    ['received tomorrow', [], from({ receivedAt: isoOf(later(NOON, SECOND)) })],
    ['replied tomorrow', [], verb('reply', { body: 'Done so.', sentAt: isoOf(later(NOON, SECOND)) })],
    [
      'written tomorrow',
      [],
      verb('receive', { from: { name: 'Dana' }, body: 'Hi', sentAt: isoOf(later(NOON, SECOND)) }),
    ],
  ]),
  ...refusals('account_exists', 'Choose another slug', [
    ['an account is added twice', [], ['POST /api/v1/accounts', { slug: 'acme', name: 'Another', segment: 'free' }]],
  ]),
  ...refusals('slug_reserved', 'Choose another slug', [
    [
      'an account is called like a page',
      [],
      ['POST /api/v1/accounts', { slug: 'senders', name: 'S', segment: 'free' }],
    ],
  ]),
  ...refusals('account_not_found', 'There is no account "nobody"', [
    ['a ticket is opened', [], from({ account: 'nobody' })],
    ['a line is filtered', [], ['GET /api/v1/queue?account=nobody']],
    ['its terms change', [], ['POST /api/v1/accounts/nobody/terms', { plan: 'gold', reason: 'renewed' }]],
  ]),
  ...refusals('team_not_found', 'Choose one of: ', [
    ['a ticket is opened', [], from({ team: 'nowhere' })],
    ['a line is read', [], ['GET /api/v1/queue?scope=nowhere']],
    ['the next is asked for', [], [NEXT, { scope: 'nowhere' }]],
    ['why is asked', [], ['GET /api/v1/tickets/1/why?scope=nowhere']],
  ]),
  ...refusals('ticket_not_found', 'There is no ticket #404. Check the number.', [
    ['read', [], ['GET /api/v1/tickets/404']],
    ['its timeline', [], ['GET /api/v1/tickets/404/timeline']],
    ['its places', [], ['GET /api/v1/tickets/404/places']],
    ['why', [], ['GET /api/v1/tickets/404/why']],
    ['written', [], verb('note', { body: 'hello' }, 'eve', 404)],
    ['merged', [], merge(1, 404)],
    ['merged into', [], merge(404)],
    ['split', [], verb('split', { subject: 'And a question', body: 'Export?', reason: 'two asks' }, 'eve', 404)],
  ]),
  ...refusals('ticket_not_found', 'There is no ticket #404', [
    ['repeated', [], verb('dismiss', { as: 'duplicate', of: 404, reason: 'asked twice' })],
  ]),
  ...refusals('terms_unchanged', 'Name what changes', [
    ['to what they are', [], [TERMS, { segment: 'enterprise', plan: 'gold', reason: 'to be sure' }]],
    ['nothing is named', [], [TERMS, { reason: 'to be sure' }]],
  ]),
  ...refusals('member_not_found', 'Topline-Member', [
    ['nobody known asks', [], ['GET /api/v1/queue', undefined, 'mallory']],
  ]),
]

async function take([request, body, as]: Step) {
  return app.send(request, { as, body })
}

describe('HTTP-2: refused, told by problem details, and nothing is written', () => {
  test.each(ROWS)('%s: %s', async (code, _, steps, refused, says) => {
    await aNumber(app)
    for (const step of steps) expect((await take(step)).status).toBeLessThan(300)
    const written = () =>
      app.owner.query('select seq from event where workspace_id = $1 order by seq', [app.workspace.id])
    const { rows } = await written()
    const answer = await take(refused)
    expect(answer.status).toBe(REFUSAL_STATUS[code])
    const { code: told, detail } = problemOf(answer)
    expect(told).toBe(code)
    expect(detail).toContain(says)
    expect((await written()).rows).toEqual(rows)
  })

  test('workspace_not_found: with the names of those there are', async () => {
    const headers = { 'topline-workspace': 'nowhere' }
    const answer = await app.send('GET /api/v1/queue', { headers })
    expect(answer.status).toBe(404)
    expect(problemOf(answer)).toMatchObject({ code: 'workspace_not_found' })
    expect(problemOf(answer).detail).toContain(app.workspace.slug)
  })
})

test('HTTP-2: a defect is answered without a word of what broke, and logged with all of it', async () => {
  await app.owner.query('alter table account rename to account_away')
  try {
    const answer = await app.send('GET /api/v1/accounts')
    expect(answer.status).toBe(500)
    expect(problemOf(answer)).toMatchObject({ code: 'internal' })
    expect(answer.text).not.toContain('account')
  } finally {
    await app.owner.query('alter table account_away rename to account')
  }
  const [logged, ...more] = app.takeLogged()
  expect(logged).toContain('relation \\"account\\" does not exist')
  expect(more).toEqual([])
})

/** Met elsewhere: while the program starts, by the command line, or in tests of their own. */
const ELSEWHERE: readonly Code[] = [
  'absence_invalid',
  'absence_not_found',
  'account_unchanged',
  'already_affected',
  'answers_invalid',
  'answers_unchanged',
  'at_capacity',
  'backup_unfit',
  'capacity_unchanged',
  'capacity_until_past',
  'contact_exists',
  'contact_not_found',
  'contact_unchanged',
  'domain_invalid',
  'domain_public',
  'domain_taken',
  'facts_unchanged',
  'form_not_found',
  'hours_invalid',
  'hours_unchanged',
  'import_unreadable',
  'no_form',
  'not_in_triage',
  'not_snoozed',
  'nothing_missing',
  'notices_invalid',
  'notices_unchanged',
  'placeholder_unfilled',
  'priority_forbidden',
  'range_invalid',
  'reply_repeats_note',
  'sender_not_found',
  'snooze_unfit',
  'template_not_found',
  'undo_nothing',
  'undo_overtaken',
  'undo_too_late',
  'win_rate_unfounded',
  'attachment_empty',
  'attachment_internal',
  'attachment_not_found',
  'attachment_too_large',
  'attachments_full',
  'link_used',
  'member_address',
  'no_provider',
  'not_invited',
  'nothing_to_erase',
  'outgoing_failed',
  'outgoing_refused',
  'provider_invalid',
  'provider_refused',
  'provider_unreachable',
  'secret_keys_missing',
  'secret_unreadable',
  'session_not_found',
  'state_unknown',
  'calendar_cycle',
  'calendar_date_invalid',
  'calendar_date_twice',
  'calendar_never_opens',
  'calendar_not_found',
  'calendar_unknown',
  'calendar_weekday_unknown',
  'calendar_window_invalid',
  'calendar_windows_overlap',
  'calendar_zone_unknown',
  'holiday_set_unknown',
  'holidays_unreadable',
  'policy_in_past',
  'policy_invalid',
  'policy_unchanged',
  'workspace_exists',
  'workspace_not_found',
  'cursor_invalid',
  'idempotency_key_reused',
  'stale_write',
  'time_zone_unknown',
  'device_not_found',
  'email_taken',
  'export_running',
  'last_owner',
  'member_exists',
  'member_unchanged',
  'money_unchanged',
  'own_removal',
  'token_not_found',
]

test('no refusal is left out above', () => {
  const seen = new Set([...ROWS.map(([code]) => code), ...ELSEWHERE])
  expect([...seen].toSorted()).toEqual(Object.keys(REFUSAL_STATUS).toSorted())
})
