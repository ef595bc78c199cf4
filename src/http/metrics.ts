/** GET /metrics: how the node does, for Prometheus. Counts of the installation alone, nothing of any customer (RUN-6). */
import type { FastifyRequest } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Millis } from '../domain/time.ts'
import { EdgeRefusal } from './answer-error.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { headerOf } from './header.ts'
import { isLoopback } from './loopback.ts'
import { sameSecret } from './secrets.ts'

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const LATE_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300]
const REFUSED: Readonly<Record<number, string>> = { 401: 'not_signed_in', 403: 'not_allowed', 429: 'too_many' }
const MILLIS = 1000

/** What a node counts. One for each node, with a registry of its own. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly requests = new Histogram({
    name: 'topline_http_request_seconds',
    help: 'Requests by route, method and status, and how long they took; streams excepted',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [this.registry],
  })
  private readonly refused = new Counter({
    name: 'topline_http_refused_total',
    help: 'Requests refused because nobody was signed in, because the caller may not, or because there were too many',
    labelNames: ['reason'],
    registers: [this.registry],
  })
  private readonly lateness = new Histogram({
    name: 'topline_timer_lateness_seconds',
    help: 'How long after its instant something that was due was recorded',
    buckets: LATE_SECONDS,
    registers: [this.registry],
  })
  private readonly failures = new Counter({
    name: 'topline_job_failures_total',
    help: 'Failed runs of what is done in the background; each is in the log and is tried again',
    labelNames: ['job'],
    registers: [this.registry],
  })

  constructor() {
    for (const reason of Object.values(REFUSED)) this.refused.inc({ reason }, 0)
  }

  /** Adds what Node.js tells of its own process; for a process that serves. */
  addProcess(): void {
    collectDefaultMetrics({ register: this.registry })
  }

  /** Adds a number that is read whenever it is asked for. */
  addGauge(name: string, help: string, read: () => number | Promise<number>): void {
    const gauge = new Gauge({
      name,
      help,
      registers: [this.registry],
      async collect() {
        // The others are told also when the database does not answer; this one is then not a number.
        gauge.set(await Promise.resolve(read()).catch(() => Number.NaN))
      },
    })
  }

  answered(labels: { method: string; route: string; status: number }, took: Millis): void {
    const reason = REFUSED[labels.status]
    if (reason !== undefined) this.refused.inc({ reason })
    this.requests.observe(labels, took / MILLIS)
  }

  /** Something due was recorded so long after its instant. */
  recordedLate(by: Millis): void {
    this.lateness.observe(Math.max(by, 0) / MILLIS)
  }

  jobFailed(job: string): void {
    this.failures.inc({ job })
  }

  /** Everything in the text form of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics()
  }

  get contentType(): string {
    return this.registry.contentType
  }
}

type Guarding = Pick<Deps, 'metricsToken' | 'host' | 'url' | 'trustProxy'>

/** Whether nobody but this machine can ask: no proxy stands before the server, which would make others look local. */
function isPrivate(request: FastifyRequest, { host, url, trustProxy = [] }: Guarding): boolean {
  const forwarded = ['forwarded', 'x-forwarded-for'].some((name) => headerOf(request, name) !== undefined)
  const { remoteAddress = '' } = request.socket
  return isLoopback(host) && isLoopback(remoteAddress) && url === undefined && trustProxy.length === 0 && !forwarded
}

/** @throws EdgeRefusal `not_signed_in` */
function refuseStrangers(request: FastifyRequest, deps: Guarding): void {
  const { metricsToken } = deps
  if (metricsToken === undefined && isPrivate(request, deps)) return
  const sent = /^bearer +(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  if (metricsToken !== undefined && sent !== undefined && sameSecret(sent, metricsToken)) return
  const detail =
    metricsToken === undefined
      ? 'Metrics are told to this machine alone. Set TOPLINE_METRICS_TOKEN and send it as `Authorization: Bearer TOKEN`.'
      : 'Metrics ask for a token. Send that of TOPLINE_METRICS_TOKEN as `Authorization: Bearer TOKEN`.'
  throw new EdgeRefusal(401, 'not_signed_in', detail)
}

/** Counts every request that is answered from now on, and tells the counts. */
export function addMetrics(api: Api, deps: Deps): void {
  const { metrics, store, live } = deps
  if (!metrics) return
  const { pool } = store
  metrics.addGauge('topline_live_listeners', 'Open streams of live updates', () => live.listening)
  metrics.addGauge('topline_database_connections', 'Connections of the pool', () => pool.totalCount)
  metrics.addGauge('topline_database_idle_connections', 'Connections that nobody uses', () => pool.idleCount)
  metrics.addGauge('topline_database_waiting', 'Who waits for a connection', () => pool.waitingCount)
  api.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? '(none)'
    if (route.endsWith('/live')) return
    metrics.answered({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime)
  })
  api.get(
    '/metrics',
    { schema: { hide: true }, config: { permission: 'public' }, exposeHeadRoute: false },
    async (request, reply) => {
      refuseStrangers(request, deps)
      return reply.type(metrics.contentType).send(await metrics.text())
    },
  )
}
