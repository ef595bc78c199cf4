/** Why a ticket stands where it stands: its place, its neighbours, and the places that changes would give it. */
import { must } from '../domain/assert.ts'
import { dueAtSeverity } from '../domain/clock/what-if.ts'
import type { Policies } from '../domain/policies.ts'
import type { RankKey } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { Mode, Severity } from '../domain/vocabulary.ts'
import { type CriterionReading, type Decision, decision, type Move, moves, readings } from '../domain/why.ts'
import type { Tenant } from '../store/db.ts'
import { countBefore } from '../store/places.ts'
import { type Line, neighbours, type ScopeLine } from '../store/queue.ts'
import { type PlacedTicket, rankFacts } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { workspaceState } from '../store/workspaces.ts'

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

/** The place of the ticket, and the places that each move would give it, all counted at one moment; of those behind its
 *  own it stands no longer before itself. */
async function placesOf(tenant: Tenant, line: Line, { standing, ticket }: PlacedTicket, offered: readonly Move[]) {
  const keysOf = (mode: Mode) => [
    standing.keys[mode],
    ...offered.filter((move) => move.mode === mode).map(({ key }) => key),
  ]
  const keys = { normal: keysOf('normal'), hard: keysOf('hard') }
  const { before, all } = await countBefore(tenant, line.team, keys)
  const placeOf = (mode: Mode, key: RankKey) => 1 + must(before[mode][keys[mode].indexOf(key)], 'counted')
  const standsHere = standing.line === 'waiting' && (line.team ?? ticket.team) === ticket.team
  const moved = offered.map((move) => {
    const itself = standsHere && standing.keys[move.mode] < move.key ? 1 : 0
    return { ...move, place: placeOf(move.mode, move.key) - itself }
  })
  return {
    place: placeOf(line.mode, standing.keys[line.mode]),
    of: all + (standing.line === 'waiting' ? 0 : 1),
    moves: moved.toSorted((a, b) => a.place - b.place),
  }
}

/** Explains ticket `number` in `line`. @throws Refusal `ticket_not_found` */
export async function explain(
  { tenant, policies, now }: Reader,
  number: number,
  lineOf: (ticket: PlacedTicket, mode: Mode) => ScopeLine,
): Promise<Explanation> {
  const [placed, { mode }] = await Promise.all([ticketByNumber(tenant, number), workspaceState(tenant)])
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  const line = lineOf(placed, mode)
  const { version, document } = must(versionAt(policies.order, now), 'a workspace has an order')
  const facts = factsOf(placed)
  const dueBy = (severity: Severity) => dueAtSeverity(placed.clocks, severity, policies, now)
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
