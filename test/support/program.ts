/** The built program in processes of its own, on a data directory of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const program = path.resolve('dist/server/main.js')

export interface Ended {
  /** Null when a signal ended it. */
  readonly code: number | null
  readonly printed: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What it has printed so far. */
  printed(): string
}

export interface DataFolder {
  readonly folder: string
  start(...words: readonly string[]): Running
  /** Starts the server on a free port; gives its address once it answers. */
  serve(...words: readonly string[]): Promise<Running & { url: string }>
  /** Runs one command line to its end; gives what it printed. @throws when it does not end with 0 */
  run(...words: readonly string[]): Promise<string>
  remove(): void
}

/** A fresh data directory; the embedded database whatever `DATABASE_URL` says. `settings` are variables to run with. */
export function dataFolder(settings: Readonly<Record<string, string>> = {}): DataFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'topline-program-'))
  const { DATABASE_URL: _, ...rest } = process.env
  const env = { ...rest, TOPLINE_DATA: folder, TOPLINE_PORT: '0', ...settings }

  function start(...words: readonly string[]): Running {
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        printed += chunk
      })
    }
    const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, printed })))
    return { child, ended, printed: () => printed }
  }

  return {
    folder,
    start,
    async serve(...words) {
      const running = start('serve', ...words)
      const url = await new Promise<string>((resolve, reject) => {
        running.child.stdout?.on('data', () => {
          const found = /http:\/\/\S+:\d+/.exec(running.printed())?.[0]
          if (found) resolve(found)
        })
        void running.ended.then(({ code, printed }) => reject(new Error(`The server ended with ${code}: ${printed}`)))
      })
      return { ...running, url }
    },
    async run(...words) {
      const { code, printed } = await start(...words).ended
      if (code !== 0) throw new Error(`topline ${words.join(' ')} ended with ${code}: ${printed}`)
      return printed
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
