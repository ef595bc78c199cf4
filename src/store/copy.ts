/** COPY as streams, on one connection. */
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** What a `copy … to stdout` says, in pieces. Whoever stops early closes the connection, not only the query. */
export async function* copiedOut(client: pg.ClientBase, statement: string): AsyncGenerator<Buffer> {
  yield* client.query(copyTo(statement)) as AsyncIterable<Buffer>
}

/** Feeds a `copy … from stdin`; returns the number of rows. When `content` fails, the statement does. */
export async function copyIn(
  client: pg.ClientBase,
  statement: string,
  content: AsyncIterable<Uint8Array>,
): Promise<number> {
  const sink = client.query(copyFrom(statement))
  await pipeline(content, sink)
  return sink.rowCount
}

/** The form in which COPY writes one column of JSON as it is: none of its characters can be in JSON. */
export const JSON_LINES = String.raw`(format csv, delimiter E'\x01', quote E'\x02')`

/** Runs `work` on a connection of its own, which is closed when `work` fails: half of a COPY may be left on it. */
export async function onConnection<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let failed = true
  try {
    const result = await work(client)
    failed = false
    return result
  } finally {
    client.release(failed)
  }
}
