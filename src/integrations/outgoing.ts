/** Calls to an address that a workspace chose: only where such a call may go, and no longer or larger than it may be.
 *  Names are looked up here and the call goes to the very address that was checked, so that a name which means another
 *  machine a moment later leads nowhere else (docs/spec/secrets.md, SEC-6 to SEC-8). */
import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, fetch as fetchBy, Headers, type HeadersInit } from 'undici'
import { Refusal } from '../domain/refusal.ts'
import { type AllowedRanges, isPublic } from './addresses.ts'

/** The addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>

export interface OutgoingLimits {
  readonly allow: AllowedRanges
  /** From the look-up to the last byte, in milliseconds; ten seconds when left out. */
  readonly timeoutMs?: number | undefined
  /** Bytes of an answer, unpacked; a mebibyte when left out. */
  readonly maxBytes?: number | undefined
  /** The system's own when left out. */
  readonly resolve?: Resolve | undefined
}

/** What a call may say; the shape of the platform's `fetch`, of which bodies are text or bytes here. */
export interface OutgoingInit {
  readonly method?: string | undefined
  readonly headers?: HeadersInit | undefined
  readonly body?: string | Uint8Array | URLSearchParams | null | undefined
  /** `follow` when left out: every hop is checked as the first one. */
  readonly redirect?: 'follow' | 'manual' | 'error' | undefined
  readonly signal?: AbortSignal | null | undefined
}

const TIMEOUT_MS = 10_000
const MAX_BYTES = 1_048_576
const MAX_HOPS = 3
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const WITHOUT_BODY: ReadonlySet<number> = new Set([204, 205, 304])
/** What is said to one server and no other. */
const PRIVATE_HEADERS = ['authorization', 'cookie', 'proxy-authorization']

const refused = (what: string, url: URL) =>
  new Refusal('outgoing_refused', `${url.protocol}//${url.host} ${what} Choose another address.`)

const failed = (what: string, url: URL, cause?: unknown) =>
  Object.assign(new Refusal('outgoing_failed', `${url.origin} ${what} Check the address and try again.`), { cause })

const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/** An address in brackets is bare to the network. */
const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '')

/** `text` as an address. A parser reads `0x7f.1` and `2130706433` as addresses; people do not write them so. */
function readUrl(text: string | URL): URL {
  if (!URL.canParse(String(text))) {
    throw new Refusal('outgoing_refused', 'This is no address of a server. Write it like https://host.example/path.')
  }
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused('is neither https nor http.', url)
  if (url.username !== '' || url.password !== '') throw refused('carries a name or a password.', url)
  if (
    isIP(url.hostname) === 4 &&
    !new RegExp(`//${url.hostname.replaceAll('.', '\\.')}(?=[:/?#]|$)`).test(String(text))
  ) {
    throw refused('spells a number where an address belongs.', url)
  }
  return url
}

/** Every address that `url` leads to, all of them allowed: one that is not means that somebody plays with the name. */
async function checkedAddresses(url: URL, { allow, resolve = resolveBySystem }: OutgoingLimits): Promise<string[]> {
  const host = bareHost(url)
  const addresses = isIP(host) === 0 ? await resolve(host).catch((error) => unknownName(url, error)) : [host]
  if (addresses.length === 0) return unknownName(url)
  if (!addresses.every((address) => allow.holds(address) || isPublic(address))) {
    throw refused('leads to a machine that is not public. It may be allowed by TOPLINE_OUTGOING_ALLOW.', url)
  }
  if (url.protocol === 'http:' && !addresses.every((address) => allow.holds(address))) {
    throw refused('is not encrypted. Use https.', url)
  }
  return [...addresses]
}

function unknownName(url: URL, cause?: unknown): never {
  throw failed('is a name that nobody knows.', url, cause)
}

