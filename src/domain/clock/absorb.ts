/** A ticket that took in another: every customer's promise survives (CLK-10). */

import type { Policies } from '../policies.ts'
import type { TicketChange } from '../ticket-event.ts'
import type { Instant } from '../time.ts'
import type { CarriedClock } from './carried-clock.ts'
import type { Cycle } from './clock.ts'
import { aim, type Cause, settle } from './cycle.ts'
import { jointPauses } from './joint-pauses.ts'
import { factsFor, owed, start } from './obligations.ts'
import { type ClockState, type Draft, draftOf, type StateDraft } from './state.ts'

type Absorbed = Extract<TicketChange, { type: 'absorbed' }>

/** The promises a ticket still owes at `now`, as they go on in the ticket it is merged into: to its own customer, and to
 *  those of tickets it had taken in. */
export function carriedClocks(state: ClockState, now: Instant): CarriedClock[] {
  const { cycles } = draftOf(state)
  const owedStill = cycles.filter(({ endedAt, metric }) => endedAt === null && metric !== 'triage')
  return owedStill.map((cycle) => {
    settle(cycle, now)
    const { metric, startedAt, breachedAt, pauses, party } = cycle
    const terms = party === null ? undefined : state.parties[party]
    const carried = { metric, startedAt, breachedAt, pauses }
    return party === null || terms === undefined ? carried : { ...carried, of: { number: party, ...terms } }
  })
}

/** The same customer waits for one answer: the earlier start counts, as does all time that either clock counted, and what
 *  was missed there stays missed, and told. */
function joined(cycle: Draft<Cycle>, carried: CarriedClock, at: Instant): void {
  const { startedAt, breachedAt } = carried
  cycle.pauses = jointPauses(cycle, carried, at)
  if (startedAt < cycle.startedAt) cycle.startedAt = startedAt
  if (breachedAt === null || (cycle.breachedAt !== null && cycle.breachedAt <= breachedAt)) return
  cycle.breachedAt = breachedAt
  cycle.told = true
}

/** Whose clock `carried` is in the ticket that takes it over; null for the ticket's own customer. */
function partyOf(state: StateDraft, carried: CarriedClock, absorbed: Absorbed): number | null {
  const { number, sameCustomer, segment, plan, contract } = absorbed
  if (carried.of === undefined && sameCustomer) return null
  const { number: party, ...terms } = carried.of ?? { number, segment, plan, contract }
  state.parties = { ...state.parties, [party]: { segment: terms.segment, plan: terms.plan, contract: terms.contract } }
  return party
}

/** Takes over what another ticket owed: for the same customer in the ticket's own clocks, for others beside them. */
export function absorb(state: StateDraft, policies: Policies, cause: Cause, absorbed: Absorbed): void {
  for (const carried of absorbed.clocks) {
    const party = partyOf(state, carried, absorbed)
    const own = owed(state, carried.metric).find((cycle) => cycle.party === party)
    const cycle = own ?? start(state, policies, cause, { metric: carried.metric, startedAt: cause.at, party })
    joined(cycle, carried, cause.at)
    aim(cycle, factsFor(state, cycle), policies, cause)
  }
}
