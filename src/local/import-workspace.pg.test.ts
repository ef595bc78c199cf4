import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  allRows,
  altered,
  configOf,
  emptyDatabases,
  filesIn,
  oneValue,
  noProgress as progress,
  sealed,
  testFolder,
  usedCompany,
} from '../../test/support/archives.ts'
import { anOpening, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { rebuild } from '../actions/rebuild.ts'
import { verifyLog } from '../actions/verify-log.ts'
import { chainState } from '../store/audit-chain.ts'
import { Store } from '../store/db.ts'
import { exportWorkspace } from './export-workspace.ts'
import { importWorkspace } from './import-workspace.ts'

const company = testCompany()
const folder = testFolder()
const emptyDatabase = emptyDatabases(folder)
const source = () => configOf(String(company.owner.options.connectionString), folder)

let files = 0
/** The export of a workspace; returns its file. */
async function exported(from = source(), workspace: string | undefined = company.workspace.slug): Promise<string> {
  const file = path.join(folder, `export-${++files}.tar.gz`)
  await exportWorkspace(from, { file, replace: false, workspace, progress })
  return file
}

describe('BAK-7: an export has everything that the workspace says of itself', () => {
  test('and gives it back (also ACT-7): the same rows, and the same export again', async () => {
    await company.freshWorkspace()
    await aTicket(company, { subject: 'Of a neighbour' })
    await company.freshWorkspace()
    await usedCompany(company)
    const file = await exported()
    const target = await emptyDatabase()
    const done = await importWorkspace(target, { file, slug: undefined, progress })
    expect(done).toMatchObject({ workspace: company.workspace.slug, tickets: 3, attachments: 2 })
    const number = (rows: Record<string, unknown[]>) => ({
      ...rows,
      event: (rows.event ?? []).map((row) => ({ ...(row as object), seq: 0 })),
    })
    const before = number(await allRows(source().databaseUrl, company.workspace.id))
    expect(number(await allRows(target.databaseUrl, company.workspace.id))).toEqual(before)
    expect((await readFile(await exported(target))).equals(await readFile(file))).toBe(true)
    const store = new Store({ connectionString: target.databaseUrl })
    const tenant = store.tenant(company.workspace.id)
    const clockwork = { tenant, now: company.now }
    expect((await rebuild(clockwork, { check: true, progress: () => {} })).differences).toEqual([])
    await store.end()
  })

  test('as files that are what they say', async () => {
    await usedCompany(company)
    const found = await filesIn(await exported())
    expect([...found.keys()].slice(0, 6)).toEqual([
      'README.txt',
      'manifest.json',
      'workspace.json',
      'audit_links.jsonl',
      'events.jsonl',
      'attachments.jsonl',
    ])
    expect([...found.keys()].slice(6).every((name) => /^attachments\/[0-9a-f-]{36}$/.test(name))).toBe(true)
    const lines = (name: string) =>
      (found.get(name) ?? '')
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line))
    expect(lines('events.jsonl')[0]).toMatchObject({ stream: 'workspace', version: 1, type: 'workspace_created' })
    expect(Object.keys(lines('events.jsonl')[0])).toEqual([
      'stream',
      'streamId',
      'version',
      'type',
      'at',
      'recordedAt',
      'actor',
      'ref',
      'via',
      'address',
      'change',
    ])
    expect(lines('attachments.jsonl').map(({ name, size }) => [name, size])).toEqual([
      ['plan.txt', 8],
      ['plan.txt', 12],
    ])
    expect(JSON.parse(found.get('workspace.json') ?? '')).toMatchObject({
      slug: company.workspace.slug,
      counters: { ticket: 4 },
    })
    for (const name of [...found.keys()].slice(1))
      expect(found.get('README.txt'), name).toContain(name.replace(/\/.*/, '/'))
  })

  test('and nothing that opens doors', async () => {
    const { id } = company.workspace
    const secrets = [
      `insert into api_token values (gen_random_uuid(), 'HASH-OF-TOKEN', '${id}', gen_random_uuid(), 'NAME-OF-TOKEN', '{}', 'end', now())`,
      `insert into secret values ('${id}', 'NAME-OF-SECRET', 'k', 'SEALED', now())`,
    ]
    for (const statement of secrets) await company.owner.query(statement)
    for (const [name, text] of await filesIn(await exported()))
      expect(text, name).not.toMatch(/OF-TOKEN|OF-SECRET|SEALED/)
  })
})

