/** Fills a workspace with waiting tickets through the action that imports use, so that every row is as the domain makes it. */
import path from 'node:path'
import type pg from 'pg'
import { addCompanyFacts } from '../src/actions/create-workspace.ts'
import { loadHistories } from '../src/actions/load-history.ts'
import type { HistoryEvent, TicketHistory } from '../src/domain/history.ts'
import { DAY, type Instant, instantOf, MINUTE } from '../src/domain/time.ts'
import { CHANNELS, KINDS, PRIORITIES, SEGMENTS, SEVERITIES } from '../src/domain/vocabulary.ts'
import { between, chance, pick, pickWeighted, type Random, seeded } from '../src/local/demo/random.ts'
import { clockwork, newId, now, workspaceFor } from '../src/local/work.ts'
import { openPool, Store } from '../src/store/db.ts'
import { migrate } from '../src/store/migrate.ts'
import { policies } from '../src/store/policies.ts'
import { INVENTED_TEXTS, type Texts } from './texts.ts'

const BATCH = 1_000
const ACCOUNTS = 2_000
const TEAMS = ['support', 'customer-engineering', 'engineering'] as const

const facts = {
  teams: [
    { slug: 'support', name: 'Support', kind: 'support' },
    { slug: 'customer-engineering', name: 'Customer Engineering', kind: 'customer_engineering' },
    { slug: 'engineering', name: 'Engineering', kind: 'engineering' },
  ],
  members: [
    { handle: 'lead', name: 'The Lead', role: 'owner', team: 'support' },
    ...Array.from({ length: 8 }, (_, index) => {
      return { handle: `engineer-${index}`, name: `Engineer ${index}`, role: 'engineer', team: 'support' } as const
    }),
  ],
  accounts: Array.from({ length: ACCOUNTS }, (_, index) => {
    const segment = SEGMENTS[index % SEGMENTS.length] ?? 'free'
    return { slug: `account-${index}`, name: `Account ${index}`, segment, plan: null, contract: null }
  }),
} as const

/** Shares of each value, as a company sees them: few p0, many p2. */
const weights = { p0: 1, p1: 12, p2: 55, p3: 32, support: 80, 'customer-engineering': 14, engineering: 6 }

function openingOf(random: Random, at: Instant, name: string, texts: Texts): HistoryEvent {
  const index = between(random, 0, ACCOUNTS - 1)
  const account = facts.accounts[index]
  return {
    ref: `${name}:1`,
    at,
    actor: `contact-${index}@example.com`,
    change: {
      type: 'opened',
      kind: pick(random, KINDS),
      ...texts.opening(random),
      channel: pick(random, CHANNELS),
      team: pickWeighted(random, TEAMS, (team) => weights[team]),
      account: account?.slug ?? null,
      segment: account?.segment ?? 'free',
      plan: null,
      contract: null,
      contact: { name: `Contact ${index}`, email: `contact-${index}@example.com` },
      environment: chance(random, 0.5) ? 'production' : null,
      tags: chance(random, 0.3) ? [`tag-${between(random, 1, 40)}`] : [],
    },
  }
}

/** A ticket that waits, unless its life goes on: opened within the last three months, mostly triaged, sometimes with a word
 *  in between. */
function waitingTicket(random: Random, index: number, end: Instant, texts: Texts): TicketHistory {
  const externalId = `seed-${index}`
  const at = instantOf(end - Math.floor(random() * 90 * DAY) - 60 * MINUTE)
  const opening = openingOf(random, at, externalId, texts)
  const events: HistoryEvent[] = [opening]
  const add = (change: HistoryEvent['change'], actor = 'lead') => {
    const version = events.length + 1
    events.push({ ref: `${externalId}:${version}`, at: instantOf(at + version * MINUTE), actor, change })
  }
  if (chance(random, 0.75)) {
    const priority = pickWeighted(random, PRIORITIES, (each) => weights[each])
    add({ type: 'triaged', severity: pick(random, SEVERITIES), priority, reason: 'As the criteria say.' })
  }
  if (chance(random, 0.2)) add({ type: 'replied', by: 'lead', body: texts.reply(random), weight: 'response' })
  for (const { change, actor } of texts.life?.(random) ?? []) add(change, actor)
  return { source: 'seed', externalId, events }
}

/** Migrates the database and opens `tickets` waiting tickets in the workspace `bench`, unless they are there. */
export async function seed(
  connection: pg.PoolConfig,
  tickets: number,
  progress: (done: number) => void,
  texts: Texts = INVENTED_TEXTS,
): Promise<void> {
  const owner = openPool({ ...connection, max: 1 })
  await migrate(owner, path.join(import.meta.dirname, '../migrations'))
  // A crash here costs the seed, which is made again.
  const store = new Store({ ...connection, max: 4 })
  store.pool.on('connect', (client) => void client.query('set synchronous_commit = off'))
  try {
    const { id } = await workspaceFor(store, { slug: 'bench', name: 'Bench' })
    const tenant = store.tenant(id)
    await addCompanyFacts(tenant, facts, clockwork())
    const { rows } = await owner.query<{ number: string }>('select coalesce(max(number), 0) as number from ticket')
    const random = seeded(4)
    const end = now()
    const documents = await policies(tenant)
    let saving = Promise.resolve()
    for (let index = Number(rows[0]?.number ?? 0); index < tickets; index += BATCH) {
      const count = Math.min(BATCH, tickets - index)
      const batch = Array.from({ length: count }, (_, offset) => waitingTicket(random, index + offset, end, texts))
      await saving
      saving = loadHistories({ tenant, policies: documents, now: end, newId }, batch).then(() =>
        progress(index + count),
      )
      saving.catch(() => {})
    }
    await saving
    await owner.query('vacuum analyze')
  } finally {
    await store.end()
    await owner.end()
  }
}
