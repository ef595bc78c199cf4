import { afterAll, expect, test } from 'vitest'
import { openPool } from '../../src/store/db.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { faultsInAnswers } from './judge-answers.ts'
import { faultsInHistory, ticketLog } from './judge-history.ts'
import { faultsInRows, type Reader } from './judge-rows.ts'
import { Ledger } from './ledger.ts'
import { planOf } from './plan.ts'
import { type VirtualOutcome, virtualRun } from './virtual.ts'

const [first, again, other] = [testDatabase(), testDatabase(), testDatabase()]
/** Ten seconds of work for a machine that has nothing else to do. */
const BUSY_MS = 240_000
const owners: ReturnType<typeof openPool>[] = []
afterAll(() => Promise.all(owners.map((pool) => pool.end())))

function ownerOf({ connection }: TestDatabase): ReturnType<typeof openPool> {
  const pool = openPool({ ...connection, max: 2 })
  owners.push(pool)
  return pool
}

const run = (database: TestDatabase, seed: number, actions: number): Promise<VirtualOutcome> =>
  virtualRun(planOf({ seed, actions, people: 20, nodes: 2 }), ownerOf(database), database.connection)

test(
  'TCK-19, TCK-20, TCK-21, TCK-22, TCK-23: after a randomised run nothing is wrong; TCK-24: again, it is the same',
  async () => {
    const outcome = await run(first, 1, 80)
    expect(outcome.faults).toEqual([])
    expect(outcome.restarts + outcome.collisions).toBeGreaterThan(1)
    const { faults, log, entries } = await run(again, 1, 80)
    expect(faults).toEqual([])
    expect(log).toBe(outcome.log)
    expect(entries).toEqual(outcome.entries)
  },
  BUSY_MS,
)

/** What is done to a sound workspace, and the beginning of what is then told. */
const PLANTED: readonly (readonly [sql: string, told: string])[] = [
  ["update ticket set team = 'nowhere' where number = 1", 'TCK-19 stands in no queue: #1'],
  ["update ticket set owner = 'nobody' where number = 1", 'TCK-19 is owned by nobody who works here: #1'],
  [
    "update ticket set owner = 'p01-owner', lease_by = 'p02-engineer' where number = 1",
    'TCK-19 has an owner and a lease',
  ],
  ["update ticket set line = 'done' where number = 1", 'TCK-19 stands in another line'],
  ['update place_change set until = at', 'TCK-19 is not at exactly one place'],
  ["update ticket set status = 'open', owner = 'gone', hold_for = null where number = 1", 'TCK-21 has nobody who acts'],
  ["update ticket set hold_for = 'customer', status = 'open' where number = 1", 'TCK-21 is held without a hold'],
  ["update ticket set status = 'closed', lease_by = 'p01-owner' where number = 1", 'TCK-21 is closed and keeps'],
  ['delete from event where version = 2', 'LOG-6 has a gap'],
  ['update ticket set version = version + 1', 'LOG-1 has another version'],
  [`update ticket set links = '[{"to": 2, "as": "task"}]' where number = 1`, 'LIF-5 has a link'],
  ["update ticket set owner = 'p02-engineer' where number = 1", 'TCK-20: #1 is'],
  [
    `update event set type = 'claimed', change = '{"type": "claimed", "by": "eve", "reason": null}'
      where type in ('triaged', 'noted', 'replied', 'linked')`,
    'TCK-20: #',
  ],
  ["update event set actor = 'somebody'", 'TCK-22: answered, but version'],
  ["delete from event where stream = 'ticket'", 'TCK-22: answered, but #'],
]

test(
  'TCK-19, TCK-20, TCK-21, TCK-22: what is wrong is seen',
  async () => {
    const { faults, entries } = await run(other, 2, 60)
    expect(faults).toEqual([])
    const client = await ownerOf(other).connect()
    const { rows } = await client.query<{ id: string }>("select id from workspace where slug = 'chaos'")
    const workspace = rows[0]?.id ?? ''
    const ledger = new Ledger()
    ledger.entries.push(...entries)
    const all = async (reader: Reader) => {
      const log = await ticketLog(reader, workspace)
      const [inRows, inHistory] = [await faultsInRows(reader, workspace), await faultsInHistory(reader, workspace, log)]
      return [...inRows, ...inHistory, ...faultsInAnswers(ledger, log)]
    }
    expect(await all(client)).toEqual([])
    for (const [sql, told] of PLANTED) {
      await client.query('begin')
      await client.query('set local session_replication_role = replica')
      await client.query(sql)
      expect(
        (await all(client)).some((fault) => fault.startsWith(told)),
        sql,
      ).toBe(true)
      await client.query('rollback')
    }
    client.release()
  },
  BUSY_MS,
)
