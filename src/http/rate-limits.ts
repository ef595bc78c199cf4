/** How often one caller and one address may ask in a minute (ACC-40 to ACC-43). A file of our own and no package: the
 *  minutes are those of the server's clock, which tests move, and one request counts in several ways. */
import { isIPv6 } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { elapsed, type Instant, MINUTE, SECOND } from '../domain/time.ts'
import type { Caller } from './access.ts'
import { EdgeRefusal } from './answer-error.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How often one address may ask for a public route in a minute, where that is less than usual. */
    perMinute?: number
  }
}

/** Of sign-in routes that take a secret from who is not signed in yet. */
export const SIGN_IN_PER_MINUTE = 20
/** Of credentials that nobody has, from one address. */
const FAILED_PER_MINUTE = 20
/** Of codes that no device waits under, by one caller. */
const GUESSED_PER_MINUTE = 10
/** Behind one address may be a whole company. */
const CALLERS_OF_ADDRESS = 10
const REMEMBERED = 50_000

interface Count {
  readonly since: Instant
  times: number
}

/** Whoever has an IPv6 address has the 2^64 others of its network too. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const [first, last] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)]
  const between = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...between, ...last].slice(0, 4).join(':')
}

export class RateLimits {
  private readonly counts = new Map<string, Count>()
  private readonly now: () => Instant
  private readonly perMinute: number

  constructor({ now, perMinute }: { now: () => Instant; perMinute: number }) {
    this.now = now
    this.perMinute = perMinute
  }

  /** Counts a request of a public route, or one that carries no credential. @throws EdgeRefusal `too_many_requests` */
  ofAddress(request: FastifyRequest, reply: FastifyReply): void {
    const network = networkOf(request.ip)
    const { config, url } = request.routeOptions
    const isPublic = config.permission === 'public'
    if (isPublic) this.count(reply, `public ${network}`, this.perMinute * CALLERS_OF_ADDRESS)
    else this.count(reply, `unsigned ${network}`, this.perMinute)
    if (config.perMinute !== undefined) this.count(reply, `route ${url} ${network}`, config.perMinute)
  }

  /** Counts a request of who was let in. @throws EdgeRefusal `too_many_requests` */
  ofCaller({ kind, via, address }: Caller, reply: FastifyReply): void {
    if (kind === 'operator') return
    this.count(reply, via, this.perMinute)
    this.count(reply, `callers ${networkOf(address)}`, this.perMinute * CALLERS_OF_ADDRESS)
  }

  /** Counts a credential that nobody has. @throws EdgeRefusal `too_many_requests` */
  failed({ ip }: FastifyRequest, reply: FastifyReply): void {
    this.count(reply, `failed ${networkOf(ip)}`, FAILED_PER_MINUTE)
  }

  /** Nothing more is looked up for an address that has sent too many credentials that nobody has. One that was good before
   *  is not asked about here: a page that was left open must not keep its whole company out.
   *  @throws EdgeRefusal `too_many_requests` */
  refuseFailing(request: FastifyRequest, reply: FastifyReply): void {
    const times = this.present(`failed ${networkOf(request.ip)}`)?.times ?? 0
    if (times >= FAILED_PER_MINUTE) this.failed(request, reply)
  }

  /** Runs `look`, which looks for what a caller might guess at; what `missed` says of its error is counted, and past the
   *  limit nothing is looked for. @throws EdgeRefusal `too_many_requests` */
  async guessing<Found>(
    reply: FastifyReply,
    { via }: Caller,
    { look, missed }: { look: () => Promise<Found>; missed: (error: unknown) => boolean },
  ): Promise<Found> {
    const name = `guesses ${via}`
    if ((this.present(name)?.times ?? 0) >= GUESSED_PER_MINUTE) this.count(reply, name, GUESSED_PER_MINUTE)
    try {
      return await look()
    } catch (error) {
      if (missed(error)) this.count(reply, name, GUESSED_PER_MINUTE)
      throw error
    }
  }

  /** Begins every minute anew. */
  forget(): void {
    this.counts.clear()
  }

  private present(name: string): Count | undefined {
    const count = this.counts.get(name)
    const age = count && elapsed(count.since, this.now())
    return age !== undefined && age >= 0 && age < MINUTE ? count : undefined
  }

  private count(reply: FastifyReply, name: string, limit: number): void {
    const count = this.present(name) ?? this.begin(name)
    count.times += 1
    if (count.times <= limit) return
    const seconds = Math.max(1, Math.ceil((MINUTE - elapsed(count.since, this.now())) / SECOND))
    reply.header('retry-after', String(seconds))
    const text = `Too many requests: more than ${limit} in a minute. Wait ${seconds} seconds and try again.`
    throw new EdgeRefusal(429, 'too_many_requests', text)
  }

  private begin(name: string): Count {
    // What a flood of addresses leaves behind is let go, the oldest first.
    if (this.counts.size >= REMEMBERED) {
      const [oldest] = this.counts.keys()
      if (oldest !== undefined) this.counts.delete(oldest)
    }
    const count = { since: this.now(), times: 0 }
    this.counts.delete(name)
    this.counts.set(name, count)
    return count
  }
}
