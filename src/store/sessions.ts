/** Sessions as they are begun, shown and ended; how they are looked up is in credentials.ts. */
import { type RawBuilder, sql } from 'kysely'
import { DAY, type Instant, isoOf, later } from '../domain/time.ts'
import { runsAt, type SessionFacts } from './credentials.ts'
import type { Db, Tenant } from './db.ts'

/** A session that begins. Of its secret only the SHA-256 is kept. */
export interface NewSession extends SessionFacts {
  readonly secretHash: Buffer
  /** The provider's name of its own session. */
  readonly providerSid: string | null
  readonly idToken: string | null
  /** The workspace whose own provider it is; null for the installation's, and without one. */
  readonly providerWorkspace: string | null
  readonly address: string | null
  readonly agent: string | null
}

/** Writes down a session that begins. */
export async function beginSession(directory: Db, session: NewSession): Promise<void> {
  const { id, secretHash, kind, workspace, memberId, identityId, accountId, contactName, contactEmail } = session
  const [created, seen, expires] = [session.createdAt, session.lastSeenAt, session.expiresAt].map(isoOf)
  await sql`
    insert into session (id, secret_hash, kind, workspace_id, member_id, identity_id, account_id, contact_name,
      contact_email, provider_sid, id_token, provider_workspace, created_at, last_seen_at, expires_at, address, agent)
    values (${id}, ${secretHash}, ${kind}, ${workspace}, ${memberId}, ${identityId}, ${accountId}, ${contactName},
      ${contactEmail}, ${session.providerSid}, ${session.idToken}, ${session.providerWorkspace}, ${created}::timestamptz,
      ${seen}::timestamptz, ${expires}::timestamptz, ${session.address}, ${session.agent})
  `.execute(directory)
}

/** What the provider knows of a session. */
export interface ProviderSession {
  readonly issuer: string
  readonly providerSid: string | null
  readonly idToken: string | null
  /** The workspace whose own provider it is; null for the installation's. */
  readonly providerWorkspace: string | null
}

/** What the provider knows of the session `id`; undefined when none signed it in. */
export async function providerOf(directory: Db, id: string): Promise<ProviderSession | undefined> {
  const { rows } = await sql<ProviderSession>`
    select issuer, provider_sid as "providerSid", id_token as "idToken", provider_workspace as "providerWorkspace"
    from session join identity on identity.id = session.identity_id where session.id = ${id}
  `.execute(directory)
  return rows[0]
}

export interface ShownSession {
  readonly id: string
  readonly kind: SessionFacts['kind']
  readonly memberId: string | null
  readonly contactEmail: string | null
  readonly createdAt: Instant
  readonly lastSeenAt: Instant
  readonly expiresAt: Instant
  readonly address: string | null
  readonly agent: string | null
}

/** Sessions of the workspace that run at `now`: all, or those of one member; those seen last first, at most 500. */
export async function runningSessions(
  { db, workspace }: Tenant,
  now: Instant,
  of: { readonly memberId: string } | 'all',
): Promise<ShownSession[]> {
  const whose = of === 'all' ? sql`true` : sql`member_id = ${of.memberId}`
  const { rows } = await sql<ShownSession>`
    select id, kind, member_id as "memberId", contact_email as "contactEmail", created_at as "createdAt",
      last_seen_at as "lastSeenAt", expires_at as "expiresAt", address, agent
    from session where workspace_id = ${workspace} and ${runsAt(now)} and ${whose}
    order by last_seen_at desc, id limit 500
  `.execute(db)
  return rows
}

/** A session that was ended. */
export interface EndedSession {
  readonly id: string
  readonly workspace: string
  readonly memberId: string | null
}

const endWhere = async (db: Db, now: Instant, which: RawBuilder<unknown>): Promise<EndedSession[]> => {
  const { rows } = await sql<EndedSession>`
    update session set ended_at = ${isoOf(now)}::timestamptz, id_token = null where ended_at is null and ${which}
    returning id, workspace_id as workspace, member_id as "memberId"
  `.execute(db)
  return rows
}

/** Ends the session `id`, wherever it is. */
export const endSession = (directory: Db, id: string, now: Instant): Promise<EndedSession[]> =>
  endWhere(directory, now, sql`id = ${id}`)

/** Ends the session `id` of the workspace; `memberId` limits it to theirs. */
export const endSessionOf = (
  { db, workspace }: Tenant,
  { id, memberId }: { readonly id: string; readonly memberId: string | null },
  now: Instant,
): Promise<EndedSession[]> =>
  endWhere(
    db,
    now,
    sql`workspace_id = ${workspace} and id = ${id} and (${memberId}::uuid is null or member_id = ${memberId}::uuid)`,
  )

/** Ends what a provider says has ended: the session it calls `sid`, or all of a person. */
export const endSessionsAt = (
  directory: Db,
  { issuer, subject, sid }: { readonly issuer: string; readonly subject: string | null; readonly sid: string | null },
  now: Instant,
): Promise<EndedSession[]> =>
  endWhere(
    directory,
    now,
    sql`identity_id in (
      select id from identity where issuer = ${issuer} and (${subject}::text is null or subject = ${subject})
    ) and (${sid}::text is null or provider_sid = ${sid})`,
  )

/** Ends the sessions by a provider in the workspace, and forgets the sign-ins that are under way at its own: their codes
 *  are for no other provider. */
export async function endProviderSessions({ db, workspace }: Tenant, now: Instant): Promise<EndedSession[]> {
  await sql`delete from pending_sign_in where workspace_id = ${workspace}`.execute(db)
  return endWhere(db, now, sql`workspace_id = ${workspace} and kind = 'provider'`)
}

/** Longer than any provider's notice counts. */
const NOTICES_KEPT = DAY

/** Whether a notice of a provider was not heard before; from now on it was. */
export async function hearNotice(directory: Db, hash: Buffer, now: Instant): Promise<boolean> {
  const old = isoOf(later(now, -NOTICES_KEPT))
  await sql`delete from logout_notice where heard_at < ${old}::timestamptz`.execute(directory)
  const { numAffectedRows } = await sql`
    insert into logout_notice (notice_hash, heard_at) values (${hash}, ${isoOf(now)}::timestamptz)
    on conflict (notice_hash) do nothing
  `.execute(directory)
  return numAffectedRows === 1n
}
