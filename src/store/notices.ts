/** Notices between nodes that the log of a workspace has grown; they carry its id and nothing else. */
import pg from 'pg'
import type { Store } from './db.ts'

/** How the driver is told to connect. */
export type Connection = pg.ClientConfig

const CHANNEL = 'topline'

/** Tells every node that listens. */
export async function announce(store: Store, workspaces: readonly string[]): Promise<void> {
  await store.pool.query(`select pg_notify('${CHANNEL}', w) from unnest($1::text[]) w`, [workspaces])
}

export interface Hearing {
  readonly heard: (workspace: string) => void
  /** The connection is gone; told once. */
  readonly lost: (error: unknown) => void
}

/** Listens on a connection of its own until `stop`. Rejects when it cannot connect. */
export async function listen(connection: Connection, { heard, lost }: Hearing): Promise<{ stop(): Promise<void> }> {
  const client = new pg.Client(connection)
  let over = false
  const end = (error: unknown) => {
    if (over) return
    over = true
    lost(error)
  }
  client.on('notification', ({ payload }) => {
    if (payload) heard(payload)
  })
  await client.connect()
  client.on('error', end)
  client.on('end', () => end(new Error('The connection ended')))
  await client.query(`listen ${CHANNEL}`)
  return {
    async stop() {
      over = true
      await client.end()
    },
  }
}
