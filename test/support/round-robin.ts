/** A small reverse proxy: each request to the next node, and to another when a node refuses the connection. */
import { Agent, createServer, type IncomingMessage, type Server, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers tell here which node gave them. */
export const NODE_HEADER = 'x-node'
const SAFE: ReadonlySet<string | undefined> = new Set(['GET', 'HEAD'])

export class RoundRobin {
  /** Requests that were tried at another node. */
  passedOn = 0
  /** Requests that a node was at when it died, and that are not safe to repeat without asking who sent them. */
  broken = 0
  private turn = 0
  private readonly agent: Agent
  private readonly ports = new Map<string, number>()
  private readonly server: Server

  private constructor(keepAlive: boolean) {
    this.agent = new Agent({ keepAlive })
    this.server = createServer((incoming, outgoing) => void this.take(incoming, outgoing))
  }

  /** Without `keepAlive` no request meets a connection that its node has just closed. */
  static async start(nodes: Readonly<Record<string, string>>, { keepAlive = true } = {}): Promise<RoundRobin> {
    const proxy = new RoundRobin(keepAlive)
    for (const [name, url] of Object.entries(nodes)) proxy.set(name, url)
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  /** A node that listens at `url` from now on. */
  set(name: string, url: string): void {
    this.ports.set(name, Number(new URL(url).port))
  }

  stop(): void {
    this.agent.destroy()
    this.server.close()
    this.server.closeAllConnections()
  }

  private async take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
    } catch {
      return // who asked has left
    }
    const names = [...this.ports.keys()]
    const first = this.turn++
    const order = names.map((_, index) => names[(first + index) % names.length] ?? '')
    this.pass({ incoming, body: Buffer.concat(chunks), outgoing }, order)
  }

  /** Passes a request on to the first of `order`, and to those after it while that one does not answer. */
  private pass(asked: Asked, [name = '', ...others]: readonly string[]): void {
    const { incoming, body, outgoing } = asked
    const { method, url: path, headers, socket } = incoming
    const forwarded = { ...headers, 'x-forwarded-for': socket.remoteAddress }
    const target = {
      host: '127.0.0.1',
      port: this.ports.get(name),
      method,
      path,
      headers: forwarded,
      agent: this.agent,
    }
    const upstream = send(target)
    outgoing.on('close', () => upstream.destroy())
    upstream.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, [NODE_HEADER]: name })
      outgoing.flushHeaders()
      answer.on('error', () => outgoing.destroy())
      answer.pipe(outgoing)
    })
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (outgoing.headersSent || outgoing.destroyed) return void outgoing.destroy()
      if (others.length > 0 && (error.code === 'ECONNREFUSED' || SAFE.has(method))) {
        this.passedOn++
        return this.pass(asked, others)
      }
      this.broken++
      outgoing.writeHead(502, { [NODE_HEADER]: name }).end()
    })
    upstream.end(body)
  }
}

interface Asked {
  readonly incoming: IncomingMessage
  readonly body: Buffer
  readonly outgoing: ServerResponse
}
