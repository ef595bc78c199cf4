/** Answers of writes that carried an idempotency key. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import type { KeptAnswer } from './tickets.ts'

/** The answers kept under `keys`, by key. */
export async function keptAnswers(
  { db, workspace }: Tenant,
  keys: readonly string[],
): Promise<ReadonlyMap<string, KeptAnswer>> {
  const { rows } = await sql<KeptAnswer>`
    select key, fingerprint, status, body from idempotency where workspace_id = ${workspace} and key = any(${keys})
  `.execute(db)
  return new Map(rows.map((answer) => [answer.key, answer]))
}

/** Keeps `answer` for writes that save no ticket. Fails with a unique violation when the key is known. */
export async function keepAnswer({ db, workspace }: Tenant, answer: KeptAnswer, at: Instant): Promise<void> {
  const { key, fingerprint, status, body } = answer
  await sql`
    insert into idempotency (workspace_id, key, fingerprint, status, body, created_at)
    values (${workspace}, ${key}, ${fingerprint}, ${status}, ${body}, ${isoOf(at)}::timestamptz)
  `.execute(db)
}

/** Keeps other transactions that take their turn under `key` waiting until this one ends. */
export async function takeTurn({ db, workspace }: Tenant, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${workspace} ${key}`}, 0))`.execute(db)
}

/** Forgets answers kept before `before`; returns how many. */
export async function forgetAnswers({ db, workspace }: Tenant, before: Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency where workspace_id = ${workspace} and created_at < ${isoOf(before)}::timestamptz
  `.execute(db)
  return Number(numAffectedRows ?? 0n)
}
