/** A caller in each role: members by an API token of their own, the customer's contact by a session of the portal. */

import { addCompanyFacts } from '../../src/actions/create-workspace.ts'
import { SCOPES } from '../../src/domain/access/permissions.ts'
import { must } from '../../src/domain/assert.ts'
import { DAY, isoOf, later } from '../../src/domain/time.ts'
import { type CallerRole, ROLES } from '../../src/domain/vocabulary.ts'
import { csrfOf, hashOf } from '../../src/http/secrets.ts'
import { SESSION_COOKIE } from '../../src/http/session-cookie.ts'
import { accountsBySlug, members } from '../../src/store/workspaces.ts'
import type { TestApp } from './app.ts'

/** What `app.send` needs to be called as somebody. */
interface AsSomebody {
  readonly bare: true
  readonly headers: Readonly<Record<string, string>>
}
export type Everybody = Readonly<Record<CallerRole, AsSomebody>>

const handleOf = (role: CallerRole) => `a-${role.replaceAll('_', '-')}`

/** An API token with every scope for each of the members called `handles`. */
async function addTokens(app: TestApp, handles: readonly string[]): Promise<AsSomebody[]> {
  const idOf = new Map((await members(app.tenant)).map(({ handle, id }) => [handle, id]))
  const secrets = handles.map((handle) => `tlp_${app.workspace.slug}-${handle}`)
  const ids = secrets.map(() => app.newId())
  const holders = handles.map((handle) => must(idOf.get(handle), 'just added'))
  await app.owner.query(
    `insert into api_token (id, secret_hash, workspace_id, member_id, name, scopes, ending, created_at)
     select id, secret_hash, $4, member_id, 'of a test', $5, 'test', $6
     from unnest($1::uuid[], $2::bytea[], $3::uuid[]) as given (id, secret_hash, member_id)`,
    [ids, secrets.map(hashOf), holders, app.workspace.id, [...SCOPES], isoOf(app.now)],
  )
  return secrets.map((secret) => ({ bare: true, headers: { authorization: `Bearer ${secret}` } }))
}

/** A contact of the account `slug`, signed in to the portal. */
export async function portalSession(app: TestApp, slug = 'acme', email = 'dana@acme.example'): Promise<AsSomebody> {
  const [account] = await accountsBySlug(app.tenant, [slug])
  const secret = `tls_${app.workspace.slug}-${email}`
  await app.owner.query(
    `insert into session (id, secret_hash, kind, workspace_id, account_id, contact_name, contact_email, created_at,
       last_seen_at, expires_at) values ($1, $2, 'portal', $3, $4, 'Dana Reed', $5, $6, $6, $7)`,
    [
      app.newId(),
      hashOf(secret),
      app.workspace.id,
      must(account, 'of the company').id,
      email,
      isoOf(app.now),
      isoOf(later(app.now, DAY)),
    ],
  )
  return { bare: true, headers: { cookie: `${SESSION_COOKIE}=${secret}`, 'topline-csrf': csrfOf(secret) } }
}

/** Adds a member in every role to the present workspace. */
export async function everybody(app: TestApp): Promise<Everybody> {
  const facts = ROLES.map((role) => ({ handle: handleOf(role), name: role, role, team: 'support' }))
  await addCompanyFacts(app.tenant, { teams: [], members: facts, accounts: [] }, app)
  app.forget()
  const tokens = await addTokens(app, ROLES.map(handleOf))
  const made: [CallerRole, AsSomebody][] = ROLES.map((role, index) => [role, must(tokens[index], 'one for each')])
  return Object.fromEntries([...made, ['contact', await portalSession(app)]]) as Everybody
}
