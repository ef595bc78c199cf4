/** Every expected "no". Its HTTP status is decided in http/answer-error.ts, its exit code in cli/. */
export const REFUSAL_CODES = [
  'account_exists',
  'account_not_found',
  'already_held',
  'already_open',
  'already_owned',
  'answer_already_waived',
  'calendar_cycle',
  'calendar_date_invalid',
  'calendar_date_twice',
  'calendar_never_opens',
  'calendar_not_found',
  'calendar_unknown',
  'calendar_weekday_unknown',
  'calendar_window_invalid',
  'calendar_windows_overlap',
  'calendar_zone_unknown',
  'cursor_invalid',
  'event_before_ticket',
  'event_in_future',
  'external_id_taken',
  'hold_reason_unfit',
  'hold_until_past',
  'holiday_set_unknown',
  'holidays_unreadable',
  'idempotency_key_reused',
  'judging_needs_lead',
  'lease_held',
  'member_not_found',
  'message_not_found',
  'mode_unchanged',
  'not_held',
  'not_leased',
  'not_solved',
  'nothing_to_release',
  'pin_expiry_past',
  'pin_needs_lead',
  'pin_not_found',
  'pin_place_taken',
  'policy_dates_overlap',
  'policy_in_past',
  'policy_invalid',
  'policy_unchanged',
  'queue_empty',
  'reply_not_found',
  'same_ticket',
  'stale_write',
  'team_not_found',
  'terms_unchanged',
  'ticket_closed',
  'ticket_merged',
  'ticket_not_found',
  'ticket_solved',
  'time_zone_unknown',
  'triage_unchanged',
  'weight_unchanged',
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
