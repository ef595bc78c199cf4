/** Those who use the two nodes of scripts/two-nodes.ts: writers who try again once, and readers of the stream. */
import { type IncomingHttpHeaders, request as send } from 'node:http'
import { NODE_HEADER } from '../test/support/round-robin.ts'

export interface Answer {
  readonly status: number
  readonly node: string
  readonly text: string
  readonly headers: IncomingHttpHeaders
}

interface Asking {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: object | undefined
}

/** One request; undefined when the connection broke or the proxy says that the node did. */
function once({ method, url, headers, body }: Asking): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const outgoing = send(url, { method, headers: { ...headers, 'content-type': 'application/json' } }, (incoming) => {
      const chunks: Buffer[] = []
      const { statusCode: status = 502, headers: answered } = incoming
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', () => resolve(undefined))
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve(status === 502 ? undefined : { status, node: String(answered[NODE_HEADER]), text, headers: answered })
      })
    })
    outgoing.on('error', () => resolve(undefined))
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

const MOST_TRIES = 5

/** Somebody who asks, and asks again when there is no answer, under the same key. */
export class Caller {
  /** Retries that a single request took at most. */
  mostRetries = 0
  retries = 0
  /** Answers by node. */
  readonly answered = new Map<string, number>()
  private keys = 0
  readonly name: string
  private readonly url: string
  private readonly headers: Readonly<Record<string, string>>

  constructor(name: string, url: string, headers: Readonly<Record<string, string>>) {
    this.name = name
    this.url = url
    this.headers = headers
  }

  /** @throws when it is refused, or when nobody answers */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const headers = { ...this.headers, 'idempotency-key': `${this.name} ${++this.keys}` }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const answer = await once({ method, url: `${this.url}/api/v1${path}`, headers, body })
      this.mostRetries = Math.max(this.mostRetries, tries)
      if (!answer) continue
      this.retries += tries
      this.answered.set(answer.node, (this.answered.get(answer.node) ?? 0) + 1)
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
      return answer
    }
    throw new Error(`${method} ${path}: nobody answered ${MOST_TRIES} times`)
  }
}

/** Somebody with an open page: reads the stream, and comes back where they left off. */
export class Reader {
  /** Numbers of opened tickets, with the node each was heard from. */
  readonly heard = new Map<number, string>()
  /** How often the stream ended. */
  drops = 0
  /** Attempts to come back, above one for each drop. */
  extraAttempts = 0
  ready: Promise<void>
  private left = false
  private lastId: string | undefined
  private node = ''
  private request: ReturnType<typeof send> | undefined
  private readonly url: string
  private readonly headers: Readonly<Record<string, string>>

  constructor(url: string, headers: Readonly<Record<string, string>>) {
    this.url = url
    this.headers = headers
    this.ready = this.come()
  }

  leave(): void {
    this.left = true
    this.request?.destroy()
  }

  /** Resolves when the stream is open. */
  private come(): Promise<void> {
    const since = this.lastId === undefined ? {} : { 'last-event-id': this.lastId }
    return new Promise((resolve) => {
      const request = send(`${this.url}/api/v1/live`, { headers: { ...this.headers, ...since }, agent: false })
      this.request = request
      request.on('response', (stream) => {
        if (stream.statusCode !== 200) return this.again(resolve)
        this.node = String(stream.headers[NODE_HEADER])
        this.read(stream)
        resolve()
      })
      request.on('error', () => this.again(resolve))
      request.end()
    })
  }

  private again(resolve: () => void): void {
    if (this.left) {
      resolve()
      return
    }
    this.extraAttempts++
    setTimeout(() => void this.come().then(resolve), 200)
  }

  private read(stream: NodeJS.ReadableStream): void {
    let text = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      const blocks = (text + chunk).split('\n\n')
      text = blocks.pop() ?? ''
      for (const block of blocks) this.take(block)
    })
    stream.on('error', () => {})
    stream.on('close', () => {
      if (this.left) return
      this.drops++
      setTimeout(() => void this.come(), 100)
    })
  }

  private take(block: string): void {
    const fields = new Map(block.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]))
    this.lastId = fields.get('id') ?? this.lastId
    if (fields.get('event') !== 'change') return
    const change = JSON.parse(fields.get('data') ?? '{}') as { type: string; number: number }
    if (change.type === 'opened' && !this.heard.has(change.number)) this.heard.set(change.number, this.node)
  }
}
