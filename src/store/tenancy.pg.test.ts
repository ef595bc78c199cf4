/** Workspaces are alone: the rules of docs/spec/tenancy.md, on every table there is. */
import { type RawBuilder, sql } from 'kysely'
import pg from 'pg'
import { beforeEach, describe, expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { CREDENTIALS, letSomebodyIn } from '../../test/support/let-in.ts'
import { fileIssue } from '../actions/issues.ts'
import { addContact } from '../actions/keep-contacts.ts'
import { putOpportunity } from '../actions/put-opportunity.ts'
import { keepAnswer } from './answers.ts'
import { markDone } from './attention.ts'
import { inTransaction, type Tenant } from './db.ts'
import { searchTickets } from './lists.ts'
import { addMail } from './mails.ts'
import { see } from './presence.ts'

const company = testCompany()
let ours: Tenant
let neighbour: Tenant

beforeEach(async () => {
  neighbour = await aUsedWorkspace()
  await company.freshWorkspace()
  ours = await aUsedWorkspace()
})

/** The present workspace, with a row in every table. */
async function aUsedWorkspace(): Promise<Tenant> {
  await aTicket(company, { subject: 'Search is slow' })
  await letSomebodyIn(company)
  const [desk, present] = [await company.desk('eve'), () => ({ status: 201, body: '{}' })]
  const reason = 'told on the phone'
  await addContact(desk, 'acme', { name: 'Ann Lee', email: 'ann@acme.example', title: null, reason }, present)
  const deal = { source: 'crm', externalId: '1', name: 'Renewal', stage: 4, reason } as const
  await putOpportunity(desk, 'acme', deal, present)
  const fault = {
    kind: 'defect',
    title: 'It stops',
    text: '',
    audience: 'private',
    owner: null,
    team: null,
    url: null,
  } as const
  await fileIssue(desk, { ...fault, ticket: 1 }, async () => ({}))
  const mail = { id: company.newId(), memberId: company.newId(), kind: 'digest', key: '2024-03-18', items: [] } as const
  await addMail(company.tenant, { ...mail, dueAt: company.now })
  await see(company.tenant, 1, { handle: 'eve', typing: false, at: company.now })
  await markDone(company.tenant, { handle: 'eve', at: company.now }, [{ number: 1, version: 1, kind: 'mention' }])
  await keepAnswer(company.tenant, { key: 'a key', fingerprint: 'f', status: 200, body: '{}' }, company.now)
  return company.tenant
}

/** One column of what the owner of the tables reads, who sees every workspace. */
async function owned<Value>(query: string, values: readonly unknown[] = []): Promise<Value[]> {
  const { rows } = await company.owner.query({ text: query, values: [...values], rowMode: 'array' })
  return rows.map(([value]) => value as Value)
}

/** Every table that belongs to workspaces, as the database itself tells. */
const tables = () =>
  owned<string>(`
    select table_name::text from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' order by 1
  `)

async function everyTable(check: (table: string) => Promise<unknown>): Promise<void> {
  const names = await tables()
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) await check(name)
}

/** Of the installation: people at their providers, and notices of those that were heard. */
const PEOPLE = ['identity', 'logout_notice']

const NOT_ALLOWED = '42501'

/** How many rows a statement touches, or that it is not allowed; undone afterwards. */
async function touched(tenant: Tenant, statement: RawBuilder<unknown>): Promise<bigint | 'not allowed'> {
  let count = 0n
  const undo = new Error('undo')
  const outcome = inTransaction(tenant, async ({ db }) => {
    count = (await statement.execute(db)).numAffectedRows ?? 0n
    throw undo
  })
  const error = await outcome.catch((caught: unknown) => caught)
  if (error === undo) return count
  if (error instanceof pg.DatabaseError && error.code === NOT_ALLOWED) return 'not allowed'
  throw error
}

const isCredential = (table: string) => (CREDENTIALS as readonly string[]).includes(table)

const rowsOf = async (table: string, { workspace }: Tenant) =>
  (await owned(`select 1 from ${table} where workspace_id = $1`, [workspace])).length

describe('TEN-1: every table but the directory carries its workspace first', () => {
  test('in its primary key and in each of its indexes', async () => {
    const leading = await owned<string>(
      `
      select i.relname || ' ' || a.attname
      from pg_index x
      join pg_class i on i.oid = x.indexrelid
      join pg_class t on t.oid = x.indrelid and t.relnamespace = 'public'::regnamespace
      join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where t.relname not in ('workspace', 'schema_migration') and t.relname <> all($1)
    `,
      [[...CREDENTIALS, ...PEOPLE]],
    )
    expect(leading.length).toBeGreaterThan(20)
    expect(leading.filter((index) => !index.endsWith(' workspace_id'))).toEqual([])
  })

  test('and what carries none is the directory, or the list of migrations', async () => {
    const known = await tables()
    const all = await owned<string>("select tablename::text from pg_tables where schemaname = 'public' order by 1")
    expect(all.filter((table) => !known.includes(table))).toEqual([...PEOPLE, 'schema_migration', 'workspace'])
  })
})

