/** A workspace written anew from the files of an export. Nothing here knows what an event means. */
import { sql } from 'kysely'
import { ArchiveUnusable, linesOf, type StoredFile, verified, wholeOf } from './archive-reading.ts'
import type { Tenant } from './db.ts'
import { ATTACHMENTS, type ExportedFile, type LinesFile } from './export.ts'
import type { EarlierMoment } from './restore.ts'

/** A line longer than this is none of ours: bodies are a megabyte at most. */
const BATCH = { rows: 1_000, bytes: 4_194_304, longest: 67_108_864 } as const
/** No attachment is let in that is nearly as large. */
const LARGEST_ATTACHMENT = 536_870_912

/** The lines as one JSON array, which PostgreSQL reads: no number, time or text passes through another notation. */
const arrayOf = (lines: readonly string[]): string => `[${lines.join(',')}]`

async function addLinks({ db, workspace }: Tenant, lines: string): Promise<void> {
  await sql`
    insert into audit_link (workspace_id, place, stream_id, version, digest, hash)
    select ${workspace}, l.place, l."streamId", l.version, decode(l.digest, 'hex'), decode(l.hash, 'hex')
    from jsonb_to_recordset(${lines}::jsonb) as l(place bigint, "streamId" uuid, version integer, digest text, hash text)
  `.execute(db)
}

/** Events get numbers in the order of their lines. Those that are sealed are written down as an earlier transaction's:
 *  the chain, which reaches to just after it, goes on with the others. */
async function addEvents({ db, workspace }: Tenant, lines: string, { xid }: EarlierMoment): Promise<void> {
  await sql`
    insert into event (workspace_id, stream, stream_id, version, type, at, recorded_at, actor, ref, via, address, change, xid)
    select ${workspace}, e.line ->> 'stream', (e.line ->> 'streamId')::uuid, (e.line ->> 'version')::integer,
      e.line ->> 'type', (e.line ->> 'at')::timestamptz, (e.line ->> 'recordedAt')::timestamptz, e.line ->> 'actor',
      e.line ->> 'ref', e.line ->> 'via', e.line ->> 'address', e.line -> 'change',
      case when l.place is null then pg_current_xact_id() else ${xid}::xid8 end
    from jsonb_array_elements(${lines}::jsonb) with ordinality as e(line, nth)
    left join audit_link l on l.workspace_id = ${workspace} and l.stream_id = (e.line ->> 'streamId')::uuid
      and l.version = (e.line ->> 'version')::integer
    order by e.nth
  `.execute(db)
}

/** What is known of an attachment before its bytes come: its line, by its id. */
type Announced = Map<string, string>

function announce(announced: Announced, lines: readonly string[]): void {
  for (const line of lines) announced.set(String((JSON.parse(line) as { id: unknown }).id), line)
}

async function addAttachment({ db, workspace }: Tenant, line: string, body: Buffer): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into attachment (workspace_id, id, ticket_id, name, media_type, size, sha256, visibility, body, added_at)
    select ${workspace}, a.id, a."ticketId", a.name, a."mediaType", a.size, decode(a.sha256, 'hex'), a.visibility, ${body},
      a."addedAt"
    from jsonb_to_record(${line}::jsonb) as a(id uuid, "ticketId" uuid, name text, "mediaType" text, size integer,
      sha256 text, visibility text, "addedAt" timestamptz)
    where sha256(${body}::bytea) = decode(a.sha256, 'hex')
  `.execute(db)
  if (numAffectedRows === 1n) return
  throw new ArchiveUnusable('An attachment in the archive is not as it was written. Take another copy of the archive.')
}

export interface ImportParts {
  /** Of the files of lines, by name. */
  readonly files: readonly ExportedFile[]
  readonly moment: EarlierMoment
  /** Hears how many lines of a file were read. */
  readonly heard: (lines: number, file: string) => void
}

async function addLines(tx: Tenant, file: StoredFile, parts: ImportParts, announced: Announced): Promise<void> {
  const entry = parts.files.find((each) => each.file === file.name)
  if (!entry) return
  const name = entry.file as LinesFile
  for await (const lines of linesOf(verified(file, entry), BATCH)) {
    if (name === 'audit_links.jsonl') await addLinks(tx, arrayOf(lines))
    else if (name === 'events.jsonl') await addEvents(tx, arrayOf(lines), parts.moment)
    else announce(announced, lines)
    parts.heard(lines.length, name)
  }
}

/** Writes log, chain and attachments, in the caller's transaction. @throws ArchiveUnusable */
export async function importFiles(tx: Tenant, files: AsyncIterable<StoredFile>, parts: ImportParts): Promise<void> {
  const announced: Announced = new Map()
  const missing = new Set(parts.files.map(({ file }) => file))
  for await (const file of files) {
    missing.delete(file.name)
    if (!file.name.startsWith(ATTACHMENTS)) {
      await addLines(tx, file, parts, announced)
      continue
    }
    const id = file.name.slice(ATTACHMENTS.length)
    const line = announced.get(id)
    if (line !== undefined) await addAttachment(tx, line, await wholeOf(file, LARGEST_ATTACHMENT))
    announced.delete(id)
  }
  const [left = announced.keys().next().value] = missing
  if (left !== undefined) throw new ArchiveUnusable(`The archive lacks ${left}. Take another copy of it.`)
}

/** Lets the chain go on where its links end. */
export async function keepChain({ db, workspace }: Tenant, { snapshot }: EarlierMoment): Promise<void> {
  await sql`
    update audit_chain c set place = l.place, hash = l.hash, snapshot = ${snapshot}
    from (select place, hash from audit_link where workspace_id = ${workspace} order by place desc limit 1) l
    where c.workspace_id = ${workspace}
  `.execute(db)
}

/** Counters go on where they stood; that of ticket numbers, `tickets`, after the highest number at the least. */
export async function keepCounters(
  { db, workspace }: Tenant,
  counters: Readonly<Record<string, number>>,
  tickets: string,
): Promise<void> {
  await sql`
    insert into counter (workspace_id, name, next)
    select ${workspace}, name, max(next) from (
      select key as name, value::bigint as next from jsonb_each_text(${JSON.stringify(counters)}::jsonb)
      union all
      select ${tickets}, max(number) + 1 from ticket where workspace_id = ${workspace} having max(number) is not null
    ) known group by name
  `.execute(db)
}

/** The workspace that has the id or the slug already. */
export async function workspaceTaken(
  { db }: Pick<Tenant, 'db'>,
  { id, slug }: { id: string; slug: string },
): Promise<{ id: string; slug: string } | undefined> {
  const { rows } = await sql<{ id: string; slug: string }>`
    select id, slug from workspace where id = ${id} or slug = ${slug} order by id = ${id} desc limit 1
  `.execute(db)
  return rows[0]
}
