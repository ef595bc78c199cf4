import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { allRows, altered, oneValue, noProgress as progress, usedCompany } from '../../test/support/archives.ts'
import { backups } from '../../test/support/backups.ts'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { DURABLE_TABLES, LEFT_OUT_TABLES } from '../store/backup.ts'
import { Store } from '../store/db.ts'
import { backupManifest } from './archive-manifest.ts'
import { backup } from './backup.ts'
import { exportWorkspace } from './export-workspace.ts'
import { migrationsFolder } from './open-database.ts'
import { restoreInto } from './restore.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'

const company = testCompany()
const { folder, emptyDatabase, fileOf, source, aBackup, restored, opened } = backups(company)

test('BAK-1: every table of the database is in a backup, or left out for a reason', async () => {
  const { rows } = await company.owner.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'",
  )
  const decided: string[] = [...DURABLE_TABLES, ...Object.keys(LEFT_OUT_TABLES)]
  expect(rows.map(({ name }) => name).toSorted()).toEqual(decided.toSorted())
})

describe('BAK-2: what is restored is what was there', () => {
  test('every row, the bytes of an export, and the numbers that come next', async () => {
    await usedCompany(company)
    await company.owner.query("insert into identity values (gen_random_uuid(), 'https://id', 'me', null, 'Ada', now())")
    await company.owner.query(
      'insert into membership select m.workspace_id, m.id, i.id from identity i, member m where m.handle = $1',
      ['ada'],
    )
    const exported = async (config: ReturnType<typeof source>, file: string) => {
      await exportWorkspace(config, { file, replace: false, workspace: company.workspace.slug, progress })
      return readFile(file)
    }
    const before = await exported(source(), fileOf('before.tar.gz'))
    const target = await emptyDatabase()
    const file = await aBackup()
    const done = await restored(file, target)
    expect(done).toMatchObject({ file, different: 0, migrated: [] })
    expect(await allRows(target.databaseUrl)).toEqual(await allRows(source().databaseUrl))
    expect((await exported(target, fileOf('after.tar.gz'))).equals(before)).toBe(true)
    const store = new Store({ connectionString: target.databaseUrl })
    const next = await opened(store)
    expect(next.ticket.number).toBe((await aTicket(company)).ticket.number)
    expect(await oneValue(target.databaseUrl, 'select count(distinct seq) = count(*) from event')).toBe(true)
    await store.end()
  })

  test('as of one moment, while others write', async () => {
    await usedCompany(company)
    let writing = true
    const writer = (async () => {
      while (writing) await aTicket(company)
    })()
    const file = await aBackup()
    writing = false
    await writer
    const target = await emptyDatabase()
    expect((await restored(file, target)).different).toBe(0)
    const [events, tickets] = [
      await oneValue(target.databaseUrl, "select count(*)::integer from event where stream = 'ticket' and version = 1"),
      await oneValue(target.databaseUrl, 'select count(*)::integer from ticket'),
    ]
    expect(events).toBe(tickets)
  })

  test('the same backup twice has the same tables', async () => {
    await usedCompany(company)
    const [one, two] = [await aBackup(), await aBackup()]
    const tables = async (file: string) => {
      const text = gunzipSync(await readFile(file)).toString('latin1')
      return createHash('sha256')
        .update(text.replace(/"takenAt": "[^"]*"/, ''))
        .digest('hex')
    }
    expect(await tables(one)).toBe(await tables(two))
  })
})

describe('BAK-3: a restore is refused', () => {
  const refusal = (promise: Promise<unknown>) =>
    promise.then(
      () => 'not refused',
      (error: Error) => error.message,
    )

  test('where something is already, and leaves it as it is', async () => {
    const file = await aBackup()
    const rows = await allRows(source().databaseUrl)
    expect(await refusal(restored(file, source()))).toMatch(
      /in use already, and a restore would mix two. Name an empty/,
    )
    expect(await allRows(source().databaseUrl)).toEqual(rows)
  })

  test('where a server runs on the same data directory', async () => {
    const file = await aBackup()
    const target = await emptyDatabase()
    const server = createServer((_, answer) => answer.end('{}')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await writeServerFile(target, { url, operatorKey: 'tlo_key' })
    expect(await refusal(restored(file, target))).toMatch(/A server is running on this installation.* End it/)
    server.close()
    await removeServerFile(target)
    expect((await restored(file, target)).different).toBe(0)
  })

  test('of a file that is damaged, cut short, altered, foreign or newer, and leaves nothing', async () => {
    await usedCompany(company)
    const file = await aBackup()
    const target = await emptyDatabase()
    const bytes = await readFile(file)
    const cut = fileOf('cut.tar.gz')
    await writeFile(cut, bytes)
    await truncate(cut, bytes.length - 40)
    const flipped = fileOf('flipped.tar.gz')
    await writeFile(flipped, Buffer.concat([bytes.subarray(0, 3000), Buffer.from([0, 1, 2, 3]), bytes.subarray(3004)]))
    const foreign = fileOf('foreign.tar.gz')
    await writeFile(foreign, gzipSync('no tar at all'))
    const plain = fileOf('plain.txt')
    await writeFile(plain, 'plain text')
    const other = await altered(file, fileOf('altered.tar.gz'), ['Acme Robotics', 'Acme Rubotics'])
    const newer = await altered(file, fileOf('newer.tar.gz'), ['"version": 1', '"version": 2'])
    const elsewhere = await altered(file, fileOf('elsewhere.tar.gz'), ['"number": 10,', '"number": 99,'])
    const exported = fileOf('exported.tar.gz')
    await exportWorkspace(source(), { file: exported, replace: false, workspace: undefined, progress })
    const says: readonly (readonly [file: string, says: RegExp])[] = [
      [cut, /is damaged or was cut short .*Take another copy/],
      [flipped, /is damaged or was cut short|is not as it was written|not as Topline writes it/],
      [foreign, /is no archive of Topline: it is not a gzipped tar/],
      [plain, /is no archive of Topline: it is not a gzipped tar/],
      [other, /tables\/account.copy in the archive is not as it was written|tables\/\w+.copy in the archive is not/],
      [newer, /was written by a newer Topline/],
      [elsewhere, /was taken by a newer Topline, .*Upgrade the program/],
      [exported, /is the export of one workspace. Read it with `topline workspace import`/],
    ]
    for (const [each, expected] of says) expect(await refusal(restored(each, target)), each).toMatch(expected)
    expect(await oneValue(target.databaseUrl, "select to_regclass('workspace')")).toBeNull()
    expect((await restored(file, target)).different).toBe(0)
  })

  test('of rows that turn out not to fit, with nothing written', async () => {
    await usedCompany(company)
    const file = await aBackup()
    const other = await altered(file, fileOf('late.tar.gz'), ['Acme Robotics', 'Acme Rubotics'])
    const target = await emptyDatabase()
    const manifest = await backupManifest(file)
    const owner = { connectionString: target.databaseUrl }
    const late = restoreInto({ owner }, manifest, migrationsFolder, { file: other, progress })
    expect(await refusal(late)).toMatch(/in the archive is not as it was written/)
    expect(await oneValue(target.databaseUrl, 'select count(*)::integer from workspace')).toBe(0)
    expect((await restored(file, target)).different).toBe(0)
  })
})

test('BAK-6: a file is written whole or not at all, for its owner alone, and over nothing unasked', async () => {
  const file = await aBackup()
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600')
  await expect(backup(source(), { file, replace: false, progress })).rejects.toThrow(/is there already.*--replace/)
  expect((await backup(source(), { file, replace: true, progress })).bytes).toBe((await stat(file)).size)
  const nowhere = path.join(folder, 'none', 'b.tar.gz')
  await expect(backup(source(), { file: nowhere, replace: false, progress })).rejects.toThrow(/cannot be written/)
  await expect(backup(source(), { file: folder, replace: true, progress })).rejects.toThrow(/is a directory/)
  await expect(backup(await emptyDatabase(), { file: nowhere, replace: true, progress })).rejects.toThrow(
    /nothing to back up/,
  )
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})
