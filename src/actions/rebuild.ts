/** Rebuilds every projection from the log, and says where what is stored differs (LOG-1). */
import { grouped } from '../domain/group.ts'
import type { Policies } from '../domain/policies.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import type { Instant } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'
import { policies } from '../store/policies.ts'
import {
  lockTickets,
  removeTickets,
  type StoredProjection,
  storedProjections,
  strayTickets,
  ticketIdsAfter,
  writeProjections,
} from '../store/projections.ts'
import { PROJECTIONS_REBUILT } from '../store/survey.ts'
import { ticketJson } from '../store/ticket-row.ts'
import { placeChanges, type TicketSave, textOf } from '../store/tickets.ts'
import { appendTo } from './append.ts'
import { recordIn } from './create-workspace.ts'
import { rebuildFacts } from './rebuild-facts.ts'

const BATCH = 500

export interface Difference {
  /** What it is of: `ticket #7`, `account acme`. */
  readonly of: string
  /** Name of the projection: a column of its row, or a table. */
  readonly what: string
  readonly stored: unknown
  readonly rebuilt: unknown
}

export interface RebuildResult {
  readonly tickets: number
  readonly events: number
  readonly differences: readonly Difference[]
}

export interface Clockwork {
  readonly tenant: Tenant
  readonly now: Instant
}

export interface Folding extends Clockwork {
  readonly policies: Policies
}

type Events = readonly TicketEvent[]

/** What the log makes of each ticket, by id. */
export function rebuilt({ tenant, policies, now }: Folding, events: Events): Map<string, StoredProjection> {
  const streams = grouped(events, ({ ticketId }) => ticketId)
  const projections = [...streams].map(([id, stream]): [string, StoredProjection] => {
    // With a name, though an empty one: what late events corrected is in the log already.
    const pending = stream.map(({ at, actor, change }) => ({ at, actor, change, ref: null }))
    const save: TicketSave = { before: undefined, appended: appendTo(undefined, id, pending, { policies, now }) }
    const last = save.appended.at(-1)
    const row = last ? ticketJson(tenant.workspace, last.after) : {}
    return [id, { row, places: placeChanges(save), text: stream.map(textOf).filter(Boolean).join(' ') }]
  })
  return new Map(projections)
}

const ticketWords = (number: unknown): string => `ticket #${number}`

/** PostgreSQL keeps the keys of a jsonb in an order of its own. */
const keysInOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b) || JSON.stringify(a, keysInOrder) === JSON.stringify(b, keysInOrder)

function differencesOf(made: StoredProjection, stored: StoredProjection | undefined): Difference[] {
  const of = ticketWords(made.row.number)
  if (!stored) return [{ of, what: 'ticket', stored: null, rebuilt: made.row }]
  const columns = Object.keys(made.row).filter((column) => !same(made.row[column], stored.row[column]))
  const found: Difference[] = columns.map((column) => {
    return { of, what: column, stored: stored.row[column], rebuilt: made.row[column] }
  })
  if (!same(made.places, stored.places)) {
    found.push({ of, what: 'place_change', stored: stored.places, rebuilt: made.places })
  }
  if (made.text !== stored.text) found.push({ of, what: 'ticket_search', stored: stored.text, rebuilt: made.text })
  return found
}

/**
 * Folds every stream anew and compares it with what is stored; unless `check`, writes what differed. The rows that are
 * not tickets' come first: tickets are placed by the policies, and a repair is recorded in the workspace's stream.
 * `progress` hears how many tickets each batch held.
 */
export async function rebuild(
  clockwork: Clockwork,
  { check, progress }: { check: boolean; progress: (tickets: number) => void },
): Promise<RebuildResult> {
  const { tenant } = clockwork
  const facts = await inTransaction(tenant, (tx) => factsOf({ ...clockwork, tenant: tx }, check))
  const differences: Difference[] = [...facts.differences]
  const folding = { ...clockwork, policies: await policies(tenant) }
  let after: string | null = null
  let tickets = 0
  let events = facts.events
  for (;;) {
    const ids = await ticketIdsAfter(tenant, after, BATCH)
    if (ids.length === 0) break
    const batch = await inTransaction(tenant, (tx) => rebuildBatch({ ...folding, tenant: tx }, ids, check))
    differences.push(...batch.differences)
    tickets += ids.length
    events += batch.events
    after = ids.at(-1) ?? null
    progress(ids.length)
  }
  const stray = await inTransaction(tenant, (tx) => strayDifferences({ ...clockwork, tenant: tx }, check))
  differences.push(...stray)
  return { tickets, events, differences }
}

/** Tells those who follow the line by its events that rows were changed without one. */
const recordRepair = ({ tenant, now }: Clockwork, rows: number) => recordIn(tenant, PROJECTIONS_REBUILT, { rows }, now)

async function factsOf(clockwork: Clockwork, check: boolean) {
  const found = await rebuildFacts(clockwork.tenant, { check })
  if (!check && found.differences.length > 0) await recordRepair(clockwork, found.differences.length)
  return found
}

/** Tickets that are stored though nothing in the log opened them; removed unless `check`. */
async function strayDifferences(clockwork: Clockwork, check: boolean): Promise<Difference[]> {
  const { tenant } = clockwork
  const stray = await strayTickets(tenant)
  if (!check && stray.length > 0) {
    await removeTickets(tenant, stray)
    await recordRepair(clockwork, stray.length)
  }
  return stray.map(({ number, id }) => ({ of: ticketWords(number), what: 'ticket', stored: id, rebuilt: null }))
}

async function rebuildBatch(folding: Folding, ids: readonly string[], check: boolean) {
  const { tenant } = folding
  await lockTickets(tenant, ids)
  const log = await eventsOfTickets(tenant, ids)
  const made = rebuilt(folding, log)
  const stored = await storedProjections(tenant, made)
  const found = [...made].map(([id, projection]) => ({ id, differences: differencesOf(projection, stored.get(id)) }))
  const wrong = found.filter(({ differences }) => differences.length > 0)
  if (!check && wrong.length > 0) {
    await writeProjections(tenant, new Map([...made].filter(([id]) => wrong.some((each) => each.id === id))))
    await recordRepair(folding, wrong.length)
  }
  return { differences: wrong.flatMap(({ differences }) => differences), events: log.length }
}
