/** Files that the person who typed the command names. */
import { access, constants, readFile, stat } from 'node:fs/promises'
import { CommandFailed } from './command-failed.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

function notUsable(path: string, cause: unknown): CommandFailed {
  switch (codeOf(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new CommandFailed('file_not_found', `There is no file ${path}. Check the path.`, { cause })
    case 'EISDIR':
      return new CommandFailed('file_unreadable', `${path} is a directory. Name a file in it.`, { cause })
    case 'EACCES':
    case 'EPERM':
      return new CommandFailed('file_unreadable', `${path} may not be read. Give yourself the right to.`, { cause })
    default:
      throw cause
  }
}

/** @throws CommandFailed `file_not_found`, `file_unreadable` */
export async function readGivenFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    throw notUsable(path, error)
  }
}

/** Finds out early, before long work, that a file is not there. @throws CommandFailed `file_not_found`, `file_unreadable` */
export async function checkGivenFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    throw notUsable(path, error)
  })
  if (found.isDirectory()) throw notUsable(path, Object.assign(new Error('A directory'), { code: 'EISDIR' }))
  await access(path, constants.R_OK).catch((error: unknown) => {
    throw notUsable(path, error)
  })
}
