/** The one place where an error becomes an answer. What is neither refused nor malformed is a bug: logged, never shown. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Repeated } from '../actions/desk.ts'
import type { Problem, ProblemCode } from '../contract/problem.ts'
import { type Issue, misfitsOf } from '../contract/shape.ts'
import { seesEverything, shownTo } from '../domain/access/protect.ts'
import { Refusal } from '../domain/refusal.ts'
import { isAway } from '../store/error-code.ts'
import { REFUSAL_STATUS } from './refusal-status.ts'

interface Told {
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  readonly more?: Pick<Problem, 'fields' | 'details'>
}

const titleOf = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ')

function problemOf({ status, code, detail, more }: Told): Problem {
  return { type: `/problems/${code}`, title: titleOf(code), status, code, detail, ...more }
}

/** Refusals that the web server makes before a route is reached, by its own codes. */
const SERVER_REFUSALS: Readonly<Record<string, Told>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    status: 413,
    code: 'body_too_large',
    detail: 'The body is over 1 MB. Send less at once.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported_media_type',
    detail: 'The body is not JSON. Send it with content-type application/json.',
  },
}

/** The request is not of the form the edge reads; thrown before any route is reached. */
export class EdgeRefusal extends Error {
  override readonly name = 'EdgeRefusal'
  readonly told: Told

  constructor(status: number, code: ProblemCode, detail: string) {
    super(detail)
    this.told = { status, code, detail }
  }
}

function invalidInput(error: FastifyError): Told | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined
  const fields = error.validation.flatMap(({ instancePath, message = 'is not as expected', params }) => {
    const at = instancePath.replace(/^\//, '').replaceAll('/', '.')
    const { errors } = params as unknown as Partial<Issue>
    const places = misfitsOf({ path: [at], message, errors })
    return places.map((place) => ({ ...place, path: place.path || (error.validationContext ?? 'body') }))
  })
  const [first] = fields
  const says = first?.message.replace(/\.$/, '')
  const detail = `Some of the input is not as expected: ${first?.path}: ${says}. See fields, and send it again.`
  return { status: 400, code: 'invalid_input', detail, more: { fields } }
}

/** The caller went away, or sent less or more than announced: nothing of ours is broken. */
function unread({ statusCode = 500, message }: FastifyError): Told | undefined {
  if (statusCode >= 500) return undefined
  return { status: 400, code: 'invalid_input', detail: `The request could not be read: ${message}. Send it again.` }
}

function toldOf(error: FastifyError): Told | undefined {
  if (error instanceof EdgeRefusal) return error.told
  if (error instanceof Refusal) {
    const details = Object.keys(error.details).length === 0 ? {} : { details: { ...error.details } }
    return { status: REFUSAL_STATUS[error.code], code: error.code, detail: error.message, more: details }
  }
  return SERVER_REFUSALS[error.code] ?? invalidInput(error) ?? unread(error)
}

const BUG: Told = {
  status: 500,
  code: 'internal',
  detail: 'Something broke on our side; nothing was changed. Try again, and look into the server log if it stays.',
}

const AWAY: Told = {
  status: 503,
  code: 'not_ready',
  detail: 'The database does not answer. Try again in a moment; look into the server log if it stays.',
}
/** In seconds: a database that restarts is there again by then. */
const AWAY_RETRY_AFTER = '2'

/** Details are for colleagues: a customer's contact is told the sentence, and what they may not do (POR-2). */
function withoutDetails({ caller }: FastifyRequest, told: Told | undefined): Told | undefined {
  if (caller?.role !== 'contact' || told?.more?.details === undefined) return told
  const { more: _, ...rest } = told
  const { permission } = told.more.details
  return permission === undefined ? rest : { ...rest, more: { details: { permission } } }
}

/** A kept answer is written down whole; since then its caller's role may have changed. */
function repeatedFor({ caller }: FastifyRequest, body: string): string {
  if (!caller || seesEverything(caller)) return body
  return JSON.stringify(shownTo(caller, JSON.parse(body)))
}

export async function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (error instanceof Repeated) {
    await reply
      .code(error.answer.status)
      .header('idempotency-replayed', 'true')
      .type('application/json')
      .send(repeatedFor(request, error.answer.body))
    return
  }
  const told = withoutDetails(request, toldOf(error))
  if (!told) request.log.error({ err: error }, 'request failed')
  if (told || !isAway(error)) return sendProblem(reply, told ?? BUG)
  await sendProblem(reply.header('retry-after', AWAY_RETRY_AFTER), AWAY)
}

export async function sendProblem(reply: FastifyReply, told: Told): Promise<void> {
  await reply.code(told.status).type('application/problem+json').serializer(JSON.stringify).send(problemOf(told))
}
