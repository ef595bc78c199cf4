/** The bytes of files; what they are called and whose they are is in the log as well. */
import { sql } from 'kysely'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Held } from '../domain/verbs/attach.ts'
import type { Visibility } from '../domain/vocabulary.ts'
import type { Tenant } from './db.ts'

/** A file to keep. */
export interface NewFile {
  readonly id: string
  readonly ticketId: string
  readonly name: string
  readonly mediaType: string
  readonly visibility: Visibility
  /** In lower-case hexadecimal. */
  readonly sha256: string
  readonly bytes: Buffer
}

/** A file as it is served. */
export interface KeptFile {
  readonly name: string
  readonly visibility: Visibility
  readonly bytes: Buffer
}

/** How much the ticket holds already. */
export async function heldBy({ db, workspace }: Tenant, ticketId: string): Promise<Held> {
  const { rows } = await sql<Held>`
    select count(*)::integer as files, coalesce(sum(size), 0)::bigint as bytes from attachment
    where workspace_id = ${workspace} and ticket_id = ${ticketId}
  `.execute(db)
  return rows[0] ?? { files: 0, bytes: 0 }
}

/** Keeps the bytes of a file. */
export async function keepFile({ db, workspace }: Tenant, file: NewFile, at: Instant): Promise<void> {
  await sql`
    insert into attachment (workspace_id, id, ticket_id, name, media_type, size, sha256, visibility, body, added_at)
    values (
      ${workspace}, ${file.id}, ${file.ticketId}, ${file.name}, ${file.mediaType}, ${file.bytes.length},
      ${Buffer.from(file.sha256, 'hex')}, ${file.visibility}, ${file.bytes}, ${isoOf(at)}::timestamptz
    )
  `.execute(db)
}

/** The file `id`; undefined when there is none, such as after its sender was erased. */
export async function fileById({ db, workspace }: Tenant, id: string): Promise<KeptFile | undefined> {
  const { rows } = await sql<KeptFile>`
    select name, visibility, body as bytes from attachment where workspace_id = ${workspace} and id = ${id}
  `.execute(db)
  return rows[0]
}
