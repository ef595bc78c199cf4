/** The line is read through its indexes: what PostgreSQL plans for the statements of store/queue.ts. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import type { RankKey } from '../domain/rank.ts'
import type { Mode } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import { firstWaiting } from './first-waiting.ts'
import { linePage } from './lists.ts'
import { type Line, neighbours, numberOne, pinSurroundings, wokenNumbers } from './queue.ts'
import type { Database } from './schema.ts'
import { countBySurvey, takeSurvey } from './survey.ts'

const company = testCompany()

/** Enough of a row for every reader that must have one. */
const ROW = {
  clocks: { cycles: [] },
  id: null,
  key_normal: Buffer.alloc(0),
  key_hard: Buffer.alloc(0),
  nth: null,
  told: { mode: 'normal', count: 0 },
  lost: true,
}

let workspace: string

/** Two workspaces, each with 3,000 tickets in three teams, a third of them in each state, and an event of each. */
async function fill(): Promise<void> {
  for (let neighbour = 0; neighbour < 2; neighbour++) {
    await company.freshWorkspace()
    const { ticket } = await aTicket(company, { priority: 'p2' })
    await company.owner.query(
      `insert into ticket
       select (jsonb_populate_record(ticket, jsonb_build_object('id', gen_random_uuid(), 'number', n + 1,
         'line', (array['waiting', 'owned', 'done'])[1 + n % 3],
         'team', (array['support', 'engineering', 'product'])[1 + n / 3 % 3],
         'key_normal', '\\x' || md5(n::text), 'key_hard', '\\x' || md5('hard' || n)))).*
       from ticket, generate_series(1, 3000) n where id = $1`,
      [ticket.id],
    )
    await company.owner.query(
      `insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, change, xid)
       select workspace_id, 'ticket', id, 1, 'opened', received_at, received_at, 'eve', '{}', '9'::xid8
       from ticket where workspace_id = $1 and number > 1`,
      [company.workspace.id],
    )
    await company.owner.query(
      `insert into place_change (workspace_id, ticket_id, version, at, type, line, team, key_normal, key_hard)
       select workspace_id, id, 1, received_at, 'opened', line, team, key_normal, key_hard
       from ticket where workspace_id = $1 and number > 1`,
      [company.workspace.id],
    )
  }
  await company.owner.query('analyze')
  workspace = company.workspace.id
}

beforeAll(fill)

const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `array[${value.map(literal).join(', ')}]::bytea[]`
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  return typeof value === 'number' ? String(value) : pg.escapeLiteral(String(value))
}

/** The plans of what `work` asks, made for the values at hand and for any values; it is answered with nothing. */
async function planned(work: (tenant: Tenant) => Promise<unknown>): Promise<string> {
  const client = await company.store.pool.connect()
  const plans: string[] = []
  const explain = async (text: string, values: readonly unknown[]) => {
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      await client.query(`set plan_cache_mode = ${mode}`)
      await client.query(`prepare planned as ${text}`)
      const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`
      const { rows } = await client.query(`explain (costs off) execute planned${given}`)
      plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      await client.query('deallocate planned')
    }
    return { command: 'SELECT', rowCount: 1, rows: [ROW] }
  }
  const pool = { connect: async () => ({ query: explain, release: () => {} }), end: async () => {} }
  const dialect = new PostgresDialect({ pool: pool as unknown as pg.Pool })
  try {
    await client.query("select set_config('topline.workspace', $1, false)", [workspace])
    await work({ db: new Kysely<Database>({ dialect }), workspace })
  } finally {
    client.release(true)
  }
  expect(plans.length).toBeGreaterThan(1)
  return plans.join('\n')
}

const scopes: readonly (readonly [name: string, line: Line, index: string])[] = (['normal', 'hard'] as const).flatMap(
  (mode: Mode) => [
    [`company, ${mode}`, { team: null, mode }, `ticket_line_${mode}`],
    [`support, ${mode}`, { team: 'support', mode }, `ticket_team_${mode}`],
  ],
)

const key = 'aa'.repeat(16) as RankKey

/** Plans without what counts a short line beside its page, and without putting the page's rows behind that count. */
const read = (plan: string) =>
  plan
    .replaceAll(/ *-> {2}Aggregate[\s\S]*?(?= *-> {2}Limit\n *-> {2}WindowAgg)/g, '')
    .replaceAll(/Sort\n *Sort Key: \(row_number.*/g, '')

describe.each(scopes)('the line of %s', (_, line, index) => {
  const reads: Readonly<Record<string, (tenant: Tenant) => Promise<unknown>>> = {
    'its first page': (tenant) => linePage(tenant, line, { state: 'waiting' }, { after: undefined, limit: 51 }),
    'a further page': (tenant) => linePage(tenant, line, { state: 'waiting' }, { after: { key }, limit: 51 }),
    'the first waiting one, locked': (tenant) => firstWaiting(tenant, line, 'eve'),
    'number one': (tenant) => numberOne(tenant, line),
    'the neighbours of a place': (tenant) => neighbours(tenant, line, key),
  }

  test.each(Object.keys(reads))('gives %s by its index, without sorting', async (name) => {
    const plan = await planned(must(reads[name], 'listed'))
    expect(read(plan)).toMatch(new RegExp(`Index (Only )?Scan (Backward )?using ${index} on ticket`))
    expect(read(plan)).not.toMatch(/Sort|Seq Scan on ticket/)
  })
})

test.each([
  ['what is owned', 'owned', 'ticket_other', undefined],
  ['what is done', 'done', 'ticket_done', undefined],
  ['a further page of what is done', 'done', 'ticket_done', { number: 400 }],
] as const)('%s is read by its index as well', async (_, state, index, after) => {
  const line: Line = { team: null, mode: 'normal' }
  const plan = await planned((tenant) => linePage(tenant, line, { state }, { after, limit: 51 }))
  expect(read(plan)).toMatch(new RegExp(`Index Scan (Backward )?using ${index} on ticket`))
  expect(read(plan)).not.toMatch(/Sort|Seq Scan on ticket/)
})

test('what has run out, and the holder of a pin place, are looked up by index', async () => {
  const expired = await planned((tenant) => wokenNumbers(tenant, company.now, 200))
  expect(expired).toMatch(/using ticket_waking on ticket/)
  expect(expired).not.toMatch(/Sort|Seq Scan on ticket/)
  const pin = await planned((tenant) => pinSurroundings(tenant, 1))
  expect(pin).toMatch(/using ticket_pin on ticket/)
  expect(pin).not.toMatch(/Seq Scan/)
})

test('what is new since a survey is read by index, however little the planner knows of the log', async () => {
  const survey = await takeSurvey(company.tenant)
  const plan = await planned((tenant) => countBySurvey(survey, tenant, null, { normal: [key], hard: [key] }))
  expect(plan).toMatch(/using event_xid on event/)
  expect(plan).toMatch(/using place_change_pkey on place_change/)
  expect(plan).not.toMatch(/Seq Scan on (event|place_change|ticket)/)
})
