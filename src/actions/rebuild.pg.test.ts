import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aHold, aNumber, aReply, aTicket, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { weightOf } from '../domain/verbs/write.ts'
import { startingPolicies } from '../local/policy-files.ts'
import { inTransaction } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { searchTickets } from '../store/lists.ts'
import { saveTickets, ticketByNumber } from '../store/tickets.ts'
import { workspaceState } from '../store/workspaces.ts'
import { appendTo } from './append.ts'
import { changeTerms } from './change-terms.ts'
import { claimNext } from './claim-next.ts'
import type { Desk } from './desk.ts'
import { dismissTicket } from './dismiss-ticket.ts'
import { mergeTicket } from './merge-ticket.ts'
import { type RebuildResult, rebuild } from './rebuild.ts'
import { splitTicket } from './split-ticket.ts'
import { switchMode } from './switch-mode.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

async function rebuilt(check: boolean): Promise<RebuildResult & { readonly heard: readonly number[] }> {
  const { tenant, now } = company
  const heard: number[] = []
  const result = await rebuild({ tenant, now }, { check, progress: (tickets) => heard.push(tickets) })
  return { ...result, heard }
}

/** Events of a fresh workspace: its own, three teams, four members, two accounts, and what it is judged by. */
const FACTS = 10 + startingPolicies().length

const differences = async () => (await rebuilt(true)).differences

type Step = (desk: Desk, number: number) => Promise<unknown>

const from = { name: 'Grace', email: 'grace@acme.example' }
const hold = { ...aHold, for: 'third_party', reason: 'vendor_answer' } as const

/** Everything that can be done to a ticket. */
const STEPS: readonly Step[] = [
  (desk) => aTicket(company, { segment: 'presales', receivedAt: later(desk.now, -HOUR), tags: ['late'] }),
  (desk, n) => verbs.triageTicket(desk, n, { severity: 0, priority: 'p0', reason: 'all is down' }),
  (desk, n) => verbs.triageTicket(desk, n, { severity: 3, priority: 'p3', reason: 'not so bad' }),
  (desk) => claimNext(desk, 'support'),
  (desk, n) => verbs.claimTicket(desk, n, { takeOver: 'on holiday' }),
  (desk, n) => verbs.skipTicket(desk, n, { reason: 'needs search' }),
  (desk, n) => verbs.releaseTicket(desk, n, { reason: null }),
  (desk, n) => verbs.replyToTicket(desk, n, aReply('Please restart the indexer')),
  (desk, n) => verbs.replyToTicket(desk, n, aReply('Which version is it', 'hold')),
  (desk, n) => verbs.noteOnTicket(desk, n, { body: 'smells of the leak' }),
  (desk, n) => verbs.receiveOnTicket(desk, n, { from, body: 'It is back', sentAt: null }),
  (desk, n) => verbs.holdTicket(desk, n, hold),
  (desk, n) => verbs.resumeTicket(desk, n, { reason: 'they answered' }),
  (desk, n) => verbs.solveTicket(desk, n, { resolution: 'fixed' }),
  (desk, n) => verbs.closeTicket(desk, n, { reason: 'customer_confirmed', comment: null, document: NO_DOCUMENT }),
  (desk, n) => verbs.reopenTicket(desk, n, { reason: 'came back' }),
  (desk, n) => verbs.pinTicket(desk, n, { place: 1, reason: 'agreed', expiresAt: later(desk.now, 10 * MINUTE) }),
  (desk, n) => verbs.unpinTicket(desk, n, { reason: 'no more' }),
  (desk, n) => verbs.replyToTicket(desk, n, { ...aReply('We restarted it'), sentAt: later(desk.now, -2 * MINUTE) }),
  (desk, n) => verbs.receiveOnTicket(desk, n, { from, body: 'Slow again', sentAt: later(desk.now, -3 * MINUTE) }),
  (desk, n) => judgeAny(desk, n),
  (desk, n) => verbs.waiveAnswerOn(desk, n, { message: 1, reason: 'for information' }),
  (desk, n) => dismissTicket(desk, n, { as: 'declined', of: null, reason: 'not ours' }),
  (desk, n) => mergeTicket(desk, n, { into: (n % 3) + 1, reason: 'one fault' }),
  (desk, n) => splitTicket(desk, n, { subject: 'Export', body: 'And export?', kind: 'question', reason: 'two asks' }),
  (desk, n) => changeTerms(desk, 'acme', { plan: `plan ${desk.now % 1000}-${n}`, reason: 'renewed' }, noAnswer),
]

const noAnswer = () => ({ status: 200, body: '' })

