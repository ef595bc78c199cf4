/**
 * `npm run bench`: how fast it is, beside what it should be.
 *
 *   --only calendar,queue            some of the measures: calendar, folding, queue, attention, open, import, live, recompute, similar, routing
 *   --size 10000,100000              lengths of the line
 *   --database embedded,postgres     where; postgres is a private cluster of this machine's own, or a URL
 *   --samples 300                    calls of each measure in the line
 *   --measure why                    of the line, only measures whose name holds this
 *   --seconds 8 --rounds 3           of opening tickets
 *   --log FILE                       the incident log for the import
 *   --texts FILE                     the help-desk texts for similar tickets and routing
 *   --folder DIR                     where data is kept while it runs
 *   --keep                           leaves the seeded data for the next run
 *   --write                          writes docs/benchmarks.md
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchAttention } from './attention.ts'
import { type Bed, embeddedBed, givenBed, machineBed } from './beds.ts'
import { benchCalendar } from './calendar.ts'
import { benchFolding } from './folding.ts'
import { benchImport } from './importing.ts'
import { benchLive } from './live.ts'
import { benchOpening } from './opening.ts'
import { removeFolder } from './postgres.ts'
import { benchRecompute } from './recompute.ts'
import { benchRouting } from './routing-texts.ts'
import { buildProgram } from './server.ts'
import { benchSimilar } from './similar.ts'
import { printTable, type Table } from './table.ts'
import { benchWaiting } from './waiting.ts'

const root = path.join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'calendar,folding,queue,attention,open,import,live,recompute,similar,routing' },
    size: { type: 'string', default: '10000,100000' },
    database: { type: 'string', default: 'embedded,postgres' },
    samples: { type: 'string', default: '300' },
    measure: { type: 'string', default: '' },
    seconds: { type: 'string', default: '8' },
    rounds: { type: 'string', default: '3' },
    log: { type: 'string', default: path.join(root, '../shared/data/servicenow/incident_event_log.dev.csv.gz') },
    texts: { type: 'string', default: path.join(root, '../shared/data/tickets-text/all_tickets.dev.csv.gz') },
    folder: { type: 'string', default: '/tmp/bench-topline' },
    keep: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})
const list = (text: string) => text.split(',').map((each) => each.trim())

function bedsOf(folder: string): Bed[] {
  return list(values.database).flatMap((name) => {
    if (name === 'embedded') return [embeddedBed(folder)]
    if (name !== 'postgres') return [givenBed(name, path.join(folder, 'given'))]
    const bed = machineBed(folder)
    if (!bed) process.stderr.write('This machine has no PostgreSQL; install one, or give its URL with --database.\n')
    return bed ? [bed] : []
  })
}

async function measured(beds: readonly Bed[]): Promise<Table[]> {
  const only = list(values.only)
  const tables: Table[] = []
  const show = (table: Table) => {
    tables.push(table)
    process.stdout.write(`\n${printTable(table)}`)
  }
  if (only.includes('calendar')) show(benchCalendar())
  if (only.includes('folding')) show(benchFolding())
  if (only.includes('queue')) {
    const sizes = list(values.size).map(Number)
    await benchWaiting(beds, { sizes, samples: Number(values.samples), only: new RegExp(values.measure) }, show)
  }
  if (only.includes('attention')) {
    const sizes = list(values.size).map(Number)
    show(await benchAttention(beds, { sizes, samples: Number(values.samples) }))
  }
  if (only.includes('open'))
    show(await benchOpening(beds, { seconds: Number(values.seconds), rounds: Number(values.rounds) }))
  const [embedded] = beds.filter((bed) => bed.embedded)
  if (only.includes('import') && embedded) show(await benchImport(embedded, values.folder, values.log))
  if (only.includes('routing')) show(benchRouting(values.texts))
  if (only.includes('live')) show(await benchLive(beds))
  if (only.includes('recompute')) show(await benchRecompute(beds, Math.max(...list(values.size).map(Number))))
  if (only.includes('similar') && embedded) {
    const size = Math.max(...list(values.size).map(Number))
    await benchSimilar(embedded, { size, samples: Number(values.samples), texts: values.texts }, show)
  }
  return tables
}

function machine(): string {
  const [cpu] = cpus()
  const day = new Date().toISOString().slice(0, 10)
  return `${day}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}.`
}

mkdirSync(values.folder, { recursive: true })
/** Pure work needs neither a program nor a database. */
const needsBeds = list(values.only).some((name) => name !== 'calendar' && name !== 'folding')
if (needsBeds) buildProgram()
const beds = needsBeds ? bedsOf(values.folder) : []
try {
  const tables = await measured(beds)
  if (values.write) {
    const intro = `# Benchmarks\n\nMade by \`npm run bench -- --write\`. ${machine()}\nServer, database and load generator share the machine. The machine is a shared one and varies by a fifth from minute to\nminute: the ratios tell more than the figures.\n`
    writeFileSync(path.join(root, 'docs/benchmarks.md'), [intro, ...tables.map(printTable)].join('\n'))
  }
} finally {
  for (const bed of beds) bed.stop()
  if (!values.keep) removeFolder(values.folder)
}
