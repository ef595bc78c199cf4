/** The bytes of an incident log: inflated where they are compressed, and known to be UTF-8. */
import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import { TextDecoder } from 'node:util'
import { createGunzip, type Gunzip } from 'node:zlib'

/** An input file that cannot be used as it is; the message says what to do. */
export class ImportFileInvalid extends Error {
  override readonly name = 'ImportFileInvalid'
}

const errorCode = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** How far a file is read, in bytes as they lie on the disk. */
export type OnBytes = (read: number, total: number) => void

/** How the file ended; true only once all of it has been read. */
export interface Ending {
  /** The compressed data stops before its end. */
  cutOff: boolean
  /** The last byte of the text is a line feed. */
  inNewline: boolean
}

/** Reads `file` and inflates it if it is gzip. A cut-off end is noted in `ending`, after all that was before it has
 *  been given out. @throws ImportFileInvalid */
export async function* logBytes(file: string, ending: Ending, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const name = path.basename(file)
  let lines = 0
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of inflated(fileChunks(file, onBytes), name, ending)) {
    checkText(chunk, decoder, `${name}, near line ${lines + 1}`)
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines += 1
    ending.inNewline = chunk.at(-1) === 10
    yield chunk
  }
}

async function* fileChunks(file: string, onBytes: OnBytes): AsyncGenerator<Buffer> {
  const handle = await opened(file)
  try {
    const { size } = await handle.stat()
    let read = 0
    for await (const chunk of handle.createReadStream({ autoClose: false })) {
      read += chunk.length
      yield chunk
      onBytes(read, size)
    }
  } catch (error) {
    if (errorCode(error) !== 'EISDIR') throw error
    throw new ImportFileInvalid(`${file} is a folder. Name the log file in it.`, { cause: error })
  } finally {
    await handle.close()
  }
}

async function opened(file: string): Promise<FileHandle> {
  try {
    return await open(file)
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT') throw new ImportFileInvalid(`There is no file ${file}. Check its name.`, { cause: error })
    if (code === 'EACCES') {
      throw new ImportFileInvalid(`${file} may not be read. Change who may read it.`, { cause: error })
    }
    throw error
  }
}

async function* inflated(chunks: AsyncIterable<Buffer>, name: string, ending: Ending): AsyncGenerator<Buffer> {
  let inflate: Inflate | undefined
  try {
    for await (const chunk of chunks) {
      inflate ??= startInflate(chunk, name)
      yield* await inflate.feed(chunk)
    }
    if (inflate === undefined) throw new ImportFileInvalid(`${name} is empty. Export the log again.`)
    const { rest, cutOff } = await inflate.finish()
    ending.cutOff = cutOff
    yield* rest
  } finally {
    inflate?.close()
  }
}

interface Inflate {
  feed(chunk: Buffer): Promise<Buffer[]>
  finish(): Promise<{ rest: Buffer[]; cutOff: boolean }>
  close(): void
}

const asItIs: Inflate = {
  feed: async (chunk) => [chunk],
  finish: async () => ({ rest: [], cutOff: false }),
  close: () => undefined,
}

/** What reads a file that begins with `chunk`: the first two bytes tell gzip, whatever the file is called. */
function startInflate(chunk: Buffer, name: string): Inflate {
  if (chunk[0] === 0x1f && chunk[1] === 0x8b) return gunzipping(name)
  if (!name.endsWith('.gz')) return asItIs
  throw new ImportFileInvalid(`${name} is not gzip data. If it is plain CSV, take .gz off its name.`)
}

/** Feeds by hand instead of piping: a pipe forgets what it has inflated when it meets the cut. */
function gunzipping(name: string): Inflate {
  const gunzip = createGunzip()
  const ready: Buffer[] = []
  // Zeros that fill up a block end the stream before the file does.
  let ended = false
  gunzip.on('data', (chunk: Buffer) => ready.push(chunk))
  gunzip.once('end', () => {
    ended = true
  })
  return {
    async feed(chunk) {
      await settled(gunzip, name, (done) => gunzip.write(chunk, () => done()))
      return ready.splice(0)
    },
    async finish() {
      const cutOff = !ended && (await settled(gunzip, name, () => gunzip.end()))
      return { rest: ready.splice(0), cutOff }
    },
    close: () => gunzip.close(),
  }
}

/** Waits until `work` is done; true when it met the end of the data too early. */
function settled(gunzip: Gunzip, name: string, work: (done: () => void) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const done = () => settle(() => resolve(false))
    const fail = (error: Error) =>
      settle(() => {
        if (errorCode(error) === 'Z_BUF_ERROR') return resolve(true)
        const text = `${name} is damaged: its compressed data cannot be read. Get a fresh copy of the file.`
        reject(new ImportFileInvalid(text, { cause: error }))
      })
    const settle = (tell: () => void) => {
      gunzip.off('error', fail).off('end', done)
      tell()
    }
    gunzip.once('error', fail).once('end', done)
    work(done)
  })
}

function checkText(chunk: Buffer, decoder: TextDecoder, where: string): void {
  const advice = 'Save it as CSV in UTF-8 and import again.'
  if (chunk.includes(0)) throw new ImportFileInvalid(`${where}: this is not a text file, or one in UTF-16. ${advice}`)
  try {
    decoder.decode(chunk, { stream: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new ImportFileInvalid(`${where}: this text is not UTF-8. ${advice}`, { cause: error })
  }
}
