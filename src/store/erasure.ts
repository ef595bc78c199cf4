/** Personal data in the log: finding it, and putting redacted copies in its place (docs/spec/erasure.md). */
import { type RawBuilder, sql } from 'kysely'
import type { Told, ToldFact } from '../domain/erasure.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import { eventDigest } from './event-digest.ts'
import type { FactEvent } from './events.ts'

interface Placed {
  readonly streamId: string
  readonly version: number
  readonly at: Instant
}

/** An event with everything in which a person may stand. */
export type StoredEvent =
  | (Placed & Told & { readonly stream: 'ticket' })
  | (Placed & ToldFact & { readonly stream: FactEvent['stream'] })

/** An event as it is to stand in the log. */
export interface Redaction extends Pick<Placed, 'streamId' | 'version'> {
  readonly actor: string
  readonly ref: string | null
  readonly address: string | null
  readonly change: TicketChange | Readonly<Record<string, unknown>>
}

/** An event by its place, with the digests of what it was and what it is to be, in hex. */
export interface Redacted extends Pick<Placed, 'streamId' | 'version'> {
  readonly before: string
  readonly after: string
}

const ERASURE = 'personal_data_erased'

/** As the address stands in the JSON of an event, and in an address of the web. */
function mentions(email: string): RawBuilder<unknown> {
  const written = JSON.stringify(email).slice(1, -1)
  const holds = (text: RawBuilder<unknown>, sought: string) => sql`position(lower(${sought}) in lower(${text})) > 0`
  const texts = [sql`change::text`, sql`actor`, sql`coalesce(ref, '')`]
  const found = texts.flatMap((text) => [holds(text, written), holds(text, written.replace('@', '%40'))])
  return sql`(type <> ${ERASURE} and (${sql.join(found, sql` or `)}))`
}

/** Ids of the tickets in whose events `email` stands anywhere, as part of a longer address too. */
export async function ticketsMentioning({ db, workspace }: Tenant, email: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct stream_id as id from event
    where workspace_id = ${workspace} and stream = 'ticket' and ${mentions(email)} order by stream_id
  `.execute(db)
  return rows.map(({ id }) => id)
}

const columns = sql`stream, stream_id as "streamId", version, at, actor, ref, address, change`

/** Every event of these tickets, stream by stream. */
export async function wholeTickets({ db, workspace }: Tenant, ids: readonly string[]): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from event where workspace_id = ${workspace} and stream_id = any(${ids}::uuid[])
    order by stream_id, version
  `.execute(db)
  return rows
}

/** Events of the contacts who have or had the address. */
export async function contactsMentioning({ db, workspace }: Tenant, email: string): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from event
    where workspace_id = ${workspace} and stream = 'contact' and stream_id in (
      select stream_id from event
      where workspace_id = ${workspace} and stream = 'contact' and lower(change ->> 'email') = lower(${email})
    )
    order by stream_id, version
  `.execute(db)
  return rows
}

/** What of a name every spelling of it has: its longest run of plain letters, in lower case; empty where it has none. */
const plainPart = (name: string): string =>
  (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[a-z]+/g) ?? []
  ).reduce((a, b) => (b.length > a.length ? b : a), '')

/** Events of accounts, contacts, opportunities and issues in which one of `names` may stand. */
export async function factsNaming({ db, workspace }: Tenant, names: readonly string[]): Promise<StoredEvent[]> {
  if (names.length === 0) return []
  const parts = [...new Set(names.map(plainPart))]
  const { rows } = await sql<StoredEvent>`
    select ${columns} from event
    where workspace_id = ${workspace} and stream in ('account', 'contact', 'opportunity', 'issue')
      and exists (
        select 1 from unnest(${parts}::text[]) part
        where position(part in lower(normalize(change::text, NFKC))) > 0
      )
    order by stream_id, version
  `.execute(db)
  return rows
}

/** Events of other streams in which `email` stands. */
export async function factsMentioning({ db, workspace }: Tenant, email: string): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select ${columns} from event where workspace_id = ${workspace} and stream <> 'ticket' and ${mentions(email)}
    order by stream_id, version
  `.execute(db)
  return rows
}

const given = (redactions: readonly Redaction[]) => sql`jsonb_to_recordset(${JSON.stringify(redactions)}::jsonb) as r(
  "streamId" uuid, version integer, actor text, ref text, address text, change jsonb)`