/** Answers every question for an address with those that were checked. */
const lookupOf =
  (addresses: readonly string[]): LookupFunction =>
  (_, options, answer) => {
    const all = addresses.map((address) => ({ address, family: isIP(address) }))
    const [first] = all
    if (options.all) answer(null, all)
    else answer(null, first?.address ?? '', first?.family)
  }

async function bytesOf(body: AsyncIterable<Uint8Array> | null, url: URL, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > maxBytes) throw failed(`answers with more than ${maxBytes} bytes.`, url)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Until `signal` says that the time is up; what goes on behind it is of no interest any more. */
function before<Result>(signal: AbortSignal, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

interface Hop {
  readonly url: URL
  readonly init: OutgoingInit
  readonly signal: AbortSignal
}

/** One call to one address, read to its end. */
async function oneHop({ url, init, signal }: Hop, limits: OutgoingLimits): Promise<Response> {
  const addresses = await before(signal, checkedAddresses(url, limits))
  const agent = new Agent({ connect: { lookup: lookupOf(addresses) }, pipelining: 0 })
  try {
    const { method = 'GET', headers = {}, body = null } = init
    const answer = await fetchBy(url, { method, headers, body, redirect: 'manual', signal, dispatcher: agent })
    const read = await bytesOf(answer.body, url, limits.maxBytes ?? MAX_BYTES)
    const told = new Map(answer.headers)
    // It is unpacked by now.
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) told.delete(name)
    const { status, statusText } = answer
    return new Response(WITHOUT_BODY.has(status) ? null : new Uint8Array(read), {
      status,
      statusText,
      headers: [...told],
    })
  } finally {
    await agent.destroy()
  }
}

/** The call that a redirect asks for. */
function nextHop({ url, init, signal }: Hop, { status, headers }: Response): Hop | undefined {
  const location = headers.get('location')
  if (!REDIRECTS.has(status) || location === null) return undefined
  if (!URL.canParse(location, url.href)) throw failed('leads on to no address.', url)
  // Only what was written out whole can be spelt oddly.
  const next = readUrl(/^[a-z][a-z0-9+.-]*:/i.test(location) ? location : new URL(location, url))
  const told = new Headers(init.headers)
  if (next.origin !== url.origin) for (const name of PRIVATE_HEADERS) told.delete(name)
  const asksAnew = status === 303 || (status < 303 && init.method !== undefined && !/^(get|head)$/i.test(init.method))
  if (!asksAnew) return { url: next, init: { ...init, headers: told }, signal }
  told.delete('content-type')
  return { url: next, init: { ...init, headers: told, method: 'GET', body: null }, signal }
}

async function allHops(first: Hop, limits: OutgoingLimits): Promise<Response> {
  let hop = first
  for (let hops = 0; ; hops++) {
    const answer = await oneHop(hop, limits)
    const next = first.init.redirect === 'manual' ? undefined : nextHop(hop, answer)
    if (!next) return answer
    if (first.init.redirect === 'error') throw failed('leads on to another address.', hop.url)
    if (hops === MAX_HOPS) throw failed(`leads on more than ${MAX_HOPS} times.`, first.url)
    hop = next
  }
}

/**
 * `fetch` for an address that a workspace chose. The answer has been read whole when it is returned.
 * @throws Refusal `outgoing_refused` when it may not be called, `outgoing_failed` when it does not answer as it should;
 *  whatever ended the caller's own signal
 */
export async function guardedFetch(
  address: string | URL,
  init: OutgoingInit,
  limits: OutgoingLimits,
): Promise<Response> {
  const url = readUrl(address)
  const timeoutMs = limits.timeoutMs ?? TIMEOUT_MS
  const timeout = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([timeout, init.signal]) : timeout
  try {
    return await allHops({ url, init, signal }, limits)
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (init.signal?.aborted) throw init.signal.reason
    if (timeout.aborted) throw failed(`does not answer within ${timeoutMs / 1000} s.`, url, error)
    throw failed('cannot be reached.', url, error)
  }
}