describe('BAK-8: an import', () => {
  test('takes another slug, and gives the next numbers', async () => {
    await usedCompany(company)
    const target = await emptyDatabase()
    await importWorkspace(target, { file: await exported(), slug: 'acme', progress })
    const store = new Store({ connectionString: target.databaseUrl })
    const tenant = store.tenant(company.workspace.id)
    expect(await oneValue(target.databaseUrl, 'select slug from workspace')).toBe('acme')
    const desk = { ...(await company.desk()), tenant }
    expect((await openTicket(desk, anOpening())).ticket.number).toBe(4)
    await store.end()
  })

  test('keeps the chain: what was sealed stays so, and the rest is sealed then', async () => {
    await usedCompany(company)
    const { place } = await chainState(company.tenant)
    const target = await emptyDatabase()
    await importWorkspace(target, { file: await exported(), slug: undefined, progress })
    const store = new Store({ connectionString: target.databaseUrl })
    const tenant = store.tenant(company.workspace.id)
    expect(await chainState(tenant)).toMatchObject({ place, pending: 1 })
    expect((await verifyLog(tenant, { progress: () => {} })).findings).toEqual([])
    await sealed({ tenant })
    expect(await chainState(tenant)).toMatchObject({ place: place + 1, pending: 0 })
    expect((await verifyLog(tenant, { progress: () => {} })).findings).toEqual([])
    await store.end()
  })

  test('is refused where the workspace or its slug is there', async () => {
    const file = await exported()
    const again = importWorkspace(source(), { file, slug: 'another', progress })
    await expect(again).rejects.toMatchObject({
      code: 'workspace_exists',
      message: /is here already, as "company-\d+"/,
    })
    const target = await emptyDatabase()
    await importWorkspace(target, { file, slug: 'acme', progress })
    await company.freshWorkspace()
    const same = importWorkspace(target, { file: await exported(), slug: 'acme', progress })
    await expect(same).rejects.toMatchObject({ code: 'workspace_exists', message: /Choose another slug with --slug/ })
  })

  test('of a file that is not as it was written leaves nothing', async () => {
    await usedCompany(company)
    const file = await exported()
    const target = await emptyDatabase()
    const to = (name: string) => path.join(folder, name)
    const wrong: readonly (readonly [file: string, says: RegExp])[] = [
      [
        await altered(file, to('subject.tar.gz'), ['Search is slow', 'Search is fast']),
        /events.jsonl in the archive is not/,
      ],
      [await altered(file, to('file.tar.gz'), ['another file', 'another lite']), /An attachment in the archive is not/],
      [
        await altered(file, to('program.tar.gz'), ['"program": "0.', '"program": "9.']),
        /Upgrade the program and import/,
      ],
      [
        await altered(file, to('lines.tar.gz'), ['"attachments.jsonl"', '"attachments.other"']),
        /lacks attachments.jsonl/,
      ],
      [
        await altered(file, to('other.tar.gz'), ['topline workspace"', 'topline somewhere"'.slice(0, 18)]),
        /none of Topline|not/,
      ],
    ]
    for (const [each, says] of wrong) {
      await expect(importWorkspace(target, { file: each, slug: undefined, progress }), each).rejects.toThrow(says)
    }
    expect(await oneValue(target.databaseUrl, 'select count(*)::integer from workspace')).toBe(0)
    expect(await oneValue(target.databaseUrl, 'select count(*)::integer from event')).toBe(0)
    await importWorkspace(target, { file, slug: undefined, progress })
  })
})
