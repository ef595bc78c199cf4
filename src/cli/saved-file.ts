/** Files from the server, written below a directory that the person named. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { safeFileName, splitName } from '../domain/file-name.ts'
import { CommandFailed } from './command-failed.ts'

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined)

/** How many of one name there may be. */
const MOST = 1_000

function notSaved(folder: string, cause: unknown): unknown {
  if (!['EACCES', 'EPERM', 'EEXIST', 'ENOTDIR', 'EROFS', 'ENOSPC'].includes(String(codeOf(cause)))) return cause
  const message = `Nothing can be written into ${folder} (${codeOf(cause)}). Name another directory.`
  return new CommandFailed('file_unwritable', message, { cause })
}

/** Makes the directory where it is not. @throws CommandFailed `file_unwritable` */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw notSaved(folder, error)
  })
}

/** Writes a file under a name that no file has yet; gives its path. @throws CommandFailed `file_unwritable` */
export async function saveNew(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  // Whatever the server says, a name is one name here.
  const { stem, extension } = splitName(safeFileName(name))
  for (let nth = 1; nth <= MOST; nth++) {
    const file = path.join(folder, nth === 1 ? `${stem}${extension}` : `${stem} (${nth})${extension}`)
    try {
      await writeFile(file, bytes, { flag: 'wx', mode: 0o600 })
      return file
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw notSaved(folder, error)
    }
  }
  throw new CommandFailed('file_unwritable', `${folder} is full of files called ${name}. Name another directory.`)
}
