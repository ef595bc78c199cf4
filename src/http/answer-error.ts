/** The one place where an error becomes an answer. What is neither refused nor malformed is a bug: logged, never shown. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { Repeated } from '../actions/desk.ts'
import type { Problem, ProblemCode } from '../contract/problem.ts'
import { type Issue, misfitsOf } from '../contract/shape.ts'
import { seesEverything, shownTo } from '../domain/access/protect.ts'
import { Refusal, type RefusalCode } from '../domain/refusal.ts'
import { isAway } from '../store/error-code.ts'

/** A new refusal does not compile until it has a status here. */
export const REFUSAL_STATUS = {
  absence_invalid: 422,
  absence_not_found: 404,
  account_exists: 409,
  account_not_found: 404,
  account_unchanged: 409,
  already_affected: 409,
  already_held: 409,
  already_linked: 409,
  already_offered: 409,
  already_open: 409,
  already_owned: 409,
  answer_already_waived: 409,
  answers_invalid: 422,
  answers_unchanged: 409,
  at_capacity: 409,
  attachment_empty: 422,
  attachment_internal: 422,
  attachment_not_found: 404,
  attachment_too_large: 413,
  attachments_full: 409,
  backup_unfit: 422,
  calendar_cycle: 422,
  calendar_date_invalid: 422,
  calendar_date_twice: 422,
  calendar_never_opens: 422,
  calendar_not_found: 404,
  calendar_unknown: 422,
  calendar_weekday_unknown: 422,
  calendar_window_invalid: 422,
  calendar_windows_overlap: 422,
  calendar_zone_unknown: 422,
  capacity_unchanged: 409,
  capacity_until_past: 422,
  classification_unchanged: 409,
  closing_conditions_unmet: 422,
  contact_exists: 409,
  contact_not_found: 404,
  contact_unchanged: 409,
  cursor_invalid: 400,
  device_not_found: 404,
  document_unanswered: 422,
  domain_invalid: 422,
  domain_public: 422,
  domain_taken: 409,
  email_taken: 409,
  event_before_ticket: 422,
  event_in_future: 422,
  evidence_invalid: 422,
  export_running: 409,
  external_id_taken: 409,
  facts_unchanged: 409,
  first_response_owed: 409,
  form_not_found: 404,
  hand_off_unfit: 422,
  help_already_asked: 409,
  help_ended: 409,
  help_not_found: 404,
  help_not_sent_back: 409,
  help_place_unchanged: 409,
  help_sent_back: 409,
  help_taken: 409,
  help_team_unfit: 422,
  hold_reason_unfit: 422,
  hold_until_past: 422,
  holiday_set_unknown: 422,
  holidays_unreadable: 422,
  hours_invalid: 422,
  hours_unchanged: 409,
  idempotency_key_reused: 422,
  import_unreadable: 422,
  last_owner: 409,
  lease_held: 409,
  level_unknown: 422,
  link_used: 403,
  member_address: 409,
  member_exists: 409,
  member_not_found: 404,
  member_unchanged: 409,
  message_not_found: 404,
  mode_unchanged: 409,
  money_unchanged: 409,
  no_form: 409,
  no_hand_off: 409,
  no_provider: 404,
  not_allowed: 403,
  not_held: 409,
  not_in_triage: 409,
  not_invited: 403,
  not_leased: 409,
  not_linked: 409,
  not_owned: 409,
  not_receiver: 403,
  not_snoozed: 409,
  not_solved: 409,
  nothing_missing: 409,
  nothing_to_erase: 404,
  nothing_to_release: 409,
  outgoing_failed: 422,
  outgoing_refused: 422,
  own_removal: 409,
  packet_incomplete: 422,
  pin_expiry_past: 422,
  pin_needs_lead: 403,
  pin_not_found: 409,
  pin_place_taken: 409,
  placeholder_unfilled: 422,
  policy_in_past: 422,
  policy_invalid: 422,
  policy_unchanged: 409,
  priority_forbidden: 422,
  provider_invalid: 403,
  provider_refused: 403,
  provider_unreachable: 503,
  queue_empty: 404,
  range_invalid: 422,
  reply_not_found: 404,
  reply_repeats_note: 422,
  route_unchanged: 409,
  same_ticket: 422,
  secret_keys_missing: 409,
  secret_unreadable: 503,
  sender_not_found: 404,
  session_not_found: 404,
  severity_undecided: 422,
  slug_reserved: 422,
  snooze_unfit: 422,
  stale_write: 409,
  state_unknown: 403,
  team_not_found: 404,
  template_not_found: 404,
  terms_unchanged: 409,
  ticket_closed: 409,
  ticket_merged: 409,
  ticket_not_found: 404,
  ticket_solved: 409,
  time_zone_unknown: 422,
  token_not_found: 404,
  triage_unchanged: 409,
  undo_nothing: 409,
  undo_overtaken: 409,
  weight_unchanged: 409,
  win_rate_unfounded: 422,
  workspace_exists: 409,
  workspace_not_found: 404,
} as const satisfies Record<RefusalCode, number>

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
  const detail = `Some of the input is not as expected: ${first?.path}: ${first?.message}. See fields, and send it again.`
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
