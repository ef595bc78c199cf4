/** Tickets as a line, ordered by the keys the program stores. */
import type { Policies } from '../../src/domain/policy.ts'
import { compareKeys, type RankKey } from '../../src/domain/rank.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Mode } from '../../src/domain/vocabulary.ts'
import { standingOf } from '../../src/store/ticket-row.ts'
import { shippedPolicies } from './policies.ts'
import { NOON } from './tickets.ts'

/** The keys of `ticket` under `policies`. */
export const keysOf = (ticket: Ticket, policies: Policies = shippedPolicies()): Readonly<Record<Mode, RankKey>> =>
  standingOf(ticket, policies, NOON).keys

/** The numbers of `tickets` in the order they stand. */
export function standing(tickets: readonly Ticket[], mode: Mode = 'normal', policies?: Policies): number[] {
  const keyed = tickets.map((ticket) => ({ number: ticket.number, key: keysOf(ticket, policies)[mode] }))
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key)).map(({ number }) => number)
}
