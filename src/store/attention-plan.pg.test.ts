/** What needs a member is read by indexes of few rows, however many tickets there are. */
import { Kysely, PostgresDialect } from 'kysely'
import type pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { ATTENTION_EVENTS } from '../domain/attention/attention.ts'
import { DAY, later } from '../domain/time.ts'
import { attentionTickets, watchedEvents } from './attention.ts'
import { openConcerns } from './concerns.ts'
import type { Tenant } from './db.ts'
import { snapshotNow } from './feed.ts'
import type { Database } from './schema.ts'
import { touchedSince } from './touched.ts'

const TICKETS = 6_000

const company = testCompany()
let workspace: string

/** Nine of ten tickets are done, and each has five events, one of twenty of which is a note that names somebody. On one of ten
 *  engineering answered somebody, or an issue shipped. */
async function fill(): Promise<void> {
  await company.freshWorkspace()
  const { ticket } = await aTicket(company, { priority: 'p2' })
  workspace = company.workspace.id
  await company.owner.query(
    `insert into ticket
     select (jsonb_populate_record(ticket, jsonb_build_object('id', gen_random_uuid(), 'number', n + 1,
       'line', case when n % 10 = 0 then 'owned' else 'done' end, 'owner', 'member-' || n % 20,
       'watchers', case when n % 50 = 0 then array['member-' || n % 7] else '{}'::text[] end,
       'updated_at', ticket.updated_at - n % 300 * interval '1 day'))).*
     from ticket, generate_series(1, ${TICKETS}) n where id = $1`,
    [ticket.id],
  )
  await company.owner.query(
    `insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change, xid)
     select workspace_id, 'ticket', id, v, case
         when v = 1 then 'opened'
         when v = 4 and number % 10 = 3 then case when number % 20 = 3 then 'help_answered' else 'issue_shipped' end
         else 'noted' end, updated_at, updated_at, 'eve',
       case when v = 5 and number % 4 = 0 then jsonb_build_object('mentions', jsonb_build_array('member-' || number % 20))
         else jsonb_build_object('body', repeat('word ', 60)) end, '9'::xid8
     from ticket, generate_series(1, 5) v where workspace_id = $1 and number > 1`,
    [workspace],
  )
  await company.owner.query('analyze')
}

beforeAll(fill)

/** The plans of what `work` asks as the application's role; it is answered with what it asks for. */
async function planned(work: (tenant: Tenant) => Promise<unknown>): Promise<string> {
  const client = await company.store.pool.connect()
  const plans: string[] = []
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await client.query(`explain (costs off) ${text}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
    return client.query(text, values)
  }
  const pool = { connect: async () => ({ query, release: () => {} }), end: async () => {} }
  const dialect = new PostgresDialect({ pool: pool as unknown as pg.Pool })
  try {
    await client.query("select set_config('topline.workspace', $1, false)", [workspace])
    await work({ db: new Kysely<Database>({ dialect }), workspace })
  } finally {
    client.release(true)
  }
  return plans.join('\n')
}

const member = () => ({ handle: 'member-0', also: [7], since: later(company.now, -30 * DAY) })

test('ATN-2: the tickets that may concern a member, each by its index', async () => {
  const plan = await planned((tenant) => attentionTickets(tenant, member()))
  for (const index of [
    'ticket_owner',
    'ticket_watched',
    'ticket_hand_off',
    'ticket_help',
    'ticket_concern',
    'event_telling',
  ]) {
    expect(plan).toMatch(new RegExp(`using ${index} on|Index Scan on ${index}$`, 'm'))
  }
  expect(plan).not.toMatch(/Seq Scan on (ticket|event)/)
})

test('ATN-2: their events, and the concerns that are open', async () => {
  let ids: readonly string[] = []
  const plan = await planned(async (tenant) => {
    ids = (await attentionTickets(tenant, member())).map(({ id }) => id)
    await watchedEvents(tenant, ids, ATTENTION_EVENTS)
    await openConcerns(tenant, 300)
  })
  expect(ids.length).toBeGreaterThan(20)
  expect(plan).toMatch(/using ticket_open_concern on ticket/)
  expect(plan).not.toMatch(/Seq Scan on (ticket|event)/)
})

test('ATN-2: of what others are told nothing is read', async () => {
  // Owns nothing open, and is named nowhere: what is left are the tickets they follow.
  const { rows } = await company.owner.query<{ number: string }>(
    `select number from ticket where workspace_id = $1 and 'member-3' = any(watchers) and updated_at >= $2 order by number`,
    [workspace, new Date(member().since)],
  )
  const tickets = await attentionTickets(company.store.tenant(workspace), { ...member(), handle: 'member-3', also: [] })
  expect(tickets.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual(
    rows.map(({ number }) => Number(number)),
  )
})

test('DIG-20: whom it may concern is found without looking through tickets or events', async () => {
  const snapshot = await snapshotNow(company.store.tenant(workspace))
  await company.owner.query(
    `insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change)
     select workspace_id, 'ticket', id, 6, 'noted', updated_at, updated_at, 'eve', '{"mentions": ["lee"]}'
     from ticket where workspace_id = $1 and number = 21`,
    [workspace],
  )
  let found: readonly string[] = []
  const plan = await planned(async (tenant) => {
    found = (await touchedSince(tenant, snapshot, company.now)).handles
  })
  expect(found.toSorted()).toEqual(['lee', 'member-0'])
  expect(plan).toMatch(/using event_xid on event|Index Scan on event_xid/)
  expect(plan).not.toMatch(/Seq Scan on (ticket|event)/)
})
