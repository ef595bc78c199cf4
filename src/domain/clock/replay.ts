/** The fold of a ticket's clocks one event at a time, for telling what each event did. */
import { must } from '../assert.ts'
import type { Policies } from '../policies.ts'
import { unhappened } from '../takes-back.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { foldClocks, step } from './fold.ts'
import { byTime, judgements } from './judged.ts'
import { opening } from './opening.ts'
import { type ClockState, draftOf } from './state.ts'

export interface Step {
  readonly event: TicketEvent
  /** The clocks after it. */
  readonly state: ClockState
}

/** The clocks after each event in turn, in the order they happened; the last are those of foldClocks. */
export function replay(events: readonly TicketEvent[], policies: Policies): Step[] {
  const [first, ...rest] = byTime(events)
  const judged = judgements(events)
  const begun = must(first, 'a ticket has at least one event')
  const steps: Step[] = [{ event: begun, state: opening(begun, policies) }]
  const told = [begun]
  const gone = unhappened(events)
  for (const event of rest) {
    told.push(event)
    if (gone.has(event.version)) {
      steps.push({ event, state: foldClocks(told, policies) })
      continue
    }
    const draft = draftOf(must(steps.at(-1), 'it has begun').state)
    step(draft, event, policies, judged)
    steps.push({ event, state: draft })
  }
  return steps
}
