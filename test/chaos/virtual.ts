/** A run whose outcome is the seed's alone: the real app, a virtual clock, calls in the order of the plan, and what goes
 *  wrong at the boundary of transactions drawn with it (TCK-24). */
import { createHash } from 'node:crypto'
import type pg from 'pg'
import { rebuild } from '../../src/actions/rebuild.ts'
import { seal } from '../../src/actions/seal.ts'
import { verifyLog } from '../../src/actions/verify-log.ts'
import { must } from '../../src/domain/assert.ts'
import { type Instant, later } from '../../src/domain/time.ts'
import { recordDue } from '../../src/jobs/keep-time.ts'
import { seeded } from '../../src/local/demo/random.ts'
import { hoursOf, makeCompany, peopleOf } from './company.ts'
import { faultsOf, type Outcome } from './judge.ts'
import type { Faults } from './judge-rows.ts'
import { type Answer, type Call, Ledger } from './ledger.ts'
import { Board } from './page.ts'
import { carryOut, type Nodes } from './person.ts'
import type { Plan, Want } from './plan.ts'
import { BEGINNING, type Mishap, VirtualNode } from './virtual-node.ts'

const idOf = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
/** So often two transactions are said to collide. */
const COLLIDED_PART = 0.03

/** Nodes on one clock; one that a mishap has befallen is another node afterwards. */
class VirtualNodes implements Nodes {
  readonly logged: string[] = []
  restarts = 0
  collisions = 0
  private clock: Instant = BEGINNING
  private ids = 0
  private readonly nodes: VirtualNode[] = []
  private readonly connection: pg.PoolConfig

  constructor(connection: pg.PoolConfig) {
    this.connection = connection
  }

  async start(count: number): Promise<void> {
    for (let index = 0; index < count; index++) this.nodes.push(await this.fresh())
  }

  readonly newId = (): string => idOf(++this.ids)
  readonly instant = (): Instant => this.clock
  readonly now = (): number => this.clock

  get count(): number {
    return this.nodes.length
  }

  node(index: number): VirtualNode {
    return must(this.nodes[index % this.nodes.length], 'is one of them')
  }

  private async fresh(): Promise<VirtualNode> {
    const { connection, instant, newId } = this
    const node = new VirtualNode({ connection, now: instant, newId, log: (line) => this.logged.push(line) })
    await node.start()
    return node
  }

  private async restart(index: number): Promise<void> {
    const at = index % this.nodes.length
    await this.node(at).stop()
    this.nodes[at] = await this.fresh()
    this.restarts++
  }

  /** Sends it to a node whose next transaction goes wrong; undefined where its connection broke. */
  private async sendInto(index: number, call: Call, mishap: Mishap): Promise<Answer | undefined> {
    const node = this.node(index)
    node.mishap = mishap
    const answer = await node.send(call)
    const befell = node.mishap === undefined
    node.mishap = undefined
    if (!befell || mishap === 'collided') return answer
    // It says that it lost its database, as it should.
    this.logged.splice(0)
    return undefined
  }

  private pending: Mishap | undefined

  /** Lets time pass, and what is due with it; what is drawn befalls the first write of the turn. */
  async beginTurn({ turn, after, dice }: Want, isKill: boolean, workspace: string): Promise<void> {
    this.clock = later(this.clock, after)
    await recordDue({ store: this.node(turn).store, now: this.instant, changed: () => {} }, workspace)
    const random = seeded(dice ^ 0x5eed)
    const kill = random() < 0.5 ? 'lost' : 'unheard'
    this.pending = isKill ? kill : random() < COLLIDED_PART ? 'collided' : undefined
  }

  async send(index: number, call: Call): Promise<Answer | undefined> {
    const mishap = call.method === 'POST' ? this.pending : undefined
    if (mishap === undefined) return this.node(index).send(call)
    this.pending = undefined
    if (mishap === 'collided') this.collisions++
    const answer = await this.sendInto(index, call, mishap)
    if (!answer) await this.restart(index)
    return answer
  }

  /** It never arrives, is undone half way, or is done and nobody hears of it. */
  async abort(index: number, call: Call, when: number): Promise<void> {
    if (when < 0.3) return
    await this.sendInto(index, call, when < 0.6 ? 'lost' : 'unheard')
  }

  async atOnce<Result>(all: readonly (() => Promise<Result>)[]): Promise<Result[]> {
    const results: Result[] = []
    for (const each of all) results.push(await each())
    return results
  }

  async pause(): Promise<void> {}

  async stop(): Promise<void> {
    for (const node of this.nodes) await node.stop()
  }
}

/** A digest of every event: when, by whom and what, in the order of streams and versions. */
async function logDigest(owner: pg.Pool, workspace: string): Promise<string> {
  const { rows } = await owner.query<{ line: string }>(
    `select json_build_array(stream, stream_id, version, type, at, recorded_at, actor, ref, change)::text as line
      from event where workspace_id = $1 order by stream, stream_id, version`,
    [workspace],
  )
  const hash = createHash('sha256')
  for (const { line } of rows) hash.update(`${line}\n`)
  return hash.digest('hex')
}

/** What the product itself finds wrong: `rebuild --check` and `audit verify`, in this process. */
async function ownFindings({ store }: VirtualNode, workspace: string, now: Instant): Promise<Faults> {
  const tenant = store.tenant(workspace)
  const { differences } = await rebuild({ tenant, now }, { check: true, progress: () => {} })
  await seal({ tenant, stopped: () => false, pause: async () => {} })
  const { findings } = await verifyLog(tenant, { progress: () => {} })
  return [
    ...differences.map(({ of, what }) => `TCK-23: rebuild --check: ${what} of ${of} differs from the log`),
    ...findings.map(({ says }) => `TCK-23: audit verify: ${says}`),
  ]
}

export interface VirtualOutcome extends Outcome {
  /** Of the log; the same for the same seed. */
  readonly log: string
  readonly collisions: number
}

/** Carries out the plan on a database that is migrated and empty; `owner` sees all of it. */
export async function virtualRun(plan: Plan, owner: pg.Pool, connection: pg.PoolConfig): Promise<VirtualOutcome> {
  const began = performance.now()
  const nodes = new VirtualNodes(connection)
  await nodes.start(2)
  const clockwork = { now: nodes.instant(), newId: nodes.newId }
  const { id: workspace } = await makeCompany(nodes.node(0).store, peopleOf(plan.people.length), clockwork)
  for (const [index, { handle }] of plan.people.entries()) {
    const call = { as: plan.people[0]?.handle ?? handle, method: 'POST', path: `/members/${handle}/hours` } as const
    await nodes.node(0).send({ ...call, body: hoursOf(index) })
  }
  const world = { nodes, board: new Board(), ledger: new Ledger(), people: plan.people }
  const kills = new Set(plan.kills.map(({ turn }) => turn))
  for (const want of plan.wants) {
    await nodes.beginTurn(want, kills.has(want.turn), workspace)
    await carryOut(world, want)
  }
  const run = { world, owner, workspace }
  const faults = [
    ...(await faultsOf(run)),
    ...(await ownFindings(nodes.node(0), workspace, nodes.instant())),
    ...nodes.logged.map((line) => `TCK-23: the server logged ${line}`),
  ]
  const { restarts, collisions } = nodes
  const log = await logDigest(owner, workspace)
  await nodes.stop()
  return { plan, entries: world.ledger.entries, faults, restarts, collisions, log, tookMs: performance.now() - began }
}