describe('TEN-2: a forgotten `where` meets nothing of a neighbour', () => {
  test('when it reads', () =>
    everyTable(async (table) => {
      expect(await rowsOf(table, neighbour), `the test fills ${table}`).toBeGreaterThan(0)
      const whose = sql<{ id: string }>`select distinct workspace_id as id from ${sql.table(table)}`
      expect((await whose.execute(ours.db)).rows, table).toEqual([{ id: ours.workspace }])
    }))

  test('when it changes or deletes', () =>
    everyTable(async (table) => {
      const all = sql.table(table)
      for (const statement of [sql`delete from ${all}`, sql`update ${all} set workspace_id = workspace_id`]) {
        const own = BigInt(await rowsOf(table, ours))
        expect([own, 'not allowed'], table).toContain(await touched(ours, statement))
      }
      expect(await touched(ours, sql`truncate ${all}`), table).toBe('not allowed')
    }))

  test('when it writes', () =>
    everyTable(async (table) => {
      const names = await owned<string>(
        "select column_name::text from information_schema.columns where table_name = $1 and is_identity = 'NO'",
        [table],
      )
      const columns = sql.join(names.map((name) => sql.ref(name)))
      const theirs = sql`${neighbour.workspace}::uuid`
      const values = sql.join(names.map((name) => (name === 'workspace_id' ? theirs : sql.ref(name))))
      const all = sql.table(table)
      const smuggle = sql`insert into ${all} (${columns}) select ${values} from ${all}`
      expect(await touched(ours, smuggle), table).toBe('not allowed')
    }))

  test('when it searches', async () => {
    await inTransaction(neighbour, ({ db }) => sql`update ticket_search set number = number + 76`.execute(db))
    const found = async ({ db }: Tenant) =>
      (await sql<{ number: number }>`select number from search_tickets('slow', 10)`.execute(db)).rows
    expect([await found(ours), await found(neighbour)]).toEqual([[{ number: 1 }], [{ number: 77 }]])
    expect((await searchTickets(ours, 'slow', 10)).map(({ ticket }) => ticket.number)).toEqual([1])
  })
})

test('TEN-3: where no workspace is named, nothing is seen, changed or found', async () => {
  const nowhere: Tenant = { db: company.store.directory, workspace: '' }
  await everyTable(async (table) => {
    if (isCredential(table)) return
    const all = sql.table(table)
    expect((await sql`select 1 from ${all}`.execute(nowhere.db)).rows, table).toEqual([])
    expect([0n, 'not allowed'], table).toContain(await touched(nowhere, sql`delete from ${all}`))
  })
  expect((await sql`select number from search_tickets('slow', 10)`.execute(nowhere.db)).rows).toEqual([])
})

test('TEN-6: what lets people in is found without a workspace, and is a workspace’s own where one is named', async () => {
  const directory = company.store.directory
  for (const table of CREDENTIALS) {
    const whose = sql<{ id: string }>`select distinct workspace_id as id from ${sql.table(table)}`
    const seen = async (db: Tenant['db']) => (await whose.execute(db)).rows.map(({ id }) => id)
    expect(await seen(directory), table).toEqual(expect.arrayContaining([ours.workspace, neighbour.workspace]))
    expect(await seen(ours.db), table).toEqual([ours.workspace])
  }
  const people = async (db: Tenant['db']) => (await sql`select subject from identity`.execute(db)).rows.length
  expect(await people(ours.db)).toBe(1)
  expect(await people(directory)).toBeGreaterThan(1)
})

describe('TEN-4: the application works under a role that cannot step round this', () => {
  test('it owns no table, is no superuser and bypasses nothing', async () => {
    const able = "select rolsuper or rolbypassrls or rolcreaterole from pg_roles where rolname = 'topline_app'"
    expect(await owned(able)).toEqual([false])
    const its = "select tablename from pg_tables where schemaname = 'public' and tableowner = 'topline_app'"
    expect(await owned(its)).toEqual([])
    const who = await sql<{ role: string }>`select current_role as role`.execute(ours.db)
    expect(who.rows).toEqual([{ role: 'topline_app' }])
  })

  test('every table is guarded, also from its owner, but for the one the search reads as its owner', async () => {
    const guard = (flag: string) =>
      owned(`select relname::text from pg_class where relname = any($1) and not ${flag}`, [names])
    const names = await tables()
    expect(await guard('relrowsecurity')).toEqual([])
    expect(await guard('relforcerowsecurity')).toEqual(['ticket_search'])
  })

  test('LOG-6: it neither changes nor removes an event', async () => {
    expect(await touched(ours, sql`update event set actor = 'nobody'`)).toBe('not allowed')
    expect(await touched(ours, sql`delete from event`)).toBe('not allowed')
    expect(await touched(ours, sql`truncate event`)).toBe('not allowed')
  })
})
