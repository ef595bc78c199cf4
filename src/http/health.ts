/** GET /health: the process lives. GET /ready: it can answer, because the database does and it is not about to end. */
import { sendProblem } from './answer-error.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Ending } from './ending.ts'

export function healthRoutes(api: Api, { store, ending }: Pick<Deps, 'store'> & { ending: Ending }): void {
  api.get('/health', { schema: { hide: true }, config: { permission: 'public' } }, async () => ({ ok: true }))
  api.get('/ready', { schema: { hide: true }, config: { permission: 'public' } }, async (request, reply) => {
    if (ending.begun) {
      const detail = 'This node is about to end. Ask another one.'
      return sendProblem(reply, { status: 503, code: 'not_ready', detail })
    }
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
