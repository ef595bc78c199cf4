/** Tickets as a line, ordered by the keys the program stores. */
import { must } from '../../src/domain/assert.ts'
import type { Policies } from '../../src/domain/policies.ts'
import { compareKeys, type RankKey, rankKeys } from '../../src/domain/rank.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import type { Mode } from '../../src/domain/vocabulary.ts'
import { rankFacts } from '../../src/store/ticket-row.ts'
import { shippedPolicies } from './policies.ts'
import { owedResponse } from './promises.ts'

/** The keys of `ticket` under the first order of `policies`, with the due of its first response while it is owed. */
export function keysOf(ticket: Ticket, policies: Policies = shippedPolicies()): Readonly<Record<Mode, RankKey>> {
  const { document } = must(policies.order[0], 'an order is shipped')
  return rankKeys(rankFacts(ticket, owedResponse(ticket, policies)), document)
}

/** The numbers of `tickets` in the order they stand. */
export function standing(tickets: readonly Ticket[], mode: Mode = 'normal', policies?: Policies): number[] {
  const keyed = tickets.map((ticket) => ({ number: ticket.number, key: keysOf(ticket, policies)[mode] }))
  return keyed.toSorted((a, b) => compareKeys(a.key, b.key)).map(({ number }) => number)
}
