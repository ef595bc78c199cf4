/** Reads an archive of archive-writing.ts file by file, and holds what it says to what it holds. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { Measure } from './archive-writing.ts'
import { errorCode } from './error-code.ts'

/** The file is no archive of ours, or not as it was written. The message says which, and what to do. */
export class ArchiveUnusable extends Error {
  override readonly name = 'ArchiveUnusable'
}

/** One file of an archive; `content` is read to its end before the next one comes. */
export interface StoredFile {
  readonly name: string
  readonly size: number
  readonly content: AsyncIterable<Buffer>
}

const isBroken = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^(Z_|ERR_STREAM_PREMATURE_CLOSE)/.test(errorCode(error) ?? '') ||
    /^(Unexpected end of data|Invalid (tar )?header|Header exceeds)/.test(error.message))

/** Whether it could be decompressed, or read as a tar for a while, tells a damaged archive from a file of another kind. */
function toldOf(error: unknown, file: string, anything: boolean): unknown {
  if (!isBroken(error)) return error
  const compressed = /^Z_/.test(errorCode(error) ?? '') && error.message !== 'incorrect header check'
  const text =
    anything || compressed
      ? `${file} is damaged or was cut short (${error.message}). Take another copy of it.`
      : `${file} is no archive of Topline: it is not a gzipped tar. Name the file that Topline wrote.`
  return new ArchiveUnusable(text, { cause: error })
}

async function* contentOf(entry: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* entry
  } catch (error) {
    throw toldOf(error, file, true)
  }
}

/**
 * The files of the archive in their order.
 * @throws ArchiveUnusable when it is not one, or ends too early; what the system says when it cannot be read
 */
export async function* filesOf(file: string): AsyncGenerator<StoredFile> {
  const tar = extract()
  let anything = false
  // Errors reach the loop below.
  pipeline(createReadStream(file), createGunzip(), tar, () => {})
  try {
    for await (const entry of tar) {
      anything = true
      const { name, size = 0 } = entry.header
      yield { name, size, content: contentOf(entry as AsyncIterable<Buffer>, file) }
    }
  } catch (error) {
    throw toldOf(error, file, anything)
  }
}

/** The whole of a small file. @throws ArchiveUnusable when it is larger than `most` bytes */
export async function wholeOf({ name, size, content }: StoredFile, most: number): Promise<Buffer> {
  if (size > most) {
    throw new ArchiveUnusable(`${name} in the archive has ${size} bytes, and ${most} are the most. Take another copy.`)
  }
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The content as it passes by. @throws ArchiveUnusable at its end, when it is not what was measured */
export async function* verified(
  { name, content }: StoredFile,
  { bytes, sha256 }: Pick<Measure, 'bytes' | 'sha256'>,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let passed = 0
  for await (const chunk of content) {
    hash.update(chunk)
    passed += chunk.length
    yield chunk
  }
  if (passed === bytes && hash.digest('hex') === sha256) return
  throw new ArchiveUnusable(`${name} in the archive is not as it was written. Take another copy of the archive.`)
}

const NEWLINE = 10

/** The lines of a text, in batches of `rows` or some `bytes`. @throws ArchiveUnusable when one is longer than `longest` */
export async function* linesOf(
  content: AsyncIterable<Buffer>,
  { rows, bytes, longest }: { rows: number; bytes: number; longest: number },
): AsyncGenerator<string[]> {
  let lines: string[] = []
  let [held, rest] = [0, [] as Buffer[]]
  let open = 0
  for await (const chunk of content) {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at)])
      ;[rest, open, from] = [[], 0, at + 1]
      lines.push(line.toString('utf8'))
      held += line.length
      if (lines.length < rows && held < bytes) continue
      yield lines
      ;[lines, held] = [[], 0]
    }
    rest.push(chunk.subarray(from))
    open += chunk.length - from
    if (open > longest) throw new ArchiveUnusable('A line of the archive does not end. Take another copy.')
  }
  if (open > 0) throw new ArchiveUnusable('The last line of the archive does not end. Take another copy.')
  if (lines.length > 0) yield lines
}
