/** The log as an auditor reads it: newest first, filtered, a page at a time. Rules: docs/spec/audit.md. */
import { type RawBuilder, sql } from 'kysely'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { eventDigest } from './event-digest.ts'
import type { FactEvent } from './events.ts'

export type AuditStream = FactEvent['stream'] | 'ticket'

/** Which events are meant; null: all. */
export interface AuditFilter {
  readonly by: 'people' | 'system' | 'all'
  readonly actor: string | null
  readonly type: string | null
  readonly stream: AuditStream | null
  /** Number of a ticket. */
  readonly ticket: number | null
  /** Text that the event holds, in any case. */
  readonly text: string | null
  /** Recorded then or later. */
  readonly from: Instant | null
  /** Recorded before then. */
  readonly to: Instant | null
  readonly denied: boolean
}

/** A place in the list: when an event was recorded, in microseconds, and its number among all. */
export interface AuditPlace {
  readonly micros: number
  readonly seq: number
}

export interface AuditRow extends AuditPlace {
  readonly at: Instant
  readonly recordedAt: Instant
  readonly actor: string
  readonly via: string | null
  readonly address: string | null
  readonly stream: AuditStream
  readonly streamId: string
  readonly version: number
  readonly type: string
  readonly change: Readonly<Record<string, unknown>>
  /** Number of the ticket; null of other streams. */
  readonly number: number | null
  /** Place in the chain; null until it is sealed. */
  readonly sealed: number | null
  /** Whether the event is not as it was sealed. */
  readonly differs: boolean
}

export interface AuditRows {
  readonly rows: readonly AuditRow[]
  /** Where the next page goes on; null at the end. */
  readonly next: AuditPlace | null
}

/** Events that one page looks through at most, of which the filter leaves some: a tenth of a second of work. */
const MOST_LOOKED_AT = 100_000
/** The same where each is searched for a text. */
const MOST_SEARCHED = 20_000

