/** Requests over kept-open connections, and how long they take. */
import { Agent, request as send } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { between, pick, type Random, seeded } from '../src/local/demo/random.ts'
import { asMember, type Served } from './server.ts'
import { someWords } from './words.ts'

export interface Answer {
  readonly status: number
  readonly body: string
}

export interface Client {
  /** `encoding` is what the client unpacks; none by default. */
  get(path: string, encoding?: string): Promise<Answer>
  post(path: string, body: object): Promise<Answer>
  close(): void
}

/** A client with one connection that stays open, as a member's browser keeps it. */
export function createClient(server: Served, member = 'lead'): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const call = (method: string, path: string, { body, encoding }: { body?: object; encoding?: string | undefined }) =>
    new Promise<Answer>((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        ...asMember(server, member),
        ...(encoding === undefined ? {} : { 'accept-encoding': encoding }),
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      }
      const outgoing = send(`${server.url}/api/v1${path}`, { method, agent, headers }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('end', () => {
          resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') })
        })
        incoming.on('error', reject)
      })
      outgoing.on('error', reject)
      outgoing.end(text)
    })
  return {
    get: (path, encoding) => call('GET', path, { encoding }),
    post: (path, body) => call('POST', path, { body }),
    close: () => agent.destroy(),
  }
}

/** A ticket that somebody opens. */
export const aTicket = (random: Random): object => ({
  kind: 'problem',
  subject: someWords(random, 8),
  body: someWords(random, 40),
  account: `account-${between(random, 0, 1_999)}`,
  contact: { name: 'Ada Example', email: 'ada@example.com' },
})

const triage = (random: Random): object => ({
  severity: between(random, 0, 3),
  priority: pick(random, ['p0', 'p1', 'p2', 'p3']),
  reason: 'As the criteria say.',
})

/** One write as a desk does them: 4 in 10 open, the others reply, triage and take the next one. */
async function writeOnce(client: Client, random: Random, tickets: number): Promise<Answer> {
  const number = between(random, 1, tickets)
  const what = random()
  if (what < 0.4) return client.post('/tickets', aTicket(random))
  if (what < 0.65) return client.post(`/tickets/${number}/reply`, { body: someWords(random, 25) })
  if (what < 0.85) return client.post(`/tickets/${number}/triage`, triage(random))
  return client.post('/queue/next', { scope: 'support' })
}

export interface Writers {
  /** Ends after the writes under way; how many were done, and how many were neither done nor refused. */
  stop(): Promise<{ done: number; broken: number; perSecond: number }>
}

/** `count` members who write all the time, together `perSecond` times a second at most. */
export function startWriters(
  server: Served,
  { count, perSecond, tickets }: { count: number; perSecond: number; tickets: number },
): Writers {
  const stopped = new AbortController()
  const began = performance.now()
  let done = 0
  let broken = 0
  const pauseMs = (1000 * count) / perSecond
  const write = async (index: number) => {
    const client = createClient(server, `engineer-${index % 8}`)
    const random = seeded(Date.now() + index)
    for (let turn = 1; !stopped.signal.aborted; turn++) {
      const { status } = await writeOnce(client, random, tickets)
      if (status >= 500) broken++
      else done++
      await sleep(Math.max(0, began + (turn + index / count) * pauseMs - performance.now()))
    }
    client.close()
  }
  const all = Array.from({ length: count }, (_, index) => write(index))
  return {
    async stop() {
      stopped.abort()
      await Promise.all(all)
      return { done, broken, perSecond: (done * 1000) / (performance.now() - began) }
    },
  }
}

/** Times in milliseconds, sorted. */
export type Times = readonly number[]
export const percentile = (times: Times, share: number): number =>
  times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN

/** How long each of `count` calls takes, one after the other. */
export async function timed(count: number, call: () => Promise<Answer>): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const began = performance.now()
    const { status, body } = await call()
    const took = performance.now() - began
    if (status >= 500) throw new Error(`The server answered ${status}: ${body}`)
    if (status < 300) times.push(took)
  }
  return times
}
