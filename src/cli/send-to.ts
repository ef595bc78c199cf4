/** Carries the calls of the client to a server over the network. */
import type { Send } from '../contract/client.ts'
import { type Millis, SECOND } from '../domain/time.ts'
import { CommandFailed } from './command-failed.ts'

/** No call takes nearly as long; beyond it the server is taken for dead. */
const PATIENCE: Millis = 30 * SECOND

function unreachable(base: string, cause: unknown): CommandFailed {
  const because = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : String(cause)
  const todo = 'Start one with `topline serve`, or give its address with --server URL.'
  return new CommandFailed('server_unreachable', `No server answers at ${base} (${because}). ${todo}`, { cause })
}

/** @throws CommandFailed `wrong_usage` when `base` is no address */
export function sendTo(base: string): Send {
  const origin = URL.canParse(base) ? new URL(base) : undefined
  if (origin?.protocol !== 'http:' && origin?.protocol !== 'https:') {
    throw new CommandFailed('wrong_usage', `${base} is no address. Give --server as http://127.0.0.1:4310.`)
  }
  const root = origin.href.replace(/\/$/, '')
  return async ({ method, path, headers, body, wants }) => {
    const signal = AbortSignal.timeout(PATIENCE)
    const request = { method, headers, signal, ...(body === undefined ? {} : { body }) }
    const response = await fetch(`${root}${path}`, request).catch((error: unknown) => {
      throw unreachable(base, error)
    })
    if (wants === 'bytes' && response.ok) {
      return { status: response.status, body: '', bytes: new Uint8Array(await response.arrayBuffer()) }
    }
    if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) {
      const message = `What answers at ${base} is not Topline. Check the address given with --server.`
      throw new CommandFailed('answer_not_understood', message)
    }
    return { status: response.status, body: await response.text() }
  }
}
