/** Projections as they are stored, for comparing them with the log and for writing them anew. */
import { sql } from 'kysely'
import { must } from '../domain/assert.ts'
import { grouped } from '../domain/group.ts'
import { isoOf } from '../domain/time.ts'
import type { Tenant } from './db.ts'
import type { TicketRow } from './schema.ts'
import { ticketColumns } from './ticket-row.ts'
import { type PlaceJson, upsertTickets } from './tickets.ts'

/** Everything that is derived from one ticket's stream. */
export interface StoredProjection {
  readonly row: Readonly<Record<string, unknown>>
  readonly places: readonly PlaceJson[]
  /** The text behind the searched words; of a stored one, the same text when the words fit it, else the words. */
  readonly text: string
}

/** Ids of tickets in the log after `after`, in order of id. */
export async function ticketIdsAfter(
  { db, workspace }: Tenant,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select stream_id as id from event
    where workspace_id = ${workspace} and stream = 'ticket' and version = 1
      and (${after}::uuid is null or stream_id > ${after}::uuid)
    order by stream_id limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Keeps these tickets still until the transaction ends, so that log and projections read in it belong together. */
export async function lockTickets({ db, workspace }: Tenant, ids: readonly string[]): Promise<void> {
  await sql`
    select 1 from ticket where workspace_id = ${workspace} and id = any(${ids}::uuid[]) order by id for update
  `.execute(db)
}

/** Rows of tickets that the log knows nothing of. */
export async function strayTickets({ db, workspace }: Tenant): Promise<{ id: string; number: number }[]> {
  const { rows } = await sql<{ id: string; number: number }>`
    select id, number from ticket
    where workspace_id = ${workspace} and not exists (
      select 1 from event where event.workspace_id = ${workspace} and stream_id = ticket.id and event.version = 1)
    order by number
  `.execute(db)
  return rows
}

/** Removes all that is stored of tickets; the log is left as it is. */
export async function removeTickets(
  { db, workspace }: Tenant,
  tickets: readonly { readonly id: string; readonly number: number }[],
): Promise<void> {
  const ids = tickets.map(({ id }) => id)
  const numbers = tickets.map(({ number }) => number)
  await sql`delete from place_change where workspace_id = ${workspace} and ticket_id = any(${ids}::uuid[])`.execute(db)
  await sql`delete from ticket_search where workspace_id = ${workspace} and number = any(${numbers}::bigint[])`.execute(
    db,
  )
  await sql`delete from ticket where workspace_id = ${workspace} and id = any(${ids}::uuid[])`.execute(db)
}

async function storedRows({ db, workspace }: Tenant, ids: readonly string[]): Promise<Map<string, TicketRow>> {
  const { rows } = await sql<TicketRow>`
    select ${ticketColumns} from ticket where workspace_id = ${workspace} and id = any(${ids}::uuid[])
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

async function storedPlaces({ db, workspace }: Tenant, ids: readonly string[]): Promise<Map<string, PlaceJson[]>> {
  const { rows } = await sql<Omit<PlaceJson, 'at' | 'until'> & { at: number; until: number | null }>`
    select ticket_id, version, at, until, type, line, team,
      '\\x' || encode(key_normal, 'hex') as key_normal, '\\x' || encode(key_hard, 'hex') as key_hard
    from place_change where workspace_id = ${workspace} and ticket_id = any(${ids}::uuid[])
    order by ticket_id, version
  `.execute(db)
  const iso = (at: number) => isoOf(at as TicketRow['received_at'])
  const places = rows.map((row) => ({ ...row, at: iso(row.at), until: row.until === null ? null : iso(row.until) }))
  return grouped(places, ({ ticket_id }) => ticket_id)
}

/** What is searched of projections: the number of each ticket and its text. */
const wordsOf = (made: ReadonlyMap<string, StoredProjection>): string =>
  JSON.stringify([...made].map(([id, { row, text }]) => ({ id, number: row.number, text })))

/** For each ticket whether the stored words are those of its text, and the stored words. */
async function storedWords({ db, workspace }: Tenant, made: ReadonlyMap<string, StoredProjection>) {
  const { rows } = await sql<{ id: string; fits: boolean; words: string | null }>`
    select made.id, s.words = strip(to_tsvector('english', made.text)) as fits, s.words::text as words
    from jsonb_to_recordset(${wordsOf(made)}::jsonb) as made(id uuid, number bigint, text text)
    left join ticket_search s on s.workspace_id = ${workspace} and s.number = made.number
  `.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

const isInstant = (column: string): boolean => /_(at|until|since)$/.test(column)

/** A row column by column as it is stored, in the form of `ticketJson`. */
function rowJson(row: TicketRow): Readonly<Record<string, unknown>> {
  const columns = Object.entries(row).map(([column, value]: [string, unknown]) => {
    if (Buffer.isBuffer(value)) return [column, `\\x${value.toString('hex')}`]
    return [column, isInstant(column) && value !== null ? isoOf(value as TicketRow['received_at']) : value]
  })
  return Object.fromEntries(columns)
}

/** What is stored of the tickets in `made`; a ticket without a row is left out. */
export async function storedProjections(
  tenant: Tenant,
  made: ReadonlyMap<string, StoredProjection>,
): Promise<Map<string, StoredProjection>> {
  const ids = [...made.keys()]
  const rows = await storedRows(tenant, ids)
  const places = await storedPlaces(tenant, ids)
  const words = await storedWords(tenant, made)
  const stored = [...rows].map(([id, row]): [string, StoredProjection] => {
    const found = words.get(id)
    const text = found?.fits ? must(made.get(id), 'asked for').text : (found?.words ?? '')
    return [id, { row: rowJson(row), places: places.get(id) ?? [], text }]
  })
  return new Map(stored)
}

/** Writes projections anew, in place of what is stored of these tickets. */
export async function writeProjections(tenant: Tenant, made: ReadonlyMap<string, StoredProjection>): Promise<void> {
  const { db, workspace } = tenant
  const ids = [...made.keys()]
  await sql`delete from place_change where workspace_id = ${workspace} and ticket_id = any(${ids}::uuid[])`.execute(db)
  await upsertTickets(
    tenant,
    [...made.values()].map(({ row }) => row),
  )
  const places = JSON.stringify([...made.values()].flatMap((each) => each.places))
  await sql`
    insert into place_change (workspace_id, ticket_id, version, at, until, type, line, team, key_normal, key_hard)
    select ${workspace}, p.ticket_id, p.version, p.at, p.until, p.type, p.line, p.team, p.key_normal, p.key_hard
    from jsonb_populate_recordset(null::place_change, ${places}::jsonb) p
  `.execute(db)
  await sql`
    insert into ticket_search (workspace_id, number, words)
    select ${workspace}, w.number, strip(to_tsvector('english', w.text))
    from jsonb_to_recordset(${wordsOf(made)}::jsonb) as w(number bigint, text text)
    on conflict (workspace_id, number) do update set words = excluded.words
  `.execute(db)
}
