/** Carrying a change of what is promised over to open tickets, while others read the line. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Effects, Recompute } from '../src/contract/calendars.ts'
import { must } from '../src/domain/assert.ts'
import type { SlaPolicy, SlaTable } from '../src/domain/sla/document.ts'
import type { Bed } from './beds.ts'
import { type Served, startServer } from './server.ts'
import { count, ms, perSecond, type Table } from './table.ts'
import { type Client, createClient, percentile, type Times } from './traffic.ts'

const READERS = 4
/** Each reader asks this often: a screen that follows the line. */
const READ_EVERY_MS = 50
const LOOK_MS = 500
/** Reads without anything beside them, to compare with. */
const QUIET_MS = 4_000

/** Reads the first page of the line until `stopped`; how long each read took. */
async function readLine(server: Served, stopped: AbortSignal): Promise<number[]> {
  const client = createClient(server)
  const times: number[] = []
  while (!stopped.aborted) {
    const began = performance.now()
    const { status, body } = await client.get('/queue')
    const took = performance.now() - began
    if (status !== 200) throw new Error(`The server answered ${status}: ${body}`)
    times.push(took)
    await sleep(Math.max(0, READ_EVERY_MS - took))
  }
  client.close()
  return times
}

/** Reads by all readers while `work` is under way. */
async function readWhile(server: Served, work: () => Promise<unknown>): Promise<Times> {
  const over = new AbortController()
  const readers = Array.from({ length: READERS }, () => readLine(server, over.signal))
  await work()
  over.abort()
  return (await Promise.all(readers)).flat().toSorted((a, b) => a - b)
}

async function asked<Answer>(call: Promise<{ status: number; body: string }>): Promise<Answer> {
  const { status, body } = await call
  if (status >= 300) throw new Error(`The server answered ${status}: ${body}`)
  return JSON.parse(body) as Answer
}

interface Sla {
  readonly inForce: number
  readonly versions: readonly { readonly version: number; readonly document: SlaPolicy }[]
}

const TABLE = 'bench'

/** The policy with a far resolution promised to everybody, another one than the run before has promised: every open
 *  ticket has another due, and so another place. */
async function nextDraft(client: Client): Promise<SlaPolicy> {
  const { versions } = await asked<Sla>(client.get('/policies/sla'))
  const newest = must(versions[0], 'a workspace has an sla policy').document
  const amount = 2_000 + 250 * (versions.length % 8)
  const target = { amount, unit: 'business_hours', warnAt: [80] } as const
  const rule = { name: 'everybody', when: {}, calendar: 'pacific-24x5', targets: { resolution: target } }
  const promised: SlaTable = { name: TABLE, kind: 'promise', rules: [rule] }
  return { ...newest, tables: [...newest.tables.filter(({ name }) => name !== TABLE), promised] }
}

/** Follows it to its end; how long it took since the publication, and since it counted. */
async function carried(client: Client, began: number): Promise<{ tickets: number; took: number }> {
  for (;;) {
    const { running, total } = await asked<Recompute>(client.get('/recompute'))
    if (!running) return { tickets: total, took: performance.now() - began }
    await sleep(LOOK_MS)
  }
}

async function measure(bed: Bed, size: number): Promise<string[]> {
  const server = await startServer(await bed.seeded(size))
  const client = createClient(server)
  try {
    const quiet = await readWhile(server, () => sleep(QUIET_MS))
    const document = await nextDraft(client)
    const beganPreview = performance.now()
    let effects: Effects | undefined
    const previewing = await readWhile(server, async () => {
      effects = await asked<Effects>(client.post('/policies/sla/preview', { document }))
    })
    const tookPreview = performance.now() - beganPreview
    const began = performance.now()
    await asked(client.post('/policies/sla', { document, reason: 'a bench promises more', apply: true }))
    let done = { tickets: 0, took: 0 }
    const meanwhile = await readWhile(server, async () => {
      done = await carried(client, began)
    })
    const reads = (times: Times) => `${ms(percentile(times, 0.5))} / ${ms(percentile(times, 0.99))}`
    return [
      bed.name,
      count(done.tickets),
      `${(done.took / 1000).toFixed(1)} s`,
      perSecond((done.tickets * 1000) / done.took),
      reads(meanwhile),
      reads(quiet),
      `${(tookPreview / 1000).toFixed(1)} s`,
      reads(previewing),
      count((effects?.tickets ?? 0) - (effects?.unchanged ?? 0)),
      `${server.memory().server.toFixed(0)} MB`,
    ]
  } finally {
    client.close()
    await server.stop()
  }
}

/** The targets: 100,000 open tickets within 60 s, reads of the line meanwhile at p99 ≤ 50 ms. */
export async function benchRecompute(beds: readonly Bed[], size: number): Promise<Table> {
  const rows: string[][] = []
  for (const bed of beds) rows.push(await measure(bed, size))
  return {
    title: 'A change of policy, carried over to open tickets',
    how:
      `From publishing another due for every open ticket until all have it, the moment until it counts included ` +
      `(target ≤ 60 s for 100,000). Reads: ${READERS} screens that read the first 50 of the line every ${READ_EVERY_MS} ms, ` +
      'p50 / p99 (target ≤ 50 ms at p99), meanwhile and beside nothing.',
    head: [
      'database',
      'open tickets',
      'took',
      'rate',
      'reads meanwhile',
      'reads before',
      'preview',
      'reads beside it',
      'moved',
      'memory',
    ],
    rows,
  }
}
