/** A ticket as its row, both ways; with ticket-glance.ts the only place that knows the columns. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import { type FirstClock, firstClock } from '../domain/clock/first-clock.ts'
import type { ClockState } from '../domain/clock/state.ts'
import { wakesAt } from '../domain/passing.ts'
import type { Policies } from '../domain/policies.ts'
import { type RankFacts, type RankKey, rankKeys } from '../domain/rank.ts'
import { isActionable, isWaiting, type Ticket } from '../domain/ticket.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { Mode } from '../domain/vocabulary.ts'
import { clocksJson, clocksOfJson } from './clock-json.ts'
import type { TicketRow } from './schema.ts'
import { flowFacts, flowJson } from './ticket-flow.ts'
import { GLANCE_COLUMNS, glanceTicket } from './ticket-glance.ts'

/** Columns of ticket by name; `select *` would break when a column is added. */
const TICKET_COLUMNS = [
  ...GLANCE_COLUMNS,
  'workspace_id',
  'id',
  'channel',
  'environment',
  'tags',
  'plan',
  'contract',
  'source',
  'external_id',
  'split_from',
  'follow_up_of',
  'group_name',
  'form',
  'matched_by',
  'area',
  'effort',
  'excluded',
  'route_rule',
  'route_wrong',
  'snoozed_until',
  'also_affected',
  'hand_off_count',
  'between_hands',
  'helps',
  'help_teams',
  'concerns',
  'issues',
  'links',
  'watchers',
  'document',
  'skipped_by',
  'first_replied_at',
  'solved_at',
  'closed_at',
  'closing_reason',
  'goes_on_in',
  'reopen_count',
  'reassign_count',
  'due_at',
  'first_clock',
  'clocks',
  'rules_at',
  'line',
  'key_normal',
  'key_hard',
  'wakes_at',
] as const satisfies readonly (keyof TicketRow)[]

/** The columns as one piece of text, which costs less at each query than so many references. */
export const ticketColumns = sql.raw(TICKET_COLUMNS.map((column) => `ticket.${column}`).join(', '))

const changing = TICKET_COLUMNS.filter((column) => column !== 'workspace_id' && column !== 'id')

/** What a row that is there already takes over from one that is inserted. */
export const overwritten = sql.raw(changing.map((column) => `${column} = excluded.${column}`).join(', '))

/** What of a ticket's row is computed from the ticket and the policies: its place in the line. */
export interface Standing {
  /** When the first of the running promises to a customer is due; null when none runs. */
  readonly dueAt: Instant | null
  /** The clock to show of it in a list; null when nothing is owed that was promised. */
  readonly clock: FirstClock | null
  readonly line: 'waiting' | 'owned' | 'held' | 'done'
  readonly keys: Readonly<Record<Mode, RankKey>>
}

/** A ticket, its clocks, and where it stands. */
export interface PlacedTicket {
  readonly ticket: Ticket
  readonly clocks: ClockState
  readonly standing: Standing
  /** The first instant at which the passing of time does something to it; null when it never does. */
  readonly wakesAt: Instant | null
}

function lineOf(ticket: Ticket): Standing['line'] {
  if (isWaiting(ticket)) return 'waiting'
  if (isActionable(ticket)) return 'owned'
  return ticket.status === 'solved' || ticket.status === 'closed' ? 'done' : 'held'
}

/** The facts that the order compares. */
export function rankFacts(ticket: Ticket, dueAt: Instant | null): RankFacts {
  const { number, priority, severity, segment, receivedAt } = ticket
  return {
    number,
    actionable: isActionable(ticket),
    done: lineOf(ticket) === 'done',
    pin: ticket.pin?.place ?? null,
    priority,
    severity,
    segment,
    dueAt,
    receivedAt,
  }
}

/** `ticket` with its clocks, where it stands under the order in force at `now`. */
export function placed(ticket: Ticket, clocks: ClockState, policies: Policies, now: Instant): PlacedTicket {
  const clock = firstClock(clocks, policies)
  const dueAt = clock?.dueAt ?? null
  const { document } = must(versionAt(policies.order, now), 'a workspace has an order from the beginning')
  const standing = { dueAt, clock, line: lineOf(ticket), keys: rankKeys(rankFacts(ticket, dueAt), document) }
  return { ticket, clocks, standing, wakesAt: wakesAt(ticket, clocks, policies) }
}

export const keyBytes = (key: RankKey): Buffer => Buffer.from(key, 'hex')
export const keyOf = (bytes: Buffer): RankKey => bytes.toString('hex') as RankKey

const iso = (at: Instant | null | undefined): string | null => (at === null || at === undefined ? null : isoOf(at))
/** The row as JSON that `jsonb_populate_record` reads back: instants as ISO text, bytes as `\x…`. */
export type TicketJson = { readonly [Column in keyof TicketRow]: string | number | boolean | null | object }

