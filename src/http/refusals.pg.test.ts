/** Every refusal of the domain that a caller can meet, with its status, its code and what it says. */
import { describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { NOON } from '../../test/support/tickets.ts'
import { HOUR, isoOf, later, SECOND } from '../domain/time.ts'
import { REFUSAL_STATUS } from './answer-error.ts'

const app = testApp()

const ASK = { kind: 'problem', subject: 'Search is slow', body: 'Every search takes ten seconds.' }
const EXPIRY = isoOf(later(NOON, HOUR))
const OPENING = 'POST /api/v1/tickets'
const NEXT = 'POST /api/v1/queue/next'
const MODE = 'POST /api/v1/workspace/mode'

/** A request; the first ticket is #1. */
type Step = readonly [request: string, body?: object | undefined, as?: string]

const verb = (name: string, body: object = {}, as = 'eve', number = 1): Step => [
  `POST /api/v1/tickets/${number}/${name}`,
  body,
  as,
]
const triage = verb('triage', { severity: 1, priority: 'p1', reason: 'many are hit' })
const solve = verb('solve', { resolution: 'rolled back' })
const close = verb('close', { reason: 'customer_confirmed' })
const hold = verb('hold', { for: 'customer', reason: 'logs wanted', actsNext: 'Dana' })
const resume = verb('resume', { reason: 'logs came' })
const reply = verb('reply', { body: 'We look into it.' })
const note = verb('note', { body: 'As last week.' })
const receive = verb('receive', { from: { name: 'Dana' }, body: 'Still slow.' })
const reopen = verb('reopen', { reason: 'came back' })
const skip = verb('skip', { reason: 'needs search' })
const claim = verb('claim')
const claimByBob = verb('claim', {}, 'bob')
const release = verb('release')
const pinAt = (place: number, number = 1, expiresAt = EXPIRY) =>
  verb('pin', { place, reason: 'agreed', expiresAt }, 'eve', number)
const pin = pinAt(1)
const unpin = verb('unpin', { reason: 'no more' })
const open: Step = [OPENING, ASK]
const next: Step = [NEXT, {}, 'bob']
const from = (facts: object): Step => [OPENING, { ...ASK, ...facts }]

type Code = keyof typeof REFUSAL_STATUS
type Row = readonly [code: Code, when: string, steps: readonly Step[], refused: Step, says: string]

const of = (code: Code, says: string, rows: readonly (readonly [string, readonly Step[], Step])[]): Row[] =>
  rows.map(([when, steps, refused]) => [code, when, steps, refused, says])

const ROWS: readonly Row[] = [
  ...of('ticket_closed', 'Reopen it', [
    ['triage', [solve, close], triage],
    ['claim', [solve, close], claim],
    ['reply', [solve, close], reply],
    ['note', [solve, close], note],
    ['receive', [solve, close], receive],
    ['hold', [solve, close], hold],
    ['resume', [solve, close], resume],
    ['solve', [solve, close], solve],
    ['close again', [solve, close], close],
    ['pin', [solve, close], pin],
    ['release', [solve, close], release],
  ]),
  ...of('ticket_solved', 'Reopen it first', [
    ['claim', [solve], claim],
    ['reply', [solve], reply],
    ['hold', [solve], hold],
    ['solve again', [solve], solve],
    ['pin', [solve], pin],
  ]),
  ...of('lease_held', 'is with bob until', [
    ['triage', [next], triage],
    ['claim', [next], claim],
    ['reply', [next], reply],
    ['hold', [next], hold],
    ['solve', [next], solve],
  ]),
  ...of('already_owned', 'already yours', [['claim twice', [claim], claim]]),
  ...of('already_owned', 'take it over with a reason', [['claim what is somebody’s', [claimByBob], claim]]),
  ...of('already_held', 'Resume it first', [['hold twice', [hold], hold]]),
  ...of('not_held', 'nothing to resume', [['resume', [], resume]]),
  ...of('not_leased', 'Ask for the next ticket first', [
    ['skip', [], skip],
    ['skip what another leases', [next], skip],
  ]),
  ...of('nothing_to_release', 'waits in the line', [['release', [], release]]),
  ...of('nothing_to_release', 'or a lead may release it', [['release another’s', [claimByBob], release]]),
  ...of('not_solved', 'Solve it first', [['close', [], close]]),
  ...of('already_open', 'need not be reopened', [
    ['reopen a new one', [], reopen],
    ['reopen a held one', [hold], reopen],
  ]),
  ...of('triage_unchanged', 'Choose another', [['triage the same', [triage], triage]]),
  ...of('pin_expiry_past', 'Give a later expiry', [
    ['pin until now', [], pinAt(1, 1, isoOf(NOON))],
    ['pin until then', [], pinAt(1, 1, isoOf(later(NOON, -SECOND)))],
  ]),
  ...of('hold_until_past', 'Give a later time', [
    [
      'hold until now',
      [],
      verb('hold', { for: 'customer', reason: 'logs wanted', actsNext: 'Dana', until: isoOf(NOON) }),
    ],
  ]),
  ...of('pin_place_taken', 'The first free place is', [['pin to a taken place', [open, pin], pinAt(1, 2)]]),
  ...of('pin_needs_lead', 'Ask a lead', [
    [
      'an engineer pins above a p0',
      [open, verb('triage', { severity: 0, priority: 'p0', reason: 'all is down' }, 'lee', 2)],
      pin,
    ],
  ]),
  ...of('pin_not_found', 'is not pinned', [['unpin', [], unpin]]),
  ...of('queue_empty', 'come back later', [
    ['nothing waits', [claim], next],
    ['they skipped all', [next, verb('skip', { reason: 'needs search' }, 'bob')], next],
    ['of another team', [], [NEXT, { scope: 'product' }]],
  ]),
  ...of('mode_unchanged', 'already is in normal mode', [
    ['the mode is switched to itself', [], [MODE, { mode: 'normal', reason: 'to be sure' }]],
  ]),
  ...of('external_id_taken', 'already is ticket #2', [
    [
      'other words',
      [from({ source: 'mail', externalId: 'm-1' })],
      from({ source: 'mail', externalId: 'm-1', body: 'Something else.' }),
    ],
  ]),
  ...of('event_in_future', 'Give an earlier time', [
    ['received tomorrow', [], from({ receivedAt: isoOf(later(NOON, SECOND)) })],
  ]),
  ...of('account_exists', 'Choose another slug', [
    ['an account is added twice', [], ['POST /api/v1/accounts', { slug: 'acme', name: 'Another', segment: 'free' }]],
  ]),
  ...of('account_not_found', 'There is no account "nobody"', [
    ['a ticket is opened', [], from({ account: 'nobody' })],
    ['a line is filtered', [], ['GET /api/v1/queue?account=nobody']],
  ]),
  ...of('team_not_found', 'Choose one of: ', [
    ['a ticket is opened', [], from({ team: 'nowhere' })],
    ['a line is read', [], ['GET /api/v1/queue?scope=nowhere']],
    ['the next is asked for', [], [NEXT, { scope: 'nowhere' }]],
    ['why is asked', [], ['GET /api/v1/tickets/1/why?scope=nowhere']],
  ]),
  ...of('ticket_not_found', 'There is no ticket #404. Check the number.', [
    ['read', [], ['GET /api/v1/tickets/404']],
    ['its timeline', [], ['GET /api/v1/tickets/404/timeline']],
    ['its places', [], ['GET /api/v1/tickets/404/places']],
    ['why', [], ['GET /api/v1/tickets/404/why']],
    ['written', [], verb('note', { body: 'hello' }, 'eve', 404)],
  ]),
  ...of('member_not_found', 'Topline-Member', [['nobody known asks', [], ['GET /api/v1/queue', undefined, 'mallory']]]),
]

async function take([request, body, as]: Step) {
  return app.send(request, { as, body })
}

describe('HTTP-2: refused, told by problem details, and nothing is written', () => {
  test.each(ROWS)('%s: %s', async (code, _, steps, refused, says) => {
    await aNumber(app)
    for (const step of steps) expect((await take(step)).status).toBeLessThan(300)
    const written = () => app.owner.query('select seq from event where workspace_id = $1', [app.workspace.id])
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
  'calendar_never_opens',
  'calendar_windows_overlap',
  'policy_invalid',
  'workspace_exists',
  'workspace_not_found',
  'cursor_invalid',
  'idempotency_key_reused',
  'stale_write',
]

test('no refusal is left out above', () => {
  const seen = new Set([...ROWS.map(([code]) => code), ...ELSEWHERE])
  expect([...seen].toSorted()).toEqual(Object.keys(REFUSAL_STATUS).toSorted())
})
