/** The database of scripts/two-nodes.ts: the roles of deploy/roles.sql, on the embedded PostgreSQL or on one that is given. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/store/embedded-postgres.ts'

export interface Bed {
  /** As the login that the server uses, which owns nothing. */
  readonly serverUrl: string
  /** As the role that owns the tables. */
  readonly ownerUrl: string
  /** The first column of what a superuser reads. */
  numbers(query: string): Promise<number[]>
  stop(): Promise<void>
}

function addressOf(base: string, database: string, role?: string): string {
  const url = new URL(base)
  url.pathname = `/${database}`
  if (role !== undefined) [url.username, url.password] = [role, 'choose-one']
  return url.href
}

async function asAdmin<Result>(url: string, work: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

async function superuser(folder: string, given: string | undefined): Promise<{ url: string; stop(): Promise<void> }> {
  if (given !== undefined) return { url: given, stop: async () => {} }
  const server = await startEmbedded(path.join(folder, 'pg'), () => {})
  const { host, port, user } = server.connection
  const url = `postgresql://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host)}`
  return { url, stop: () => server.stop() }
}

/** Makes a database of its own with its own roles; `stop` takes them away. */
export async function makeBed(folder: string, given: string | undefined): Promise<Bed> {
  const { url, stop } = await superuser(folder, given)
  const mark = `_${randomBytes(4).toString('hex')}`
  const [owner, server, database] = [`topline_owner${mark}`, `topline_server${mark}`, `topline${mark}`]
  const sql = readFileSync(path.join(import.meta.dirname, '../deploy/roles.sql'), 'utf8')
    .replaceAll(/^--.*$/gm, '')
    .replaceAll('topline_owner', owner)
    .replaceAll('topline_server', server)
    .replaceAll('create database topline', `create database ${database}`)
  await asAdmin(url, async (admin) => {
    const { rowCount } = await admin.query("select from pg_roles where rolname = 'topline_app'")
    const statements = sql.split(';').map((each) => each.trim())
    for (const statement of statements) {
      if (statement !== '' && !(rowCount && statement.startsWith('create role topline_app')))
        await admin.query(statement)
    }
  })
  return {
    serverUrl: addressOf(url, database, server),
    ownerUrl: addressOf(url, database, owner),
    numbers: (query) =>
      asAdmin(addressOf(url, database), async (admin) => {
        const { rows } = await admin.query<[number]>({ text: query, rowMode: 'array' })
        return rows.map(([value]) => Number(value))
      }),
    async stop() {
      await asAdmin(url, async (admin) => {
        await admin.query(`drop database ${database} with (force)`)
        for (const role of [server, owner]) await admin.query(`drop role ${role}`)
      })
      await stop()
    },
  }
}
