/** Notices between nodes: that the log of a workspace has grown, and that somebody came to a ticket or left it. They carry
 *  ids and numbers, nothing else. */
import pg from 'pg'
import type { Store } from './db.ts'

/** How the driver is told to connect. */
export type Connection = pg.ClientConfig

const CHANNEL = 'topline'
const PRESENCE_CHANNEL = 'topline_presence'

/** Tells every node that listens. */
export async function announce(store: Store, workspaces: readonly string[]): Promise<void> {
  await store.pool.query(`select pg_notify('${CHANNEL}', w) from unnest($1::text[]) w`, [workspaces])
}

/** Who is at this ticket has changed; `left` is the handle of whoever has just left it. */
export interface Meeting {
  readonly number: number
  readonly left: string | undefined
}

/** Tells every node that listens that something else is to be seen of who is at a ticket. */
export async function announcePresence(store: Store, workspace: string, { number, left }: Meeting): Promise<void> {
  const payload = [workspace, number, ...(left === undefined ? [] : [left])].join(' ')
  await store.pool.query(`select pg_notify('${PRESENCE_CHANNEL}', $1)`, [payload])
}

export interface Hearing {
  readonly heard: (workspace: string) => void
  readonly met?: (workspace: string, meeting: Meeting) => void
  /** The connection is gone; told once. */
  readonly lost: (error: unknown) => void
}

/** Listens on a connection of its own until `stop`. Rejects when it cannot connect. */
export async function listen(
  connection: Connection,
  { heard, met, lost }: Hearing,
): Promise<{ stop(): Promise<void> }> {
  const client = new pg.Client(connection)
  let over = false
  const end = (error: unknown) => {
    if (over) return
    over = true
    lost(error)
  }
  client.on('notification', ({ channel, payload }) => {
    if (!payload) return
    if (channel === CHANNEL) return heard(payload)
    const [workspace = '', number, left] = payload.split(' ')
    met?.(workspace, { number: Number(number), left })
  })
  await client.connect()
  client.on('error', end)
  client.on('end', () => end(new Error('The connection ended')))
  await client.query(`listen ${PRESENCE_CHANNEL}`)
  await client.query(`listen ${CHANNEL}`)
  return {
    async stop() {
      over = true
      await client.end()
    },
  }
}