/** The events by their digests before and after (AUD-1), as the record of an erasure names them. */
export async function digestsOf({ db, workspace }: Tenant, redactions: readonly Redaction[]): Promise<Redacted[]> {
  const after = eventDigest({
    actor: sql`r.actor`,
    ref: sql`r.ref`,
    address: sql`r.address`,
    change: sql`r.change`,
  })
  const { rows } = await sql<Redacted>`
    select e.stream_id as "streamId", e.version, encode(${eventDigest()}, 'hex') as before, encode(${after}, 'hex') as after
    from ${given(redactions)}
    join event e on e.workspace_id = ${workspace} and e.stream_id = r."streamId" and e.version = r.version
    order by e.stream_id, e.version
  `.execute(db)
  return rows
}

/** Puts the copies in place of what the events said; in the transaction in which their erasure was recorded. */
export async function redactEvents({ db }: Tenant, redactions: readonly Redaction[]): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    select redact_events(${JSON.stringify(redactions)}::jsonb) as done
  `.execute(db)
  return rows[0]?.done ?? 0
}

/** Columns of a ticket in which a person may stand: none of them has a part in the order. */
const TEXTS = [
  'subject',
  'contact_name',
  'contact_email',
  'tags',
  'external_id',
  'group_name',
  'hold_note',
  'hold_acts_next',
  'pin_reason',
  'clocks',
  'form',
  'hand_off',
  'helps',
  'concerns',
  'document',
] as const

interface Written {
  readonly row: Readonly<Record<string, unknown>>
  readonly text: string
}

/** Writes what is said of these tickets anew; places, clocks and times are left as they are. */
export async function rewriteTexts({ db, workspace }: Tenant, tickets: readonly Written[]): Promise<void> {
  const rows = JSON.stringify(tickets.map(({ row }) => row))
  await sql`
    update ticket set ${sql.join(TEXTS.map((column) => sql`${sql.ref(column)} = made.${sql.ref(column)}`))}
    from json_populate_recordset(null::ticket, ${rows}::json) made
    where ticket.workspace_id = ${workspace} and ticket.id = made.id
  `.execute(db)
  const words = JSON.stringify(tickets.map(({ row, text }) => ({ number: row.number, text })))
  await sql`
    update ticket_search set words = strip(to_tsvector('english', made.text))
    from json_to_recordset(${words}::json) as made(number bigint, text text)
    where ticket_search.workspace_id = ${workspace} and ticket_search.number = made.number
  `.execute(db)
}

/** Drops the kept answers about these tickets, and those in which any of `texts` stands. */
export async function dropAnswers(
  { db, workspace }: Tenant,
  numbers: readonly number[],
  texts: readonly string[],
): Promise<void> {
  const written = texts.map((text) => JSON.stringify(text).slice(1, -1))
  const about = `"number":(${numbers.length === 0 ? 'none' : numbers.join('|')})[,}]`
  await sql`
    delete from idempotency
    where workspace_id = ${workspace} and (body ~ ${about}
      or exists (select 1 from unnest(${written}::text[]) as sought(text) where position(lower(text) in lower(body)) > 0))
  `.execute(db)
}

/** Deletes the bytes of files. */
export async function dropFiles({ db, workspace }: Tenant, ids: readonly string[]): Promise<void> {
  await sql`delete from attachment where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.execute(db)
}

const portalOf = (workspace: string, email: string) =>
  sql`workspace_id = ${workspace} and lower(contact_email) = lower(${email})`

/** How many sessions of the portal the contact has. */
export async function portalSessions({ db, workspace }: Tenant, email: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from session where ${portalOf(workspace, email)}
  `.execute(db)
  return rows[0]?.count ?? 0
}

/** Ends the sessions of the contact and what would begin one, with what they say of them. */
export async function dropPortal({ db, workspace }: Tenant, email: string): Promise<void> {
  await sql`delete from session where ${portalOf(workspace, email)}`.execute(db)
  await sql`delete from one_time_link where ${portalOf(workspace, email)}`.execute(db)
}

/** Whether a member who has not left has this address. */
export async function isMemberAddress({ db, workspace }: Tenant, email: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (
      select 1 from member
      where workspace_id = ${workspace} and lower(email) = lower(${email}) and removed_at is null) as found
  `.execute(db)
  return rows[0]?.found === true
}
