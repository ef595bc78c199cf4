/** What one verb would do to many tickets: it is done in a transaction that is undone, and looked at before it is (LIF-11). */
import { type ClockConsequence, clockConsequences, type FactChange, factChanges } from '../domain/bulk/consequences.ts'
import { clocksAt } from '../domain/clock/clocks-of.ts'
import { lineMode } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Mode } from '../domain/vocabulary.ts'
import { rolledBack, type Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { countAll } from '../store/places.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { workspaceState } from '../store/workspaces.ts'
import { type BulkStep, eachOnce } from './bulk.ts'
import type { Desk } from './desk.ts'

/** Places in the line of a ticket's team, 1 first; null while it does not wait in one. */
interface Places {
  readonly before: number | null
  readonly after: number | null
}

/** What would become of one of the tickets. */
export interface Previewed {
  readonly number: number
  /** As it was looked at; undefined where there is none. */
  readonly ticket: PlacedTicket['ticket'] | undefined
  readonly changes: readonly FactChange[]
  readonly place: Places
  readonly clocks: readonly ClockConsequence[]
  /** Whether a message would go to the customer. */
  readonly told: boolean
  readonly refusal: Refusal | null
}

/** A ticket before the step and after it; `after` is null where it was refused. */
interface Tried {
  readonly number: number
  readonly before: PlacedTicket | undefined
  readonly after: PlacedTicket | null
  readonly told: boolean
  readonly refusal: Refusal | null
}

async function tried(desk: Desk, { number, seen, act }: BulkStep, before: PlacedTicket | undefined): Promise<Tried> {
  try {
    const after = await act({ ...desk, once: undefined, seen: seen ?? undefined }, number)
    const events = await ticketEvents(desk.tenant, after.ticket.id, before?.ticket.version)
    const told = events.some(({ change }) => change.type === 'replied')
    return { number, before, after, told, refusal: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { number, before, after: null, told: false, refusal: error }
  }
}

/** How many of each team's line stand before each of these that wait in it, and it: their places. */
async function placesOf(
  tx: Tenant,
  tickets: readonly PlacedTicket[],
  modeOf: (team: string) => Mode,
): Promise<ReadonlyMap<number, number>> {
  const waiting = tickets.filter(({ standing }) => standing.line === 'waiting')
  const places = new Map<number, number>()
  for (const team of new Set(waiting.map(({ ticket }) => ticket.team))) {
    const mode = modeOf(team)
    const own = waiting.filter(({ ticket }) => ticket.team === team)
    const keys = own.map(({ standing }) => standing.keys[mode])
    const { before } = await countAll(tx, team, { normal: [], hard: [], [mode]: keys })
    for (const [index, { ticket }] of own.entries()) places.set(ticket.number, (before[mode][index] ?? 0) + 1)
  }
  return places
}

interface Standings {
  readonly before: ReadonlyMap<number, number>
  readonly after: ReadonlyMap<number, number>
}

function previewOf({ policies, now }: Desk, each: Tried, places: Standings): Previewed {
  const { number, before, after, told, refusal } = each
  const was = { before: places.before.get(number) ?? null }
  const ticket = before?.ticket
  if (!before || !after) {
    return { number, ticket, changes: [], place: { ...was, after: was.before }, clocks: [], told, refusal }
  }
  return {
    number,
    ticket,
    changes: factChanges(before.ticket, after.ticket),
    place: { ...was, after: places.after.get(number) ?? null },
    clocks: clockConsequences(clocksAt(before.clocks, policies, now), clocksAt(after.clocks, policies, now)),
    told,
    refusal,
  }
}

/** What the steps would do, in the order given. Nothing is written, no number is used, and nobody is told. `beside` are
 *  numbers of further tickets that a step changes. */
export async function previewBulk(
  desk: Desk,
  steps: readonly BulkStep[],
  beside: readonly number[] = [],
): Promise<Previewed[]> {
  const asked = eachOnce(steps)
  return rolledBack(desk.tenant, async (tx) => {
    const { mode } = await workspaceState(tx)
    const modeOf = (team: string) => lineMode(mode, desk.teams.find(({ slug }) => slug === team)?.kind ?? null)
    // All at once and in one order: what is looked at one by one could wait for who looks at the same.
    const held = await takeTickets(tx, [...asked.map(({ number }) => number), ...beside])
    const byNumber = new Map(held.map((each) => [each.ticket.number, each]))
    const before = await placesOf(tx, held, modeOf)
    const all: Tried[] = []
    for (const step of asked) all.push(await tried({ ...desk, tenant: tx }, step, byNumber.get(step.number)))
    const left = all.flatMap((each) => each.after ?? [])
    const places = { before, after: await placesOf(tx, left, modeOf) }
    return all.map((each) => previewOf(desk, each, places))
  })
}
