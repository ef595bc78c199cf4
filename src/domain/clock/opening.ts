/** The clocks that begin with a ticket. Rules: docs/spec/clock.md. */
import { must } from '../assert.ts'
import type { Policies } from '../policies.ts'
import type { TicketEvent } from '../ticket-event.ts'
import { start } from './obligations.ts'
import type { ClockFacts, StateDraft } from './state.ts'

/** Clocks of a ticket that has just been opened. */
export function opening({ at, version, change }: TicketEvent, policies: Policies): StateDraft {
  const opened = must(change.type === 'opened' ? change : null, 'a stream starts with opened')
  const { segment, plan, contract, kind, channel, environment, team, excluded } = opened
  const known = { segment, plan, contract, kind, channel, environment, severity: null, priority: null }
  const facts: ClockFacts = excluded === undefined ? known : { ...known, excluded }
  const state: StateDraft = {
    at,
    version,
    facts,
    parties: {},
    team,
    done: null,
    silentSince: null,
    solvedAt: null,
    rebasedAt: null,
    unanswered: [{ version, at }],
    responded: false,
    holds: [],
    cycles: [],
  }
  for (const metric of ['triage', 'first_response', 'resolution'] as const) {
    start(state, policies, { at, version }, { metric, startedAt: at })
  }
  return state
}
