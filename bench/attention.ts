/** What needs a member, among few tickets and many: the list, and the line beside it on the same connection. */
import type { Bed } from './beds.ts'
import { companyLife } from './lives.ts'
import { startServer } from './server.ts'
import { count, ms, ratio, type Table } from './table.ts'
import { INVENTED_TEXTS } from './texts.ts'
import { createClient, percentile, type Times, timed } from './traffic.ts'

/** Whose lists are read, one after the other. */
const READERS = Array.from({ length: 8 }, (_, index) => `engineer-${index}`)
const ROUNDS = 4

const measures = [
  { name: 'what needs me', target: '≤ 30 ms', path: '/attention' },
  { name: 'what I was done with', target: '', path: '/attention?state=done' },
  { name: 'first 50 of the company', target: '', path: '/queue' },
] as const

interface Run {
  readonly bed: Bed
  readonly size: number
  readonly times: ReadonlyMap<string, Times>
  /** Of the members' lists, the median of how many items need them and of how many they were done with. */
  readonly lists: readonly number[]
}

const middle = (numbers: readonly number[]): number =>
  percentile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  )

async function measure(bed: Bed, size: number, samples: number): Promise<Run> {
  const server = await startServer(await bed.seeded(size, { ...INVENTED_TEXTS, name: 'lives', life: companyLife }))
  const clients = READERS.map((member) => createClient(server, member))
  const times = new Map(measures.map(({ name }) => [name, [] as number[]]))
  const asked = async (path: string): Promise<number[]> => {
    const lengths: number[] = []
    for (const client of clients) {
      const { status, body } = await client.get(path)
      if (status !== 200) throw new Error(`The server answered ${status}: ${body}`)
      lengths.push((JSON.parse(body) as { items: readonly unknown[] }).items.length)
    }
    return lengths
  }
  try {
    // The first round warms the server up and is left out.
    for (let round = 0; round <= ROUNDS; round++) {
      for (const { name, path } of measures) {
        for (const client of clients) {
          const taken = await timed(Math.ceil(samples / ROUNDS / clients.length), () => client.get(path))
          if (round > 0) times.get(name)?.push(...taken)
        }
      }
    }
    const lists = [middle(await asked('/attention')), middle(await asked('/attention?state=done'))]
    return {
      bed,
      size,
      lists,
      times: new Map([...times].map(([name, taken]) => [name, taken.toSorted((a, b) => a - b)])),
    }
  } finally {
    for (const client of clients) client.close()
    await server.stop()
  }
}

const at = ({ times }: Run, name: string, share: number): number => percentile(times.get(name) ?? [], share)

/** The list of what needs a member, on each database with so many tickets. */
export async function benchAttention(
  beds: readonly Bed[],
  { sizes, samples }: { readonly sizes: readonly number[]; readonly samples: number },
): Promise<Table> {
  const runs: Run[] = []
  for (const bed of beds) for (const size of sizes) runs.push(await measure(bed, size, samples))
  return {
    title: 'What needs a member',
    how:
      `Over HTTP, one kept-open connection each of ${READERS.length} members who take turns, ${samples} calls in ${ROUNDS} rounds; nobody else writes. ` +
      'Tickets are spread among 100 people over 90 days: 88% are closed, 4% owned, 10% have a note that names somebody, 8% an answer of ' +
      'engineering, 3% an issue that shipped, 3% are followed; of those owned 10% are offered to somebody by name. The line is read ' +
      'beside it for comparison. Items: of a member, the median of those that need them and of those they were done with (200 at most).',
    head: ['database', 'tickets', 'read', 'target (p50)', 'p50', 'p95', 'beside the line (p50)', 'items'],
    rows: runs.flatMap((run) =>
      measures.map(({ name, target }, index) => [
        run.bed.name,
        count(run.size),
        name,
        target,
        ms(at(run, name, 0.5)),
        ms(at(run, name, 0.95)),
        ratio(at(run, name, 0.5), at(run, measures[2].name, 0.5)),
        run.lists[index] === undefined ? '' : count(run.lists[index]),
      ]),
    ),
  }
}
