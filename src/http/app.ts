/** The server: every route, in the order public, then the workspace's own. */
import compress from '@fastify/compress'
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { accountDetailRoutes } from './account-detail.ts'
import { accountRoutes } from './accounts.ts'
import { answerError, EdgeRefusal, sendProblem } from './answer-error.ts'
import type { Api } from './api.ts'
import { attachmentRoutes, fileRoutes } from './attachments.ts'
import { attentionRoutes } from './attention.ts'
import { auditRoutes } from './audit.ts'
import { bulkRoutes } from './bulk.ts'
import { calendarRoutes } from './calendars.ts'
import { clockRoutes } from './clocks.ts'
import { closingRoutes } from './closing.ts'
import { concernRoutes } from './concerns.ts'
import type { Deps } from './deps.ts'
import { deviceRoutes } from './devices.ts'
import { addDocument } from './document.ts'
import { documentReportRoutes } from './document-report.ts'
import { dutyRoutes } from './duty.ts'
import { addEnding, Ending } from './ending.ts'
import { erasureRoutes } from './erasures.ts'
import { exportRoutes } from './export.ts'
import { forecastRoutes } from './forecast.ts'
import { refuseForeign } from './foreign.ts'
import { formRoutes } from './forms.ts'
import { addGate, noteDenied } from './gate.ts'
import { handOffRoutes } from './hand-offs.ts'
import { healthRoutes } from './health.ts'
import { helpRoutes } from './help.ts'
import { holidayRoutes } from './holidays.ts'
import { importRoutes } from './imports.ts'
import { issueRoutes } from './issues.ts'
import { liveRoutes } from './live.ts'
import { memberRoutes } from './members.ts'
import { addMetrics } from './metrics.ts'
import { noticesRoutes } from './notices.ts'
import { policyRoutes } from './policies.ts'
import { portalRoutes } from './portal.ts'
import { portalSeverityRoutes } from './portal-severity.ts'
import { presenceRoutes } from './presence.ts'
import { priorityChangeRoutes } from './priority-changes.ts'
import { providerRoutes } from './provider.ts'
import { queueRoutes } from './queue.ts'
import { reportRoutes } from './reports.ts'
import { addRequestLog, loggerOf, requestId } from './request-log.ts'
import { addSafetyHeaders, withSafetyHeaders } from './safety-headers.ts'
import { senderRoutes } from './senders.ts'
import { sessionRoutes } from './sessions.ts'
import { severityRoutes } from './severity.ts'
import { signInRoutes } from './sign-in.ts'
import { similarRoutes } from './similar.ts'
import { sortingRoutes } from './sorting.ts'
import { ticketRoutes } from './tickets.ts'
import { tokenRoutes } from './tokens.ts'
import { transcriptRoutes } from './transcripts.ts'
import { triageRoutes } from './triage.ts'
import { triagePolicyRoutes } from './triage-policies.ts'
import { verbRoutes } from './verbs.ts'
import { webFiles } from './web-files.ts'
import { workspaceRoutes } from './workspace.ts'
import { writingRoutes } from './writing.ts'

/** Bodies are texts people write; nothing they write is this long. */
const BODY_LIMIT = 1_048_576

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

async function addGuards(api: Api, deps: Deps): Promise<void> {
  // A page of a list is compressed at once, which takes less time than to hand it to another thread.
  await api.register(compress, { global: true, threshold: 4096, syncThreshold: 131_072, encodings: ['br', 'gzip'] })
  api.addHook('onRequest', async (request) => {
    refuseForeign(request, deps)
    if (request.url.includes('%00')) throw noText('The address')
  })
}

/** An address that is not even looked up, because it is not well-formed or too long. */
const badAddress = (reply: FastifyReply): Promise<void> =>
  sendProblem(withSafetyHeaders(reply), {
    status: 400,
    code: 'invalid_input',
    detail: 'The address is not well-formed. See /api/v1/openapi.json for those there are.',
  })

const nothingHere = (reply: FastifyReply): Promise<void> =>
  sendProblem(reply, {
    status: 404,
    code: 'not_found',
    detail: 'There is nothing at this address. See /api/v1/openapi.json.',
  })

/** What a workspace answers to. */
const ROUTES: readonly ((api: Api, deps: Deps) => void)[] = [
  signInRoutes,
  sessionRoutes,
  providerRoutes,
  workspaceRoutes,
  accountRoutes,
  accountDetailRoutes,
  senderRoutes,
  importRoutes,
  memberRoutes,
  dutyRoutes,
  noticesRoutes,
  tokenRoutes,
  deviceRoutes,
  calendarRoutes,
  holidayRoutes,
  policyRoutes,
  triagePolicyRoutes,
  erasureRoutes,
  queueRoutes,
  triageRoutes,
  ticketRoutes,
  formRoutes,
  verbRoutes,
  bulkRoutes,
  writingRoutes,
  severityRoutes,
  sortingRoutes,
  handOffRoutes,
  presenceRoutes,
  attentionRoutes,
  closingRoutes,
  documentReportRoutes,
  helpRoutes,
  issueRoutes,
  concernRoutes,
  similarRoutes,
  attachmentRoutes,
  transcriptRoutes,
  clockRoutes,
  reportRoutes,
  priorityChangeRoutes,
  forecastRoutes,
  auditRoutes,
  exportRoutes,
  portalRoutes,
  portalSeverityRoutes,
  liveRoutes,
]

/** What lies beside the API: files of tickets, and those of the web app. */
function filesBeside(api: Api, deps: Deps): void {
  fileRoutes(api, deps)
  if (deps.webFolder !== null) webFiles(api, deps.webFolder, nothingHere)
}

/** Builds the server around its parts; the caller listens, or injects requests. */
export async function createApp(deps: Deps): Promise<Api> {
  const api: Api = fastify({
    bodyLimit: BODY_LIMIT,
    logger: loggerOf(deps),
    genReqId: requestId,
    trustProxy: deps.trustProxy?.length ? [...deps.trustProxy] : false,
    logController: new LogController({ disableRequestLogging: true }),
    // Who ends waits for what was begun (http/ending.ts); what still comes over a kept connection is answered too.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    frameworkErrors: (_, __, reply) => void badAddress(reply),
  }).withTypeProvider<ZodTypeProvider>()
  api.setValidatorCompiler(validatorCompiler)
  // The types hold answers to their shapes; a compiled serializer takes twice as long as this on a page of a list.
  api.setSerializerCompiler(() => JSON.stringify)
  api.setErrorHandler<FastifyError>(async (error, request, reply) => {
    noteDenied(deps, request, error)
    await answerError(error, request, reply)
  })
  api.setNotFoundHandler(async (_, reply) => nothingHere(reply))
  api.removeContentTypeParser(['application/json', 'text/plain'])
  api.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) =>
    readJson(body),
  )
  const ending = deps.ending ?? new Ending()
  await addSafetyHeaders(api, deps)
  addRequestLog(api)
  addEnding(api, { ...deps, ending })
  await addGuards(api, deps)
  await addGate(api, deps)
  await addDocument(api, deps.version)
  healthRoutes(api, { ...deps, ending })
  addMetrics(api, deps)
  await api.register(
    async (scope) => {
      const v1 = scope.withTypeProvider<ZodTypeProvider>()
      v1.get('/openapi.json', { schema: { hide: true }, config: { permission: 'public' } }, async (_, reply) =>
        reply.type('application/json').send(JSON.stringify(api.swagger())),
      )
      for (const add of ROUTES) add(v1, deps)
    },
    { prefix: '/api/v1' },
  )
  filesBeside(api, deps)
  await api.ready()
  return api
}
