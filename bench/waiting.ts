/** What people do all day, in lines of several lengths while others write: read the line, ask why, take the next, search. */
import { between, pick, type Random, seeded } from '../src/local/demo/random.ts'
import type { Bed } from './beds.ts'
import { type Memory, type Served, startServer } from './server.ts'
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
  { name: 'first 50, as a browser asks', target: 3, call: (client) => client.get('/queue', 'br') },
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

/** Rounds over all measures: what disturbs the machine for a moment then touches a part of each, not all of one. */
const ROUNDS = 4

async function timeAll(server: Served, size: number, { samples, only }: Options): Promise<Map<string, Times>> {
  const client = createClient(server)
  const random = seeded(Date.now())
  const times = new Map<string, number[]>()
  // The first round warms the server up and is left out.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const { name, call } of measures.filter((each) => only.test(each.name))) {
      const taken = await timed(Math.ceil(samples / ROUNDS), () => call(client, random, size))
      if (round > 0) times.set(name, [...(times.get(name) ?? []), ...taken])
    }
  }
  client.close()
  return new Map([...times].map(([name, taken]) => [name, taken.toSorted((a, b) => a - b)]))
}

async function measure(bed: Bed, size: number, options: Options): Promise<Run> {
  const server = await startServer(await bed.seeded(size))
  try {
    const writers = startWriters(server, { count: WRITERS, perSecond: WRITES_PER_SECOND, tickets: size })
    const times = await timeAll(server, size, options)
    return { bed, size, times, writes: await writers.stop(), memory: server.memory() }
  } finally {
    await server.stop()
  }
}

const half = (run: Run | undefined, name: string): number => percentile(run?.times.get(name) ?? [], 0.5)

function cell(run: Run, name: string): string {
  const times = run.times.get(name) ?? []
  return `${ms(percentile(times, 0.5))} / ${ms(percentile(times, 0.95))}`
}

const memoryOf = ({ memory: { server, withDatabase } }: Run): string =>
  `${server.toFixed(0)} MB${withDatabase === null ? '' : ` (${withDatabase.toFixed(0)})`}`

const targetOf = ({ target }: Measure): string => (target === null ? '' : `≤ ${target} ms`)

function tableOf(bed: Bed, runs: readonly Run[], { samples, only }: Options): Table {
  const [first, last] = [runs[0], runs.at(-1)]
  const grown = runs.length > 1
  const rows = measures
    .filter(({ name }) => only.test(name))
    .map((each) => [
      each.name,
      targetOf(each),
      ...runs.map((run) => cell(run, each.name)),
      ...(grown ? [ratio(half(last, each.name), half(first, each.name))] : []),
    ])
  const writes = runs.map(
    ({ writes: { perSecond, broken } }) => `${perSecond.toFixed(0)}/s${broken ? `, ${broken} broken` : ''}`,
  )
  return {
    title: `A line that waits, ${bed.name}`,
    how:
      `Over HTTP on one kept-open connection, p50 / p95 of ${samples} calls in ${ROUNDS} rounds, while ${WRITERS} members ` +
      `write ${WRITES_PER_SECOND} times a second (open, reply, triage, take the next). Memory: the server's own process, ` +
      'with its embedded database in brackets.',
    head: [
      '',
      'target (p50)',
      ...runs.map(({ size }) => `${count(size)} waiting`),
      ...(grown ? [`${count(last?.size ?? 0)} : ${count(first?.size ?? 0)}`] : []),
    ],
    rows: [...rows, ['writes meanwhile', '', ...writes], ['memory', '< 400 MB', ...runs.map(memoryOf)]],
  }
}

/** The same measures on two databases, by their p50. */
function sideBySide(one: readonly Run[], other: readonly Run[], only: RegExp): Table {
  const pairs = one.flatMap((run) => {
    const beside = other.find(({ size }) => size === run.size)
    return beside ? [[run, beside] as const] : []
  })
  const [pair] = pairs
  return {
    title: `${pair?.[1].bed.name ?? ''} beside ${pair?.[0].bed.name ?? ''}`,
    how: 'p50 of the second divided by p50 of the first.',
    head: ['', ...pairs.map(([{ size }]) => `${count(size)} waiting`)],
    rows: measures
      .filter(({ name }) => only.test(name))
      .map(({ name }) => [name, ...pairs.map(([run, beside]) => ratio(half(beside, name), half(run, name)))]),
  }
}

interface Options {
  readonly sizes: readonly number[]
  readonly samples: number
  /** Which measures, by name. */
  readonly only: RegExp
}

/** Measures every size on every database; `show` gets each table as soon as it is there. */
export async function benchWaiting(
  beds: readonly Bed[],
  options: Options,
  show: (table: Table) => void,
): Promise<void> {
  const all: Run[][] = []
  for (const bed of beds) {
    const runs: Run[] = []
    for (const size of options.sizes) runs.push(await measure(bed, size, options))
    all.push(runs)
    show(tableOf(bed, runs, options))
  }
  const [one, other] = all
  if (one && other) show(sideBySide(one, other, options.only))
}
