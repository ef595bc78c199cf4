/** Opening tickets as fast as the server takes them, beside pgbench running the same inserts on the same database. */
import { randomUUID } from 'node:crypto'
import autocannon from 'autocannon'
import { seeded } from '../src/local/demo/random.ts'
import type { Bed } from './beds.ts'
import { hasPgbench, insertsPerSecond } from './pgbench.ts'
import { asMember, type Served, startServer } from './server.ts'
import { ms, perSecond, ratio, type Table } from './table.ts'
import { aTicket } from './traffic.ts'

interface Opened {
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly refused: number
}

async function open(server: Served, connections: number, seconds: number, keyed: boolean): Promise<Opened> {
  const random = seeded(11)
  const result = await autocannon({
    url: `${server.url}/api/v1/tickets`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => ({
          ...request,
          headers: {
            ...asMember(server, 'lead'),
            'content-type': 'application/json',
            ...(keyed ? { 'idempotency-key': randomUUID() } : {}),
          },
          body: JSON.stringify(aTicket(random)),
        }),
      },
    ],
  })
  const { latency, non2xx, errors } = result
  return {
    perSecond: result['2xx'] / result.duration,
    p50: latency.p50,
    p95: latency.p97_5,
    refused: non2xx + errors,
  }
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** One row: the median of `rounds` rounds, each beside a round of pgbench. */
async function measure(
  bed: Bed,
  connections: number,
  target: number,
  { seconds, rounds, keyed }: Options & { keyed: boolean },
): Promise<string[]> {
  const place = await bed.seeded(0)
  const server = await startServer(place)
  const ours: Opened[] = []
  const theirs: number[] = []
  try {
    await open(server, connections, 2, keyed)
    for (let round = 0; round < rounds; round++) {
      ours.push(await open(server, connections, seconds, keyed))
      if (hasPgbench())
        theirs.push(await bed.connected(place, (connection) => insertsPerSecond(connection, connections, seconds)))
    }
    const refused = ours.reduce((sum, each) => sum + each.refused, 0)
    const rate = middle(ours.map((each) => each.perSecond))
    const pgbench = middle(theirs)
    return [
      `${bed.name}${keyed ? ', with idempotency keys' : ''}`,
      String(connections),
      keyed ? '' : `≥ ${perSecond(target)}`,
      `${perSecond(rate)}${refused > 0 ? ` (${refused} failed)` : ''}`,
      ours.map((each) => Math.round(each.perSecond)).join(', '),
      ms(middle(ours.map((each) => each.p50))),
      Number.isNaN(pgbench) ? '–' : perSecond(pgbench),
      ratio(rate, pgbench),
      `${server.memory().server.toFixed(0)} MB`,
    ]
  } finally {
    await server.stop()
  }
}

interface Options {
  readonly seconds: number
  readonly rounds: number
}

/** The issue's targets: 800 a second at 16 connections embedded, 2,000 at 32 on PostgreSQL. */
export async function benchOpening(beds: readonly Bed[], options: Options): Promise<Table> {
  const rows: string[][] = []
  for (const bed of beds) {
    const [connections, target] = bed.embedded ? [16, 800] : [32, 2_000]
    for (const keyed of [false, true]) rows.push(await measure(bed, connections, target, { ...options, keyed }))
  }
  return {
    title: 'Opening tickets',
    how:
      `POST /tickets with a body of 40 words, ${options.seconds} s a round, median of ${options.rounds} rounds; the load ` +
      'generator runs on the same machine. pgbench inserts the same rows (event, ticket, step in the line, words) by one ' +
      'prepared statement with as many clients, without HTTP and without anything that decides.',
    head: ['database', 'connections', 'target', 'opened', 'rounds', 'p50', 'pgbench', 'ours : pgbench', 'memory'],
    rows,
  }
}
