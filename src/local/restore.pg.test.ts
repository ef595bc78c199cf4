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
import { chainState, FIRST_HASH } from '../store/audit-chain.ts'
import { DURABLE_TABLES, LEFT_OUT_TABLES } from '../store/backup.ts'
import { openPool, Store } from '../store/db.ts'
import { changesSince, snapshotNow } from '../store/feed.ts'
import { migrate } from '../store/migrate.ts'
import { members } from '../store/workspaces.ts'
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

test('AUD-2: a workspace of a database that is older than the audit gets its chain with the migration', async () => {
  const { databaseUrl } = await emptyDatabase()
  const pool = openPool({ connectionString: databaseUrl, max: 1 })
  await migrate(pool, migrationsFolder, 2)
  await pool.query("insert into workspace (id, slug, name, created_at) values (gen_random_uuid(), 'old', 'Old', now())")
  await migrate(pool, migrationsFolder)
  const { rows } = await pool.query(
    "select slug, place::integer, encode(hash, 'hex') as hash, snapshot from audit_chain c join workspace w on w.id = c.workspace_id",
  )
  await pool.end()
  expect(rows).toEqual([{ slug: 'old', place: 0, hash: FIRST_HASH, snapshot: null }])
})

/** A person of the present workspace's own. */
async function aPerson(): Promise<void> {
  const [member] = await members(company.tenant)
  const subject = `of ${company.workspace.slug}`
  await company.owner.query(
    `with person as (
       insert into identity (id, issuer, subject, name, created_at)
       values (gen_random_uuid(), 'https://id.example', $3, 'Ada', now()) returning id
     ) insert into membership (workspace_id, member_id, identity_id) select $1, $2, id from person`,
    [company.workspace.id, member?.id, subject],
  )
}

test('BAK-4: a backup whose rows refer to others that it lacks is refused in a sentence, and nothing is restored', async () => {
  await aPerson()
  const file = await aBackup()
  const manifest = await backupManifest(file)
  const lacking = { ...manifest, tables: manifest.tables.filter(({ table }) => table !== 'identity') }
  const target = await emptyDatabase()
  const pool = openPool({ connectionString: target.databaseUrl, max: 1 })
  await migrate(pool, migrationsFolder)
  await pool.query('alter table identity rename to people')
  await pool.end()
  const owner = { connectionString: target.databaseUrl }
  await expect(restoreInto({ owner }, lacking, migrationsFolder, { file, progress })).rejects.toThrow(
    /^The backup is not whole: rows of its table membership refer to others that it lacks\. Nothing was restored\./,
  )
  expect(await oneValue(target.databaseUrl, 'select count(*)::integer from workspace')).toBe(0)
})

test('BAK-1, BAK-2: an owner of the tables who is under row-level security backs up and restores all the same', async () => {
  await usedCompany(company)
  await aPerson()
  await company.freshWorkspace()
  await usedCompany(company)
  await aPerson()
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
    const taken = () => backup(configOf(asRole(from.databaseUrl), folder), { file, replace: false, progress })
    await admin(from.databaseUrl, `create policy hidden on identity as restrictive to ${role} using (false)`)
    await expect(taken()).rejects.toThrow(/^The login sees 0 of the \d+ people who are members/)
    await admin(from.databaseUrl, 'drop policy hidden on identity')
    await taken()
    const people = (await backupManifest(file)).tables.find(({ table }) => table === 'identity')
    expect(people?.rows).toBe(await oneValue(from.databaseUrl, 'select count(*)::integer from identity'))
    expect(people?.rows).toBeGreaterThan(1)
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
