/** What the chain over the log holds of an event. */
import { type RawBuilder, sql } from 'kysely'

/** What of an event may be replaced when personal data is erased from it. */
interface Replaced {
  readonly actor?: RawBuilder<unknown>
  readonly ref?: RawBuilder<unknown>
  readonly address?: RawBuilder<unknown>
  readonly change?: RawBuilder<unknown>
}

const micros = (column: RawBuilder<unknown>) => sql`(extract(epoch from ${column}) * 1000000)::bigint`

/**
 * SHA-256 of the event `e` of the statement as it was recorded, or as it would be with what is replaced (AUD-1): of a JSON
 * array of its facts in a fixed order, as PostgreSQL writes jsonb, which has one text for one value. Times count in
 * microseconds, as they are stored, so that no change of them is too small to be seen. What the database itself chose,
 * `seq` and `xid`, is no part of it: a restored log has others.
 */
export function eventDigest({ actor, ref, address, change }: Replaced = {}): RawBuilder<Buffer> {
  const what = sql`${actor ?? sql`e.actor`}::text, ${ref ?? sql`e.ref`}::text, e.via, ${address ?? sql`e.address`}::text,
    ${change ?? sql`e.change`}::jsonb`
  return sql<Buffer>`sha256(convert_to(jsonb_build_array(e.workspace_id, e.stream, e.stream_id, e.version, e.type,
    ${micros(sql`e.at`)}, ${micros(sql`e.recorded_at`)}, ${what})::text, 'UTF8'))`
}
