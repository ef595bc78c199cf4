/** Whether a server answers on the socket of a data directory. */
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { DATABASE, type Places, PORT, USER } from './embedded-cluster.ts'
import { errorCode } from './error-code.ts'

/** `host` is the folder of the socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
}

/** Recovery after a power cut replays at most some gigabytes of log. */
export const START_LIMIT_MS = 600_000
const STEP_MS = 20
const LOOK_AGAIN_MS = 500

/** Resolves when the server has gone: holds one connection, which ends at the moment the server does. */
export async function untilGone(places: Places, stopped: AbortSignal): Promise<void> {
  const client = clientOf(places)
  const gone = new Promise<void>((resolve) => {
    client.once('end', resolve)
    stopped.addEventListener('abort', () => resolve())
  })
  try {
    await client.connect()
  } catch (error) {
    // Every place is taken: nothing to hold, so look again a little later.
    if (stateAfter(error) === 'up') await sleep(LOOK_AGAIN_MS)
    return
  }
  if (!stopped.aborted) await gone
  await client.end()
}

function clientOf(places: Places): pg.Client {
  const client = new pg.Client({ ...connectionTo(places), ssl: false, connectionTimeoutMillis: 5_000 })
  // A connection that breaks also emits `end`, or fails the call that is under way.
  client.on('error', () => undefined)
  return client
}

/** How to reach the server of these places, running or not. */
export function connectionTo(places: Places): Connection {
  return { host: places.socketFolder, port: PORT, user: USER, database: DATABASE }
}

/** `busy`: it is coming up or going down. */
export type State = 'up' | 'busy' | 'down'

/** Waits while a server comes up or goes down. */
export async function settled(places: Places): Promise<State> {
  const limit = AbortSignal.timeout(START_LIMIT_MS)
  let state = await probe(places)
  while (state === 'busy' && !limit.aborted) {
    await sleep(STEP_MS)
    state = await probe(places)
  }
  return state
}

/** Asks the server for a connection, as anybody would. */
export async function probe(places: Places): Promise<State> {
  const client = clientOf(places)
  try {
    await client.connect()
  } catch (error) {
    return stateAfter(error)
  }
  await client.end()
  return 'up'
}

const STATES: Readonly<Record<string, State>> = {
  ENOENT: 'down',
  ECONNREFUSED: 'down',
  ECONNRESET: 'busy',
  EPIPE: 'busy',
  // cannot_connect_now, admin_shutdown, crash_shutdown: it is coming up or going down.
  '57P03': 'busy',
  '57P01': 'busy',
  '57P02': 'busy',
  // too_many_connections: there is a server, and every place in it is taken.
  '53300': 'up',
}

function stateAfter(error: unknown): State {
  const code = errorCode(error)
  // The driver reports a connection that closed or stayed silent without a code.
  const state = code === undefined ? 'busy' : STATES[code]
  if (state === undefined) throw error
  return state
}
