/** API tokens as their owners and those who manage people see them. */
import { sql } from 'kysely'
import type { Scope } from '../domain/access/permissions.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

export interface NewToken {
  readonly id: string
  /** SHA-256 of the secret, which is kept nowhere. */
  readonly secretHash: Buffer
  readonly memberId: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The secret's last characters, to tell tokens apart. */
  readonly ending: string
  readonly expiresAt: Instant | null
}

/** Adds a token. */
export async function addToken({ db, workspace }: Tenant, token: NewToken, now: Instant): Promise<void> {
  const { id, secretHash, memberId, name, scopes, ending } = token
  const expires = token.expiresAt === null ? null : isoOf(token.expiresAt)
  await sql`
    insert into api_token (id, secret_hash, workspace_id, member_id, name, scopes, ending, created_at, expires_at)
    values (${id}, ${secretHash}, ${workspace}, ${memberId}, ${name}, ${[...scopes]}::text[], ${ending},
      ${isoOf(now)}::timestamptz, ${expires}::timestamptz)
  `.execute(db)
}

export interface KeptToken {
  readonly id: string
  /** Handle of whose token it is. */
  readonly member: string
  readonly name: string
  readonly scopes: readonly Scope[]
  readonly ending: string
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly lastUsedAt: Instant | null
}

/** Tokens that were not revoked, of the member `handle` or of everybody: the newest first. */
export async function keptTokens({ db, workspace }: Tenant, handle: string | null): Promise<KeptToken[]> {
  const { rows } = await sql<KeptToken>`
    select api_token.id, handle as member, api_token.name, scopes, ending, created_at as "createdAt",
      expires_at as "expiresAt", last_used_at as "lastUsedAt"
    from api_token join member on member.workspace_id = api_token.workspace_id and member.id = member_id
    where api_token.workspace_id = ${workspace} and revoked_at is null
      and (${handle}::text is null or handle = ${handle})
    order by created_at desc, api_token.id desc
  `.execute(db)
  return rows
}

/** Revokes the token `id` of the member `handle`, or of whomever; undefined when there is none that is not revoked. */
export async function revoke(
  { db, workspace }: Tenant,
  { id, handle }: { readonly id: string; readonly handle: string | null },
  now: Instant,
): Promise<{ readonly name: string; readonly member: string } | undefined> {
  const { rows } = await sql<{ name: string; member: string }>`
    update api_token set revoked_at = ${isoOf(now)}::timestamptz from member
    where api_token.workspace_id = ${workspace} and api_token.id = ${id} and revoked_at is null
      and member.workspace_id = api_token.workspace_id and member.id = member_id
      and (${handle}::text is null or handle = ${handle})
    returning api_token.name, handle as member
  `.execute(db)
  return rows[0]
}
