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
}

export interface CounterRow {
  workspace_id: string
  name: string
  next: number
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
}

export interface IdempotencyRow {
  workspace_id: string
  key: string
  fingerprint: string
  status: number
  body: string
  created_at: Instant
}

export interface MemberRow {
  workspace_id: string
  id: string
  handle: string
  name: string
  role: string
  team: string
  version: number
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
  counter: CounterRow
  event: EventRow
  idempotency: IdempotencyRow
  member: MemberRow
  place_change: PlaceChangeRow
  policy: PolicyRow
  team: TeamRow
  ticket: TicketRow
  ticket_search: TicketSearchRow
  workspace: WorkspaceRow
  workspace_state: WorkspaceStateRow
}
