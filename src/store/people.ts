/** Members as those who manage people see them, and what a change of one writes. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Db, Tenant } from './db.ts'
import type { MemberFacts } from './workspaces.ts'

/** A member with what only a change of them needs. */
export interface MemberState extends MemberFacts {
  readonly email: string | null
  readonly removedAt: Instant | null
  /** Counts their events. */
  readonly version: number
}

const stateColumns = sql`id, handle, name, role, team, email, removed_at as "removedAt", version`

/** Everybody who ever was a member; read by who holds the workspace's lock, so that nobody changes meanwhile. */
export async function memberStates({ db, workspace }: Tenant): Promise<MemberState[]> {
  const { rows } = await sql<MemberState>`
    select ${stateColumns} from member where workspace_id = ${workspace}
  `.execute(db)
  return rows
}

/** Writes a member down, over what was there. */
export async function saveMember({ db, workspace }: Tenant, member: MemberState): Promise<void> {
  const { id, handle, name, role, team, email, version } = member
  const removed = member.removedAt === null ? null : isoOf(member.removedAt)
  await sql`
    insert into member (workspace_id, id, handle, name, role, team, email, removed_at, version)
    values (${workspace}, ${id}, ${handle}, ${name}, ${role}, ${team}, ${email}, ${removed}::timestamptz, ${version})
    on conflict (workspace_id, id) do update set name = excluded.name, role = excluded.role, team = excluded.team,
      email = excluded.email, removed_at = excluded.removed_at, version = excluded.version
  `.execute(db)
}

/** Ends every session and revokes every token of a member, and takes back the links that are theirs or that they made. */
export async function endCredentials({ db, workspace }: Tenant, memberId: string, now: Instant): Promise<void> {
  const at = sql`${isoOf(now)}::timestamptz`
  const own = sql`workspace_id = ${workspace} and member_id = ${memberId}`
  await sql`update session set ended_at = ${at} where ${own} and ended_at is null`.execute(db)
  await sql`update api_token set revoked_at = ${at} where ${own} and revoked_at is null`.execute(db)
  await sql`
    delete from one_time_link where workspace_id = ${workspace} and ${memberId} in (member_id, made_by)
  `.execute(db)
}

export interface Person extends Omit<MemberState, 'version'> {
  /** Whether somebody has come in as this member. */
  readonly signsIn: boolean
  readonly lastSeenAt: Instant | null
}

/** Everybody who is or was a member, or the one of `handle`: those who are, the owners first, then by name. */
export async function people({ db, workspace }: Tenant, handle: string | null = null): Promise<Person[]> {
  const of = sql`workspace_id = member.workspace_id and member_id = member.id`
  const { rows } = await sql<Person>`
    select id, handle, name, role, team, email, removed_at as "removedAt",
      exists (select 1 from membership where ${of}) or seen.session is not null as "signsIn",
      greatest(seen.session, used.token) as "lastSeenAt"
    from member,
      lateral (select max(last_seen_at) as session from session where ${of}) seen,
      lateral (select max(last_used_at) as token from api_token where ${of}) used
    where member.workspace_id = ${workspace} and (${handle}::text is null or handle = ${handle})
    order by removed_at is not null, role <> 'owner', name, handle
  `.execute(db)
  return rows
}

/** As which members the person of a session may come in, by the provider that let them in: a workspace's own leads into
 *  that one alone, the installation's into those without one. */
export async function membershipsOf(
  directory: Db,
  sessionId: string,
): Promise<{ readonly workspace: string; readonly memberId: string }[]> {
  const { rows } = await sql<{ workspace: string; memberId: string }>`
    select ms.workspace_id as workspace, ms.member_id as "memberId"
    from session s join membership ms on ms.identity_id = s.identity_id
    left join provider p on p.workspace_id = ms.workspace_id
    where s.id = ${sessionId} and p.workspace_id is not distinct from s.provider_workspace
  `.execute(directory)
  return rows
}
