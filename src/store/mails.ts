/** What members want to be told by mail, and the mails to them: that there is one, and how it went. */
import { sql } from 'kysely'
import { type NoticedPerson, type Notices, USUAL_NOTICES } from '../domain/digest/notices.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Role } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'
import { dutyMembers } from './duty.ts'

/** A member with what a mail to them takes. */
export interface NoticedMember extends NoticedPerson {
  readonly id: string
  /** Counts their events. */
  readonly version: number
  readonly name: string
  readonly role: Role
  readonly email: string | null
  /** Whether they have said what they want to be told; the usual holds until then. */
  readonly hasSaid: boolean
}

interface Row {
  readonly handle: string
  readonly name: string
  readonly role: Role
  readonly email: string | null
  readonly notices: Notices | null
}

/** Every member who was not removed, by handle. */
export async function noticedMembers(tenant: Tenant): Promise<ReadonlyMap<string, NoticedMember>> {
  const { rows } = await sql<Row>`
    select handle, name, role, email, notices from member where workspace_id = ${tenant.workspace} and removed_at is null
  `.execute(tenant.db)
  const told = new Map(rows.map((row) => [row.handle, row]))
  const found = [...(await dutyMembers(tenant)).values()].flatMap((person): NoticedMember[] => {
    const row = told.get(person.handle)
    // Added between the two statements.
    if (!row) return []
    const { notices, ...rest } = row
    return [{ ...person, ...rest, notices: notices ?? USUAL_NOTICES, hasSaid: notices !== null }]
  })
  return new Map(found.map((member) => [member.handle, member]))
}

/** Writes what a member wants over what was there. */
export async function saveNotices(
  { db, workspace }: Tenant,
  { id, version, notices }: Pick<NoticedMember, 'id' | 'version' | 'notices'>,
): Promise<void> {
  await sql`
    update member set version = ${version}, notices = ${JSON.stringify(notices)}::jsonb
    where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
}

export type MailKind = 'digest' | 'at_once'
export type MailState = 'waiting' | 'sent' | 'given_up' | 'needless'

/** The key of the mail that is none: it holds what was there before mail was looked for. */
export const BEFORE_MAIL = 'before'

export interface NewMail {
  readonly id: string
  readonly memberId: string
  readonly kind: MailKind
  /** What there is one mail of its kind for. */
  readonly key: string
  readonly items: readonly string[]
  readonly dueAt: Instant
}

const at = (instant: Instant | null) => (instant === null ? sql`null` : sql`${isoOf(instant)}::timestamptz`)

/** Puts a mail on its way, or down as needless; false when there is one for this already (DIG-13). */
export async function addMail(
  { db, workspace }: Tenant,
  { id, memberId, kind, key, items, dueAt }: NewMail,
  state: 'waiting' | 'needless' = 'waiting',
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into mail (workspace_id, id, member_id, kind, key, items, state, due_at, next_at, tries, ended_at)
    values (${workspace}, ${id}, ${memberId}, ${kind}, ${key}, ${[...items]}::text[], ${state}, ${at(dueAt)},
      ${at(state === 'waiting' ? dueAt : null)}, 0, ${at(state === 'waiting' ? null : dueAt)})
    on conflict (workspace_id, member_id, kind, key) do nothing
  `.execute(db)
  return numAffectedRows === 1n
}

/** Keeps a member to this transaction, so that two nodes do not plan the same; false when another has them. */
export async function holdMember({ db, workspace }: Tenant, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from member where workspace_id = ${workspace} and id = ${id} for no key update skip locked
  `.execute(db)
  return rows.length === 1
}

/** What mails have told a member, or were to tell. */
export interface Telling {
  readonly key: string
  readonly state: MailState
  readonly items: readonly string[]
}

/** All mails to a member that are remembered. */
export async function tellings({ db, workspace }: Tenant, memberId: string): Promise<Telling[]> {
  const { rows } = await sql<Telling>`
    select key, state, items from mail where workspace_id = ${workspace} and member_id = ${memberId} order by due_at
  `.execute(db)
  return rows
}

/** The digests of a member that there is a mail for, of these dates. */
export async function hasDigest({ db, workspace }: Tenant, memberId: string, date: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from mail
    where workspace_id = ${workspace} and member_id = ${memberId} and kind = 'digest' and key = ${date}
  `.execute(db)
  return rows.length > 0
}

/** A mail that is to be tried now. */
export interface DueMail extends NewMail {
  /** This one among them. */
  readonly tries: number
}

/** Takes mails that are due, for so long that nobody else tries them meanwhile (DIG-13). */
export async function claimMails(
  { db, workspace }: Tenant,
  { now, until, most }: { readonly now: Instant; readonly until: Instant; readonly most: number },
): Promise<DueMail[]> {
  const { rows } = await sql<DueMail>`
    update mail set next_at = ${at(until)}, tries = tries + 1
    where workspace_id = ${workspace} and id in (
      select id from mail where workspace_id = ${workspace} and next_at <= ${at(now)}
      order by next_at limit ${most} for update skip locked)
    returning id, member_id as "memberId", kind, key, items, due_at as "dueAt", tries
  `.execute(db)
  return rows
}

/** How a mail ended. */
export interface MailEnd {
  readonly state: Exclude<MailState, 'waiting'>
  readonly items: readonly string[]
  readonly at: Instant
  readonly trouble: string | null
}

/** Keeps how a mail ended; it is not tried again. */
export async function endMail({ db, workspace }: Tenant, id: string, end: MailEnd): Promise<void> {
  await sql`
    update mail set state = ${end.state}, items = ${[...end.items]}::text[], next_at = null, ended_at = ${at(end.at)},
      trouble = ${end.trouble}
    where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
}

/** Leaves a mail for later; a try that was none is not counted. */
export async function postponeMail(
  { db, workspace }: Tenant,
  id: string,
  { until, trouble, isTry }: { readonly until: Instant; readonly trouble: string | null; readonly isTry: boolean },
): Promise<void> {
  await sql`
    update mail set next_at = ${at(until)}, trouble = ${trouble}, tries = tries - ${isTry ? 0 : 1}
    where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
}

/** How the mail to a member went that was last tried or is under way. */
export interface LastMail {
  readonly kind: MailKind
  readonly state: MailState
  readonly dueAt: Instant
  readonly nextAt: Instant | null
  readonly endedAt: Instant | null
  readonly tries: number
  readonly trouble: string | null
}

/** Of the mails to a member the latest that had something to say; undefined when there was none. */
export async function lastMail({ db, workspace }: Tenant, memberId: string): Promise<LastMail | undefined> {
  const { rows } = await sql<LastMail>`
    select kind, state, due_at as "dueAt", next_at as "nextAt", ended_at as "endedAt", tries, trouble from mail
    where workspace_id = ${workspace} and member_id = ${memberId} and state <> 'needless' order by due_at desc limit 1
  `.execute(db)
  return rows[0]
}

/** Forgets mails that ended before `before`, but for what was there before any. */
export async function forgetMails({ db, workspace }: Tenant, before: Instant): Promise<void> {
  await sql`delete from mail where workspace_id = ${workspace} and ended_at < ${at(before)}
      and key <> ${BEFORE_MAIL}`.execute(db)
}
