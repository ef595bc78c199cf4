/** What has become visible in the log since a reader last looked, whatever order the writers committed in. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** A moment of the log as PostgreSQL writes a snapshot: `xmin:xmax:running`. */
export type Snapshot = string & { readonly kind: 'snapshot' }

/** Whether `text` is a snapshot that PostgreSQL reads: transactions still running lie between the other two, in order. */
export function isSnapshot(text: string): text is Snapshot {
  const [, xmin, xmax, running = ''] = /^(\d{1,19}):(\d{1,19}):((?:\d{1,19},)*\d{1,19})?$/.exec(text) ?? []
  if (xmin === undefined || xmax === undefined || BigInt(xmin) === 0n || BigInt(xmin) > BigInt(xmax)) return false
  const ids = running === '' ? [] : running.split(',').map(BigInt)
  return ids.every((id, index) => id >= (ids[index - 1] ?? BigInt(xmin)) && id < BigInt(xmax))
}

/** The present moment of the log. */
export async function snapshotNow({ db }: Tenant): Promise<Snapshot> {
  const { rows } = await sql<{ snapshot: Snapshot }>`select pg_current_snapshot()::text as snapshot`.execute(db)
  return must(rows[0], 'one row').snapshot
}

export interface FeedChange {
  readonly seq: number
  readonly stream: string
  /** Number of the ticket; null for other streams. */
  readonly number: number | null
  readonly type: string
  readonly at: Instant
}

export interface FeedPage {
  readonly snapshot: Snapshot
  readonly changes: readonly FeedChange[]
  /** There were more than `limit`, or `since` is a moment of another database; the reader should read everything anew. */
  readonly cut: boolean
}

/** Events that were not visible at `since`, in the order they were written, and the moment they were read at: `until`,
 *  which is no earlier, or now. */
export async function changesSince(
  { db, workspace }: Tenant,
  since: Snapshot,
  limit: number,
  until?: Snapshot,
): Promise<FeedPage> {
  const seen = until === undefined ? sql`` : sql`and pg_visible_in_snapshot(event.xid, ${until}::pg_snapshot)`
  const { rows } = await sql<{ snapshot: Snapshot; foreign: boolean; changes: readonly FeedRow[] }>`
    select pg_current_snapshot()::text as snapshot,
      pg_snapshot_xmax(${since}::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as foreign, coalesce((
      select jsonb_agg(jsonb_build_object('seq', e.seq, 'stream', e.stream, 'number', e.number, 'type', e.type,
        'at', extract(epoch from e.at) * 1000) order by e.seq)
      from (
        select event.seq, event.stream, event.type, event.at, ticket.number
        from event left join ticket on ticket.workspace_id = ${workspace} and ticket.id = event.stream_id
        where event.workspace_id = ${workspace} and event.xid >= pg_snapshot_xmin(${since}::pg_snapshot)
          and not pg_visible_in_snapshot(event.xid, ${since}::pg_snapshot) ${seen}
        order by event.seq limit ${limit + 1}
      ) e
    ), '[]') as changes
  `.execute(db)
  const { snapshot, foreign, changes } = must(rows[0], 'one row')
  const kept = changes.slice(0, limit).map((row) => ({ ...row, at: Math.round(Number(row.at)) as Instant }))
  return { snapshot: until ?? snapshot, changes: kept, cut: foreign || changes.length > limit }
}

type FeedRow = Omit<FeedChange, 'at'> & { readonly at: number | string }
