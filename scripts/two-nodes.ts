/**
 * Two nodes on one PostgreSQL behind a proxy, under load; one is killed with `kill -9`, comes back, and then the other is
 * told to end: `npm run two-nodes`, on the embedded PostgreSQL, or `-- --database URL` on one whose superuser that is.
 * Ends with 1 when a client needed more than one retry, or when anything was lost, doubled or not heard (RUN-10).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { seed } from '../bench/seed.ts'
import { asMember, buildProgram, type Place, type RunningServer, startProgram, startServer } from '../bench/server.ts'
import { ownersLink } from '../src/local/signing-in.ts'
import { Store } from '../src/store/db.ts'
import { RoundRobin } from '../test/support/round-robin.ts'
import { Caller, Reader } from './two-nodes-clients.ts'
import { type Bed, makeBed } from './two-nodes-database.ts'

/** Each part of the show lasts so long: both nodes, one alone, both again, the other alone. */
const PART_MS = 3_000
const WRITERS = 6
/** Tickets that one of them opens at most. */
const MOST_WRITES = 2_000
/** A show that hangs is ended, its nodes with it. */
const LIMIT_MS = 120_000
const READERS = 8
/** Tickets on hold until moments spread over the whole show, at whichever node is there then. */
const HELD = 24
/** What is over is heard and recorded everywhere by then. */
const SETTLE_MS = 5_000
const TITLE = 'Written amid a kill'

interface Show {
  readonly bed: Bed
  readonly proxy: RoundRobin
  readonly tokenHeaders: Readonly<Record<string, string>>
  readonly sessionHeaders: Readonly<Record<string, string>>
}

/** Every node that was started, to be ended whatever happens. */
const started: RunningServer[] = []

async function start(place: Place): Promise<RunningServer> {
  const server = await startServer(place)
  started.push(server)
  return server
}

const placeOf = (bed: Bed, folder: string, name: string): Place => ({
  dataDir: path.join(folder, name),
  databaseUrl: bed.serverUrl,
  settings: { TOPLINE_MIGRATE_URL: bed.ownerUrl, TOPLINE_RATE_LIMIT: '1000000', TOPLINE_TRUST_PROXY: '127.0.0.1' },
})

/** A token, made by the operator of one node, that both nodes take. */
async function tokenBy(server: RunningServer): Promise<Show['tokenHeaders']> {
  const operator = new Caller('operator', server.url, asMember(server, 'lead'))
  const made = await operator.ask('POST', '/tokens', { name: 'two nodes', scopes: ['read', 'work'] })
  return { authorization: `Bearer ${(JSON.parse(made.text) as { secret: string }).secret}` }
}

/** A session, signed in to by a one-time link at one node, that both nodes take. */
async function sessionBy(bed: Bed, url: string): Promise<Show['sessionHeaders']> {
  const store = new Store({ connectionString: bed.serverUrl })
  const link = await ownersLink(store, { host: '127.0.0.1', url: undefined }, url)
  await store.end()
  const signingIn = new Caller('sign-in', url, {})
  const secret = link?.split('#')[1]
  const { text, headers } = await signingIn.ask('POST', '/sign-in/link', { secret })
  const cookie = String(headers['set-cookie']?.[0]).split(';')[0] ?? ''
  return { cookie, 'topline-csrf': (JSON.parse(text) as { csrf: string }).csrf }
}

const opening = (externalId: string) => ({ kind: 'problem', subject: TITLE, body: 'x', source: 'nodes', externalId })

/** Opens tickets and reads the line until it is told to stop; returns what was acknowledged, by number. */
async function write(caller: Caller, stopped: () => boolean): Promise<Map<number, string>> {
  const acknowledged = new Map<number, string>()
  for (let index = 0; index < MOST_WRITES && !stopped(); index++) {
    const externalId = `${caller.name} ${index}`
    const { text, node } = await caller.ask('POST', '/tickets', opening(externalId))
    const { number } = JSON.parse(text) as { number: number }
    acknowledged.set(number, node)
    await caller.ask('POST', `/tickets/${number}/note`, { body: externalId })
    await caller.ask('GET', '/queue?limit=20')
  }
  return acknowledged
}

/** Puts tickets on hold until moments from now on; returns their numbers. */
async function holdSome({ proxy, tokenHeaders }: Show): Promise<number[]> {
  const caller = new Caller('holder', proxy.url, tokenHeaders)
  const began = Date.now()
  const numbers: number[] = []
  for (let index = 0; index < HELD; index++) {
    const { text } = await caller.ask('POST', '/tickets', opening(`held ${index}`))
    const { number } = JSON.parse(text) as { number: number }
    const until = new Date(began + PART_MS + (index * 4 * PART_MS) / HELD).toISOString()
    const hold = { for: 'customer', reason: 'information_needed', actsNext: 'the contact', until }
    await caller.ask('POST', `/tickets/${number}/hold`, hold)
    numbers.push(number)
  }
  return numbers
}

/** The four parts of the show. */
async function play({ proxy }: Show, places: { a: Place; b: Place }, nodes: { a: RunningServer; b: RunningServer }) {
  await sleep(PART_MS)
  await nodes.a.kill()
  await sleep(PART_MS)
  const a = await start(places.a)
  proxy.set('a', a.url)
  await sleep(PART_MS)
  await nodes.b.stop()
  await sleep(PART_MS)
  return a
}