/** The columns of what keeps a ticket from its ordinary place: lease, hold and pin. */
function exceptionsJson({ lease, hold, pin }: Ticket) {
  return {
    lease_by: lease?.by ?? null,
    lease_until: iso(lease?.until),
    hold_for: hold?.for ?? null,
    hold_reason: hold?.reason ?? null,
    hold_note: hold?.note ?? null,
    hold_acts_next: hold?.actsNext ?? null,
    hold_until: iso(hold?.until),
    hold_since: iso(hold?.since),
    pin_place: pin?.place ?? null,
    pin_reason: pin?.reason ?? null,
    pin_by: pin?.by ?? null,
    pin_expires_at: iso(pin?.expiresAt),
  }
}

/** The columns of what has become of it, and when. */
function lifeJson(ticket: Ticket) {
  return {
    received_at: isoOf(ticket.receivedAt),
    first_replied_at: iso(ticket.firstRepliedAt),
    solved_at: iso(ticket.solvedAt),
    closed_at: iso(ticket.closedAt),
    closing_reason: ticket.closingReason,
    goes_on_in: ticket.goesOnIn,
    reopen_count: ticket.reopenCount,
    reassign_count: ticket.reassignCount,
    updated_at: isoOf(ticket.updatedAt),
  }
}

/** The columns of what triage finds out. */
function triageJson(ticket: Ticket) {
  return {
    form: ticket.form,
    matched_by: ticket.matchedBy,
    area: ticket.area,
    effort: ticket.effort,
    excluded: ticket.excluded,
    route_rule: ticket.routeRule,
    route_wrong: ticket.routeWrong,
    snoozed_until: iso(ticket.snoozedUntil),
    also_affected: ticket.alsoAffected,
  }
}

/** The columns of what follows from the ticket and the policies: its clocks and its place. */
function standingJson({ ticket, clocks, standing, wakesAt }: PlacedTicket) {
  return {
    due_at: iso(standing.dueAt),
    first_clock: standing.clock,
    clocks: clocksJson(clocks),
    rules_at: isoOf(clocks.rebasedAt ?? ticket.receivedAt),
    line: standing.line,
    key_normal: `\\x${standing.keys.normal}`,
    key_hard: `\\x${standing.keys.hard}`,
    wakes_at: iso(wakesAt),
  }
}

/** The row of a placed ticket in `workspace`. */
export function ticketJson(workspace: string, here: PlacedTicket): TicketJson {
  const { ticket } = here
  const { contact } = ticket
  return {
    workspace_id: workspace,
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    kind: ticket.kind,
    subject: ticket.subject,
    channel: ticket.channel,
    team: ticket.team,
    account_id: ticket.accountId,
    segment: ticket.segment,
    plan: ticket.plan,
    contract: ticket.contract,
    contact_name: contact?.name ?? null,
    contact_email: contact?.email ?? null,
    environment: ticket.environment,
    tags: ticket.tags,
    source: ticket.source,
    external_id: ticket.externalId,
    split_from: ticket.splitFrom,
    follow_up_of: ticket.followUpOf,
    status: ticket.status,
    severity: ticket.severity,
    priority: ticket.priority,
    owner: ticket.owner,
    group_name: ticket.group,
    ...triageJson(ticket),
    ...flowJson(ticket),
    ...exceptionsJson(ticket),
    skipped_by: ticket.skippedBy,
    ...lifeJson(ticket),
    ...standingJson(here),
  }
}

/** What triage found out, from its columns. */
const triagedFacts = (row: TicketRow) => ({
  form: row.form as Ticket['form'],
  matchedBy: row.matched_by as Ticket['matchedBy'],
  area: row.area,
  effort: row.effort as Ticket['effort'],
  excluded: row.excluded as Ticket['excluded'],
  routeRule: row.route_rule,
  routeWrong: row.route_wrong,
  snoozedUntil: row.snoozed_until,
  alsoAffected: row.also_affected,
})

/** The ticket of a row, its clocks and its standing. */
export function placedTicket(row: TicketRow): PlacedTicket {
  const ticket: Ticket = {
    id: row.id,
    channel: row.channel as Ticket['channel'],
    environment: row.environment as Ticket['environment'],
    tags: row.tags,
    plan: row.plan,
    contract: row.contract,
    source: row.source,
    externalId: row.external_id,
    splitFrom: row.split_from,
    followUpOf: row.follow_up_of,
    group: row.group_name,
    ...triagedFacts(row),
    skippedBy: row.skipped_by,
    firstRepliedAt: row.first_replied_at,
    solvedAt: row.solved_at,
    closedAt: row.closed_at,
    closingReason: row.closing_reason,
    goesOnIn: row.goes_on_in,
    reopenCount: row.reopen_count,
    reassignCount: row.reassign_count,
    ...glanceTicket(row),
    ...flowFacts(row),
  }
  const keys = { normal: keyOf(row.key_normal), hard: keyOf(row.key_hard) }
  const clock = row.first_clock as FirstClock | null
  const standing = { dueAt: row.due_at, clock, line: row.line as Standing['line'], keys }
  return { ticket, clocks: clocksOfJson(row.clocks), standing, wakesAt: row.wakes_at }
}
