/** Reading the chain over the log against the log, page by page. Rules: docs/spec/audit.md. The digests and hashes are
 *  computed with what PostgreSQL itself brings, not with functions of this schema, which whoever alters rows could alter
 *  as well. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { eventDigest } from './event-digest.ts'
import type { Snapshot } from './feed.ts'

/** An event as a finding names it. */
export interface NamedEvent {
  readonly streamId: string
  readonly version: number
  /** These are null of an event that is gone. */
  readonly stream: string | null
  readonly type: string | null
  readonly at: Instant | null
  /** Number of the ticket the stream is of, as far as it is known. */
  readonly number: number | null
}

/** A link that does not fit: how, and the event that it is of. */
export interface Misfit extends NamedEvent {
  readonly place: number
  /** Links that are missing just before it. */
  readonly missing: number
  /** Whether its hash follows from the one before it and its digest. */
  readonly follows: boolean
  readonly sealedDigest: string
  /** Of the event as it is now; null when it is gone. */
  readonly digest: string | null
}

/** What a page of the chain shows. */
export interface CheckedPage {
  readonly links: number
  /** Place and hash of the last two links of the page, which the next one goes on from. */
  readonly last: Footing
  readonly misfits: readonly Misfit[]
}

/** The last link that was looked at, and the hash before it. */
export interface Footing {
  readonly place: number
  readonly hash: string
  /** What the hash of this link would be by its digest: where only the hash was altered, the next follows from this. */
  readonly made: string
}

/** Lets every statement of the transaction see the same moment; to be called before its first. */
export async function atOneMoment({ db }: Tenant): Promise<void> {
  await sql`set transaction isolation level repeatable read read only`.execute(db)
}

const bytes = (hex: string) => sql`decode(${hex}, 'hex')`
const HERE = sql`l.workspace_id = e.workspace_id and l.stream_id = e.stream_id and l.version = e.version`

interface PageRow {
  readonly links: number
  readonly place: number | null
  readonly hash: string | null
  readonly made: string | null
  readonly misfits: readonly (Omit<Misfit, 'at'> & { readonly at: number | null })[] | null
}

/** The links of a page, each with its digest as it is made of the event, which is looked up by itself, and what its hash
 *  should be. */
const lookedAt = ({ workspace }: Tenant, { place, hash, made }: Footing, limit: number): RawBuilder<unknown> => sql`
  links as materialized (
    select place, stream_id, version, digest, hash,
      lag(place, 1, ${place}::bigint) over places as place_before, lag(hash, 1, ${bytes(hash)}) over places as hash_before
    from audit_link where workspace_id = ${workspace} and place > ${place}::bigint
    window places as (order by place) order by place limit ${limit}
  ), made as materialized (
    select *, sha256(hash_before || digest) as made from links
  ), looked as materialized (
    select l.*, lag(l.made, 1, ${bytes(made)}) over (order by l.place) as made_before,
      e.stream, e.type, e.at, e.digest as present, e.digest is not null as found
    from made l left join lateral (
      select e.stream, e.type, e.at, ${eventDigest()} as digest from event e
      where e.workspace_id = ${workspace} and e.stream_id = l.stream_id and e.version = l.version limit 1
    ) e on true
  ), judged as (
    select *, hash in (made, sha256(made_before || digest)) as follows from looked
  )`

const millis = (column: RawBuilder<unknown>) => sql`round(extract(epoch from ${column}) * 1000)`

/** The next `limit` links after `from`, against the events that they are of. */
export async function checkLinks(tenant: Tenant, from: Footing, limit: number): Promise<CheckedPage> {
  const { db, workspace } = tenant
  const { rows } = await sql<PageRow>`
    with ${lookedAt(tenant, from, limit)}
    select (select count(*)::integer from links) as links, last.place, encode(last.hash, 'hex') as hash,
      encode(last.made, 'hex') as made, (
        select jsonb_agg(jsonb_build_object('place', j.place, 'missing', j.place - j.place_before - 1, 'follows',
          j.follows, 'sealedDigest', encode(j.digest, 'hex'), 'digest', case when j.found then encode(j.present, 'hex') end,
          'streamId', j.stream_id, 'version', j.version, 'stream', j.stream, 'type', j.type, 'at', ${millis(sql`j.at`)},
          'number', t.number) order by j.place)
        from judged j left join ticket t on t.workspace_id = ${workspace} and t.id = j.stream_id
        where not j.follows or j.place <> j.place_before + 1 or not j.found or j.present <> j.digest
      ) as misfits
    from (select 1) one left join (select place, hash, made from made order by place desc limit 1) last on true
  `.execute(db)
  const { links, place, hash, made, misfits } = must(rows[0], 'one row')
  const last = place === null || hash === null || made === null ? from : { place, hash, made }
  return { links, last, misfits: (misfits ?? []) as readonly Misfit[] }
}

/** Events without a link though the chain is said to reach them, at most `limit`; and those of transactions that have not
 *  been, which it would never reach. */
export async function strayEvents(tenant: Tenant, reached: Snapshot | null, limit: number): Promise<NamedEvent[]> {
  const { db, workspace } = tenant
  const { rows } = await sql<NamedEvent>`
    select e.stream_id as "streamId", e.version, e.stream, e.type, e.at, t.number
    from event e left join ticket t on t.workspace_id = ${workspace} and t.id = e.stream_id
    where e.workspace_id = ${workspace}
      and (pg_visible_in_snapshot(e.xid, ${reached}::pg_snapshot) or e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
      and (select l.place from audit_link l where ${HERE} limit 1) is null
    order by e.seq limit ${limit}
  `.execute(db)
  return rows
}

/** What a recorded erasure made of an event: its digest before and after, in hex. */
export interface Erased {
  readonly streamId: string
  readonly version: number
  readonly before: string
  readonly after: string
}

/** Every erasure that is itself sealed and as it was sealed, event by event, in the order in which they were recorded. */
export async function sealedErasures({ db, workspace }: Tenant): Promise<Erased[]> {
  const { rows } = await sql<Erased>`
    select erased ->> 'streamId' as "streamId", (erased ->> 'version')::integer as version,
      erased ->> 'before' as before, erased ->> 'after' as after
    from event e
    join audit_link l on ${HERE} and l.digest = ${eventDigest()},
      jsonb_array_elements(e.change -> 'events') with ordinality as each(erased, nth)
    where e.workspace_id = ${workspace} and e.type = 'personal_data_erased' and e.stream in ('workspace', 'access')
    order by l.place, nth
  `.execute(db)
  return rows
}

/** The hash of the link at `place`, in hex; undefined when there is none. */
export async function hashAt({ db, workspace }: Tenant, place: number): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`
    select encode(hash, 'hex') as hash from audit_link where workspace_id = ${workspace} and place = ${place}
  `.execute(db)
  return rows[0]?.hash
}
