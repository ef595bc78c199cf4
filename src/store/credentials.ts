/** Sessions and API tokens as they are looked up: by the SHA-256 of their secret, before any workspace is known. */
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../domain/access/permissions.ts'
import { HOUR, type Instant, isoOf, later } from '../domain/time.ts'
import type { Db } from './db.ts'

export interface SessionFacts {
  readonly id: string
  readonly kind: 'local' | 'provider' | 'portal'
  readonly workspace: string
  /** Null in the portal. */
  readonly memberId: string | null
  readonly identityId: string | null
  /** In the portal: whose contact it is. */
  readonly accountId: string | null
  readonly contactName: string | null
  readonly contactEmail: string | null
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
}

/** A session by a provider that nobody uses ends after this long, because the provider may have let the person go (ACC-20). */
const IDLE_ENDS = 2 * HOUR

/** Whether a row of `session` runs at `now`. */
export const runsAt = (now: Instant): RawBuilder<boolean> => sql<boolean>`(ended_at is null
  and expires_at > ${isoOf(now)}::timestamptz
  and (kind <> 'provider' or last_seen_at > ${isoOf(later(now, -IDLE_ENDS))}::timestamptz))`

/** The session with this secret, while it runs at `now`. */
export async function sessionBySecret(directory: Db, hash: Buffer, now: Instant): Promise<SessionFacts | undefined> {
  const { rows } = await sql<SessionFacts>`
    select id, kind, workspace_id as workspace, member_id as "memberId", identity_id as "identityId",
      account_id as "accountId", contact_name as "contactName", contact_email as "contactEmail",
      created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt"
    from session where secret_hash = ${hash} and ${runsAt(now)}
  `.execute(directory)
  return rows[0]
}

export interface TokenFacts {
  readonly id: string
  readonly workspace: string
  readonly memberId: string
  readonly scopes: readonly Scope[]
  readonly lastUsedAt: Instant | null
}

/** The API token with this secret, unless it was revoked or has expired by `now`. */
export async function tokenBySecret(directory: Db, hash: Buffer, now: Instant): Promise<TokenFacts | undefined> {
  const { rows } = await sql<TokenFacts>`
    select id, workspace_id as workspace, member_id as "memberId", scopes, last_used_at as "lastUsedAt"
    from api_token where secret_hash = ${hash} and revoked_at is null
      and (expires_at is null or expires_at > ${isoOf(now)}::timestamptz)
  `.execute(directory)
  return rows[0]
}

/** Writes down that a credential was used; called once a minute at most for each. */
export async function touch(directory: Db, table: 'session' | 'api_token', id: string, now: Instant): Promise<void> {
  const column = table === 'session' ? sql`last_seen_at` : sql`last_used_at`
  await sql`update ${sql.table(table)} set ${column} = ${isoOf(now)}::timestamptz where id = ${id}`.execute(directory)
}