const micros = (column: RawBuilder<unknown>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`
const momentOf = (count: RawBuilder<unknown>) => sql`timestamptz 'epoch' + ${count}::bigint * interval '1 microsecond'`
const millisText = (at: Instant) => momentOf(sql`${at * 1_000}`)

/** Conditions that an index goes by; what it gives is looked through in order. */
function lookedAt({ workspace }: Tenant, filter: AuditFilter, after: AuditPlace | null): RawBuilder<unknown> {
  const { from, to, ticket, stream, denied } = filter
  const parts = [
    sql`e.workspace_id = ${workspace}`,
    after && sql`(e.recorded_at, e.seq) < (${momentOf(sql`${after.micros}`)}, ${after.seq}::bigint)`,
    from !== null && sql`e.recorded_at >= ${millisText(from)}`,
    to !== null && sql`e.recorded_at < ${millisText(to)}`,
    denied && sql`e.stream = 'access'`,
    // Spelt out, so that the index of what is no ticket's is known to serve.
    stream !== null && stream !== 'ticket' && sql`e.stream = ${sql.lit(stream)}`,
    ticket !== null &&
      sql`e.stream_id = (select id from ticket where workspace_id = ${workspace} and number = ${ticket})`,
  ].filter((part) => part !== false && part !== null)
  return sql.join(parts, sql` and `)
}

const pattern = (text: string): string => {
  // As it stands in JSON, where a quotation mark has a backslash before it.
  const written = JSON.stringify(text).slice(1, -1)
  return `%${written.replace(/[\\%_]/g, '\\$&')}%`
}

function left({ by, actor, type, stream, text, denied }: AuditFilter): RawBuilder<unknown> {
  const parts = [
    sql`true`,
    // Whatever came in by some way was asked for by somebody.
    by === 'people' && sql`(e.via is not null or e.actor <> 'system')`,
    by === 'system' && sql`e.via is null and e.actor = 'system'`,
    actor !== null && sql`e.actor = ${actor}`,
    type !== null && sql`e.type = ${type}`,
    stream === 'ticket' && sql`e.stream = 'ticket'`,
    denied && sql`e.type = 'denied'`,
    text !== null && sql`e.change::text ilike ${pattern(text)}`,
  ].filter((part) => part !== false)
  return sql.join(parts, sql` and `)
}

const NEWEST_FIRST = sql`order by e.recorded_at desc, e.seq desc`

/** The last event that a page looks through; null when it looks through all. */
async function lastLookedAt(tenant: Tenant, where: RawBuilder<unknown>, most: number): Promise<AuditPlace | null> {
  const { rows } = await sql<AuditPlace>`
    select ${micros(sql`e.recorded_at`)} as micros, e.seq from event e where ${where} ${NEWEST_FIRST}
    offset ${most - 1} limit 1
  `.execute(tenant.db)
  return rows[0] ?? null
}

/** The next `limit` events after a place, the newest first; fewer, and where to go on, when it has looked through enough. */
export async function auditRows(
  tenant: Tenant,
  filter: AuditFilter,
  { after, limit }: { readonly after: AuditPlace | null; readonly limit: number },
): Promise<AuditRows> {
  const { db, workspace } = tenant
  const where = lookedAt(tenant, filter, after)
  const most = filter.text === null ? MOST_LOOKED_AT : MOST_SEARCHED
  const { rows } = await sql<AuditRow>`
    select ${micros(sql`e.recorded_at`)} as micros, e.seq, e.at, e.recorded_at as "recordedAt", e.actor, e.via, e.address,
      e.stream, e.stream_id as "streamId", e.version, e.type, e.change, t.number, l.place as sealed,
      coalesce(l.digest <> ${eventDigest()}, false) as differs
    from (
      select * from (select * from event e where ${where} ${NEWEST_FIRST} limit ${most}) e
      where ${left(filter)} ${NEWEST_FIRST} limit ${limit + 1}
    ) e
    left join lateral (
      select number from ticket where workspace_id = ${workspace} and e.stream = 'ticket' and id = e.stream_id limit 1
    ) t on true
    left join lateral (
      select place, digest from audit_link link
      where link.workspace_id = ${workspace} and link.stream_id = e.stream_id and link.version = e.version limit 1
    ) l on true
    ${NEWEST_FIRST}
  `.execute(db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length > limit && last) return { rows: page, next: { micros: last.micros, seq: last.seq } }
  return { rows: page, next: await lastLookedAt(tenant, where, most) }
}

/** An event of a stream that is no ticket's, as far as its facts go. */
export interface FactChange {
  readonly streamId: string
  readonly version: number
  readonly change: Readonly<Record<string, unknown>>
}

/** What the streams `ids` say that are no tickets', in order; of a workspace's own only how its mode was switched. */
export async function factChanges({ db, workspace }: Tenant, ids: readonly string[]): Promise<FactChange[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FactChange>`
    select stream_id as "streamId", version, change from event
    where workspace_id = ${workspace} and stream_id = any(${ids}::uuid[])
      and (stream_id <> ${workspace} or type = 'mode_switched')
    order by stream_id, version
  `.execute(db)
  return rows
}

/** A version of a policy as it was published. */
export interface PolicyVersion {
  readonly name: string
  readonly slug: string
  readonly version: number
}

/** The versions before `versions`, as far as there are any. */
export async function versionsBefore(
  { db, workspace }: Tenant,
  versions: readonly PolicyVersion[],
): Promise<(PolicyVersion & { readonly effectiveFrom: Instant; readonly document: unknown })[]> {
  if (versions.length === 0) return []
  const { rows } = await sql<PolicyVersion & { effectiveFrom: Instant; document: unknown }>`
    select p.name, p.slug, p.version, p.effective_from as "effectiveFrom", p.document
    from json_to_recordset(${JSON.stringify(versions)}::json) as after(name text, slug text, version integer)
    join policy p on p.workspace_id = ${workspace} and p.name = after.name and p.slug = after.slug
      and p.version = after.version - 1
  `.execute(db)
  return rows
}

/** Which of the streams `ids` have events that were erased, as `STREAM VERSION`. */
export async function erasedAmong({ db, workspace }: Tenant, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ erased: string }>`
    select distinct (each ->> 'streamId') || ' ' || (each ->> 'version') as erased
    from event e, jsonb_array_elements(e.change -> 'events') as each
    where e.workspace_id = ${workspace} and e.type = 'personal_data_erased' and each ->> 'streamId' = any(${ids})
  `.execute(db)
  return new Set(rows.map(({ erased }) => erased))
}
