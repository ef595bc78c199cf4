/** The promise of a receiving team among ourselves: a ticket that was routed to it is taken up, an offer is answered. */
import type { Policies } from '../policies.ts'
import { type Cause, cancel, end } from './cycle.ts'
import { cancelAll, endAll, owed, start } from './obligations.ts'
import type { StateDraft } from './state.ts'

interface Folding extends Cause {
  readonly state: StateDraft
  readonly policies: Policies
}

/** Somebody of the receiving team took it up. */
export const takenUp = ({ state, at, version }: Folding): void => endAll(state, { at, version }, 'handover')

/** What the receiver of an offer owes is an answer to it; words to the customer are none, whosever they are (CLK-17). */
export function saidSomething(folding: Folding): void {
  const { state } = folding
  for (const cycle of owed(state, 'handover')) if (cycle.startedBy !== state.offeredBy) end(cycle, folding)
}

/** An offer ends with the owner it came from. */
export function givenBack(folding: Folding): void {
  const { state } = folding
  for (const cycle of owed(state, 'handover')) {
    if (cycle.startedBy === state.offeredBy) cancel(cycle, 'given back', folding)
  }
}

/** Handed to another team: the customer's clocks run on, and one of the receiving team begins (CLK-9). */
export function handedOver(folding: Folding, team: string): void {
  const { state, policies, at } = folding
  if (team === state.team) return
  state.team = team
  cancelAll(state, 'handed on', folding, 'handover')
  start(state, policies, folding, { metric: 'handover', startedAt: at })
}

/** Offered: from now on the receiving team owes an answer, be it that something is missing (CLK-17). */
export function offered(folding: Folding): void {
  const { state, policies, at } = folding
  cancelAll(state, 'offered anew', folding, 'handover')
  state.offeredBy = folding.version
  start(state, policies, folding, { metric: 'handover', startedAt: at })
}
