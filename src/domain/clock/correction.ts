/** What an event learnt of late changed in the clocks (CLK-15). */
import { type Instant, isoOf } from '../time.ts'
import type { Cycle } from './clock.ts'
import { settle } from './cycle.ts'
import { type ClockState, draftOf } from './state.ts'

const keyOf = ({ metric, party, cycle }: Cycle): string =>
  `${metric.replace('_', ' ')}${cycle > 1 ? ` ${cycle}` : ''}${party === null ? '' : ` (#${party})`}`

function stood({ outcome, breachedAt, endedAt, dueAt, cancelledBecause }: Cycle): string {
  if (outcome === 'met' && endedAt !== null) return `met at ${isoOf(endedAt)}`
  if (outcome === 'cancelled') return `cancelled: ${cancelledBecause}`
  if (breachedAt !== null) return `breached at ${isoOf(breachedAt)}`
  return dueAt === null ? 'paused' : `due at ${isoOf(dueAt)}`
}

function words(state: ClockState, now: Instant): Map<string, string> {
  const shown = draftOf(state).cycles.filter(({ aims }) => aims.length > 0)
  for (const cycle of shown) settle(cycle, now)
  return new Map(shown.map((cycle) => [keyOf(cycle), stood(cycle)]))
}

/** Each clock that at `now` stands otherwise in `after` than in `before`, in words; empty when none does. */
export function corrections(before: ClockState, after: ClockState, now: Instant): string[] {
  const [was, is] = [words(before, now), words(after, now)]
  const names = [...new Set([...was.keys(), ...is.keys()])]
  return names
    .filter((name) => was.get(name) !== is.get(name))
    .map((name) => `${name}: ${was.get(name) ?? 'not there'}, now ${is.get(name) ?? 'not there'}`)
}
