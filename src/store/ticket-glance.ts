/** A ticket as lists show it, from the columns they need: of a page's time most goes into reading columns. */
import { sql } from 'kysely'
import type { Flow, HandOff } from '../domain/flow/flow.ts'
import type { Hold, Lease, Pin, Ticket } from '../domain/ticket.ts'
import type { TicketRow } from './schema.ts'

export const GLANCE_COLUMNS = [
  'number',
  'version',
  'kind',
  'subject',
  'team',
  'account_id',
  'segment',
  'contact_name',
  'contact_email',
  'status',
  'severity',
  'priority',
  'owner',
  'lease_by',
  'lease_until',
  'hold_for',
  'hold_reason',
  'hold_note',
  'hold_acts_next',
  'hold_until',
  'hold_since',
  'pin_place',
  'pin_reason',
  'pin_by',
  'pin_expires_at',
  'hand_off',
  'received_at',
  'updated_at',
] as const satisfies readonly (keyof TicketRow)[]

export type GlanceRow = Pick<TicketRow, (typeof GLANCE_COLUMNS)[number]>

/** The columns as one piece of text; packets are long, and no list shows them. */
export const glanceColumns = sql.raw(
  GLANCE_COLUMNS.map((column) =>
    column === 'hand_off' ? `ticket.hand_off - 'packet' as hand_off` : `ticket.${column}`,
  ).join(', '),
)

/** The facts of a ticket that a list shows. */
export type TicketGlance = Omit<
  Ticket,
  | 'id'
  | 'channel'
  | 'environment'
  | 'tags'
  | 'plan'
  | 'contract'
  | 'source'
  | 'externalId'
  | 'splitFrom'
  | 'followUpOf'
  | 'group'
  | 'skippedBy'
  | 'firstRepliedAt'
  | 'solvedAt'
  | 'closedAt'
  | 'closingReason'
  | 'goesOnIn'
  | 'reopenCount'
  | 'reassignCount'
  | 'form'
  | 'matchedBy'
  | 'area'
  | 'effort'
  | 'excluded'
  | 'routeRule'
  | 'routeWrong'
  | 'snoozedUntil'
  | 'alsoAffected'
  | keyof Flow
> & { readonly handOff: Omit<HandOff, 'packet'> | null }

function leaseOf({ lease_by, lease_until }: GlanceRow): Lease | null {
  return lease_by === null || lease_until === null ? null : { by: lease_by, until: lease_until }
}

function holdOf(row: GlanceRow): Hold | null {
  if (row.hold_for === null || row.hold_since === null) return null
  return {
    for: row.hold_for as Hold['for'],
    reason: row.hold_reason as Hold['reason'],
    note: row.hold_note,
    actsNext: row.hold_acts_next ?? '',
    until: row.hold_until,
    since: row.hold_since,
  }
}

function pinOf({ pin_place, pin_reason, pin_by, pin_expires_at }: GlanceRow): Pin | null {
  if (pin_place === null || pin_expires_at === null) return null
  return { place: pin_place, reason: pin_reason ?? '', by: pin_by ?? '', expiresAt: pin_expires_at }
}

/** The database checks keep the closed lists closed. */
export const glanceTicket = (row: GlanceRow): TicketGlance => ({
  number: row.number,
  version: row.version,
  kind: row.kind as Ticket['kind'],
  subject: row.subject,
  team: row.team,
  accountId: row.account_id,
  segment: row.segment as Ticket['segment'],
  contact: row.contact_name === null ? null : { name: row.contact_name, email: row.contact_email },
  status: row.status as Ticket['status'],
  severity: row.severity as Ticket['severity'],
  priority: row.priority as Ticket['priority'],
  owner: row.owner,
  lease: leaseOf(row),
  hold: holdOf(row),
  pin: pinOf(row),
  handOff: row.hand_off as TicketGlance['handOff'],
  receivedAt: row.received_at,
  updatedAt: row.updated_at,
})
