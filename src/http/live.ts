/** GET /live: server-sent events of what changes in the workspace; `Last-Event-ID` resumes after a dropped connection. */
import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LivePresence } from '../contract/presence.ts'
import type { LiveChange } from '../contract/queue.ts'
import { isoOf } from '../domain/time.ts'
import type { Caller } from './access.ts'
import { EdgeRefusal } from './answer-error.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Listener } from './live-feed.ts'
import { presenceView } from './presence.ts'

/** Keeps proxies from closing an idle stream, and whose session has ended from hearing more (ACC-23). */
const HEARTBEAT_MS = 10_000
const RETRY_MS = 1_000
/** Readers of a node that ends come again after this long at least. */
const AWAY_MS = 100

function listenerOn(raw: FastifyReply['raw']): Listener {
  const frame = (event: string, data: unknown, id?: string) =>
    `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`
  return {
    changes(changes, snapshot) {
      const told = changes.flatMap(({ seq, stream, number, type, at }): LiveChange[] =>
        stream === 'ticket' || stream === 'workspace' ? [{ seq, stream, number, type, at: isoOf(at) }] : [],
      )
      // The last one alone carries the moment: a page that is cut off by a lost connection is told again.
      const last = told.length - 1
      raw.write(told.map((change, index) => frame('change', change, index === last ? snapshot : undefined)).join(''))
    },
    reset: (snapshot) => raw.write(frame('reset', {}, snapshot)),
    // Not all at the same moment: the nodes that remain are met by everybody.
    dismiss: () => raw.end(`retry: ${AWAY_MS + Math.floor(Math.random() * RETRY_MS)}\n\n`),
  }
}

/** Says that the stream goes on, or ends it when whoever reads it may read no more. */
export async function beat({ access }: Pick<Deps, 'access'>, request: FastifyRequest, raw: FastifyReply['raw']) {
  if (await access.stillMay(request, 'read_line')) raw.write(': still here\n\n')
  else raw.end()
}

/** Streams that one credential may have open on a node: pages of one browser, and a few programs. */
const MOST_STREAMS = 20

/** How many streams each credential has open. */
class OpenStreams {
  private readonly counts = new Map<string, number>()

  /** Counts one more, until the function that it gives is called. @throws EdgeRefusal `too_many_requests` */
  take({ kind, via }: Caller): () => void {
    const count = this.counts.get(via) ?? 0
    if (count >= MOST_STREAMS && kind !== 'operator') {
      const text = `More than ${MOST_STREAMS} streams of live updates are open. Close one, and try again.`
      throw new EdgeRefusal(429, 'too_many_requests', text)
    }
    this.counts.set(via, count + 1)
    return () => {
      const left = (this.counts.get(via) ?? 1) - 1
      if (left > 0) this.counts.set(via, left)
      else this.counts.delete(via)
    }
  }
}

export function liveRoutes(api: Api, deps: Deps): void {
  const { desks, live, now } = deps
  const open = new OpenStreams()
  api.get(
    '/live',
    {
      config: { permission: 'read_line' },
      exposeHeadRoute: false,
      schema: { summary: 'Server-sent events of changes', tags: ['queue'] },
    },
    async (request: FastifyRequest, reply) => {
      const { tenant, caller } = await desks.of(request)
      const since = request.headers['last-event-id']
      const { raw } = reply
      raw.once('close', open.take(caller))
      reply.hijack()
      raw.writeHead(200, {
        ...(reply.getHeaders() as OutgoingHttpHeaders),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
        'x-request-id': request.id,
      })
      raw.write(`retry: ${RETRY_MS}\n\n`)
      const last = Array.isArray(since) ? since[0] : since
      const leave = await live.join(tenant.workspace, listenerOn(raw), last).catch((error: unknown) => {
        // The head is sent; ending the stream makes the reader come again.
        raw.destroy()
        throw error
      })
      const part = live.presence.join(tenant.workspace, (number, sightings, left) => {
        const told: LivePresence = { number, ...presenceView(sightings, now()) }
        // Of no ticket but those that they are at themselves, or have just left by one of their pages (PRE-3).
        if (!left.has(caller.handle) && !told.people.some(({ handle }) => handle === caller.handle)) return
        raw.write(`event: presence\ndata: ${JSON.stringify(told)}\n\n`)
      })
      const failed = (error: unknown) => request.log.error({ err: error }, 'a stream could not be checked')
      const heartbeat = setInterval(() => void beat(deps, request, raw).catch(failed), HEARTBEAT_MS)
      const end = () => {
        clearInterval(heartbeat)
        leave()
        part()
      }
      raw.on('close', end)
      if (raw.destroyed) end()
    },
  )
}
