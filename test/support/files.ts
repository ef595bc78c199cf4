/** Files that a test hands over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

export interface TestFiles {
  readonly folder: string
  /** Writes a text as it is, anything else as JSON; gives the path. */
  write(name: string, content: unknown): string
}

/** A folder of the test file that calls this at its top. */
export function testFiles(): TestFiles {
  const folder = mkdtempSync(path.join(tmpdir(), 'topline-files-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  return {
    folder,
    write(name, content) {
      const file = path.join(folder, name)
      writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
      return file
    },
  }
}
