/** Backups and exports of the company: databases to restore into, files of archives, and everything that is stored. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { attachFile } from '../../src/actions/attach-file.ts'
import { changeFacts } from '../../src/actions/change-facts.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { addContact, removeContact } from '../../src/actions/keep-contacts.ts'
import { putOpportunity } from '../../src/actions/put-opportunity.ts'
import { seal } from '../../src/actions/seal.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { filesOf, wholeOf } from '../../src/store/archive-reading.ts'
import { DURABLE_TABLES } from '../../src/store/backup.ts'
import { openPool } from '../../src/store/db.ts'
import { aTicket } from './build.ts'
import type { TestCompany } from './company.ts'
import { withDatabase } from './database.ts'

export const noProgress = { start: () => {}, advance: () => {}, stop: () => {} }

/** A folder of the test file's own; gone after its last test. */
export function testFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'topline-archives-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('testServer').url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** Databases with nothing in them, dropped after the last test of the file that calls this at its top. */
export function emptyDatabases(folder: string): () => Promise<Config & { readonly databaseUrl: string }> {
  const { url, template } = inject('testServer')
  const made: string[] = []
  afterAll(async () => {
    for (const name of made) await asAdmin(`drop database if exists ${name} with (force)`)
  })
  return async () => {
    const name = `${template}_${path.basename(folder).replaceAll(/\W/g, '').toLowerCase()}_${made.length}`
    made.push(name)
    await asAdmin(`create database ${name}`)
    return configOf(withDatabase(url, name), path.join(folder, name))
  }
}

/** The configuration of a database that is given. */
export function configOf(databaseUrl: string, dataDir: string): Config & { readonly databaseUrl: string } {
  return { ...readConfig({ DATABASE_URL: databaseUrl, TOPLINE_DATA: dataDir }), databaseUrl }
}

export async function sealed({ tenant }: Pick<TestCompany, 'tenant'>): Promise<void> {
  await seal({ tenant, stopped: () => false, pause: async () => {} })
}

/** What is easily lost on the way: every control character that a text may hold, quotes, numbers of the edge. */
const AWKWARD = `"'\\ \\n \\. ${String.fromCharCode(1, 2, 9, 10, 13, 27, 127)}\u2028\ufeff 😀 \\x00 \\N`

/** An account of which everything is known. */
async function usedAccount(desk: Desk): Promise<void> {
  const reason = 'said by phone'
  const present = () => ({ status: 200, body: '{}' })
  const file = { domains: ['acme.example'], lifecycle: 'live', people: { technicalAdvisor: 'Tess Adair' } } as const
  await changeFacts(desk, 'acme', { ...file, source: 'crm', externalId: '1', reason }, present)
  await addContact(desk, 'acme', { name: 'Ann Lee', email: 'ann@acme.example', title: 'CTO', reason }, present)
  const gone = { name: 'Bo Diaz', email: 'bo@acme.example', title: null, reason }
  const { contact } = await addContact(desk, 'acme', gone, present)
  await removeContact(desk, contact.id, { reason }, present)
  const deal = { source: 'crm', externalId: '7', name: 'Rollout', stage: 4, keyDates: 'Board on 12 April' } as const
  const amount = { minor: 30_000_000, currency: 'USD' }
  await putOpportunity(desk, 'acme', { ...deal, amount, closesOn: '2026-06-30', winRate: 80, reason }, present)
}

/** Tickets with awkward texts and files; their events are sealed but for the last. */
export async function usedCompany(company: TestCompany): Promise<void> {
  await usedAccount(await company.desk())
  const { ticket } = await aTicket(company, { account: 'acme', priority: 'p1', tags: ['sso'] })
  await aTicket(company, { subject: AWKWARD.replaceAll('\n', ' '), body: AWKWARD })
  const file = { name: 'plan.txt', mediaType: 'text/plain', visibility: 'internal', message: null } as const
  for (const body of ['one file', 'another file']) {
    const bytes = Buffer.from(body)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await attachFile(await company.desk(), ticket.number, { ...file, bytes, sha256 })
  }
  await sealed(company)
  await aTicket(company, { subject: 'Not sealed yet' })
}

/** Every row of every durable table, of one workspace or all, without what a database calls its own transactions. */
export async function allRows(databaseUrl: string, workspace?: string): Promise<Record<string, unknown[]>> {
  const pool = openPool({ connectionString: databaseUrl, max: 1 })
  try {
    const rows: Record<string, unknown[]> = {}
    for (const table of DURABLE_TABLES) {
      const key = table === 'workspace' || table === 'identity' ? 'id' : 'workspace_id'
      const which = workspace === undefined ? '' : `where ${key} = '${workspace}'`
      const query = `select to_jsonb(t) - 'xid' - 'snapshot' as row from ${table} t ${which} order by (to_jsonb(t) - 'seq' - 'xid')::text`
      rows[table] = (await pool.query<{ row: unknown }>(query)).rows.map(({ row }) => row)
    }
    return rows
  } finally {
    await pool.end()
  }
}

/** One value from a database. */
export async function oneValue(databaseUrl: string, query: string): Promise<unknown> {
  const pool = openPool({ connectionString: databaseUrl, max: 1 })
  try {
    return (await pool.query({ text: query, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await pool.end()
  }
}

/** A copy of an archive with a text in it replaced by one of the same length. */
export async function altered(file: string, to: string, replace: readonly [old: string, by: string]): Promise<string> {
  const bytes = gunzipSync(await readFile(file))
  const at = bytes.indexOf(replace[0])
  if (at === -1 || replace[0].length !== replace[1].length) throw new Error('There is nothing to alter')
  bytes.write(replace[1], at)
  await writeFile(to, gzipSync(bytes))
  return to
}

/** Every file of an archive by name, as text. */
export async function filesIn(archive: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const file of filesOf(archive)) found.set(file.name, String(await wholeOf(file, file.size)))
  return found
}
