/** People as providers know them, and which member of which workspace each is. */
import { sql } from 'kysely'
import type { Acquaintance, KnownMember } from '../domain/access/arrival.ts'
import type { Person } from '../domain/access/provider.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Db, Tenant } from './db.ts'

/** The id of the person with this issuer and subject; undefined when nobody came in as them. */
export async function identityOf(
  directory: Db,
  { issuer, subject }: Pick<Person, 'issuer' | 'subject'>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from identity where issuer = ${issuer} and subject = ${subject}
  `.execute(directory)
  return rows[0]?.id
}

/** Writes a person down, or what of them has changed; gives their id, `newId` for who was not known. */
export async function saveIdentity(db: Db, person: Person, { id, now }: { id: string; now: Instant }): Promise<string> {
  const { issuer, subject, email, name } = person
  const { rows } = await sql<{ id: string }>`
    insert into identity (id, issuer, subject, email, name, created_at)
    values (${id}, ${issuer}, ${subject}, ${email}, ${name}, ${isoOf(now)}::timestamptz)
    on conflict (issuer, subject) do update set email = excluded.email, name = excluded.name
    returning id
  `.execute(db)
  return rows[0]?.id ?? id
}

interface KnownRow extends KnownMember {
  readonly how: 'own' | 'email' | 'left' | 'removed'
}

/** Who a person is, was or may become in the workspace. As a member whom another provider knew nobody of this one has come
 *  in yet. */
export async function acquaintance(
  { db, workspace }: Tenant,
  identityId: string | undefined,
  { issuer, email }: Pick<Person, 'issuer' | 'email'>,
): Promise<Acquaintance> {
  const { rows } = await sql<KnownRow>`
    select m.id, m.handle, m.role, m.team, ms.group_role as "groupRole",
      case when m.removed_at is null then 'own' when ms.left_at is not null then 'left' else 'removed' end as how
    from membership ms join member m on m.workspace_id = ms.workspace_id and m.id = ms.member_id
    where ms.workspace_id = ${workspace} and ms.identity_id = ${identityId ?? null}::uuid
    union all
    select m.id, m.handle, m.role, m.team, ms.group_role, 'email'
    from member m
    left join membership ms on ms.workspace_id = m.workspace_id and ms.member_id = m.id
    left join identity i on i.id = ms.identity_id
    where m.workspace_id = ${workspace} and m.removed_at is null and lower(m.email) = lower(${email}::text)
      and i.issuer is distinct from ${issuer}
  `.execute(db)
  const one = (how: KnownRow['how']): KnownMember | null => {
    const row = rows.find((each) => each.how === how)
    if (!row) return null
    const { how: _, ...member } = row
    return member
  }
  return { own: one('own'), byEmail: one('email'), left: one('left'), removed: one('removed') !== null }
}

/** Which member a person is from now on, and which role their groups gave; `leftAt` is set when the groups were gone. */
export async function saveMembership(
  { db, workspace }: Tenant,
  membership: {
    readonly memberId: string
    readonly identityId: string
    readonly groupRole: Role | null
    readonly leftAt: Instant | null
  },
): Promise<void> {
  const { memberId, identityId, groupRole, leftAt } = membership
  const left = leftAt === null ? null : isoOf(leftAt)
  await sql`
    insert into membership (workspace_id, member_id, identity_id, group_role, left_at)
    values (${workspace}, ${memberId}, ${identityId}, ${groupRole}, ${left}::timestamptz)
    on conflict (workspace_id, member_id) do update
    set identity_id = excluded.identity_id, group_role = excluded.group_role, left_at = excluded.left_at
  `.execute(db)
}

/** A workspace that a person may be in, and as which member. */
export interface Membership {
  readonly workspace: string
  readonly memberId: string
}

/** Where a person may be by the provider that let them in: by a workspace's own in that one alone, by the installation's
 *  in those that have none of their own. */
export async function membershipsBy(
  directory: Db,
  identityId: string,
  by: { readonly workspace: string | null; readonly installationIssuer: string | null },
): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select ms.workspace_id as workspace, ms.member_id as "memberId"
    from membership ms join identity i on i.id = ms.identity_id
    left join provider p on p.workspace_id = ms.workspace_id
    where ms.identity_id = ${identityId} and p.workspace_id is not distinct from ${by.workspace}::uuid
      and i.issuer = coalesce(p.issuer, ${by.installationIssuer}::text)
  `.execute(directory)
  return rows
}

/** The workspace in which a person was last. */
export async function lastWorkspaceOf(directory: Db, identityId: string): Promise<string | undefined> {
  const { rows } = await sql<{ workspace: string }>`
    select workspace_id as workspace from session where identity_id = ${identityId}
    order by last_seen_at desc limit 1
  `.execute(directory)
  return rows[0]?.workspace
}
