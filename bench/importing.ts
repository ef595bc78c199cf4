/** The import of the real incident log, as the command does it. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Bed } from './beds.ts'
import type { Place } from './server.ts'
import { startProgram, watchMemory } from './server.ts'
import { count, perSecond, type Table } from './table.ts'

interface Imported {
  readonly seconds: number
  readonly tickets: number
  readonly events: number
  readonly memory: number
}

/** Runs `topline import servicenow` on an empty place. */
async function importInto(place: Place, log: string): Promise<Imported> {
  const mapping = path.join(import.meta.dirname, '../mappings/servicenow-uci.json')
  const began = performance.now()
  const child = startProgram(place, ['import', 'servicenow', log, '--mapping', mapping, '--json'])
  const watch = watchMemory(child.pid ?? 0)
  let text = ''
  let trouble = ''
  child.stdout?.on('data', (data) => (text += String(data)))
  child.stderr?.on('data', (data) => (trouble += String(data)))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  watch.stop()
  if (code !== 0) throw new Error(`The import failed:\n${trouble}${text}`)
  const { tickets, events } = JSON.parse(text) as { tickets: { added: number }; events: { added: number } }
  return {
    seconds: (performance.now() - began) / 1000,
    tickets: tickets.added,
    events: events.added,
    memory: watch.highest().server,
  }
}

/** The target: under 60 seconds embedded. */
export async function benchImport(bed: Bed, folder: string, log: string): Promise<Table> {
  if (!existsSync(log)) throw new Error(`There is no file ${log}. Name the incident log with --log FILE.`)
  const dataDir = mkdtempSync(path.join(folder, 'import-'))
  try {
    const { seconds, tickets, events, memory } = await importInto({ dataDir }, log)
    return {
      title: 'Import of the incident log',
      how: '`topline import servicenow` into an empty data directory, first start of the embedded database included.',
      head: ['database', 'target', 'took', 'tickets', 'events', 'rate', 'memory'],
      rows: [
        [
          bed.name,
          '< 60 s',
          `${seconds.toFixed(1)} s`,
          count(tickets),
          count(events),
          perSecond(events / seconds),
          `${memory.toFixed(0)} MB`,
        ],
      ],
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}
