/** Archives as files, written whole or not at all. */
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CommandFailed } from '../cli/command-failed.ts'
import { errorCode, errorMessage } from '../store/error-code.ts'

const OURS_ALONE = 0o600
const UNWRITABLE = /^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|EISDIR|ENOSPC|EDQUOT|EFBIG|EIO)$/

function unwritable(file: string, error: unknown): unknown {
  if (!UNWRITABLE.test(errorCode(error) ?? '')) return error
  const text = `${file} cannot be written: ${errorMessage(error)}. Name a place with room that you may write to.`
  return new CommandFailed('file_unwritable', text, { cause: error })
}

/** Finds out before long work that the file is there already. @throws CommandFailed `file_exists`, `file_unwritable` */
export async function checkFree(file: string, replace: boolean): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw unwritable(file, error)
  })
  if (found?.isDirectory()) {
    throw new CommandFailed('file_unwritable', `${file} is a directory. Name a file in it.`)
  }
  if (!found || replace) return
  throw new CommandFailed(
    'file_exists',
    `${file} is there already. Name another file, or write over it with --replace.`,
  )
}

/** Writes what `content` gives beside `file` and puts it in its place when it is whole and on the disk; returns its size. */
export async function writeWhole(file: string, content: () => Promise<Readable>): Promise<number> {
  const aside = `${file}.${process.pid}.part`
  try {
    await rm(aside, { force: true })
    const sink = createWriteStream(aside, { flags: 'wx', mode: OURS_ALONE, flush: true })
    await pipeline(await content(), sink)
    const { size } = await stat(aside)
    await rename(aside, file)
    return size
  } catch (error) {
    await rm(aside, { force: true })
    throw unwritable(file, error)
  }
}
