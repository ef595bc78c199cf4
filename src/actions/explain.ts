/** Why a ticket stands where it stands: its place, its neighbours, and the places that changes would give it. */
import { must } from '../domain/assert.ts'
import { inForce, type Policies } from '../domain/policy.ts'
import { runningDue } from '../domain/promise.ts'
import type { RankKey } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { MODES, type Mode, type Severity } from '../domain/vocabulary.ts'
import { type CriterionReading, type Decision, decision, type Move, moves, readings } from '../domain/why.ts'
import type { Tenant } from '../store/db.ts'
import { countBefore } from '../store/places.ts'
import { type Line, neighbours, type ScopeLine } from '../store/queue.ts'
import { type PlacedTicket, rankFacts } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'

export interface Neighbour extends Decision {
  readonly subject: string
}

export interface Explanation {
  readonly placed: PlacedTicket
  readonly mode: Mode
  /** Its place; for a ticket that does not wait, the place it would have. */
  readonly place: number
  readonly of: number
  readonly policyVersion: number
  readonly criteria: readonly CriterionReading[]
  readonly above: Neighbour | null
  readonly below: Neighbour | null
  readonly moves: readonly (Move & { readonly place: number })[]
}

interface Reader {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
}

const factsOf = ({ ticket, standing }: PlacedTicket) => rankFacts(ticket, standing.dueAt)

/** How many stand before the ticket, and before the keys of the moves, in one mode: all counted at one moment. */
async function countIn(tenant: Tenant, line: Line, { standing }: PlacedTicket, offered: readonly Move[]) {
  const keys = [standing.keys[line.mode], ...offered.filter(({ mode }) => mode === line.mode).map(({ key }) => key)]
  const { before, all } = await countBefore(tenant, line, keys)
  return { all, before: new Map(keys.map((key, index) => [key, must(before[index], 'one count for each key')])) }
}

/** The place of the ticket, and the places that each move would give it; of those behind its own it stands no longer
 *  before itself. */
async function placesOf(tenant: Tenant, line: Line, placed: PlacedTicket, offered: readonly Move[]) {
  const [normal, hard] = await Promise.all(MODES.map((mode) => countIn(tenant, { ...line, mode }, placed, offered)))
  const counted = { normal: must(normal, 'both'), hard: must(hard, 'both') }
  const placeOf = (mode: Mode, key: RankKey) => 1 + must(counted[mode].before.get(key), 'counted')
  const { standing, ticket } = placed
  const standsHere = standing.line === 'waiting' && (line.team ?? ticket.team) === ticket.team
  const moved = offered.map((move) => {
    const itself = standsHere && standing.keys[move.mode] < move.key ? 1 : 0
    return { ...move, place: placeOf(move.mode, move.key) - itself }
  })
  return {
    place: placeOf(line.mode, standing.keys[line.mode]),
    of: counted[line.mode].all,
    moves: moved.toSorted((a, b) => a.place - b.place),
  }
}

/** Explains ticket `number` in `line`. @throws Refusal `ticket_not_found` */
export async function explain(
  { tenant, policies, now }: Reader,
  number: number,
  lineOf: (ticket: PlacedTicket) => Promise<ScopeLine>,
): Promise<Explanation> {
  const placed = await ticketByNumber(tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const line = await lineOf(placed)
  const { version, document } = inForce(policies.order, now)
  const facts = factsOf(placed)
  const dueBy = (severity: Severity) => runningDue({ ...placed.ticket, severity }, policies)
  // A line that one mode orders in both, as engineering's, is not moved by switching it.
  const offered = moves(facts, document, line.mode, dueBy).filter(
    ({ change }) => line.switches || change !== 'switch_mode',
  )
  const [beside, places] = await Promise.all([
    neighbours(tenant, line, placed.standing.keys[line.mode]),
    placesOf(tenant, line, placed, offered),
  ])
  const compared = (other: PlacedTicket | undefined): Neighbour | null =>
    other ? { ...decision(facts, factsOf(other), document, line.mode), subject: other.ticket.subject } : null
  return {
    placed,
    mode: line.mode,
    ...places,
    policyVersion: version,
    criteria: readings(facts, document, line.mode),
    above: compared(beside.above),
    below: compared(beside.below),
  }
}
