/** Tickets and their events: read one, and save what an action decided. */
import { type RawBuilder, sql } from 'kysely'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import type { Origin } from './events.ts'
import type { TicketRow } from './schema.ts'
import {
  overwritten,
  type PlacedTicket,
  placedTicket,
  type TicketJson,
  ticketColumns,
  ticketJson,
} from './ticket-row.ts'

/** How a ticket is read: `lock` keeps it still until the transaction ends, after waiting for whoever does already; the
 *  last gives it up to them. */
export type Reading = 'read' | 'lock' | 'lock unless locked'

const LOCKS: Readonly<Record<Reading, RawBuilder<unknown>>> = {
  read: sql``,
  lock: sql`for update`,
  'lock unless locked': sql`for update skip locked`,
}

/** The ticket with `number`; undefined when there is none, or when it is locked and was to be given up. */
export async function ticketByNumber(
  { db, workspace }: Tenant,
  number: number,
  reading: Reading = 'read',
): Promise<PlacedTicket | undefined> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket where workspace_id = ${workspace} and number = ${number} ${LOCKS[reading]}
  `.execute(db)
  return rows[0] && placedTicket(rows[0])
}

/** The tickets of `source` with these ids there, locked until the transaction ends. */
export async function ticketsFrom(
  { db, workspace }: Tenant,
  source: string,
  externalIds: readonly string[],
): Promise<PlacedTicket[]> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket
    where workspace_id = ${workspace} and source = ${source} and external_id = any(${externalIds})
    order by number for update
  `.execute(db)
  return rows.map(placedTicket)
}

/** An event to append, and where its ticket stood after it. */
export interface AppendedEvent {
  readonly event: TicketEvent
  /** Name of the event in its source, unique in the workspace; null for what happens here. */
  readonly ref: string | null
  /** Undefined for what nobody asked for, such as a clock that warns. */
  readonly origin?: Origin | undefined
  readonly after: PlacedTicket
}

/** The answer of a write that carried an idempotency key, kept so that a repeated call gets the same. */
export interface KeptAnswer {
  readonly key: string
  /** Tells a repeated request from a different one under the same key. */
  readonly fingerprint: string
  readonly status: number
  readonly body: string
}

/** What an action decided about one ticket: its events in order. At least one. */
export interface TicketSave {
  readonly before: PlacedTicket | undefined
  readonly appended: readonly AppendedEvent[]
}

/** A step of the way through the line as JSON: instants as ISO text, bytes as `\\x…`. */
export interface PlaceJson {
  readonly ticket_id: string
  readonly version: number
  readonly at: string
  until: string | null
  readonly type: string
  readonly line: string
  readonly team: string
  readonly key_normal: string
  readonly key_hard: string
}

const samePlace = (a: PlacedTicket, b: PlacedTicket): boolean =>
  a.standing.line === b.standing.line &&
  a.standing.keys.normal === b.standing.keys.normal &&
  a.standing.keys.hard === b.standing.keys.hard &&
  a.ticket.team === b.ticket.team

/** The steps of a ticket's way through the line: one for each event after which it stood elsewhere (LOG-3). What is learnt
 *  of late moves it when it is learnt of: no earlier than the last event known before. */
export function placeChanges({ before, appended }: TicketSave): PlaceJson[] {
  const steps: PlaceJson[] = []
  let stood = before
  for (const { event, after } of appended) {
    if (stood && samePlace(stood, after)) continue
    stood = after
    const at = isoOf(after.ticket.updatedAt)
    const last = steps.at(-1)
    if (last) last.until = at
    const { line, keys } = after.standing
    steps.push({
      ticket_id: event.ticketId,
      version: event.version,
      at,
      until: null,
      type: event.change.type,
      line,
      team: after.ticket.team,
      key_normal: `\\x${keys.normal}`,
      key_hard: `\\x${keys.hard}`,
    })
  }
  return steps
}

/** What people wrote in an event, for the search; empty for the others. */
export function textOf({ change }: TicketEvent): string {
  if (change.type === 'opened') {
    return [change.subject, change.body, change.contact?.name, change.externalId, ...change.tags].join(' ')
  }
  return change.type === 'replied' || change.type === 'noted' || change.type === 'received' ? change.body : ''
}

const eventJson = ({ event, ref, origin }: AppendedEvent) => ({
  stream_id: event.ticketId,
  version: event.version,
  type: event.change.type,
  at: isoOf(event.at),
  actor: event.actor,
  ref,
  via: origin?.via,
  address: origin?.address,
  change: event.change,
})

const wordsJson = ({ appended }: TicketSave) => {
  const texts = appended.map(({ event }) => textOf(event)).filter((text) => text !== '')
  const [first] = appended
  return texts.length > 0 && first ? [{ number: first.after.ticket.number, text: texts.join(' ') }] : []
}

const lastRow = (workspace: string, { appended }: TicketSave): TicketJson[] => {
  const last = appended.at(-1)
  return last ? [ticketJson(workspace, last.after)] : []
}