/** Judges the last reply otherwise than it counts now. */
async function judgeAny(desk: Desk, n: number): Promise<void> {
  const lead = await company.desk('lee')
  const placed = await ticketByNumber(desk.tenant, n)
  const events = placed ? await ticketEvents(desk.tenant, placed.ticket.id) : []
  const reply = events.findLast(({ change }) => change.type === 'replied')?.version ?? 0
  const weight = weightOf(events, reply) === 'response' ? 'acknowledgement' : 'response'
  await verbs.judgeReplyOf(lead, n, { reply, weight, reason: 'looked at' })
}

const anAct = fc.record({
  step: fc.nat(STEPS.length - 1),
  ticket: fc.integer({ min: 1, max: 3 }),
  who: fc.constantFrom('ada', 'eve', 'bob'),
  minutes: fc.constantFrom(0, 0, 1, 6),
})

async function act({ step, ticket, who, minutes }: { step: number; ticket: number; who: string; minutes: number }) {
  company.wait(minutes * MINUTE)
  const refused = await STEPS[step]?.(await company.desk(who), ticket).catch((error: unknown) => error)
  if (refused instanceof Error && !(refused instanceof Refusal)) throw refused
}

test('LOG-1: after any walk of verbs, what is stored is what the log makes of it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anAct, { minLength: 20, maxLength: 40 }), async (acts) => {
      await company.freshWorkspace()
      for (let n = 0; n < 3; n++) await aTicket(company, { account: n < 2 ? 'acme' : 'brook' })
      for (const each of acts) await act(each)
      expect(await differences()).toEqual([])
    }),
    { numRuns: 10 },
  )
}, 60_000)

/** A value that the example does not have, by column or by type. */
const OTHER_VALUES: Readonly<Record<string, string>> = {
  status: "'pending'",
  priority: "'p3'",
  line: "'held'",
  text: "'other'",
  _text: "'{other}'",
  uuid: 'gen_random_uuid()',
  int2: '1',
  int4: '41',
  int8: '77',
  bytea: "'\\x00'",
  json: `'{"other": 1}'`,
  jsonb: `'{"other": 1}'`,
  bool: 'true',
  _uuid: 'array[gen_random_uuid()]',
  _int4: "'{7}'",
  matched_by: "'nobody'",
  effort: "'weeks'",
  excluded: "'beta'",
  timestamptz: "'2020-02-02T02:02:02Z'",
}

describe('LOG-1: what differs is found, told and put right', () => {
  const planted: readonly (readonly [what: string, sql: string, found: readonly string[]])[] = [
    ['a row that is gone', 'delete from ticket where number = 1', ['ticket']],
    ['a place', "update place_change set key_normal = '\\x00' where ticket_id = $1 and version = 1", ['place_change']],
    ['the end of a place', 'update place_change set until = null where ticket_id = $1', ['place_change']],
    ['a place that is gone', 'delete from place_change where ticket_id = $1 and version = 1', ['place_change']],
    ['words', "update ticket_search set words = words || 'zeppelin' where number = 1", ['ticket_search']],
    ['words that are gone', 'delete from ticket_search where number = 1', ['ticket_search']],
  ]

  test.each(planted)('%s', async (_, sql, found) => {
    const { ticket } = await aTicket(company, { account: 'acme', priority: 'p1', tags: ['sso'] })
    await aTicket(company)
    const before = await ticketByNumber(company.tenant, 1)
    const values = [company.workspace.id, ...(sql.includes('$1') ? [ticket.id] : [])]
    const here = `${sql.replace('$1', '$2')} and workspace_id = $1`
    expect((await company.owner.query(here, values)).rowCount).toBeGreaterThan(0)
    expect((await differences()).map(({ of, what }) => [of, what])).toEqual(found.map((what) => ['ticket #1', what]))
    expect((await differences()).length, 'a check changes nothing').toBe(found.length)
    expect((await rebuilt(false)).differences).toHaveLength(found.length)
    expect(await differences()).toEqual([])
    expect(await ticketByNumber(company.tenant, 1)).toEqual(before)
    expect(await searchTickets(company.tenant, 'slow', 10)).toHaveLength(2)
    expect(await searchTickets(company.tenant, 'zeppelin', 10)).toEqual([])
  })

  test('every column of a ticket', async () => {
    const { ticket } = await aTicket(company, { priority: 'p1' })
    await claimNext(await company.desk('eve'), 'support')
    const before = await ticketByNumber(company.tenant, ticket.number)
    const { rows } = await company.owner.query<{ name: string; type: string }>(`
      select column_name as name, udt_name as type from information_schema.columns
      where table_name = 'ticket' and column_name not in ('workspace_id', 'id')
    `)
    expect(rows.length).toBeGreaterThan(40)
    for (const { name, type } of rows) {
      const other = OTHER_VALUES[name] ?? must(OTHER_VALUES[type], `a value for ${type}`)
      await company.owner.query(`update ticket set ${name} = ${other} where workspace_id = $1`, [company.workspace.id])
      expect(
        (await differences()).map(({ what }) => what),
        name,
      ).toEqual([name])
      await rebuilt(false)
      expect(await differences(), name).toEqual([])
    }
    expect(await ticketByNumber(company.tenant, ticket.number)).toEqual(before)
  })

  test('with what is stored and what it should be', async () => {
    await aTicket(company)
    await company.owner.query("update ticket set team = 'elsewhere' where workspace_id = $1", [company.workspace.id])
    expect(await differences()).toEqual([{ of: 'ticket #1', what: 'team', stored: 'elsewhere', rebuilt: 'support' }])
  })

  test('also a ticket that the log knows nothing of', async () => {
    await aTicket(company)
    await company.owner.query(
      `insert into ticket select (jsonb_populate_record(ticket,
        jsonb_build_object('id', gen_random_uuid(), 'number', 77))).* from ticket where workspace_id = $1`,
      [company.workspace.id],
    )
    expect(await differences()).toMatchObject([{ of: 'ticket #77', what: 'ticket', rebuilt: null }])
    await rebuilt(false)
    expect(await differences()).toEqual([])
    expect(await ticketByNumber(company.tenant, 77)).toBeUndefined()
  })
})

