/** Files that come with the program, wherever it was started from. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { must } from '../domain/assert.ts'

function folderAbove(start: string): string | undefined {
  if (existsSync(path.join(start, 'package.json'))) return start
  const above = path.dirname(start)
  return above === start ? undefined : folderAbove(above)
}

/** The folder that holds package.json, migrations and policies. */
export const projectFolder: string = must(folderAbove(import.meta.dirname), 'the program lies in its package')

/** Version of the program. */
export const programVersion: string = (
  JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as { version: string }
).version
