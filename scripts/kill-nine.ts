/**
 * Kills the server with SIGKILL during a thousand concurrent writes, again and again, and looks afterwards for every
 * write that was acknowledged. Ends with 1 when one is lost. `npm run kill-nine -- 5` for five rounds.
 */
import { dataFolder } from '../test/support/program.ts'

const ROUNDS = Number(process.argv[2] ?? 3)
const WRITES = 1_000

interface Acknowledged {
  readonly number: number
  readonly body: string
}

async function write(url: string, path: string, body: object): Promise<{ number: number } | undefined> {
  const headers = { 'content-type': 'application/json' }
  try {
    const answer = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return answer.ok ? ((await answer.json()) as { number: number }) : undefined
  } catch (error) {
    // The server was killed before it answered; such a write may be there or not.
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Opens a ticket, or replies to one of `replyTo`; gives what was acknowledged. */
async function oneWrite(url: string, name: string, replyTo: number | undefined): Promise<Acknowledged | undefined> {
  if (replyTo !== undefined) {
    const replied = await write(url, `/tickets/${replyTo}/reply`, { body: name })
    return replied && { number: replyTo, body: name }
  }
  const opened = await write(url, '/tickets', { kind: 'problem', subject: name, body: name, segment: 'enterprise' })
  return opened && { number: opened.number, body: name }
}

async function bodiesOf(url: string, number: number): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/tickets/${number}/timeline`)
  if (!answer.ok) return []
  const { items } = (await answer.json()) as { items: { change: { body?: string } }[] }
  return items.flatMap(({ change }) => change.body ?? [])
}

const data = dataFolder()
const acknowledged: Acknowledged[] = []
try {
  await data.run('demo')
  for (let round = 1; round <= ROUNDS; round++) {
    const { url, child, ended } = await data.serve()
    const known = acknowledged.map(({ number }) => number)
    // The kill comes while most writes are still under way: after a random number of them was acknowledged.
    const killAt = 1 + Math.floor(Math.random() * WRITES * 0.8)
    const before = acknowledged.length
    const writes = Array.from({ length: WRITES }, async (_, index) => {
      const replyTo = index % 3 === 0 ? known[index % Math.max(1, known.length)] : undefined
      const done = await oneWrite(url, `round ${round} write ${index}`, replyTo)
      if (done) acknowledged.push(done)
      if (acknowledged.length - before === killAt) child.kill('SIGKILL')
    })
    await Promise.all(writes)
    child.kill('SIGKILL')
    await ended
    process.stdout.write(`round ${round}: ${acknowledged.length} acknowledged so far\n`)
  }
  const { url, child, ended } = await data.serve()
  const missing: Acknowledged[] = []
  for (const each of acknowledged) {
    if (!(await bodiesOf(url, each.number)).includes(each.body)) missing.push(each)
  }
  child.kill('SIGTERM')
  await ended
  process.stdout.write(await data.run('rebuild', '--check'))
  process.stdout.write(`${acknowledged.length} acknowledged writes, ${missing.length} lost, ${ROUNDS} kills\n`)
  if (missing.length > 0 || acknowledged.length === 0) process.exitCode = 1
} finally {
  data.remove()
}
