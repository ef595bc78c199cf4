import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { inTransaction, Store, type Tenant, violated } from './db.ts'

const database = testDatabase()
const [A, B, C] = ['a', 'b', 'c'].map((last) => `00000000-0000-7000-8000-00000000000${last}`) as [
  string,
  string,
  string,
]
let store: Store

beforeEach(() => {
  store = new Store({ ...database.connection, max: 1 })
})
afterEach(() => store.end())

async function boundTo({ db }: Pick<Tenant, 'db'>): Promise<string> {
  const { rows } = await sql<{ id: string }>`select current_setting('topline.workspace') as id`.execute(db)
  return rows[0]?.id ?? 'nothing'
}

const count = async ({ db, workspace }: Tenant) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from counter where workspace_id = ${workspace}`.execute(db)
  return rows[0]?.n
}

const add = ({ db, workspace }: Tenant, name: string) =>
  sql`insert into counter (workspace_id, name, next) values (${workspace}, ${name}, 1)`.execute(db)

test('TEN-5: the same connection serves one workspace after the other, each as its own', async () => {
  const processes = new Set<number>()
  for (const workspace of [A, B, A, '', B]) {
    const tenant = store.tenant(workspace)
    expect(await boundTo(tenant)).toBe(workspace)
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tenant.db)
    processes.add(rows[0]?.pid ?? 0)
  }
  expect(processes.size).toBe(1)
})

test('TEN-5: a connection that was lost is replaced, and the new one is bound before it is used', async () => {
  const tenant = store.tenant(A)
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tenant.db)
  const owner = new pg.Client(database.connection)
  await owner.connect()
  await owner.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  await owner.end()
  // The pool may learn of the loss by the first query; the second has a new connection at the latest.
  await boundTo(tenant).catch(() => undefined)
  expect(await boundTo(tenant)).toBe(A)
})

test('a transaction is bound like everything else, and undone when its work throws', async () => {
  const tenant = store.tenant(A)
  const work = inTransaction(tenant, async (tx) => {
    expect(await boundTo(tx)).toBe(A)
    await add(tx, 'lost')
    throw new Error('changed our mind')
  })
  await expect(work).rejects.toThrow('changed our mind')
  expect(await count(tenant)).toBe(0)
  expect(await inTransaction(tenant, (tx) => add(tx, 'kept').then(() => 'done'))).toBe('done')
  expect(await count(tenant)).toBe(1)
  expect(await boundTo(store.tenant(B))).toBe(B)
})

test('instants come back as milliseconds, counts as numbers, nothing is lost of either', async () => {
  const { rows } = await sql<{ at: number; before: number; many: number }>`
    select '2024-03-18 19:00:00.007+00'::timestamptz as at, '1931-05-04 00:00:00.5+02'::timestamptz as before,
      9007199254740991::bigint as many
  `.execute(store.directory)
  expect(rows[0]).toEqual({
    at: Date.parse('2024-03-18T19:00:00.007Z'),
    before: Date.parse('1931-05-03T22:00:00.500Z'),
    many: Number.MAX_SAFE_INTEGER,
  })
})

test('`violated` names the unique index, and nothing for any other error', async () => {
  const tenant = store.tenant(B)
  await add(tenant, 'ticket')
  expect(violated(await add(tenant, 'ticket').catch((error: unknown) => error))).toBe('counter_pkey')
  expect(violated(await sql`select 1 / 0`.execute(tenant.db).catch((error: unknown) => error))).toBeUndefined()
  expect(violated(new Error('counter_pkey'))).toBeUndefined()
})

test('statements of any number of shapes run: beyond the first few hundred they are not prepared', async () => {
  const tenant = store.tenant(A)
  for (let shape = 0; shape < 520; shape++) {
    const { rows } = await sql<{ n: number }>`select ${sql.raw(String(shape))} + ${1}::integer as n`.execute(tenant.db)
    expect(rows[0]?.n).toBe(shape + 1)
  }
  const { rows } = await sql<{ n: number }>`select count(*) as n from pg_prepared_statements`.execute(tenant.db)
  expect(rows[0]?.n).toBeLessThanOrEqual(500)
})

test('the database is asked whether it answers', async () => {
  await expect(store.ping()).resolves.toBeUndefined()
})

test('LOG-8: of two transactions that wait for each other, the one that gives way is begun anew', async () => {
  await store.end()
  store = new Store({ ...database.connection, max: 2 })
  const tenant = store.tenant(C)
  await add(tenant, 'one')
  await add(tenant, 'two')
  const take = ({ db, workspace }: Tenant, name: string) =>
    sql`update counter set next = next + 1 where workspace_id = ${workspace} and name = ${name}`.execute(db)
  const begun = [0, 0]
  let meet = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const crosswise = (index: 0 | 1, first: string, second: string) =>
    inTransaction(tenant, async (tx) => {
      begun[index] = (begun[index] ?? 0) + 1
      await take(tx, first)
      if (begun.every((times) => times > 0)) meet()
      await met
      await take(tx, second)
    })
  await Promise.all([crosswise(0, 'one', 'two'), crosswise(1, 'two', 'one')])
  const { rows } = await sql<{ next: number }>`
    select next from counter where workspace_id = ${C} and name in ('one', 'two')`.execute(tenant.db)
  expect(rows.map(({ next }) => next)).toEqual([3, 3])
  // PostgreSQL may let both give way, the first time.
  expect(begun.some((times) => times > 1)).toBe(true)
})
