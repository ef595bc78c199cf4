import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { openPool } from './db.ts'
import { migrate } from './migrate.ts'

const database = testDatabase()
let pool: pg.Pool
let folder: string

beforeAll(() => {
  pool = openPool(database.connection)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await pool.query('drop schema public cascade; create schema public')
  folder = await mkdtemp(path.join(tmpdir(), 'topline-migrations-'))
  await write('0001_one.sql', 'create table one (n integer);')
  await write('0002_two.sql', 'create table two (n integer); insert into two values (1);')
  return () => rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(path.join(folder, name), sql)
const value = async (query: string) => (await pool.query({ text: query, rowMode: 'array' })).rows[0]?.[0]

test('migrations are applied in order and once', async () => {
  await write('schema.sql', 'this is no migration')
  expect(await migrate(pool, folder)).toEqual({ applied: ['0001_one', '0002_two'] })
  expect(await migrate(pool, folder)).toEqual({ applied: [] })
  await write('0003_three.sql', 'alter table one add column m integer;')
  expect(await migrate(pool, folder)).toEqual({ applied: ['0003_three'] })
  expect(await value('select array_agg(number order by number) from schema_migration')).toEqual([1, 2, 3])
})

test('programs that start at once apply every migration a single time', async () => {
  const results = await Promise.all(Array.from({ length: 6 }, () => migrate(pool, folder)))
  expect(results.flatMap((result) => result.applied)).toEqual(['0001_one', '0002_two'])
  expect(await value('select count(*)::integer from two')).toBe(1)
})

test('a migration that fails leaves nothing behind and says where it stopped', async () => {
  await write('0003_bad.sql', 'create table three (n integer); select 1 / 0;')
  await expect(migrate(pool, folder)).rejects.toThrow(/0003_bad failed and left nothing behind: division by zero/)
  expect(await value("select to_regclass('three')")).toBeNull()
  expect(await value('select max(number) from schema_migration')).toBe(2)
  await write('0003_bad.sql', 'create table three (n integer);')
  expect(await migrate(pool, folder)).toEqual({ applied: ['0003_bad'] })
})

test('an applied migration that was edited is refused, other line ends are not', async () => {
  await write('0002_two.sql', 'create table two (n integer);\ninsert into two values (1);\n')
  await migrate(pool, folder)
  await write('0002_two.sql', 'create table two (n integer);\r\ninsert into two values (1);\r\n')
  expect(await migrate(pool, folder)).toEqual({ applied: [] })
  await write('0002_two.sql', 'create table two (n bigint);')
  await expect(migrate(pool, folder)).rejects.toThrow(/0002_two is not what was applied .* new migration/)
})

test('a database that is newer than the program is refused', async () => {
  await migrate(pool, folder)
  await rm(path.join(folder, '0002_two.sql'))
  await expect(migrate(pool, folder)).rejects.toThrow(
    'The database was written by a newer Topline: it has migration 0002_two, and this program ends at 0001_one. ' +
      'Upgrade the program, or point it at another database.',
  )
})

test.each(['0002_again.sql', '0004_four.sql'])('numbers with doubles or gaps are refused: %s', async (name) => {
  await write(name, 'select 1;')
  await expect(migrate(pool, folder)).rejects.toThrow(/without gaps or doubles/)
})

test('the lock is free again after a refusal', async () => {
  await migrate(pool, folder)
  await write('0003_bad.sql', 'select nothing;')
  await expect(migrate(pool, folder)).rejects.toThrow()
  expect(await value("select count(*)::integer from pg_locks where locktype = 'advisory'")).toBe(0)
})
