/** What a ticket would be promised, and when each promise would be due: a policy tried before it counts. */
import { type Calendar, calendarOf } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import type { Instant } from '../time.ts'
import { CLOCK_MODES, type ClockMode, METRICS, type Metric } from './document.ts'
import { type PassedOver, type Promised, promisesFor, type SlaFacts } from './match.ts'
import { dueInMode, dueOf, targetWords } from './target.ts'

export interface TriedPromise extends Omit<Promised, 'target' | 'policy' | 'contract'> {
  readonly metric: Metric
  /** The target in words. */
  readonly words: string
  readonly dueAt: Instant
  /** The same minutes or hours counted in each mode; null for days and weeks. */
  readonly modes: Readonly<Record<ClockMode, Instant>> | null
  /** Whether it is the one that counts: of several of a metric the one due first (C-STRICTER). */
  readonly wins: boolean
}

export interface Trial {
  readonly promises: readonly TriedPromise[]
  readonly passedOver: readonly PassedOver[]
  readonly warnings: readonly string[]
}

function modesOf({ target }: Promised, calendar: Calendar, startedAt: Instant): TriedPromise['modes'] {
  const dues = CLOCK_MODES.map((mode) => [mode, dueInMode({ target, calendar, startedAt, pauses: [] }, mode)] as const)
  if (dues.some(([, due]) => due === null)) return null
  return Object.fromEntries(dues) as Record<ClockMode, Instant>
}

/** The promises of one metric to a ticket that arrives at `startedAt`; of two due at once the first counts. */
function triedMetric(
  metric: Metric,
  promises: readonly Promised[],
  calendarFor: (slug: string) => Calendar,
  startedAt: Instant,
) {
  const tried = promises.map((promise) => {
    const calendar = calendarFor(promise.calendar)
    const dueAt = dueOf({ target: promise.target, calendar, startedAt, pauses: [] })
    return { promise, dueAt, modes: modesOf(promise, calendar, startedAt) }
  })
  const first = Math.min(...tried.map(({ dueAt }) => dueAt))
  const winner = tried.findIndex(({ dueAt }) => dueAt === first)
  return tried.map(({ promise, dueAt, modes }, index): TriedPromise => {
    const { target, calendar, table, rule, because } = promise
    return { metric, words: targetWords(target), calendar, table, rule, because, dueAt, modes, wins: index === winner }
  })
}

/** Tries the policies known at `knownAt` on a ticket of these facts that starts all its clocks at `startedAt`. */
export function trial(
  facts: SlaFacts,
  policies: Policies,
  { startedAt, knownAt }: { startedAt: Instant; knownAt: Instant },
): Trial {
  const { promises, passedOver, warnings } = promisesFor(facts, policies, knownAt)
  const calendarFor = (slug: string) => calendarOf(policies.book, slug, knownAt)
  return {
    promises: METRICS.flatMap((metric) => triedMetric(metric, promises[metric] ?? [], calendarFor, startedAt)),
    passedOver,
    warnings,
  }
}
