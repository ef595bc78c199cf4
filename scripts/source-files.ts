/** Reading the repository's own files, for the checks. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
}

const MADE = /(^|\/)(node_modules|dist)\//

/** The files below `folders` of `root` whose names match, sorted by path. A folder may also be a single file. */
export function sourceFiles(root: string, folders: readonly string[], named: RegExp): SourceFile[] {
  const paths = folders.flatMap((folder) => pathsBelow(root, folder))
  return paths
    .filter((file) => named.test(file) && !MADE.test(file))
    .toSorted()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
}

function pathsBelow(root: string, folder: string): string[] {
  const start = path.join(root, folder)
  if (!existsSync(start)) return []
  if (path.extname(folder) !== '') return [folder]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
}

export const isTest = (file: string): boolean => /\.(test|e2e)\.tsx?$/.test(file)

const STRING_OR_COMMENT = /('(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g

/** The program text with its comments blanked out; line breaks stay, so that line numbers do. */
export const withoutComments = (text: string): string =>
  text.replace(STRING_OR_COMMENT, (found, string?: string) => string ?? found.replace(/[^\n]/g, ' '))

/** The line, counted from 1, in which the character at `index` stands. */
export const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length
