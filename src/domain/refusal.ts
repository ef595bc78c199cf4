/** Every expected "no". Its HTTP status is decided in http/answer-error.ts, its exit code in cli/. */
export const REFUSAL_CODES = [
  'account_exists',
  'account_not_found',
  'already_held',
  'already_open',
  'already_owned',
  'calendar_never_opens',
  'calendar_windows_overlap',
  'cursor_invalid',
  'event_in_future',
  'external_id_taken',
  'hold_until_past',
  'idempotency_key_reused',
  'lease_held',
  'member_not_found',
  'mode_unchanged',
  'not_held',
  'not_leased',
  'not_solved',
  'nothing_to_release',
  'pin_expiry_past',
  'pin_needs_lead',
  'pin_not_found',
  'pin_place_taken',
  'policy_invalid',
  'queue_empty',
  'stale_write',
  'team_not_found',
  'ticket_closed',
  'ticket_not_found',
  'ticket_solved',
  'triage_unchanged',
  'workspace_exists',
  'workspace_not_found',
] as const

export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** A request we turn down: the caller can act on `code`, nothing is broken, nobody is paged. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  /** Facts the caller needs to act on the refusal, such as what changed since; never another account's data. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: RefusalCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.code = code
    this.details = details
  }
}
