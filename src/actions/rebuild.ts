/** Rebuilds every projection from the log, and says where what is stored differs (LOG-1). */
import { grouped } from '../domain/group.ts'
import type { Policies } from '../domain/policy.ts'
import type { Instant } from '../domain/time.ts'
import { inTransaction, type Tenant } from '../store/db.ts'
import { eventsOfTickets } from '../store/events.ts'
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

const BATCH = 500

export interface Difference {
  readonly ticket: number
  /** Name of the projection: a column of ticket, `place_change` or `ticket_search`. */
  readonly what: string
  readonly stored: unknown
  readonly rebuilt: unknown
}

export interface RebuildResult {
  readonly tickets: number
  readonly events: number
  readonly differences: readonly Difference[]
}

interface Clockwork {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
}

type Events = Awaited<ReturnType<typeof eventsOfTickets>>

/** What the log makes of each ticket, by id. */
function rebuilt({ tenant, policies, now }: Clockwork, events: Events): Map<string, StoredProjection> {
  const streams = grouped(events, ({ ticketId }) => ticketId)
  const projections = [...streams].map(([id, stream]): [string, StoredProjection] => {
    const pending = stream.map(({ at, actor, change }) => ({ at, actor, change }))
    const save: TicketSave = { before: undefined, appended: appendTo(undefined, id, pending, { policies, now }) }
    const last = save.appended.at(-1)
    const row = last ? ticketJson(tenant.workspace, last.after) : {}
    return [id, { row, places: placeChanges(save), text: stream.map(textOf).filter(Boolean).join(' ') }]
  })
  return new Map(projections)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function differencesOf(made: StoredProjection, stored: StoredProjection | undefined): Difference[] {
  const ticket = Number(made.row.number ?? 0)
  if (!stored) return [{ ticket, what: 'ticket', stored: null, rebuilt: made.row }]
  const columns = Object.keys(made.row).filter((column) => !same(made.row[column], stored.row[column]))
  const found: Difference[] = columns.map((column) => {
    return { ticket, what: column, stored: stored.row[column], rebuilt: made.row[column] }
  })
  if (!same(made.places, stored.places)) {
    found.push({ ticket, what: 'place_change', stored: stored.places, rebuilt: made.places })
  }
  if (made.text !== stored.text) found.push({ ticket, what: 'ticket_search', stored: stored.text, rebuilt: made.text })
  return found
}

/**
 * Folds every ticket stream anew and compares it with what is stored; unless `check`, writes what differed.
 * `progress` hears how many tickets each batch held.
 */
export async function rebuild(
  clockwork: Clockwork,
  { check, progress }: { check: boolean; progress: (tickets: number) => void },
): Promise<RebuildResult> {
  const differences: Difference[] = []
  let after: string | null = null
  let tickets = 0
  let events = 0
  for (;;) {
    const ids = await ticketIdsAfter(clockwork.tenant, after, BATCH)
    if (ids.length === 0) break
    const batch = await inTransaction(clockwork.tenant, (tx) => rebuildBatch({ ...clockwork, tenant: tx }, ids, check))
    differences.push(...batch.differences)
    tickets += ids.length
    events += batch.events
    after = ids.at(-1) ?? null
    progress(ids.length)
  }
  differences.push(
    ...(await inTransaction(clockwork.tenant, (tx) => strayDifferences({ ...clockwork, tenant: tx }, check))),
  )
  return { tickets, events, differences }
}

/** Tells those who follow the line by its events that rows were changed without one. */
const recordRepair = ({ tenant, now }: Clockwork, tickets: number) =>
  recordIn(tenant, PROJECTIONS_REBUILT, { tickets }, now)

/** Tickets that are stored though nothing in the log opened them; removed unless `check`. */
async function strayDifferences(clockwork: Clockwork, check: boolean): Promise<Difference[]> {
  const { tenant } = clockwork
  const stray = await strayTickets(tenant)
  if (!check && stray.length > 0) {
    await removeTickets(tenant, stray)
    await recordRepair(clockwork, stray.length)
  }
  return stray.map(({ number, id }) => ({ ticket: number, what: 'ticket', stored: id, rebuilt: null }))
}

async function rebuildBatch(clockwork: Clockwork, ids: readonly string[], check: boolean) {
  const { tenant } = clockwork
  await lockTickets(tenant, ids)
  const log = await eventsOfTickets(tenant, ids)
  const made = rebuilt(clockwork, log)
  const stored = await storedProjections(tenant, made)
  const found = [...made].map(([id, projection]) => ({ id, differences: differencesOf(projection, stored.get(id)) }))
  const wrong = found.filter(({ differences }) => differences.length > 0)
  if (!check && wrong.length > 0) {
    await writeProjections(tenant, new Map([...made].filter(([id]) => wrong.some((each) => each.id === id))))
    await recordRepair(clockwork, wrong.length)
  }
  return { differences: wrong.flatMap(({ differences }) => differences), events: log.length }
}