/** Resolves when `done` holds, or after SETTLE_MS. */
async function settle(done: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SETTLE_MS
  while (!(await done()) && performance.now() < deadline) await sleep(50)
}

/** What must be 0, in words. */
async function faultsOf(show: Show, seen: Seen): Promise<Readonly<Record<string, number>>> {
  const { bed } = show
  const { callers, readers, acknowledged, held } = seen
  const opened = await bed.numbers(`select number from ticket where subject = '${TITLE}'`)
  const doubled = await bed.numbers(
    'select count(*)::integer from ticket where external_id is not null group by external_id having count(*) > 1',
  )
  await settle(() => readers.every(({ heard }) => opened.every((number) => heard.has(number))))
  const resumed = () =>
    bed.numbers(`select count(event.*)::integer from ticket left join event
      on event.workspace_id = ticket.workspace_id and event.stream_id = ticket.id and event.type = 'resumed'
      where ticket.number in (${held.join()}) group by ticket.number`)
  await settle(async () => (await resumed()).every((count) => count > 0))
  return {
    'acknowledged tickets lost': [...acknowledged.keys()].filter((number) => !opened.includes(number)).length,
    'tickets doubled': doubled.length,
    'tickets a reader did not hear of': readers.flatMap(({ heard }) => opened.filter((each) => !heard.has(each)))
      .length,
    'timers that did not fire once': (await resumed()).filter((count) => count !== 1).length,
    'requests that took more than one retry': callers.filter(({ mostRetries }) => mostRetries > 1).length,
    'readers that took more than one attempt to come back': readers.filter(({ extraAttempts }) => extraAttempts > 0)
      .length,
    'callers that one node alone answered': callers.filter(({ answered }) => answered.size < 2).length,
  }
}

interface Seen {
  readonly callers: readonly Caller[]
  readonly readers: readonly Reader[]
  /** By number, with the node that answered. */
  readonly acknowledged: ReadonlyMap<number, string>
  readonly held: readonly number[]
}

/** Changes that a reader at one node heard of a ticket that was written at the other. */
const heardAcross = ({ readers, acknowledged }: Seen): number =>
  readers.flatMap(({ heard }) => [...heard].filter(([number, at]) => (acknowledged.get(number) ?? at) !== at)).length

function report(show: Show, seen: Seen, faults: Readonly<Record<string, number>>): void {
  const { callers, readers, acknowledged } = seen
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
  const answers = sum(callers.flatMap(({ answered }) => [...answered.values()]))
  const counts = {
    'requests answered': answers,
    'by a token, by a session': callers.map(({ answered }) => sum([...answered.values()])).join(', '),
    'tickets opened': acknowledged.size,
    'passed on by the proxy': show.proxy.passedOn,
    'broken by the kill, and retried by who asked': sum(callers.map(({ retries }) => retries)),
    'streams that came back': sum(readers.map(({ drops }) => drops)),
    'changes heard at the other node': heardAcross(seen),
    'timers fired': seen.held.length,
    ...faults,
  }
  for (const [what, count] of Object.entries(counts)) process.stdout.write(`${String(count).padStart(8)}  ${what}\n`)
}

async function perform(bed: Bed, folder: string): Promise<boolean> {
  const places = { a: placeOf(bed, folder, 'a'), b: placeOf(bed, folder, 'b') }
  const first = await start(places.a)
  await seed({ connectionString: bed.ownerUrl }, 0, () => {})
  const nodes = { a: first, b: await start(places.b) }
  const proxy = await RoundRobin.start({ a: nodes.a.url, b: nodes.b.url })
  const show = {
    bed,
    proxy,
    tokenHeaders: await tokenBy(nodes.a),
    sessionHeaders: await sessionBy(bed, proxy.url),
  }
  const callers = Array.from({ length: WRITERS }, (_, index) => {
    return new Caller(`writer ${index}`, proxy.url, index % 2 === 0 ? show.tokenHeaders : show.sessionHeaders)
  })
  const readers = Array.from({ length: READERS }, () => new Reader(proxy.url, show.sessionHeaders))
  await Promise.all(readers.map(({ ready }) => ready))
  const held = await holdSome(show)
  let over = false
  const writing = Promise.all(callers.map((caller) => write(caller, () => over)))
  const last = await play(show, places, nodes)
  over = true
  const seen = { callers, readers, acknowledged: new Map((await writing).flatMap((each) => [...each])), held }
  const faults = await faultsOf(show, seen)
  report(show, seen, faults)
  for (const reader of readers) reader.leave()
  proxy.stop()
  await last.stop()
  return Object.values(faults).every((count) => count === 0) && heardAcross(seen) > 0 && (await isWhole(places.a))
}

/** Whether `topline rebuild --check` finds no difference. */
async function isWhole(place: Place): Promise<boolean> {
  const child = startProgram(place, ['rebuild', '--check'])
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
}

const { values } = parseArgs({ options: { database: { type: 'string' } } })
const folder = mkdtempSync(path.join(tmpdir(), 'two-nodes-'))
try {
  buildProgram()
  const bed = await makeBed(folder, values.database)
  const late = sleep(LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`The show was not over after ${LIMIT_MS / 1_000} s`)
  })
  try {
    const good = await Promise.race([perform(bed, folder), late])
    process.stdout.write(`two nodes: ${good ? 'nobody saw more than a retry' : 'something is wrong, see above'}\n`)
    process.exitCode = good ? 0 : 1
  } finally {
    for (const server of started) await server.kill()
    await bed.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
