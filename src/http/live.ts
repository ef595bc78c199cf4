/** GET /live: server-sent events of what changes in the workspace; `Last-Event-ID` resumes after a dropped connection. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { LiveChange } from '../contract/queue.ts'
import { isoOf } from '../domain/time.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Listener } from './live-feed.ts'

const LiveQuery = z.strictObject({ workspace: z.string().max(100).optional() })
/** Keeps proxies from closing an idle stream. */
const HEARTBEAT_MS = 15_000
const RETRY_MS = 1_000

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
  }
}

export function liveRoutes(api: Api, { desks, live }: Deps): void {
  api.get(
    '/live',
    {
      exposeHeadRoute: false,
      schema: { summary: 'Server-sent events of changes', tags: ['queue'], querystring: LiveQuery },
    },
    async (request: FastifyRequest, reply) => {
      const { tenant } = await desks.of(request)
      const since = request.headers['last-event-id']
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      raw.write(`retry: ${RETRY_MS}\n\n`)
      const last = Array.isArray(since) ? since[0] : since
      const leave = await live.join(tenant.workspace, listenerOn(raw), last).catch((error: unknown) => {
        // The head is sent; ending the stream makes the reader come again.
        raw.destroy()
        throw error
      })
      const heartbeat = setInterval(() => raw.write(': still here\n\n'), HEARTBEAT_MS)
      const end = () => {
        clearInterval(heartbeat)
        leave()
      }
      raw.on('close', end)
      if (raw.destroyed) end()
    },
  )
}
