/** Made by `npm run schema` from the migrated database; do not edit. */
import type { Generated } from 'kysely'
import type { Instant } from '../domain/time.ts'

export type Json = unknown

export interface AccountRow {
  workspace_id: string
  id: string
  slug: string
  name: string
  segment: string
  plan: string | null
  contract: string | null
  version: number
  arr_minor: number | null
  arr_currency: string | null
  renews_on: string | null
  churn_risk: string | null
  domains: Generated<string[]>
  lifecycle: string | null
  people: Generated<Json>
  source: string | null
  external_id: string | null
}

export interface ApiTokenRow {
  id: string
  secret_hash: Buffer
  workspace_id: string
  member_id: string
  name: string
  scopes: string[]
  ending: string
  created_at: Instant
  expires_at: Instant | null
  last_used_at: Instant | null
  revoked_at: Instant | null
}

export interface AttachmentRow {
  workspace_id: string
  id: string
  ticket_id: string
  name: string
  media_type: string
  size: number
  sha256: Buffer
  visibility: string
  body: Buffer
  added_at: Instant
}

export interface AttentionDoneRow {
  workspace_id: string
  handle: string
  ticket_number: number
  version: number
  kind: string
  done_at: Instant
}

export interface AuditChainRow {
  workspace_id: string
  place: number
  hash: Buffer
  snapshot: string | null
}

export interface AuditLinkRow {
  workspace_id: string
  place: number
  stream_id: string
  version: number
  digest: Buffer
  hash: Buffer
}

export interface ContactRow {
  workspace_id: string
  id: string
  account_id: string
  name: string
  email: string | null
  title: string | null
  version: number
  removed_at: Instant | null
}

export interface CounterRow {
  workspace_id: string
  name: string
  next: number
}

export interface DeviceRow {
  secret_hash: Buffer
  code: string
  label: string
  address: string | null
  workspace_id: string | null
  member_id: string | null
  scopes: string[]
  state: string
  expires_at: Instant
}

export interface EventRow {
  workspace_id: string
  seq: Generated<number>
  stream: string
  stream_id: string
  version: number
  type: string
  at: Instant
  recorded_at: Instant
  actor: string
  ref: string | null
  change: Json
  xid: Generated<string>
  via: string | null
  address: string | null
}

export interface IdempotencyRow {
  workspace_id: string
  key: string
  fingerprint: string
  status: number
  body: string
  created_at: Instant
}

export interface IdentityRow {
  id: string
  issuer: string
  subject: string
  email: string | null
  name: string
  created_at: Instant
}

export interface IssueRow {
  workspace_id: string
  id: string
  number: number
  kind: string
  title: string
  text: string
  audience: string
  status: string
  owner: string | null
  team: string | null
  url: string | null
  duplicate_of: number | null
  shipped_at: Instant | null
  shipped_note: string | null
  version: number
  created_at: Instant
  created_by: string
  updated_at: Instant
}

export interface KeptNoLongerRow {
  workspace_id: string
  ticket_id: string
  version: number
}

export interface LogoutNoticeRow {
  notice_hash: Buffer
  heard_at: Instant
}

export interface MailRow {
  workspace_id: string
  id: string
  member_id: string
  kind: string
  key: string
  items: string[]
  state: string
  due_at: Instant
  next_at: Instant | null
  tries: number
  ended_at: Instant | null
  trouble: string | null
}

export interface MemberRow {
  workspace_id: string
  id: string
  handle: string
  name: string
  role: string
  team: string
  version: number
  email: string | null
  removed_at: Instant | null
  zone: string | null
  hours: Json | null
  region: string | null
  away: Generated<Json>
  at_capacity: Json | null
  notices: Json | null
}

export interface MembershipRow {
  workspace_id: string
  member_id: string
  identity_id: string
  group_role: string | null
  left_at: Instant | null
}

export interface OneTimeLinkRow {
  secret_hash: Buffer
  kind: string
  workspace_id: string
  member_id: string | null
  account_id: string | null
  contact_name: string | null
  contact_email: string | null
  made_by: string | null
  expires_at: Instant
}

export interface OpportunityRow {
  workspace_id: string
  id: string
  account_id: string
  source: string
  external_id: string
  name: string
  stage: number
  outcome: string | null
  amount_minor: number | null
  amount_currency: string | null
  closes_on: string | null
  key_dates: string | null
  win_rate: number | null
  version: number
}

export interface PendingSignInRow {
  state_hash: Buffer
  browser_hash: Buffer
  workspace_id: string | null
  nonce: string
  verifier: string
  return_to: string
  expires_at: Instant
}

