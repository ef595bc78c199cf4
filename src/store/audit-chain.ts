/** The chain over the log: how far it reaches, and the links that are added to it. Rules: docs/spec/audit.md. */
import { type RawBuilder, sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { eventDigest } from './event-digest.ts'
import type { Snapshot } from './feed.ts'

/** What the first hash of a chain goes on from. */
export const FIRST_HASH = '0'.repeat(64)

/** How far the chain of a workspace reaches. */
export interface ChainHead {
  /** Number of links. */
  readonly place: number
  /** Hash of the last link, in hex. */
  readonly hash: string
  /** Every event that was visible then has a link; null when nothing is known of that. */
  readonly snapshot: Snapshot | null
}

// A snapshot that is ahead of this database was taken in another one, from which this one was restored.
const ownSnapshot = sql`case when pg_snapshot_xmax(snapshot::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot())
  then snapshot end as snapshot`

async function readHead({ db, workspace }: Tenant, lock: RawBuilder<unknown>): Promise<ChainHead | undefined> {
  const { rows } = await sql<ChainHead>`
    select place, encode(hash, 'hex') as hash, ${ownSnapshot} from audit_chain where workspace_id = ${workspace} ${lock}
  `.execute(db)
  return rows[0]
}

/** Somebody took away what is recorded of the chain: nothing is sealed past that, as if the chain were a new one. */
export class ChainMissing extends Error {
  override readonly name = 'ChainMissing'

  constructor(workspace: string) {
    super(
      `The row of audit_chain of workspace ${workspace} was removed from the database, and its log is no longer sealed. Run topline audit verify, and restore a backup.`,
    )
  }
}

/** How far the chain reaches; undefined when its row was taken away. */
export const chainHead = (tenant: Tenant): Promise<ChainHead | undefined> => readHead(tenant, sql``)

/** Begins the chain of a workspace, in the transaction that makes the workspace and at no other time. */
export async function beginChain({ db, workspace }: Tenant): Promise<void> {
  await sql`
    insert into audit_chain (workspace_id, place, hash) values (${workspace}, 0, decode(${FIRST_HASH}, 'hex'))
  `.execute(db)
}

/** How far it reaches, kept from everybody else until the transaction ends; undefined when somebody has it already. */
export async function lockChain(tx: Tenant): Promise<ChainHead | undefined> {
  const head = await readHead(tx, sql`for update skip locked`)
  // What follows is planned once, when little may be known of the tables. It must walk along the transactions of the log
  // and stop: without this it has been seen to sort all that is left for each batch.
  if (head) await sql`select set_config('enable_bitmapscan', 'off', true)`.execute(tx.db)
  return head
}

// Each event is looked up by itself: a join is planned while there are few links, and then reads all of them each time.
const unlinked = sql`(
  select l.place from audit_link l
  where l.workspace_id = e.workspace_id and l.stream_id = e.stream_id and l.version = e.version limit 1) is null`

/** Events that were not visible at `since`, and were at `until`, or are now. One that is said to be of a transaction that
 *  has not been is none of them: a writer never makes such. */
function becameVisible(since: Snapshot | null, until?: Snapshot): RawBuilder<unknown> {
  const moment = until === undefined ? sql`pg_current_snapshot()` : sql`${until}::pg_snapshot`
  const seen = sql`pg_visible_in_snapshot(e.xid, ${moment})`
  if (since === null) return seen
  const start = sql`${since}::pg_snapshot`
  return sql`e.xid >= pg_snapshot_xmin(${start}) and not pg_visible_in_snapshot(e.xid, ${start}) and ${seen}`
}

/** Whether there are events that wait for their link. Looks one up at most where the chain is up to date. */
export async function isPending(tenant: Tenant): Promise<boolean> {
  const { db, workspace } = tenant
  const head = await chainHead(tenant)
  const { rows } = await sql<{ pending: boolean }>`
    select exists (select 1 from event e where e.workspace_id = ${workspace} and ${becameVisible(head?.snapshot ?? null)})
      as pending
  `.execute(db)
  return rows[0]?.pending === true
}

/** Where the sealing of everything up to a moment stands. */
export interface SealingPlace {
  readonly until: Snapshot
  /** The last event that was looked at, by transaction and number; null before the first. */
  readonly after: { readonly xid: string; readonly seq: number } | null
}

export interface SealedBatch extends SealingPlace {
  readonly links: number
}

/** The batch after `head`, ordered by transaction, and what its chain looks like; the first row is the head itself. */
function chained({ workspace }: Tenant, head: ChainHead, from: SealingPlace | undefined, limit: number) {
  const { after = null } = from ?? {}
  const next =
    after === null
      ? sql``
      : sql`and e.xid >= ${after.xid}::xid8 and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}::bigint)`
  return sql`fresh as materialized (
    select e.stream_id, e.version, e.xid, e.seq, ${eventDigest()} as digest
    from event e
    where e.workspace_id = ${workspace} and ${becameVisible(head.snapshot, from?.until)} ${next} and ${unlinked}
    order by e.xid, e.seq limit ${limit}
  ), numbered as (
    select stream_id, version, xid, seq, digest, row_number() over (order by xid, seq) as nth from fresh
    union all select null, null, null, null, decode(${head.hash}, 'hex'), 0
  ), chained as materialized (
    select stream_id, version, xid, seq, digest, nth,
      chain_hash(digest) over (order by nth rows unbounded preceding) as hash
    from numbered
  )`
}

/**
 * Adds the next links to the chain, at most `limit`, in the transaction that locked its head; `from` is where the batch
 * before it ended. When nothing is left, the chain is known to reach to `until`.
 */
export async function addLinks(
  tx: Tenant,
  head: ChainHead,
  from: SealingPlace | undefined,
  limit: number,
): Promise<SealedBatch> {
  const { db, workspace } = tx
  const { rows } = await sql<{ links: number; until: Snapshot; xid: string | null; seq: number | null }>`
    with ${chained(tx, head, from, limit)}, linked as (
      insert into audit_link (workspace_id, place, stream_id, version, digest, hash)
      select ${workspace}, ${head.place}::bigint + nth, stream_id, version, digest, hash from chained where nth > 0
    ), moment as (
      select coalesce(${from?.until ?? null}::text, pg_current_snapshot()::text) as until
    )
    update audit_chain set place = ${head.place}::bigint + last.nth, hash = last.hash,
      snapshot = case when last.nth < ${limit}::bigint then moment.until else audit_chain.snapshot end
    from (select nth, hash, xid, seq from chained order by nth desc limit 1) last, moment
    where audit_chain.workspace_id = ${workspace}
    returning last.nth::integer as links, moment.until, last.xid::text as xid, last.seq
  `.execute(db)
  const { links, until, xid, seq } = must(rows[0], 'the head is locked')
  return { links, until, after: xid === null || seq === null ? (from?.after ?? null) : { xid, seq } }
}

/** What is told of the chain: its head, when its last event was recorded, and how many events wait for their link. */
export interface ChainState {
  readonly place: number
  readonly hash: string
  readonly sealedThrough: Instant | null
  readonly pending: number
}

/** How far the log is sealed. */
export async function chainState(tenant: Tenant): Promise<ChainState> {
  const { db, workspace } = tenant
  const { place, hash, snapshot } = (await chainHead(tenant)) ?? { place: 0, hash: FIRST_HASH, snapshot: null }
  const { rows } = await sql<{ sealedThrough: Instant | null; pending: number }>`
    select (
      select e.recorded_at from audit_link l
      join event e on e.workspace_id = l.workspace_id and e.stream_id = l.stream_id and e.version = l.version
      where l.workspace_id = ${workspace} and l.place = ${place}
    ) as "sealedThrough", (
      select count(*)::integer from event e
      where e.workspace_id = ${workspace} and ${becameVisible(snapshot)} and ${unlinked}
    ) as pending
  `.execute(db)
  return { place, hash, ...must(rows[0], 'one row') }
}
