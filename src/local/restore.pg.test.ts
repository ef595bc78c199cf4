import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import {
  allRows,
  configOf,
  oneValue,
  noProgress as progress,
  sealed,
  usedCompany,
} from '../../test/support/archives.ts'
import { backups } from '../../test/support/backups.ts'
import { testCompany } from '../../test/support/company.ts'
import { verifyLog } from '../actions/verify-log.ts'
import { chainState } from '../store/audit-chain.ts'
import { DURABLE_TABLES, LEFT_OUT_TABLES } from '../store/backup.ts'
import { openPool, Store } from '../store/db.ts'
import { changesSince, snapshotNow } from '../store/feed.ts'
import { migrate } from '../store/migrate.ts'
import { backupManifest } from './archive-manifest.ts'
import { backup } from './backup.ts'
import { migrationsFolder } from './open-database.ts'
import { restoreInto } from './restore.ts'

const company = testCompany()
const { folder, emptyDatabase, fileOf, source, aBackup, restored, opened } = backups(company)

test('BAK-4: a backup of an older program is restored at its schema and then brought to the present one', async () => {
  await usedCompany(company)
  const file = await aBackup()
  const later = fileOf('migrations')
  await mkdir(later)
  await cp(migrationsFolder, later, { recursive: true })
  const count = (await readdir(later)).length
  const name = `${String(count + 1).padStart(4, '0')}_louder`
  await writeFile(
    path.join(later, `${name}.sql`),
    'alter table team add column loud text; update team set loud = upper(slug);',
  )
  const target = await emptyDatabase()
  const owner = { connectionString: target.databaseUrl }
  const manifest = await backupManifest(file)
  const { migrated } = await restoreInto({ owner }, manifest, later, { file, progress })
  expect(migrated).toEqual([name])
  expect(await oneValue(target.databaseUrl, 'select array_agg(distinct loud order by loud) from team')).toContain(
    'SUPPORT',
  )
  const used = { owner: { connectionString: (await emptyDatabase()).databaseUrl } }
  const pool = openPool({ ...used.owner, max: 1 })
  await migrate(pool, later)
  await pool.end()
  await expect(restoreInto(used, manifest, later, { file, progress })).rejects.toThrow(
    /later schema than the backup has/,
  )
})

test('BAK-5: what was sealed stays so, what was not is sealed then, and readers are told of all', async () => {
  await usedCompany(company)
  const { place, pending } = await chainState(company.tenant)
  expect([place > 0, pending]).toEqual([true, 1])
  const target = await emptyDatabase()
  const store = new Store({ connectionString: target.databaseUrl })
  await restored(await aBackup(), target)
  const tenant = store.tenant(company.workspace.id)
  expect(await chainState(tenant)).toMatchObject({ place, pending })
  expect((await verifyLog(tenant, { progress: () => {} })).findings).toEqual([])
  await sealed({ tenant })
  expect(await chainState(tenant)).toMatchObject({ place: place + 1, pending: 0 })
  expect((await verifyLog(tenant, { progress: () => {} })).findings).toEqual([])
  const since = await snapshotNow(tenant)
  await opened(store)
  expect((await changesSince(tenant, since, 10)).changes.map(({ type }) => type)).toEqual(['opened'])
  await store.end()
})

test('BAK-1, BAK-2: an owner of the tables who is under row-level security backs up and restores all the same', async () => {
  await usedCompany(company)
  await company.freshWorkspace()
  await usedCompany(company)
  const [from, to] = [source(), await emptyDatabase()]
  const role = `plain_${process.pid}`
  const admin = async (url: string, ...statements: string[]) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  const asRole = (url: string): string => {
    const address = new URL(url)
    address.username = role
    return address.href
  }
  const database = new URL(to.databaseUrl).pathname.slice(1)
  await admin(
    from.databaseUrl,
    `create role ${role} login createrole`,
    `grant topline_app to ${role} with admin option`,
    `alter database ${database} owner to ${role}`,
  )
  try {
    const tables = [...DURABLE_TABLES, ...Object.keys(LEFT_OUT_TABLES), 'schema_migration']
    await admin(from.databaseUrl, ...tables.map((table) => `alter table ${table} owner to ${role}`))
    const file = fileOf('plain-owner.tar.gz')
    await backup(configOf(asRole(from.databaseUrl), folder), { file, replace: false, progress })
    const target = configOf(asRole(to.databaseUrl), to.dataDir)
    expect((await restored(file, target)).different).toBe(0)
    expect(await allRows(to.databaseUrl)).toEqual(await allRows(from.databaseUrl))
    expect(await oneValue(to.databaseUrl, "select relforcerowsecurity from pg_class where relname = 'event'")).toBe(
      true,
    )
  } finally {
    await admin(from.databaseUrl, `reassign owned by ${role} to current_role`)
    await admin(to.databaseUrl, `reassign owned by ${role} to current_role`, `drop owned by ${role}`)
    await admin(from.databaseUrl, `drop owned by ${role}`, `drop role ${role}`)
  }
})