export interface PlaceChangeRow {
  workspace_id: string
  ticket_id: string
  version: number
  at: Instant
  until: Instant | null
  type: string
  line: string
  team: string
  key_normal: Buffer
  key_hard: Buffer
}

export interface PolicyRow {
  workspace_id: string
  name: string
  slug: string
  version: number
  effective_from: Instant
  published_at: Instant
  by_handle: string
  reason: string | null
  applied: boolean
  document: Json
}

export interface PresenceRow {
  workspace_id: string
  ticket_number: number
  handle: string
  typing: boolean
  seen_at: Instant
}

export interface ProviderRow {
  workspace_id: string
  issuer: string
  client_id: string
  groups: Json
  default_role: string | null
  changed_at: Instant
}

export interface SecretRow {
  workspace_id: string
  name: string
  key_id: string
  sealed: Buffer
  changed_at: Instant
}

export interface SessionRow {
  id: string
  secret_hash: Buffer
  kind: string
  workspace_id: string
  member_id: string | null
  identity_id: string | null
  account_id: string | null
  contact_name: string | null
  contact_email: string | null
  provider_sid: string | null
  id_token: string | null
  provider_workspace: string | null
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  address: string | null
  agent: string | null
  ended_at: Instant | null
}

export interface TeamRow {
  workspace_id: string
  id: string
  slug: string
  name: string
  kind: string
  version: number
}

export interface TicketRow {
  workspace_id: string
  id: string
  number: number
  version: number
  kind: string
  subject: string
  channel: string
  team: string
  account_id: string | null
  segment: string
  plan: string | null
  contract: string | null
  contact_name: string | null
  contact_email: string | null
  environment: string | null
  tags: string[]
  source: string | null
  external_id: string | null
  split_from: number | null
  follow_up_of: number | null
  status: string
  severity: number | null
  priority: string | null
  owner: string | null
  group_name: string | null
  lease_by: string | null
  lease_until: Instant | null
  hold_for: string | null
  hold_reason: string | null
  hold_note: string | null
  hold_acts_next: string | null
  hold_until: Instant | null
  hold_since: Instant | null
  pin_place: number | null
  pin_reason: string | null
  pin_by: string | null
  pin_expires_at: Instant | null
  skipped_by: string[]
  received_at: Instant
  first_replied_at: Instant | null
  solved_at: Instant | null
  closed_at: Instant | null
  closing_reason: string | null
  reopen_count: number
  reassign_count: number
  updated_at: Instant
  due_at: Instant | null
  first_clock: Json | null
  clocks: Json
  rules_at: Instant
  line: string
  key_normal: Buffer
  key_hard: Buffer
  wakes_at: Instant | null
  form: Json | null
  matched_by: string | null
  area: string | null
  effort: string | null
  excluded: string | null
  route_rule: string | null
  route_wrong: boolean
  snoozed_until: Instant | null
  also_affected: string[]
  goes_on_in: number | null
  hand_off: Json | null
  hand_off_count: number
  between_hands: number
  helps: Json
  help_teams: string[]
  concerns: Json
  issues: number[]
  links: Json
  watchers: string[]
  document: Json | null
}

export interface TicketSearchRow {
  workspace_id: string
  number: number
  words: string
}

export interface WorkspaceRow {
  id: string
  slug: string
  name: string
  created_at: Instant
}

export interface WorkspaceStateRow {
  workspace_id: string
  version: number
  mode: string
  mode_since: Instant | null
  mode_reason: string | null
  mode_by: string | null
}

export interface Database {
  account: AccountRow
  api_token: ApiTokenRow
  attachment: AttachmentRow
  attention_done: AttentionDoneRow
  audit_chain: AuditChainRow
  audit_link: AuditLinkRow
  contact: ContactRow
  counter: CounterRow
  device: DeviceRow
  event: EventRow
  idempotency: IdempotencyRow
  identity: IdentityRow
  issue: IssueRow
  kept_no_longer: KeptNoLongerRow
  logout_notice: LogoutNoticeRow
  mail: MailRow
  member: MemberRow
  membership: MembershipRow
  one_time_link: OneTimeLinkRow
  opportunity: OpportunityRow
  pending_sign_in: PendingSignInRow
  place_change: PlaceChangeRow
  policy: PolicyRow
  presence: PresenceRow
  provider: ProviderRow
  secret: SecretRow
  session: SessionRow
  team: TeamRow
  ticket: TicketRow
  ticket_search: TicketSearchRow
  workspace: WorkspaceRow
  workspace_state: WorkspaceStateRow
}
