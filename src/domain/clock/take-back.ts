/** What a step that is taken back had done to the promises of a ticket (TRI-9). */
import type { Policies } from '../policies.ts'
import type { TakesBack } from '../takes-back.ts'
import { type Cause, cancel, isOwed, owedAgain, settle } from './cycle.ts'
import { excluding } from './exclusion.ts'
import { aimAll } from './obligations.ts'
import type { StateDraft } from './state.ts'

/** The event that takes back, and what it takes back from. */
interface Folding extends Cause {
  readonly state: StateDraft
  readonly policies: Policies
}

/** Cancels what the event of version `undoes` had begun, and owes again what it had ended; a due that has passed meanwhile
 *  is a miss at its instant, for nobody stopped waiting. */
export function takeBack(state: StateDraft, policies: Policies, cause: Cause, undoes: number): void {
  for (const cycle of state.cycles) {
    if (cycle.startedBy === undoes && isOwed(cycle)) cancel(cycle, 'taken back', cause)
    if (cycle.endedBy !== undoes) continue
    owedAgain(cycle, policies)
    settle(cycle, cause.at)
  }
}

/** A triage taken back is owed again from where it began, and the severity is assumed again (CLK-16). */
export function triageTakenBack(folding: Folding): void {
  const { state, policies } = folding
  state.facts = { ...state.facts, severity: null, priority: null }
  const last = state.cycles.findLast(({ metric }) => metric === 'triage')
  if (last) owedAgain(last, policies)
  aimAll(state, policies, folding)
}

/** A dismissal taken back: nothing began or ended by it (TRI-9). */
export function dismissalTakenBack(folding: Folding, undoes: number): void {
  const { state, policies } = folding
  state.done = null
  takeBack(state, policies, folding, undoes)
  aimAll(state, policies, folding)
}

/** What a step taken back had excluded from promises, or not. */
export function restoreExclusion(folding: Folding, { restores }: TakesBack): void {
  if (restores?.excluded === undefined) return
  const { state, policies } = folding
  state.facts = excluding(state.facts, restores.excluded)
  aimAll(state, policies, folding)
}
