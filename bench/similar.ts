/** Similar tickets: how long suggestions take, and how good they are on real texts. */
import pg from 'pg'
import { pick, seeded } from '../src/local/demo/random.ts'
import type { Bed } from './beds.ts'
import { type Place, startServer } from './server.ts'
import { judgedTable, type Suggested } from './similar-judged.ts'
import { count, ms, ratio, type Table } from './table.ts'
import { mixedTexts, type RealText, realTexts, rowTexts } from './texts.ts'
import { type Client, createClient, percentile, timed } from './traffic.ts'

interface Options {
  /** Tickets in the workspace while it is timed. */
  readonly size: number
  /** Calls of each measure. */
  readonly samples: number
  /** The help-desk texts. */
  readonly texts: string
}

/** Rounds over all measures: what disturbs the machine for a moment then touches a part of each, not all of one. */
const ROUNDS = 4
/** Every fifth row is kept out of the seed and asked about. */
const HELD_OUT = 5

const asked = ({ title, body }: RealText, whole: boolean) => ({ subject: title.slice(0, 300), body: whole ? body : '' })

/** The three that rank first by ts_rank among all tickets that hold any of the words: what a database gives by itself. */
const RANKED = `
  with asked as (
    select string_agg(format('%L', lexeme), '|')::tsquery as query from unnest(to_tsvector('english', $1))
  )
  select s.number from ticket_search s, asked
  where s.workspace_id = $2 and words_and_block(s.words, s.number) @@ asked.query and s.number <> $3
  order by ts_rank(s.words, asked.query, 1) desc, s.number desc limit 3`

interface Ranking {
  ranked(text: string, except?: number): Promise<number[]>
}

/** Runs `work` with the baseline, straight on the database of `place`: without HTTP, and as its owner. */
function withRanking<Result>(bed: Bed, place: Place, work: (ranking: Ranking) => Promise<Result>): Promise<Result> {
  return bed.connected(place, async (connection) => {
    const pool = new pg.Pool({ ...connection, max: 1 })
    try {
      const { rows } = await pool.query<{ id: string }>("select id from workspace where slug = 'bench'")
      const ranked = async (text: string, except = 0) => {
        const values = [text, rows[0]?.id, except]
        const found = await pool.query<{ number: string }>({ name: 'ranked', text: RANKED, values })
        return found.rows.map(({ number }) => Number(number))
      }
      return await work({ ranked })
    } finally {
      await pool.end()
    }
  })
}

type Measure = readonly [name: string, target: string, call: (row: RealText) => Promise<number[]>]

async function measured(measures: readonly Measure[], rows: readonly RealText[], samples: number) {
  const random = seeded(7)
  const times = measures.map((): number[] => [])
  // The first round warms everything up and is left out.
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, [, , call]] of measures.entries()) {
      for (let turn = 0; turn < samples / ROUNDS; turn++) {
        const taken = await call(pick(random, rows))
        if (round > 0) times[index]?.push(...taken)
      }
    }
  }
  return times.map((taken) => taken.toSorted((a, b) => a - b))
}

/** How long suggestions take among `size` tickets whose texts are mixed out of real ones. */
async function timeTable(bed: Bed, { size, samples }: Options, rows: readonly RealText[]): Promise<Table> {
  const place = await bed.seeded(size, mixedTexts(rows.filter((_, index) => index % HELD_OUT !== 0)))
  const held = rows.filter((_, index) => index % HELD_OUT === 0)
  const server = await startServer(place)
  const client = createClient(server)
  const suggest = (whole: boolean) => (row: RealText) =>
    timed(1, () => client.post('/tickets/similar', asked(row, whole)))
  const search = (row: RealText) =>
    timed(1, () => client.get(`/search?q=${encodeURIComponent(row.title.slice(0, 200) || 'x')}`))
  try {
    const times = await withRanking(bed, place, ({ ranked }) => {
      const baseline = async ({ title, body }: RealText) => {
        const began = performance.now()
        await ranked(`${title} ${body}`)
        return [performance.now() - began]
      }
      const measures: Measure[] = [
        ['a subject and a text', '≤ 30 ms', suggest(true)],
        ['a subject alone', '≤ 30 ms', suggest(false)],
        ['search for the subject, all words', '', search],
        ['ts_rank over any of the words', '', baseline],
      ]
      return measured(measures, held, samples).then((all) =>
        measures.map(([name, target], index) => ({ name, target, taken: all[index] ?? [] })),
      )
    })
    const ours = percentile(times[0]?.taken ?? [], 0.5)
    return {
      title: `Similar tickets, ${bed.name}`,
      how:
        `Suggestions over HTTP among ${count(size)} tickets whose texts are mixed out of real ones, asked with rows that were ` +
        'kept out of the mix; nobody else writes. ts_rank ranks all tickets that hold any of the words, straight in the ' +
        'database, without HTTP.',
      head: ['', 'target (p50)', 'p50', 'p95', 'p99', 'beside ours (p50)'],
      rows: times.map(({ name, target, taken }) => [
        name,
        target,
        ...[0.5, 0.95, 0.99].map((share) => ms(percentile(taken, share))),
        ratio(percentile(taken, 0.5), ours),
      ]),
    }
  } finally {
    client.close()
    await server.stop()
  }
}

/** The three that are suggested for each row, when every row is a ticket: numbers count rows from 1. */
async function suggestedFor(client: Client, rows: readonly RealText[]): Promise<Suggested[]> {
  const all: Suggested[] = []
  for (const [index] of rows.entries()) {
    const { status, body } = await client.get(`/tickets/${index + 1}/similar?limit=3`)
    if (status !== 200) throw new Error(`The server answered ${status}: ${body}`)
    const { items } = JSON.parse(body) as { items: { number: number; likeness: number }[] }
    for (const { number, likeness } of items) all.push({ row: index, suggested: number - 1, likeness })
  }
  return all
}

/** How good the first three are: of ours, and of what the database ranks first by itself. */
async function qualityTable(bed: Bed, rows: readonly RealText[]): Promise<Table> {
  const place = await bed.seeded(rows.length, rowTexts(rows))
  const server = await startServer(place)
  const client = createClient(server)
  try {
    const ours = await suggestedFor(client, rows)
    const theirs = await withRanking(bed, place, async ({ ranked }) => {
      const all: Suggested[] = []
      for (const [index, { title, body }] of rows.entries()) {
        const numbers = await ranked(`${title} ${body}`, index + 1)
        all.push(...numbers.map((number) => ({ row: index, suggested: number - 1, likeness: 1 })))
      }
      return all
    })
    return judgedTable(rows, ours, theirs)
  } finally {
    client.close()
    await server.stop()
  }
}

/** Times on 100,000 tickets, and the judgement on real texts. */
export async function benchSimilar(bed: Bed, options: Options, show: (table: Table) => void): Promise<void> {
  const rows = realTexts(options.texts)
  show(await qualityTable(bed, rows))
  show(await timeTable(bed, options, rows))
}
