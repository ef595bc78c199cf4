/** What is kept between the beginning of a sign-in and its end: one-time links, and those under way at a provider. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db } from './db.ts'

/** Whom a link signs in: a member on their own machine, or a customer's contact in the portal. */
export type LinkedPerson =
  | { readonly kind: 'local'; readonly workspace: string; readonly memberId: string }
  | {
      readonly kind: 'portal'
      readonly workspace: string
      readonly accountId: string
      readonly contactName: string
      readonly contactEmail: string
    }

/** A link as it is kept. */
export type KeptLink = LinkedPerson & {
  readonly secretHash: Buffer
  readonly expiresAt: Instant
  /** Id of the member who made it, with whose removal it goes (ACC-32); left out for a member's own. */
  readonly madeBy?: string
}

interface LinkRow {
  readonly kind: LinkedPerson['kind']
  readonly workspace: string
  readonly memberId: string | null
  readonly accountId: string | null
  readonly contactName: string | null
  readonly contactEmail: string | null
}

/** Keeps a link until it is used, and forgets those that have expired. Of its secret only the SHA-256 is kept. */
export async function saveLink(directory: Db, link: KeptLink, now: Instant): Promise<void> {
  const { secretHash, kind, workspace, madeBy = null } = link
  const memberId = link.kind === 'local' ? link.memberId : null
  const { accountId = null, contactName = null, contactEmail = null } = link.kind === 'portal' ? link : {}
  await sql`delete from one_time_link where expires_at <= ${isoOf(now)}::timestamptz`.execute(directory)
  await sql`
    insert into one_time_link (secret_hash, kind, workspace_id, member_id, account_id, contact_name, contact_email,
      made_by, expires_at)
    values (${secretHash}, ${kind}, ${workspace}, ${memberId}, ${accountId}, ${contactName}, ${contactEmail},
      ${madeBy}, ${isoOf(link.expiresAt)}::timestamptz)
  `.execute(directory)
}

/** Uses a link up: whom it signs in, or undefined when it was used, has expired or never was. */
export async function takeLink(directory: Db, secretHash: Buffer, now: Instant): Promise<LinkedPerson | undefined> {
  const { rows } = await sql<LinkRow>`
    delete from one_time_link where secret_hash = ${secretHash} and expires_at > ${isoOf(now)}::timestamptz
    returning kind, workspace_id as workspace, member_id as "memberId", account_id as "accountId",
      contact_name as "contactName", contact_email as "contactEmail"
  `.execute(directory)
  const [row] = rows
  if (row?.kind === 'local' && row.memberId !== null) {
    return { kind: 'local', workspace: row.workspace, memberId: row.memberId }
  }
  if (row?.kind !== 'portal') return undefined
  const { workspace, accountId, contactName, contactEmail } = row
  if (accountId === null || contactName === null || contactEmail === null) return undefined
  return { kind: 'portal', workspace, accountId, contactName, contactEmail }
}

/** A sign-in that is under way at a provider. */
export interface PendingSignIn {
  /** SHA-256 of what the browser that began it holds in a cookie. */
  readonly browserHash: Buffer
  /** Whose provider it is; null for the installation's. */
  readonly workspace: string | null
  readonly nonce: string
  readonly verifier: string
  readonly returnTo: string
}

/** Keeps a sign-in until its return, and forgets those that have expired. */
export async function savePending(
  directory: Db,
  pending: PendingSignIn & { readonly stateHash: Buffer; readonly expiresAt: Instant },
  now: Instant,
): Promise<void> {
  const { stateHash, browserHash, workspace, nonce, verifier, returnTo } = pending
  await sql`delete from pending_sign_in where expires_at <= ${isoOf(now)}::timestamptz`.execute(directory)
  await sql`
    insert into pending_sign_in (state_hash, browser_hash, workspace_id, nonce, verifier, return_to, expires_at)
    values (${stateHash}, ${browserHash}, ${workspace}, ${nonce}, ${verifier}, ${returnTo},
      ${isoOf(pending.expiresAt)}::timestamptz)
  `.execute(directory)
}

/** Takes a sign-in away, so that none returns twice; undefined when it returned, has expired or never began. */
export async function takePending(directory: Db, stateHash: Buffer, now: Instant): Promise<PendingSignIn | undefined> {
  const { rows } = await sql<PendingSignIn & { readonly expiresAt: Instant }>`
    delete from pending_sign_in where state_hash = ${stateHash} and expires_at > ${isoOf(now)}::timestamptz
    returning browser_hash as "browserHash", workspace_id as workspace, nonce, verifier, return_to as "returnTo"
  `.execute(directory)
  return rows[0]
}
