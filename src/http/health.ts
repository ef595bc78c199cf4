/** GET /health: the process lives. GET /ready: it can answer, because the database does. */
import { sendProblem } from './answer-error.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

export function healthRoutes(api: Api, { store }: Deps): void {
  api.get('/health', { schema: { hide: true } }, async () => ({ ok: true }))
  api.get('/ready', { schema: { hide: true } }, async (request, reply) => {
    try {
      await store.ping()
      return { ok: true }
    } catch (error) {
      request.log.error({ err: error }, 'not ready')
      const detail = 'The database does not answer. Wait a moment; look into the server log if it stays.'
      return sendProblem(reply, { status: 503, code: 'not_ready', detail })
    }
  })
}
