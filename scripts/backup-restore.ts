/**
 * Backs an installation up while it is written to, wipes it, restores it, and compares the bytes of an export from before
 * and after: `npm run backup-restore`. Then reads the export into an installation of its own, and compares again.
 */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildProgram, type Place, startProgram, startServer, watchMemory } from '../bench/server.ts'

const WRITERS = 4

const tell = (text: string) => process.stdout.write(`${text}\n`)

/** Runs a command to its end. @throws an error with what it said when it is refused */
async function topline(place: Place, ...args: string[]): Promise<void> {
  const child = startProgram(place, args)
  const [said, complained]: [string[], string[]] = [[], []]
  child.stdout?.on('data', (data) => said.push(String(data)))
  child.stderr?.on('data', (data) => complained.push(String(data)))
  const memory = watchMemory(child.pid ?? 0)
  const [code] = await once(child, 'close')
  memory.stop()
  if (code !== 0) throw new Error(`topline ${args.join(' ')} ended with ${code}:\n${complained.join('')}`)
  tell(`  ${said.join('').trim().split('\n')[0]} (${memory.highest().server.toFixed(0)} MB)`)
}

interface ServerFile {
  readonly operatorKey?: string
}

/** Opens tickets until told to stop; returns how many were answered. */
async function write(url: string, { operatorKey }: ServerFile, stopped: () => boolean): Promise<number> {
  let written = 0
  while (!stopped()) {
    const body = JSON.stringify({ kind: 'problem', subject: 'Written during a backup', body: 'x'.repeat(2_000) })
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${operatorKey}` }
    const answer = await fetch(`${url}/api/v1/tickets`, { method: 'POST', headers, body })
    if (!answer.ok) throw new Error(`A write was answered with ${answer.status}: ${await answer.text()}`)
    written++
  }
  return written
}

/** A backup while people write; returns how many writes were answered meanwhile. */
async function backUpAmidWrites(place: Place, file: string): Promise<number> {
  const server = await startServer(place)
  const known = JSON.parse(readFileSync(path.join(place.dataDir, 'server.json'), 'utf8')) as ServerFile
  let over = false
  const writers = Array.from({ length: WRITERS }, () => write(server.url, known, () => over))
  await topline(place, 'backup', file)
  over = true
  const written = (await Promise.all(writers)).reduce((sum, count) => sum + count, 0)
  await server.stop()
  return written
}

const same = (one: string, other: string): boolean => readFileSync(one).equals(readFileSync(other))

const folder = mkdtempSync(path.join(tmpdir(), 'bench-backup-'))
const place = (name: string): Place => ({ dataDir: path.join(folder, name) })
const file = (name: string): string => path.join(folder, `${name}.tar.gz`)
try {
  buildProgram()
  const first = place('first')
  await topline(first, 'demo')
  const written = await backUpAmidWrites(first, file('amid'))
  // What was written after that backup had looked is in this one.
  await topline(first, 'backup', file('whole'))
  await topline(first, 'workspace', 'export', file('before'))
  rmSync(first.dataDir, { recursive: true, force: true })

  await topline(first, 'restore', file('whole'))
  await topline(first, 'workspace', 'export', file('after'))
  await topline(first, 'audit', 'verify')
  await topline(place('amid'), 'restore', file('amid'))
  await topline(place('second'), 'workspace', 'import', file('before'))
  await topline(place('second'), 'workspace', 'export', file('imported'))
  await topline(place('second'), 'rebuild', '--check')
  await topline(place('second'), 'audit', 'verify')
  const restored = same(file('before'), file('after'))
  const imported = same(file('before'), file('imported'))
  tell(
    `backup, wipe, restore: ${restored ? 'same bytes' : 'OTHER BYTES'} of export before and after; ` +
      `export, import, export: ${imported ? 'same bytes' : 'OTHER BYTES'}; ${written} writes during a backup`,
  )
  process.exitCode = restored && imported ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
