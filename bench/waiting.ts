/** What people do all day, in lines of several lengths while others write: read the line, ask why, take the next, search. */
import { between, pick, type Random, seeded } from '../src/local/demo/random.ts'
import type { Bed } from './beds.ts'
import { type Memory, startServer } from './server.ts'
import { count, ms, ratio, type Table } from './table.ts'
import { type Answer, type Client, createClient, percentile, startWriters, type Times, timed } from './traffic.ts'
import { QUERIES } from './words.ts'

/** Members who write meanwhile, and their writes a second together: busy, but not all that the machine can do. */
const WRITERS = 8
const WRITES_PER_SECOND = 100

interface Measure {
  readonly name: string
  /** Milliseconds at p50; null when the issue names none. */
  readonly target: number | null
  readonly call: (client: Client, random: Random, tickets: number) => Promise<Answer>
}

const search = (kind: keyof typeof QUERIES) => (client: Client, random: Random) =>
  client.get(`/search?q=${encodeURIComponent(pick(random, QUERIES[kind]))}`)

const measures: readonly Measure[] = [
  { name: 'first 50 of the company', target: 3, call: (client) => client.get('/queue') },
  { name: 'first 50 of a team', target: 3, call: (client) => client.get('/queue?scope=engineering') },
  {
    name: 'why, any ticket',
    target: 5,
    call: (client, random, n) => client.get(`/tickets/${between(random, 1, n)}/why`),
  },
  { name: 'claim next', target: 5, call: (client) => client.post('/queue/next', { scope: 'support' }) },
  { name: 'search, common word', target: 10, call: search('common') },
  { name: 'search, medium word', target: 10, call: search('medium') },
  { name: 'search, rare word', target: 10, call: search('rare') },
  { name: 'search, two words', target: 10, call: search('two') },
  { name: 'change of priority', target: 5, call: changePriority },
  { name: 'one ticket', target: null, call: (client, random, n) => client.get(`/tickets/${between(random, 1, n)}`) },
  {
    name: 'its way through the line',
    target: null,
    call: (client, random, n) => client.get(`/tickets/${between(random, 1, n)}/places`),
  },
]

function changePriority(client: Client, random: Random, tickets: number): Promise<Answer> {
  const change = { severity: between(random, 0, 3), priority: pick(random, ['p1', 'p2', 'p3']), reason: 'It is worse.' }
  return client.post(`/tickets/${between(random, 1, tickets)}/triage`, change)
}

/** What was measured on one database with one number of tickets. */
interface Run {
  readonly bed: Bed
  readonly size: number
  readonly times: ReadonlyMap<string, Times>
  readonly memory: Memory
  readonly writes: { done: number; broken: number; perSecond: number }
}

async function measure(bed: Bed, size: number, samples: number, only: RegExp): Promise<Run> {
  const place = await bed.seeded(size)
  const server = await startServer(place)
  try {
    const client = createClient(server.url)
    const random = seeded(Date.now())
    await client.get('/workspace')
    const writers = startWriters(server.url, { count: WRITERS, perSecond: WRITES_PER_SECOND, tickets: size })
    const times = new Map<string, Times>()
    for (const { name, call } of measures.filter((each) => only.test(each.name))) {
      times.set(name, await timed(samples, () => call(client, random, size)))
    }
    const writes = await writers.stop()
    client.close()
    return { bed, size, times, memory: server.memory(), writes }
  } finally {
    await server.stop()
  }
}

const half = (times: Times | undefined): number => percentile(times ?? [], 0.5)

function rowsOf(runs: readonly Run[]): string[][] {
  const [first] = runs
  return measures.map(({ name, target }) => {
    const cells = runs.map(({ times }) => {
      const found = times.get(name) ?? []
      return `${ms(half(found))} / ${ms(percentile(found, 0.95))}`
    })
    const last = runs.at(-1)
    const growth = ratio(half(last?.times.get(name)), half(first?.times.get(name)))
    return [name, target === null ? '' : `≤ ${target} ms`, ...cells, growth]
  })
}

function tableOf(bed: Bed, runs: readonly Run[], samples: number): Table {
  const sizes = runs.map(({ size }) => `${count(size)}`)
  const memory = runs.map(({ memory: { server, withDatabase } }) => {
    return `${server.toFixed(0)} MB${withDatabase === null ? '' : ` (${withDatabase.toFixed(0)})`}`
  })
  const writes = runs.map(
    (run) => `${run.writes.perSecond.toFixed(0)}/s${run.writes.broken ? `, ${run.writes.broken} broken` : ''}`,
  )
  return {
    title: `A line that waits, ${bed.name}`,
    how:
      `Over HTTP on one kept-open connection, p50 / p95 of ${samples} calls, while ${WRITERS} members write ` +
      `${WRITES_PER_SECOND} times a second (open, reply, triage, take the next). Memory: resident size of the server, ` +
      'with its embedded database in brackets.',
    head: ['', 'target (p50)', ...sizes.map((size) => `${size} waiting`), `${sizes.at(-1)} : ${sizes[0]}`],
    rows: [
      ...rowsOf(runs).filter((row) => row.some((cell) => /\d ms \//.test(cell))),
      ['writes meanwhile', '', ...writes, ''],
      ['memory', '< 400 MB', ...memory, ''],
    ],
  }
}

/** Measures every size on every database. */
export async function benchWaiting(
  beds: readonly Bed[],
  options: { sizes: readonly number[]; samples: number; only: RegExp },
): Promise<Table[]> {
  const tables: Table[] = []
  for (const bed of beds) {
    const runs: Run[] = []
    for (const size of options.sizes) runs.push(await measure(bed, size, options.samples, options.only))
    tables.push(tableOf(bed, runs, options.samples))
  }
  return tables
}
