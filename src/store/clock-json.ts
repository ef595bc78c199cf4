/** The clocks of a ticket as JSON, without what is as it is at the beginning: every event of a ticket rewrites it. */
import type { Cycle } from '../domain/clock/clock.ts'
import type { ClockState } from '../domain/clock/state.ts'

/** A cycle as it is stored: always with its metric, number and start, else only with what differs from `AT_FIRST`. */
export type CycleJson = Pick<Cycle, 'metric' | 'cycle' | 'startedAt'> & Partial<Cycle>

/** How the parts of a cycle are until something happens to it; `knownAt` is its start. */
const AT_FIRST = {
  party: null,
  startedBy: 1,
  aims: [],
  pauses: [],
  dueAt: null,
  breachedAt: null,
  firstEndedAt: null,
  endedAt: null,
  endedBy: null,
  outcome: null,
  cancelledBecause: null,
  lapsed: null,
  warned: [],
  told: false,
} as const satisfies Partial<Cycle>

const PARTS = Object.keys(AT_FIRST) as (keyof typeof AT_FIRST)[]

const isAtFirst = (cycle: Cycle, part: keyof typeof AT_FIRST): boolean => {
  const value = cycle[part]
  return Array.isArray(value) ? value.length === 0 : value === AT_FIRST[part]
}

function cycleJson(cycle: Cycle): CycleJson {
  const { metric, startedAt, knownAt } = cycle
  const json: Record<string, unknown> = { metric, cycle: cycle.cycle, startedAt }
  if (knownAt !== startedAt) json.knownAt = knownAt
  for (const part of PARTS) if (!isAtFirst(cycle, part)) json[part] = cycle[part]
  return json as CycleJson
}

/** The cycle that was stored as `json`. */
export function cycleOf(json: CycleJson): Cycle {
  const { metric, cycle, startedAt, knownAt = startedAt, party = null, startedBy = 1, aims = [], pauses = [] } = json
  const { dueAt = null, breachedAt = null, firstEndedAt = null, endedAt = null, endedBy = null } = json
  const { outcome = null, cancelledBecause = null, lapsed = null, warned = [], told = false } = json
  return {
    metric,
    cycle,
    party,
    startedAt,
    startedBy,
    knownAt,
    aims,
    pauses,
    dueAt,
    breachedAt,
    firstEndedAt,
    endedAt,
    endedBy,
    outcome,
    cancelledBecause,
    lapsed,
    warned,
    told,
  }
}

/** A state as it is stored. */
export type ClocksJson = Omit<ClockState, 'cycles'> & { readonly cycles: readonly CycleJson[] }

/** `state` as JSON; the same state always gives the same text. */
export const clocksJson = (state: ClockState): ClocksJson => ({ ...state, cycles: state.cycles.map(cycleJson) })

/** The state that was stored as `json`. */
export const clocksOfJson = (json: unknown): ClockState => {
  const stored = json as ClocksJson
  return { ...stored, cycles: stored.cycles.map(cycleOf) }
}
