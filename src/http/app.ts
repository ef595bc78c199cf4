/** The server: every route, in the order public, then the workspace's own. */
import { BlockList, isIP } from 'node:net'
import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import fastify, { type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { jsonSchemaTransform, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { answerError, EdgeRefusal, sendProblem } from './answer-error.ts'
import type { Api } from './api.ts'
import { calendarRoutes } from './calendars.ts'
import { clockRoutes } from './clocks.ts'
import type { Deps } from './deps.ts'
import { forecastRoutes } from './forecast.ts'
import { healthRoutes } from './health.ts'
import { holidayRoutes } from './holidays.ts'
import { liveRoutes } from './live.ts'
import { policyRoutes } from './policies.ts'
import { queueRoutes } from './queue.ts'
import { reportRoutes } from './reports.ts'
import { ticketRoutes } from './tickets.ts'
import { verbRoutes } from './verbs.ts'
import { webFiles } from './web-files.ts'
import { workspaceRoutes } from './workspace.ts'

/** Bodies are texts people write; nothing they write is this long. */
const BODY_LIMIT = 1_048_576

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Whether a name or address means this machine itself. */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '')
  // Looked up in the list below at every request these two would cost as much as the rest of an answer's headers.
  if (bare === 'localhost' || bare === '127.0.0.1') return true
  const family = isIP(bare)
  return family !== 0 && loopback.check(bare, family === 6 ? 'ipv6' : 'ipv4')
}

const hostName = (text: string): string => text.replace(/:\d+$/, '')

/**
 * There is no sign-in: on loopback the machine's own people are let in, and pages of other sites, which their
 * browsers would carry here by name or by form, are not. @throws EdgeRefusal `forbidden_host`
 */
function refuseForeign({ headers, method }: FastifyRequest, host: string): void {
  const asked = headers.host ?? ''
  if (isLoopback(host) && !isLoopback(hostName(asked))) {
    throw new EdgeRefusal(403, 'forbidden_host', 'This server answers to localhost only. Use the address it printed.')
  }
  const { origin } = headers
  if (method !== 'GET' && origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== asked)) {
    throw new EdgeRefusal(403, 'forbidden_host', 'The request comes from a page of another site. Open Topline itself.')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

const noText = (where: string) =>
  new EdgeRefusal(400, 'invalid_input', `${where} holds U+0000 or half a character, which no text may. Leave it out.`)

/** Whether JSON spells out what PostgreSQL keeps in no text: U+0000, or one half of a surrogate pair. */
function spellsNoText(json: string): boolean {
  if (!json.includes('\\u')) return false
  const withoutBackslashes = json.replaceAll('\\\\', '')
  const withoutPairs = withoutBackslashes.replace(/\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}/gi, '')
  return /\\u(0000|d[89a-f][0-9a-f]{2})/i.test(withoutPairs)
}

/** JSON in strict UTF-8. @throws EdgeRefusal `malformed_json`, `invalid_input` */
function readJson(body: Buffer): unknown {
  if (body.length === 0) {
    throw new EdgeRefusal(400, 'malformed_json', 'The body is empty. Send a JSON object, {} at least.')
  }
  let text: string
  try {
    text = utf8.decode(body)
  } catch (error) {
    throw Object.assign(new EdgeRefusal(400, 'malformed_json', 'The body is not valid UTF-8. Encode it as UTF-8.'), {
      cause: error,
    })
  }
  if (spellsNoText(text)) throw noText('The body')
  try {
    return JSON.parse(text)
  } catch (error) {
    const where = error instanceof SyntaxError ? error.message : 'unreadable'
    throw Object.assign(new EdgeRefusal(400, 'malformed_json', `The body is not JSON: ${where}. Correct it.`), {
      cause: error,
    })
  }
}

async function addDocument(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Topline',
        version,
        description: 'Every ask in one strict order, with the reason for every place.',
      },
      tags: ['queue', 'tickets', 'verbs', 'workspace', 'calendars', 'policies', 'clocks', 'reports'].map((name) => ({
        name,
      })),
    },
    transform: jsonSchemaTransform,
  })
}

async function addGuards(api: Api, { host }: Deps): Promise<void> {
  await api.register(helmet, {
    contentSecurityPolicy: {
      directives: { scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], upgradeInsecureRequests: null },
    },
    strictTransportSecurity: false,
  })
  // A page of a list is compressed at once, which takes less time than to hand it to another thread.
  await api.register(compress, { global: true, threshold: 4096, syncThreshold: 131_072, encodings: ['br', 'gzip'] })
  api.addHook('onRequest', async (request) => {
    refuseForeign(request, host)
    if (request.url.includes('%00')) throw noText('The address')
  })
}

/** An address that is not even looked up, because it is not well-formed or too long. */
const badAddress = (reply: FastifyReply): Promise<void> =>
  sendProblem(reply, {
    status: 400,
    code: 'invalid_input',
    detail: 'The address is not well-formed. See /api/v1/openapi.json for those there are.',
  })

/** What a workspace answers to. */
const ROUTES: readonly ((api: Api, deps: Deps) => void)[] = [
  workspaceRoutes,
  calendarRoutes,
  holidayRoutes,
  policyRoutes,
  queueRoutes,
  ticketRoutes,
  verbRoutes,
  clockRoutes,
  reportRoutes,
  forecastRoutes,
  liveRoutes,
]

/** Builds the server around its parts; the caller listens, or injects requests. */
export async function createApp(deps: Deps): Promise<Api> {
  const api: Api = fastify({
    bodyLimit: BODY_LIMIT,
    logger: { level: deps.logLevel, ...(deps.logTo ? { stream: deps.logTo } : {}) },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    frameworkErrors: (_, __, reply) => void badAddress(reply),
  }).withTypeProvider<ZodTypeProvider>()
  api.setValidatorCompiler(validatorCompiler)
  // The types hold answers to their shapes; a compiled serializer takes twice as long as this on a page of a list.
  api.setSerializerCompiler(() => JSON.stringify)
  api.setErrorHandler(answerError)
  const notFound = {
    status: 404,
    code: 'not_found',
    detail: 'There is nothing at this address. See /api/v1/openapi.json.',
  } as const
  api.setNotFoundHandler(async (_, reply) => sendProblem(reply, notFound))
  api.removeContentTypeParser(['application/json', 'text/plain'])
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) =>
    readJson(body),
  )
  await addGuards(api, deps)
  await addDocument(api, deps.version)
  healthRoutes(api, deps)
  await api.register(
    async (scope) => {
      const v1 = scope.withTypeProvider<ZodTypeProvider>()
      v1.get('/openapi.json', { schema: { hide: true } }, async (_, reply) =>
        reply.type('application/json').send(JSON.stringify(api.swagger())),
      )
      for (const add of ROUTES) add(v1, deps)
    },
    { prefix: '/api/v1' },
  )
  if (deps.webFolder !== null) webFiles(api, deps.webFolder, (reply) => sendProblem(reply, notFound))
  await api.ready()
  return api
}
