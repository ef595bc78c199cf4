/** From a write to the event that tells other screens of it. */
import { Agent, get } from 'node:http'
import { seeded } from '../src/local/demo/random.ts'
import type { Bed } from './beds.ts'
import { asMember, type Served, startServer } from './server.ts'
import { ms, type Table } from './table.ts'
import { aTicket, createClient, percentile } from './traffic.ts'

/** Calls `heard` with the number of each ticket that a change is told of. Resolves once the stream is open. */
function listen(server: Served, heard: (number: number) => void): Promise<() => void> {
  const agent = new Agent()
  return new Promise((resolve, reject) => {
    const asked = get(`${server.url}/api/v1/live`, { agent, headers: asMember(server, 'lead') }, (stream) => {
      let text = ''
      stream.setEncoding('utf8')
      stream.on('data', (data: string) => {
        const lines = `${text}${data}`.split('\n')
        text = lines.pop() ?? ''
        for (const line of lines.filter((each) => each.startsWith('data: {"seq"'))) {
          heard((JSON.parse(line.slice(6)) as { number: number }).number)
        }
        resolve(() => agent.destroy())
      })
      stream.on('error', () => {})
    })
    asked.on('error', reject)
  })
}

/** Writes `writes` times, one after the other, and times the event of each from the moment the write was answered. */
async function measure(bed: Bed, writes: number): Promise<string[]> {
  const server = await startServer(await bed.seeded(0))
  const client = createClient(server)
  const waiting = new Map<number, () => void>()
  const early = new Set<number>()
  const close = await listen(server, (number) => {
    waiting.get(number)?.()
    early.add(number)
  })
  const times: number[] = []
  const random = seeded(13)
  for (let turn = 0; turn < writes; turn++) {
    const { body } = await client.post('/tickets', aTicket(random))
    const { number } = JSON.parse(body) as { number: number }
    const began = performance.now()
    if (!early.has(number)) await new Promise<void>((resolve) => waiting.set(number, resolve))
    times.push(performance.now() - began)
  }
  close()
  client.close()
  await server.stop()
  const sorted = times.toSorted((a, b) => a - b)
  return [bed.name, ms(percentile(sorted, 0.5)), ms(percentile(sorted, 0.95))]
}

export async function benchLive(beds: readonly Bed[], writes = 200): Promise<Table> {
  const rows: string[][] = []
  for (const bed of beds) rows.push(await measure(bed, writes))
  return {
    title: 'Live updates',
    how: 'From the answer to a write until another screen hears of it; writers of a node share one notice in 25 ms.',
    head: ['database', 'p50', 'p95'],
    rows,
  }
}
