/** Sessions and tokens of members, as their requests carry them. */
import { isoOf, later, type Millis } from '../../src/domain/time.ts'
import { csrfOf, endingOf, hashOf, newSecret } from '../../src/http/secrets.ts'
import type { TestApp } from './app.ts'
import type { TestCompany } from './company.ts'

type Headers = Readonly<Record<string, string>>

const DAY: Millis = 86_400_000

/** A session of the member `handle` in the present workspace, with what its page sends beside the cookie. */
export async function sessionOf(
  company: TestCompany,
  handle: string,
  { kind = 'provider', identity = null }: { kind?: 'local' | 'provider'; identity?: string | null } = {},
): Promise<Headers> {
  const { now, workspace } = company
  const secret = newSecret('session')
  await company.owner.query(
    `insert into session (id, secret_hash, kind, workspace_id, member_id, identity_id, created_at, last_seen_at, expires_at)
     select $1, $2, $3, $4, id, $5, $6, $6, $7 from member where workspace_id = $4 and handle = $8`,
    [company.newId(), hashOf(secret), kind, workspace.id, identity, isoOf(now), isoOf(later(now, DAY)), handle],
  )
  return { cookie: `topline_session=${secret}`, 'topline-csrf': csrfOf(secret) }
}

/** A token of the member `handle` in the present workspace. */
export async function tokenOf(company: TestCompany, handle: string, scopes: readonly string[]): Promise<Headers> {
  const secret = newSecret('token')
  await company.owner.query(
    `insert into api_token (id, secret_hash, workspace_id, member_id, name, scopes, ending, created_at)
     select $1, $2, $3, id, 'of a test', $4, $5, $6 from member where workspace_id = $3 and handle = $7`,
    [company.newId(), hashOf(secret), company.workspace.id, scopes, endingOf(secret), isoOf(company.now), handle],
  )
  return { authorization: `Bearer ${secret}` }
}

/** Sends requests with these headers and no other credential. */
export const sendAs =
  (app: TestApp, headers: Headers) =>
  (request: string, body?: object, more: Headers = {}) =>
    app.send(request, { bare: true, headers: { ...headers, ...more }, body })