describe('LOG-1: what is not of tickets', () => {
  const facts: readonly (readonly [sql: string, found: readonly [of: string, what: string][]])[] = [
    ["update team set kind = 'product' where slug = 'support'", [['team support', 'kind']]],
    [
      "update member set role = 'engineer', name = 'X' where handle = 'lee'",
      [
        ['member lee', 'name'],
        ['member lee', 'role'],
      ],
    ],
    [
      "update account set segment = 'free', plan = 'x' where slug = 'acme'",
      [
        ['account acme', 'plan'],
        ['account acme', 'segment'],
      ],
    ],
    ["delete from account where slug = 'acme'", [['account acme', 'account']]],
    ["update policy set effective_from = '2020-02-02' where name = 'order'", [['policy order 1', 'effective_from']]],
    ["update policy set document = document || '{\"note\": 1}' where name = 'sla'", [['policy sla 1', 'document']]],
    [
      "update workspace_state set mode = 'normal', mode_by = null",
      [
        ['the workspace', 'mode'],
        ['the workspace', 'mode_by'],
      ],
    ],
    ['delete from workspace_state', [['the workspace', 'workspace_state']]],
    [
      `insert into member select (jsonb_populate_record(member,
        jsonb_build_object('id', gen_random_uuid(), 'handle', 'mallory'))).* from member where handle = 'eve'`,
      [['member mallory', 'member']],
    ],
  ]

  test.each(facts)('%s', async (sql, found) => {
    await switchMode(await company.desk('lee'), { mode: 'hard', reason: 'too much' }, () => ({ status: 200, body: '' }))
    const { ticket } = await aTicket(company, { account: 'acme', priority: 'p1' })
    const here = sql.includes(' where ') ? `${sql} and workspace_id = $1` : `${sql} where workspace_id = $1`
    expect((await company.owner.query(here, [company.workspace.id])).rowCount).toBe(1)
    const told = (await differences()).map(({ of, what }) => [of, what])
    expect(told.toSorted()).toEqual(found)
    expect((await rebuilt(false)).differences).toHaveLength(found.length)
    expect(await differences()).toEqual([])
    expect((await workspaceState(company.tenant)).mode).toBe('hard')
    expect((await ticketByNumber(company.tenant, ticket.number))?.ticket.accountId).toBe(ticket.accountId)
  })
})

test('a rebuild counts what it reads, batch by batch, and leaves a neighbour alone', async () => {
  const before = company.workspace
  await aTicket(company)
  await company.owner.query("update ticket set team = 'elsewhere' where workspace_id = $1", [before.id])
  await company.freshWorkspace()
  await manyTickets(company, 1201, (n) => ({ subject: `Ticket ${n}` }))
  expect(await rebuilt(false)).toEqual({ tickets: 1201, events: 1201 + FACTS, differences: [], heard: [500, 500, 201] })
  company.enter(before)
  expect(await differences()).toHaveLength(1)
})

test('LOG-1: a writer who commits meanwhile is neither reported nor undone', async () => {
  const number = await aNumber(company)
  const desk = await company.desk('eve')
  const change = { type: 'triaged', severity: 0, priority: 'p0', reason: 'all is down' } as const
  const underWay = await inTransaction(company.tenant, async (tx) => {
    const before = must(await ticketByNumber(tx, number, 'lock'), 'opened')
    const appended = appendTo(before, before.ticket.id, [{ at: desk.now, actor: 'eve', change }], desk)
    await saveTickets(tx, [{ before, appended }], desk.now)
    const rebuilding = rebuilt(false)
    await company.waitsForLock()
    return { rebuilding }
  })
  expect((await underWay.rebuilding).differences).toEqual([])
  expect((await ticketByNumber(company.tenant, number))?.ticket.priority).toBe('p0')
  expect(await differences()).toEqual([])
})
