/** Files in one gzipped tar, written as they are read: of no file more than a piece is in memory, so each says its size
 *  beforehand. The same files give the same bytes. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'

type Content = AsyncIterable<Uint8Array> | readonly Uint8Array[]

/** A file on its way into an archive; `size` is what `content` has, in bytes. */
export interface ArchiveFile {
  readonly name: string
  readonly size: number
  readonly content: Content
}

/** What a text of lines is known by. */
export interface Measure {
  readonly rows: number
  readonly bytes: number
  /** SHA-256 in hex. */
  readonly sha256: string
}

const NEWLINE = 10
const OURS_ALONE = 0o600
const NO_TIME = new Date(0)

/** How many lines end in a piece of text. */
export function linesIn(chunk: Uint8Array): number {
  let lines = 0
  for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) lines++
  return lines
}

/** Reads `content` to its end and measures it; what is written in an archive is read twice, once for this. */
export async function measured(content: Content): Promise<Measure> {
  const hash = createHash('sha256')
  let [rows, bytes] = [0, 0]
  for await (const chunk of content) {
    hash.update(chunk)
    rows += linesIn(chunk)
    bytes += chunk.length
  }
  return { rows, bytes, sha256: hash.digest('hex') }
}

/** A file of the text `text`. */
export function textFile(name: string, text: string): ArchiveFile {
  const bytes = Buffer.from(text)
  return { name, size: bytes.length, content: [bytes] }
}

async function addFile(tar: Pack, { name, size, content }: ArchiveFile): Promise<void> {
  const entry = tar.entry({ name, size, mode: OURS_ALONE, mtime: NO_TIME })
  const closed = once(entry, 'close')
  // Told by what follows, which notices as well.
  closed.catch(() => {})
  for await (const chunk of content) {
    if (!entry.write(chunk)) await Promise.race([once(entry, 'drain'), closed])
    if (entry.destroyed) throw new Error('The archive was left unfinished')
  }
  entry.end(undefined)
  await closed
}

async function addFiles(tar: Pack, files: AsyncIterable<ArchiveFile>): Promise<void> {
  for await (const file of files) await addFile(tar, file)
  tar.finalize()
}

/** The archive of `files` as a stream of bytes; whoever stops reading it stops them. */
export function archiveOf(files: AsyncIterable<ArchiveFile>): Readable {
  const tar = pack()
  addFiles(tar, files).catch((error: unknown) => {
    tar.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  // Errors reach the reader of what is returned.
  return pipeline(Readable.from(tar), createGzip(), () => {})
}
