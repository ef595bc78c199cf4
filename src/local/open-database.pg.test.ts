/** A login that owns nothing serves a database that another role has migrated (RUN-5). */

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { withDatabase as onDatabase } from '../../test/support/database.ts'
import { planted } from '../../test/support/planted.ts'
import { createWorkspace } from '../actions/create-workspace.ts'
import { type Config, readConfig } from '../config.ts'
import { isIsolated, isolationOf } from '../store/isolation.ts'
import { listen } from '../store/notices.ts'
import { workspaceNames } from '../store/workspaces.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { startingPolicies } from './policy-files.ts'
import { clockwork } from './work.ts'

const mark = randomBytes(4).toString('hex')
const [owner, server, database] = [`owner_${mark}`, `server_${mark}`, `roles_${mark}`]
const { url } = inject('testServer')

/** The statements of deploy/roles.sql, with the names of this test. */
function statements(): string[] {
  const sql = readFileSync('deploy/roles.sql', 'utf8').replaceAll(/^--.*$/gm, '')
  return (
    sql
      .replaceAll('topline_owner', owner)
      .replaceAll('topline_server', server)
      .replaceAll(/database topline\b/g, `database ${database}`)
      .split(';')
      .map((statement) => statement.trim())
      // Roles are the whole server's, and other test files have made this one.
      .filter((statement) => statement !== '' && !statement.startsWith('create role topline_app'))
  )
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

const as = (role: string): string => {
  const address = new URL(onDatabase(url, database))
  address.username = role
  address.password = 'choose-one'
  return address.href
}

const configOf = (): Config => readConfig({ DATABASE_URL: as(server), TOPLINE_MIGRATE_URL: as(owner) })

let open: OpenDatabase
beforeAll(async () => {
  await asAdmin(async (admin) => {
    for (const statement of statements()) await admin.query(statement)
  })
  open = await openDatabase(configOf(), () => {})
})
afterAll(async () => {
  await open?.close()
  await asAdmin(async (admin) => {
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.query(`drop role if exists ${server}`)
    await admin.query(`drop role if exists ${owner}`)
  })
})

/** The code of the error that a statement ends with; undefined when it is done. */
async function refusalOf(client: pg.ClientBase, statement: string): Promise<unknown> {
  return client.query(statement).then(
    () => undefined,
    (error: unknown) => (error instanceof pg.DatabaseError ? error.code : error),
  )
}

const NOT_ALLOWED = '42501'

describe('RUN-5: the login of the server', () => {
  test('serves, writes and hears, with the tables owned by another', async () => {
    const heard: string[] = []
    const ear = await listen(open.connection, { heard: (workspace) => heard.push(workspace), lost: () => {} })
    const { id } = await createWorkspace(open.store, { slug: 'acme', name: 'Acme' }, startingPolicies({}), clockwork())
    await open.store.pool.query("select pg_notify('topline', $1)", [id])
    await expect.poll(() => heard).toEqual([id])
    await ear.stop()
    expect((await workspaceNames(open.store.directory)).map(({ slug }) => slug)).toEqual(['acme'])
  })

  test('owns no table, is no superuser, bypasses nothing and makes no roles', async () => {
    const isolation = await isolationOf(open.store.pool)
    expect(isolation).toEqual({
      login: server,
      superuser: false,
      bypassesRowSecurity: false,
      makesRoles: false,
      owned: 0,
    })
    expect(isIsolated(isolation)).toBe(true)
  })

  test('reaches nothing by leaving the role that it works under', async () => {
    const client = await open.store.pool.connect()
    try {
      await client.query('set role none')
      expect((await client.query('select current_user as name')).rows).toEqual([{ name: server }])
      await client.query("select set_config('topline.workspace', '', false)")
      expect((await client.query('select 1 from event')).rows).toEqual([])
      const beyond = [
        `set role ${owner}`,
        'alter table event disable row level security',
        'alter table event no force row level security',
        'drop policy one_workspace on event',
        'delete from event',
        'create table aside (x integer)',
        'select checksum from schema_migration',
        'create role another',
        `alter role ${server} bypassrls`,
      ]
      for (const statement of beyond) expect(await refusalOf(client, statement), statement).toBe(NOT_ALLOWED)
    } finally {
      client.release(true)
    }
  })

  test('does not matter to a second start', async () => {
    const again = await openDatabase(configOf(), () => {})
    expect((await workspaceNames(again.store.directory)).map(({ slug }) => slug)).toEqual(['acme'])
    await again.close()
  })
})

test('RUN-5: the embedded database is served by such a login too, whoever else opens it', async () => {
  const config = readConfig({ TOPLINE_DATA: planted({}) })
  const first = await openDatabase(config, () => {})
  const second = await openDatabase(config, () => {})
  for (const { store } of [first, second]) {
    const isolation = await isolationOf(store.pool)
    expect([isolation.login, isIsolated(isolation)]).toEqual(['topline_server', true])
  }
  await second.close()
  await first.close()
}, 60_000)

test('RUN-5: a superuser, and whoever owns the tables, is told from it', async () => {
  const owning = await openDatabase(readConfig({ DATABASE_URL: as(owner) }), () => {})
  const isolation = await isolationOf(owning.store.pool)
  expect(isolation.owned).toBeGreaterThan(10)
  expect(isIsolated(isolation)).toBe(false)
  await owning.close()
  const admin = await openDatabase(readConfig({ DATABASE_URL: onDatabase(url, database) }), () => {})
  expect(isIsolated(await isolationOf(admin.store.pool))).toBe(false)
  await admin.close()
})
