/** Everything a workspace says of itself, as files that can be read without Topline and read back by it. */
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { must } from '../domain/assert.ts'
import { type ArchiveFile, archiveOf, type Measure, measured, textFile } from './archive-writing.ts'
import { PLAIN_TEXT } from './backup.ts'
import { copiedOut, JSON_LINES } from './copy.ts'
import type { Store } from './db.ts'

/** The files of lines in the order in which they are read back, each with the query that makes its lines. They are rendered
 *  by PostgreSQL, so that no number, time or text passes through another notation on its way. */
const LINES = {
  'audit_links.jsonl': `
    select json_build_object('place', place, 'streamId', stream_id, 'version', version,
      'digest', encode(digest, 'hex'), 'hash', encode(hash, 'hex'))
    from audit_link where workspace_id = current_workspace() order by place`,
  'events.jsonl': `
    select json_build_object('stream', stream, 'streamId', stream_id, 'version', version, 'type', type, 'at', at,
      'recordedAt', recorded_at, 'actor', actor, 'ref', ref, 'via', via, 'address', address, 'change', change)
    from event where workspace_id = current_workspace() order by seq`,
  'attachments.jsonl': `
    select json_build_object('id', id, 'ticketId', ticket_id, 'name', name, 'mediaType', media_type, 'size', size,
      'sha256', encode(sha256, 'hex'), 'visibility', visibility, 'addedAt', added_at)
    from attachment where workspace_id = current_workspace() order by id`,
} as const

export type LinesFile = keyof typeof LINES
export const LINES_FILES = Object.keys(LINES) as LinesFile[]

/** Folder of the attachments' bytes; each is named after its id. */
export const ATTACHMENTS = 'attachments/'
export const WORKSPACE_FILE = 'workspace.json'
const ATTACHMENTS_AT_ONCE = 100

export interface ExportedFile extends Measure {
  readonly file: string
}

export interface ExportManifest {
  readonly format: 'topline workspace'
  readonly version: 1
  /** Version of the program that wrote it. */
  readonly program: string
  /** The files of lines; of an attachment size and SHA-256 are in attachments.jsonl. */
  readonly files: readonly ExportedFile[]
}

const README = `A workspace of Topline, complete: \`topline workspace import\` makes it anew from these files.

manifest.json       what wrote this, and size, lines and SHA-256 of the files of lines
workspace.json      id, short name and name of the workspace, and the next number of each counter
audit_links.jsonl   the chain that shows whether an event was altered since: one line for each sealed event
events.jsonl        everything that has happened, in the order in which it was written down, one event a line; tickets,
                    accounts with their contacts and opportunities, members with their roles, policies and calendars
                    are what these events make
attachments.jsonl   name, type, size and SHA-256 of each file that came with a message
attachments/        the bytes of these files, each under its id

Not in it, because it opens doors or belongs to one installation: sessions, API tokens, secrets of integrations, how people
sign in, and kept answers. It holds personal data: keep it as you keep the database.
`

async function workspaceText(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ workspace: string }>(`
    select json_build_object('id', id, 'slug', slug, 'name', name, 'createdAt', created_at, 'counters', (
      select coalesce(json_object_agg(c.name, c.next order by c.name), '{}') from counter c
      where c.workspace_id = current_workspace()
    ))::text as workspace from workspace where id = current_workspace()`)
  return `${rows[0]?.workspace}\n`
}

const linesOf = (client: pg.ClientBase, file: LinesFile): AsyncGenerator<Buffer> =>
  copiedOut(client, `copy (${LINES[file]}) to stdout ${JSON_LINES}`)

/** The attachments one by one, and no more than one in memory. */
async function* attachmentFiles(client: pg.ClientBase): AsyncGenerator<ArchiveFile> {
  let after: string | null = null
  for (;;) {
    const { rows }: { rows: { id: string }[] } = await client.query(
      `select id from attachment where workspace_id = current_workspace() and ($1::uuid is null or id > $1::uuid)
      order by id limit ${ATTACHMENTS_AT_ONCE}`,
      [after],
    )
    for (const { id } of rows) {
      const { rows: found } = await client.query<{ body: Buffer }>(
        'select body from attachment where workspace_id = current_workspace() and id = $1',
        [id],
      )
      const body = found[0]?.body ?? Buffer.alloc(0)
      yield { name: `${ATTACHMENTS}${id}`, size: body.length, content: [body] }
    }
    after = rows.at(-1)?.id ?? null
    if (after === null) return
  }
}

export interface Exporting {
  /** Version of the program. */
  readonly program: string
  /** Done once it is settled what is exported, and before any of it leaves: what it writes down is not in the export. */
  readonly begun: () => Promise<unknown>
  /** Hears what there is before it is written. */
  readonly heard?: (manifest: ExportManifest) => void
}

async function* exportFiles(client: pg.ClientBase, { program, heard }: Exporting): AsyncGenerator<ArchiveFile> {
  yield textFile('README.txt', README)
  const files: ExportedFile[] = []
  for (const file of LINES_FILES) files.push({ file, ...(await measured(linesOf(client, file))) })
  const manifest: ExportManifest = { format: 'topline workspace', version: 1, program, files }
  heard?.(manifest)
  yield textFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  yield textFile(WORKSPACE_FILE, await workspaceText(client))
  for (const file of LINES_FILES) {
    const { bytes } = must(
      files.find((each) => each.file === file),
      'each was measured',
    )
    yield { name: file, size: bytes, content: linesOf(client, file) }
  }
  yield* attachmentFiles(client)
}

/** Gives the connection back at the end; when that is not reached, half of a COPY may be left on it, and it is closed. */
async function* released(client: pg.PoolClient, files: AsyncGenerator<ArchiveFile>): AsyncGenerator<ArchiveFile> {
  let failed = true
  try {
    yield* files
    await client.query('commit')
    failed = false
  } finally {
    client.release(failed)
  }
}

/** The archive of the workspace as it is now, as a stream; the same workspace gives the same bytes. */
export async function exportOf(store: Store, workspace: string, exporting: Exporting): Promise<Readable> {
  const client = await store.connect(workspace)
  try {
    await client.query(`begin isolation level repeatable read read only; ${PLAIN_TEXT}; set local enable_seqscan = on`)
    // The first to look settles what is seen.
    await client.query('select 1 from workspace where id = current_workspace()')
    await exporting.begun()
  } catch (error) {
    client.release(true)
    throw error
  }
  return archiveOf(released(client, exportFiles(client, exporting)))
}
