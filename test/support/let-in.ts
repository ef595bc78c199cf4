/** A row in every table by which people and programs are let in, and in those that lie beside the log. */
import { must } from '../../src/domain/assert.ts'
import type { Instant } from '../../src/domain/time.ts'
import { isoOf } from '../../src/domain/time.ts'
import { members } from '../../src/store/workspaces.ts'
import type { TestCompany } from './company.ts'

/** Found by a secret, before any workspace is known (TEN-6). */
export const CREDENTIALS = [
  'api_token',
  'device',
  'membership',
  'one_time_link',
  'pending_sign_in',
  'provider',
  'session',
] as const

type Values = Readonly<Record<string, unknown>>

const bytes = (text: string) => Buffer.from(text)

/** What each table is given, beside its workspace. */
function rowsOf({ newId, workspace }: TestCompany, member: string, at: Instant): readonly [string, Values][] {
  const [now, unique, identity] = [isoOf(at), bytes(workspace.slug), newId()]
  return [
    ['identity', { id: identity, issuer: 'https://id.example', subject: workspace.slug, name: 'Ada', created_at: now }],
    ['membership', { member_id: member, identity_id: identity }],
    [
      'session',
      {
        id: newId(),
        secret_hash: unique,
        kind: 'local',
        member_id: member,
        created_at: now,
        last_seen_at: now,
        expires_at: now,
      },
    ],
    [
      'api_token',
      {
        id: newId(),
        secret_hash: unique,
        member_id: member,
        name: 'a',
        scopes: ['read'],
        ending: 'abcd',
        created_at: now,
      },
    ],
    ['one_time_link', { secret_hash: unique, kind: 'local', expires_at: now }],
    [
      'pending_sign_in',
      { state_hash: unique, browser_hash: unique, nonce: 'n', verifier: 'v', return_to: '/', expires_at: now },
    ],
    [
      'device',
      { secret_hash: unique, code: workspace.slug, label: 'a', scopes: ['read'], state: 'waiting', expires_at: now },
    ],
    ['provider', { issuer: 'https://id.example', client_id: 'c', groups: '[]', changed_at: now }],
    ['secret', { name: 'a', key_id: 'k', sealed: unique, changed_at: now }],
    ['kept_no_longer', { ticket_id: newId(), version: 1 }],
    ['audit_link', { place: 1, stream_id: newId(), version: 1, digest: unique, hash: unique }],
    [
      'attachment',
      {
        id: newId(),
        ticket_id: newId(),
        name: 'a',
        media_type: 'text/plain',
        visibility: 'public',
        size: 1,
        sha256: unique,
        body: unique,
        added_at: now,
      },
    ],
  ]
}

/** Fills them for the present workspace. */
export async function letSomebodyIn(company: TestCompany): Promise<void> {
  const [member] = await members(company.tenant)
  for (const [table, values] of rowsOf(company, must(member, 'of the company').id, company.now)) {
    const all = table === 'identity' ? values : { workspace_id: company.workspace.id, ...values }
    const names = Object.keys(all)
    const places = names.map((_, index) => `$${index + 1}`)
    await company.owner.query(
      `insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`,
      Object.values(all),
    )
  }
}
