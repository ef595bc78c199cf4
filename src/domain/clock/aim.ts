/** Which target a cycle runs under, and when it is due: the policy's promises turned into instants. */
import { calendarOf } from '../calendar/calendar.ts'
import type { Policies } from '../policies.ts'
import type { Metric } from '../sla/document.ts'
import { type Promised, promisesFor } from '../sla/match.ts'
import { dueOf } from '../sla/target.ts'
import type { Instant, Interval } from '../time.ts'
import { versionAt } from '../version.ts'
import type { Aim, Cycle } from './clock.ts'
import type { ClockFacts } from './state.ts'

type Promises = Readonly<Partial<Record<Metric, readonly Promised[]>>>

/** What was promised to tickets that are alike in all that rules look at: matching costs more than all else in a fold. */
type Shelf = Map<string, Promises>

/** Shelves by the version of the `sla` policy, then by that of the contract; the policy itself stands for "no contract". */
const shelves = new WeakMap<object, WeakMap<object, Shelf>>()

function shelfOf(sla: object, contract: object): Shelf {
  const byContract = shelves.get(sla) ?? new WeakMap<object, Shelf>()
  shelves.set(sla, byContract)
  const shelf: Shelf = byContract.get(contract) ?? new Map()
  byContract.set(contract, shelf)
  return shelf
}

const keyOf = (facts: ClockFacts): string => {
  const { contract, segment, plan, severity, priority, kind, channel, environment, excluded = '' } = facts
  return `${contract}\n${segment}\n${plan}\n${severity}\n${priority}\n${kind}\n${channel}\n${environment}\n${excluded}`
}

function contractOf({ contract }: ClockFacts, { contracts }: Policies, knownAt: Instant): object | undefined {
  if (contract === null || !Object.hasOwn(contracts, contract)) return undefined
  return versionAt(contracts[contract] ?? [], knownAt)
}

/** What each metric is promised to a ticket of these facts by the policies known at `knownAt`. */
export function promised(facts: ClockFacts, policies: Policies, knownAt: Instant): Promises {
  const sla = versionAt(policies.sla, knownAt)
  if (!sla) return {}
  const shelf = shelfOf(sla, contractOf(facts, policies, knownAt) ?? sla)
  const key = keyOf(facts)
  const found = shelf.get(key)
  if (found) return found
  const { promises } = promisesFor(facts, policies, knownAt)
  shelf.set(key, promises)
  return promises
}

type Counted = Pick<Cycle, 'startedAt' | 'knownAt' | 'pauses'>

/** The pauses that have ended, as stretches. */
export const endedPauses = (pauses: Cycle['pauses']): readonly Interval[] =>
  pauses.flatMap(({ from, to }) => (to === null ? [] : [{ start: from, end: to }]))

/** When `cycle` would be due under `aim` if no pause lasted. */
export function dueUnder(cycle: Counted, { target, calendar }: Pick<Aim, 'target' | 'calendar'>, policies: Policies) {
  return dueOf({
    target,
    calendar: calendarOf(policies.book, calendar, cycle.knownAt),
    startedAt: cycle.startedAt,
    pauses: cycle.pauses.length === 0 ? NO_PAUSES : endedPauses(cycle.pauses),
  })
}

const NO_PAUSES: readonly Interval[] = []

/** The strictest of what is promised for the metric of `cycle`: the one due first (C-STRICTER), and that due. */
export function strictest(
  cycle: Counted & Pick<Cycle, 'metric'>,
  facts: ClockFacts,
  policies: Policies,
): { readonly promise: Promised; readonly dueAt: Instant } | undefined {
  let first: { readonly promise: Promised; readonly dueAt: Instant } | undefined
  for (const promise of promised(facts, policies, cycle.knownAt)[cycle.metric] ?? []) {
    const dueAt = dueUnder(cycle, promise, policies)
    if (!first || dueAt < first.dueAt) first = { promise, dueAt }
  }
  return first
}

/** Whether two targets are alike; a version of the policy always has the same one under a rule, a contract may not. */
const isSameTarget = (aim: Aim, promise: Promised): boolean =>
  promise.contract === null || JSON.stringify(aim.target) === JSON.stringify(promise.target)

/** Whether `aim` is what `promise` says. */
export const isSameAim = (aim: Aim, promise: Promised): boolean =>
  aim.rule === promise.rule &&
  aim.table === promise.table &&
  aim.policy === promise.policy &&
  aim.contract === promise.contract &&
  aim.calendar === promise.calendar &&
  isSameTarget(aim, promise)
