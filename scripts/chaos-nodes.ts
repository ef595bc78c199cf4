/** The nodes of scripts/chaos.ts: processes of the built program that are killed and started again while people work. */
import { Agent, request as send } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { asMember, type Place, type RunningServer, startServer } from '../bench/server.ts'
import { must } from '../src/domain/assert.ts'
import type { Answer, Call } from '../test/chaos/ledger.ts'
import type { Nodes } from '../test/chaos/person.ts'
import type { Kill } from '../test/chaos/plan.ts'

/** A call that takes longer is given up and told as such. */
const PATIENCE_MS = 30_000
const PAUSE_MS = 150
/** Who breaks a call off does so within this time. */
const ABORT_WITHIN_MS = 25

const ERROR_LINE = /"level":[56]0/

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

interface Abort {
  readonly afterMs: number
}

function once(server: RunningServer, { as, method, path, body, key, seen }: Call, abort?: Abort) {
  return new Promise<Answer | undefined>((resolve) => {
    const headers = {
      ...asMember(server, as),
      'content-type': 'application/json',
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    }
    const outgoing = send(`${server.url}/api/v1${path}`, { method, agent, headers }, (incoming) => {
      const chunks: Buffer[] = []
      const { statusCode: status = 0, headers: answered } = incoming
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', () => resolve(undefined))
      incoming.on('close', () => resolve(undefined))
      incoming.on('end', () => {
        const replayed = answered['idempotency-replayed'] === 'true'
        resolve({ status, body: JSON.parse(String(Buffer.concat(chunks))), replayed })
      })
    })
    outgoing.setTimeout(PATIENCE_MS, () => outgoing.destroy())
    outgoing.on('error', () => resolve(undefined))
    outgoing.on('close', () => resolve(undefined))
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
    if (abort) setTimeout(() => outgoing.destroy(), abort.afterMs)
  })
}

export class LiveNodes implements Nodes {
  restarts = 0
  /** Connections that broke. */
  broken = 0
  /** Errors that the nodes logged. */
  private readonly logged: string[] = []
  private readonly places: readonly Place[]
  private readonly servers: (RunningServer | undefined)[] = []
  private readonly kills: Kill[]
  private begun = 0
  private restarting: Promise<void> = Promise.resolve()
  private ended = false

  constructor(places: readonly Place[], kills: readonly Kill[]) {
    this.places = places
    this.kills = [...kills]
  }

  get count(): number {
    return this.places.length
  }

  now(): number {
    return Date.now()
  }

  /** Starts node by node, since the first may have to migrate the database. */
  async start(): Promise<void> {
    for (const place of this.places) this.servers.push(await startServer(place))
  }

  /** Hears that somebody begins with something; kills whom the plan says by then. */
  begin(): void {
    this.begun++
    const due = this.kills.filter(({ turn }) => turn <= this.begun)
    this.kills.splice(0, due.length)
    for (const { node } of due) this.restarting = this.restarting.then(() => this.restart(node))
  }

  private async restart(node: number): Promise<void> {
    if (this.ended) return
    const index = node % this.count
    const server = must(this.servers[index], 'one restart follows the other')
    this.servers[index] = undefined
    await server.kill()
    this.readLog(server)
    this.servers[index] = await startServer(must(this.places[index], 'has a place'))
    this.restarts++
  }

  private readLog(server: RunningServer): void {
    this.logged.push(
      ...server
        .said()
        .split('\n')
        .filter((line) => ERROR_LINE.test(line)),
    )
  }

  /** Everything that the nodes logged as an error so far. */
  errors(): readonly string[] {
    for (const server of this.servers) if (server) this.readLog(server)
    return this.logged
  }

  async send(node: number, call: Call): Promise<Answer | undefined> {
    const server = this.servers[node % this.count]
    const answer = server && (await once(server, call))
    if (server && !answer) this.broken++
    return answer
  }

  async abort(node: number, call: Call, when: number): Promise<void> {
    const server = this.servers[node % this.count]
    if (server) await once(server, call, { afterMs: when * ABORT_WITHIN_MS })
  }

  atOnce<Result>(all: readonly (() => Promise<Result>)[]): Promise<Result[]> {
    return Promise.all(all.map((each) => each()))
  }

  async pause(): Promise<void> {
    await sleep(PAUSE_MS)
  }

  /** Resolves when every node that was killed is there again. */
  async settled(): Promise<void> {
    await this.restarting
  }

  async stop(): Promise<void> {
    this.ended = true
    await this.restarting.catch(() => {})
    for (const server of this.servers) await server?.stop()
    agent.destroy()
  }
}