/** Statements take their rows as one JSON text, which needs one parameter however many rows there are. */
const json = (rows: readonly object[]): RawBuilder<unknown> => sql`${JSON.stringify(rows)}::json`

function keepAnswers(workspace: string, rows: readonly KeptAnswer[], at: Instant): RawBuilder<unknown> {
  return sql`kept as (
    insert into idempotency (workspace_id, key, fingerprint, status, body, created_at)
    select ${workspace}, a.key, a.fingerprint, a.status, a.body, ${isoOf(at)}::timestamptz
    from json_to_recordset(${json(rows)}) as a(key text, fingerprint text, status integer, body text)
  )`
}

function appendEvents(workspace: string, rows: readonly object[], at: Instant): RawBuilder<unknown> {
  return sql`appended as (
    insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, ref, via, address, change)
    select ${workspace}, 'ticket', e.stream_id, e.version, e.type, e.at, ${isoOf(at)}::timestamptz, e.actor, e.ref,
      e.via, e.address, e.change
    from json_to_recordset(${json(rows)}) as e(
      stream_id uuid, version integer, type text, at timestamptz, actor text, ref text, via text, address text,
      change jsonb)
  )`
}

/** Ends the step at which each ticket of `steps` stood until now: the last one before the version that moves it. */
function leavePlaces(workspace: string, steps: readonly PlaceJson[]): RawBuilder<unknown> {
  return sql`left_place as (
    update place_change set until = step.at
    from json_to_recordset(${json(steps)}) as step(ticket_id uuid, version integer, at timestamptz),
      lateral (
        select earlier.version from place_change earlier
        where earlier.workspace_id = ${workspace} and earlier.ticket_id = step.ticket_id
          and earlier.version < step.version
        order by earlier.version desc limit 1
      ) last
    where place_change.workspace_id = ${workspace} and place_change.ticket_id = step.ticket_id
      and place_change.version = last.version
  )`
}

function takePlaces(workspace: string, steps: readonly PlaceJson[]): RawBuilder<unknown> {
  return sql`placed as (
    insert into place_change (workspace_id, ticket_id, version, at, until, type, line, team, key_normal, key_hard)
    select ${workspace}, p.ticket_id, p.version, p.at, p.until, p.type, p.line, p.team, p.key_normal, p.key_hard
    from json_to_recordset(${json(steps)}) as p(
      ticket_id uuid, version integer, at timestamptz, until timestamptz, type text, line text, team text,
      key_normal bytea, key_hard bytea)
  )`
}

function addWords(workspace: string, rows: readonly object[]): RawBuilder<unknown> {
  return sql`said as (
    insert into ticket_search as known (workspace_id, number, words)
    select ${workspace}, w.number, strip(to_tsvector('english', w.text))
    from json_to_recordset(${json(rows)}) as w(number bigint, text text)
    on conflict (workspace_id, number) do update set words = known.words || excluded.words
  )`
}

/**
 * Appends the events and saves every projection of them in one statement: ticket, way through the line, words.
 * An event whose version another writer has taken, a known ref, a known idempotency key, a taken pin place or external
 * id fails with a unique violation, and nothing is saved; `violated` names it.
 */
export async function saveTickets(
  { db, workspace }: Tenant,
  saves: readonly TicketSave[],
  recordedAt: Instant,
  ...answers: readonly (KeptAnswer | undefined)[]
): Promise<void> {
  const kept = answers.filter((answer) => answer !== undefined)
  const steps = saves.map(placeChanges)
  // Only a ticket that stood somewhere before leaves that place; of a new one the steps know their ends.
  const leaving = saves.flatMap(({ before }, index) => (before ? (steps[index]?.slice(0, 1) ?? []) : []))
  const words = saves.flatMap(wordsJson)
  const events = saves.flatMap(({ appended }) => appended.map(eventJson))
  const rows = saves.flatMap((save) => lastRow(workspace, save))
  const parts = [
    kept.length > 0 && keepAnswers(workspace, kept, recordedAt),
    appendEvents(workspace, events, recordedAt),
    leaving.length > 0 && leavePlaces(workspace, leaving),
    steps.some(({ length }) => length > 0) && takePlaces(workspace, steps.flat()),
    words.length > 0 && addWords(workspace, words),
  ].filter((part) => part !== false)
  const known = saves.some(({ before }) => before)
  await sql`
    with ${sql.join(parts)}
    insert into ticket select saved.* from json_populate_recordset(null::ticket, ${json(rows)}) as saved
    ${known ? sql`on conflict (workspace_id, id) do update set ${overwritten}` : sql``}
  `.execute(db)
}

/** Writes rows of tickets as they are, over those that are there. */
export async function upsertTickets({ db }: Tenant, rows: readonly object[]): Promise<void> {
  await sql`
    insert into ticket
    select saved.* from json_populate_recordset(null::ticket, ${JSON.stringify(rows)}::json) as saved
    on conflict (workspace_id, id) do update set ${overwritten}
  `.execute(db)
}
