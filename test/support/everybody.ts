/** A caller in each role: members by an API token of their own, the customer's contact by a session of the portal. */

import { addCompanyFacts } from '../../src/actions/create-workspace.ts'
import { SCOPES } from '../../src/domain/access/permissions.ts'
import { must } from '../../src/domain/assert.ts'
import { DAY, isoOf, later } from '../../src/domain/time.ts'
import { CALLER_ROLES, type CallerRole, ROLES } from '../../src/domain/vocabulary.ts'
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

async function addToken(app: TestApp, handle: string): Promise<AsSomebody> {
  const member = must(
    (await members(app.tenant)).find((each) => each.handle === handle),
    'just added',
  )
  const secret = `tlp_${app.workspace.slug}-${handle}`
  await app.owner.query(
    `insert into api_token (id, secret_hash, workspace_id, member_id, name, scopes, ending, created_at)
     values ($1, $2, $3, $4, 'of a test', $5, 'test', $6)`,
    [app.newId(), hashOf(secret), app.workspace.id, member.id, [...SCOPES], isoOf(app.now)],
  )
  return { bare: true, headers: { authorization: `Bearer ${secret}` } }
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
  const made: [CallerRole, AsSomebody][] = []
  for (const role of CALLER_ROLES) {
    made.push([role, role === 'contact' ? await portalSession(app) : await addToken(app, handleOf(role))])
  }
  return Object.fromEntries(made) as Everybody
}
