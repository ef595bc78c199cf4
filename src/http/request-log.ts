/** Log lines as JSON: one for each request, and what went wrong. None holds a body, a query, a header or a secret (RUN-7). */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { withoutSecrets } from './redact.ts'

/** An id that a proxy gives a request, so that its lines and ours can be told together. */
const GIVEN_ID = /^[\w.-]{8,64}$/
/** Asked every few seconds by machines. */
const ASKED_OFTEN: ReadonlySet<string | undefined> = new Set(['/health', '/ready', '/metrics'])
const CAUSES = 3
/** Names under which nobody should log anything; hidden should somebody do so. */
const HIDDEN_NAMES = ['headers', 'body', 'query', 'cookie', 'cookies', 'authorization', 'password', 'secret', 'token']

/** The id of a request: its `x-request-id` when that is a plain word, else a fresh one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID()
}

type ToldError = {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack: string
  readonly cause?: ToldError
}

/** Of an error what says where and what; its other properties may hold rows, packets and requests. */
function errorOf(error: unknown, causes = CAUSES): ToldError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' }
  const { name: type, message, stack = '', cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  const more = cause !== undefined && causes > 0 ? { cause: errorOf(cause, causes - 1) } : {}
  return { type, message, ...code, stack, ...more }
}

const routeOf = (request: FastifyRequest): string | undefined => request.routeOptions?.url

/** How the server's logger is set up. */
export function loggerOf({ logLevel, logTo }: Pick<Deps, 'logLevel' | 'logTo'>) {
  const to = logTo ?? process.stdout
  return {
    level: logLevel,
    stream: { write: (line: string) => void to.write(withoutSecrets(line)) },
    redact: { paths: HIDDEN_NAMES.flatMap((name) => [name, `*.${name}`]), censor: '[hidden]' },
    serializers: {
      err: (error: unknown) => errorOf(error),
      req: (request: FastifyRequest) => ({ id: request.id, method: request.method, route: routeOf(request) }),
      res: ({ statusCode }: { readonly statusCode?: number }) => ({ status: statusCode }),
    },
  }
}

/** The caller as a line names them: members by their handle, contacts, who are customers, by their role alone. */
function callerOf({ caller }: FastifyRequest): object {
  if (!caller) return {}
  const { kind, role, handle, workspace } = caller
  return { caller: role === 'contact' ? 'contact' : handle, kind, workspace }
}

/** Every answer tells its id, and every request leaves one line. */
export function addRequestLog(api: Api): void {
  api.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  api.addHook('onResponse', async (request, reply) => {
    const route = routeOf(request)
    const line = {
      method: request.method,
      route: route ?? null,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      ...callerOf(request),
    }
    if (ASKED_OFTEN.has(route)) request.log.debug(line, 'request')
    else request.log.info(line, 'request')
  })
}
