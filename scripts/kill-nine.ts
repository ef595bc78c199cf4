/**
 * Kills the server with `kill -9` amid 1,000 concurrent writes, starts it again and looks for every write that was
 * answered: `npm run kill-nine`, `-- --rounds 5`. In every other round PostgreSQL is killed in the same way.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request as send } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { embeddedBed } from '../bench/beds.ts'
import { asMember, buildProgram, type Place, type Served, startProgram, startServer } from '../bench/server.ts'

const WRITES = 1_000
/** Tickets that are replied to; made before the first round. */
const REPLIED = 100

interface Acknowledged {
  readonly number: number
  /** What the write said: the external id of an opening, or the body of a reply. */
  readonly said: string
  readonly opened: boolean
}

const agent = new Agent({ keepAlive: true })

/** The answer's body; undefined when the connection broke or the answer was no success. */
function call(server: Served, method: 'GET' | 'POST', address: string, body?: object): Promise<string | undefined> {
  return new Promise((resolve) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const headers = { 'content-type': 'application/json', ...asMember(server, 'lead') }
    const outgoing = send(`${server.url}/api/v1${address}`, { method, agent, headers }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', () => resolve(undefined))
      incoming.on('close', () => resolve(undefined))
      incoming.on('end', () => resolve((incoming.statusCode ?? 500) < 300 ? String(Buffer.concat(chunks)) : undefined))
    })
    outgoing.on('error', () => resolve(undefined))
    outgoing.end(text)
  })
}

const opening = (externalId: string) => ({
  kind: 'problem',
  subject: 'Written amid a kill',
  body: 'x',
  source: 'kill',
  externalId,
})

async function write(server: Served, round: number, index: number): Promise<Acknowledged | undefined> {
  const said = `round ${round} write ${index}`
  const opened = index % 2 === 0
  const number = 1 + (index % REPLIED)
  const answer = opened
    ? await call(server, 'POST', '/tickets', opening(said))
    : await call(server, 'POST', `/tickets/${number}/reply`, { body: said })
  return answer === undefined ? undefined : { number: (JSON.parse(answer) as { number: number }).number, said, opened }
}

/** Writes all at once and kills when `mark` of them have been answered; returns those answered by then or after. */
async function writeAndKill(place: Place, round: number, mark: number): Promise<Acknowledged[]> {
  const server = await startServer(place)
  const postmaster = Number(readFileSync(path.join(place.dataDir, 'pg/postgres/postmaster.pid'), 'utf8').split('\n')[0])
  const answered: Acknowledged[] = []
  let killed: Promise<void> | undefined
  const kill = () => {
    if (round % 2 === 0) process.kill(postmaster, 'SIGKILL')
    return server.kill()
  }
  await Promise.all(
    Array.from({ length: WRITES }, async (_, index) => {
      const acknowledged = await write(server, round, index)
      if (acknowledged) answered.push(acknowledged)
      if (answered.length >= mark) killed ??= kill()
    }),
  )
  await (killed ?? kill())
  return answered
}

/** Which of the acknowledged writes a server that was started again does not have. */
async function lost(place: Place, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const server = await startServer(place)
  const missing: Acknowledged[] = []
  for (const each of acknowledged) {
    const answer = await call(server, 'GET', `/tickets/${each.number}${each.opened ? '' : '/timeline'}`)
    if (!answer?.includes(`"${each.said}"`)) missing.push(each)
  }
  await server.stop()
  return missing
}

async function prepare(place: Place): Promise<void> {
  const server = await startServer(place)
  for (let index = 0; index < REPLIED; index++) await call(server, 'POST', '/tickets', opening(`before ${index}`))
  await server.stop()
}

/** Whether `topline rebuild --check` finds no difference. */
async function isWhole(place: Place): Promise<boolean> {
  const child = startProgram(place, ['rebuild', '--check'])
  return new Promise((resolve) => child.on('close', (code) => resolve(code === 0)))
}

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '4' } } })
const rounds = Number(values.rounds)
const folder = mkdtempSync(path.join(tmpdir(), 'bench-kill-'))
try {
  buildProgram()
  const place = await embeddedBed(folder).seeded(0)
  await prepare(place)
  let acknowledged = 0
  let missing = 0
  for (let round = 1; round <= rounds; round++) {
    const answered = await writeAndKill(place, round, 50 + Math.floor(Math.random() * (WRITES - 100)))
    acknowledged += answered.length
    missing += (await lost(place, answered)).length
  }
  const whole = await isWhole(place)
  const writes = (rounds * WRITES).toLocaleString('en')
  process.stdout.write(
    `kill -9: ${rounds} rounds, ${writes} writes, ${acknowledged.toLocaleString('en')} acknowledged, ${missing} lost; ` +
      `rebuild --check finds ${whole ? 'no difference' : 'differences'}\n`,
  )
  process.exitCode = missing === 0 && whole ? 0 : 1
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}
