/** The event log: reading streams, and appending to those that are not tickets. */
import { sql } from 'kysely'
import type { TicketChange, TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'

/** From where an event came: how the caller was let in, and the address. */
export interface Origin {
  readonly via: string | null
  readonly address: string | null
}

/** An event as it was recorded. */
export interface RecordedEvent extends TicketEvent {
  readonly recordedAt: Instant
}

interface EventFields {
  readonly ticketId: string
  readonly version: number
  readonly at: Instant
  readonly recordedAt: Instant
  readonly actor: string
  readonly change: unknown
}

const fields = sql`stream_id as "ticketId", version, at, recorded_at as "recordedAt", actor, change`
// The log holds only what the domain wrote; `topline rebuild --check` folds every event and would show another shape.
const recorded = (row: EventFields): RecordedEvent => ({ ...row, change: row.change as TicketChange })

/** The events of a ticket's stream after `version`, oldest first. */
export async function ticketEvents({ db, workspace }: Tenant, ticketId: string, after = 0): Promise<RecordedEvent[]> {
  const { rows } = await sql<EventFields>`
    select ${fields} from event
    where workspace_id = ${workspace} and stream_id = ${ticketId} and version > ${after}
    order by version
  `.execute(db)
  return rows.map(recorded)
}

/** The events of several tickets, stream by stream. */
export async function eventsOfTickets({ db, workspace }: Tenant, ids: readonly string[]): Promise<RecordedEvent[]> {
  const { rows } = await sql<EventFields>`
    select ${fields} from event
    where workspace_id = ${workspace} and stream_id = any(${ids}::uuid[])
    order by stream_id, version
  `.execute(db)
  return rows.map(recorded)
}

/** Which of `refs` the log already has. */
export async function knownRefs({ db, workspace }: Tenant, refs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ ref: string }>`
    select ref from event where workspace_id = ${workspace} and ref = any(${refs})
  `.execute(db)
  return new Set(rows.map(({ ref }) => ref))
}

/** An event of a stream other than a ticket's. */
export interface FactEvent {
  /** `access` is of what changes nothing: sign-ins, refusals, exports. */
  readonly stream:
    | 'workspace'
    | 'account'
    | 'contact'
    | 'opportunity'
    | 'team'
    | 'member'
    | 'policy'
    | 'issue'
    | 'access'
  readonly streamId: string
  readonly version: number
  readonly type: string
  readonly at: Instant
  readonly actor: string
  readonly change: unknown
  readonly origin?: Origin | undefined
}

/** Appends `events`, all recorded at the same instant. */
export async function appendFacts(
  { db, workspace }: Tenant,
  events: readonly FactEvent[],
  recordedAt: Instant,
): Promise<void> {
  if (events.length === 0) return
  await db
    .insertInto('event')
    .values(
      events.map(({ stream, streamId, version, type, at, actor, change, origin }) => ({
        workspace_id: workspace,
        stream,
        stream_id: streamId,
        version,
        type,
        at: isoOf(at) as unknown as Instant,
        recorded_at: isoOf(recordedAt) as unknown as Instant,
        actor,
        ref: null,
        via: origin?.via ?? null,
        address: origin?.address ?? null,
        change: JSON.stringify(change),
      })),
    )
    .execute()
}

/** Whether the workspace's own stream has an event of `type` that holds all of `facts`. */
export async function hasHappened({ db, workspace }: Tenant, type: string, facts: object = {}): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select 1 from event
      where workspace_id = ${workspace} and stream_id = ${workspace} and type = ${type}
        and change @> ${JSON.stringify(facts)}::jsonb
    ) as known
  `.execute(db)
  return rows[0]?.known === true
}
