/**
 * A randomised run: `npm run chaos -- --seed 7 --actions 5000 --people 20`, on the built program, with nodes that are killed
 * while people work; `--virtual` in this process on a virtual clock, where the seed decides the outcome too, and `--twice`
 * shows that. `--database URL` takes a PostgreSQL whose superuser that is. Ends with 1 when anything is wrong (docs/chaos.md).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { buildProgram, type Place, startProgram } from '../bench/server.ts'
import { grouped } from '../src/domain/group.ts'
import { clockwork } from '../src/local/work.ts'
import { openPool, Store } from '../src/store/db.ts'
import { startEmbedded } from '../src/store/embedded-postgres.ts'
import { migrate } from '../src/store/migrate.ts'
import { hoursOf, makeCompany, peopleOf } from '../test/chaos/company.ts'
import { faultsOf, type Outcome } from '../test/chaos/judge.ts'
import type { Faults } from '../test/chaos/judge-rows.ts'
import { Ledger } from '../test/chaos/ledger.ts'
import { Board } from '../test/chaos/page.ts'
import { carryOut, type World } from '../test/chaos/person.ts'
import { type Plan, planOf } from '../test/chaos/plan.ts'
import { planLine, reportOf } from '../test/chaos/report.ts'
import { virtualRun } from '../test/chaos/virtual.ts'
import { LiveNodes } from './chaos-nodes.ts'
import { type Bed, makeBed } from './two-nodes-database.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** What a local command finds wrong; nothing when it ends well. */
async function command(place: Place, ...args: readonly string[]): Promise<Faults> {
  const child = startProgram(place, args)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [said, complained, code] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    ended,
  ])
  return code === 0 ? [] : [`TCK-23: topline ${args.join(' ')} ends with ${code}:\n${said}${complained}`]
}

/** Everybody at once, each one thing after the other. */
async function work(world: World & { readonly nodes: LiveNodes }, plan: Plan): Promise<void> {
  const own = grouped(plan.wants, ({ person }) => person)
  await Promise.all(
    [...own.values()].map(async (wants) => {
      for (const want of wants) {
        world.nodes.begin()
        await carryOut(world, want)
      }
    }),
  )
  await world.nodes.settled()
}

const placeOf = (bed: Bed, folder: string, index: number): Place => ({
  dataDir: path.join(folder, `node-${index}`),
  databaseUrl: bed.serverUrl,
  settings: { TOPLINE_MIGRATE_URL: bed.ownerUrl, TOPLINE_RATE_LIMIT: '1000000' },
})

async function company(bed: Bed, { people }: Plan, nodes: LiveNodes): Promise<string> {
  const store = new Store({ connectionString: bed.serverUrl, max: 2 })
  const { id } = await makeCompany(store, peopleOf(people.length), clockwork())
  await store.end()
  for (const [index, { handle }] of people.entries()) {
    const call = { as: people[0]?.handle ?? handle, method: 'POST', path: `/members/${handle}/hours` } as const
    await nodes.send(index, { ...call, body: hoursOf(index) })
  }
  return id
}

/** The run on real nodes, with what it came to. */
async function liveRun(plan: Plan, folder: string, bed: Bed, count: number): Promise<[Outcome, LiveNodes]> {
  const places = Array.from({ length: count }, (_, index) => placeOf(bed, folder, index))
  const nodes = new LiveNodes(places, plan.kills)
  try {
    await nodes.start()
    const workspace = await company(bed, plan, nodes)
    const world = { nodes, board: new Board(), ledger: new Ledger(), people: plan.people }
    const began = performance.now()
    await work(world, plan)
    const tookMs = performance.now() - began
    const owner = openPool({ connectionString: bed.ownerUrl, max: 2, options: `-c topline.workspace=${workspace}` })
    const [place] = places
    const faults = [
      ...(await faultsOf({ world, owner, workspace })),
      ...nodes.errors().map((line) => `TCK-23: a node logged ${line}`),
      ...(place ? await command(place, 'rebuild', '--check') : []),
      ...(place ? await command(place, 'audit', 'verify') : []),
    ]
    await owner.end()
    return [{ plan, entries: world.ledger.entries, faults, restarts: nodes.restarts, tookMs }, nodes]
  } finally {
    await nodes.stop()
  }
}

async function live(plan: Plan, folder: string, database: string | undefined, count: number): Promise<boolean> {
  buildProgram()
  const bed = await makeBed(folder, database)
  try {
    const [outcome, { broken }] = await liveRun(plan, folder, bed, count)
    say(reportOf(outcome, { nodes: count, 'connections broken': broken }))
    return outcome.faults.length === 0
  } finally {
    await bed.stop()
  }
}

/** The run whose outcome is the seed's alone; twice where that is to be shown. */
async function virtual(plan: Plan, folder: string, times: number): Promise<boolean> {
  const server = await startEmbedded(path.join(folder, 'pg'), () => {}, { fsync: 'off', synchronous_commit: 'off' })
  const { host, port, user: login } = server.connection
  const urlOf = (name: string) => `postgresql://${login}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
  const logs = new Set<string>()
  let good = true
  try {
    for (let index = 1; index <= times; index++) {
      const admin = openPool({ connectionString: urlOf('postgres'), max: 1 })
      await admin.query(`create database run_${index}`)
      await admin.end()
      const connection = { connectionString: urlOf(`run_${index}`) }
      const owner = openPool({ ...connection, max: 2 })
      await migrate(owner, path.join(import.meta.dirname, '../migrations'))
      const outcome = await virtualRun(plan, owner, connection)
      await owner.end()
      say(reportOf(outcome, { log: outcome.log, collisions: outcome.collisions }))
      logs.add(outcome.log)
      good &&= outcome.faults.length === 0
    }
    if (logs.size > 1) say('chaos: the same seed gave two logs')
    return good && logs.size === 1
  } finally {
    await server.stop()
  }
}

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    actions: { type: 'string', default: '5000' },
    people: { type: 'string', default: '20' },
    nodes: { type: 'string', default: '2' },
    database: { type: 'string' },
    virtual: { type: 'boolean', default: false },
    twice: { type: 'boolean', default: false },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const nodes = Number(values.nodes)
const plan = planOf({ seed, actions: Number(values.actions), people: Number(values.people), nodes })
say(planLine({ plan }))
const folder = mkdtempSync(path.join(tmpdir(), 'chaos-'))
try {
  const good = values.virtual
    ? await virtual(plan, folder, values.twice ? 2 : 1)
    : await live(plan, folder, values.database, nodes)
  process.exitCode = good ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
