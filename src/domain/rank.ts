/** The one strict order: a ticket's place as a key whose bytes sort like the comparator. Rules: docs/spec/rank.md.
 *  Nothing else in the program compares tickets; the database merely sorts these bytes. */
import { must } from './assert.ts'
import type { Criterion, OrderPolicy } from './policy.ts'
import type { Instant } from './time.ts'
import type { Mode, Priority, Segment, Severity, TeamKind } from './vocabulary.ts'

/** What the order looks at; everything else about a ticket leaves its place alone. */
export interface RankFacts {
  readonly number: number
  /** The next action is ours. */
  readonly actionable: boolean
  /** Solved or closed, and therefore not actionable; nothing compares it. */
  readonly done?: boolean
  /** Place among the pinned, 1 first; null when not pinned. */
  readonly pin: number | null
  /** Null until triaged. */
  readonly priority: Priority | null
  readonly severity: Severity | null
  readonly segment: Segment
  /** The earliest running due; null when no promise runs. */
  readonly dueAt: Instant | null
  readonly receivedAt: Instant
}

/** Lower-case hexadecimal; sorting the text sorts the bytes. Unique in a workspace, because it holds the number. */
export type RankKey = string & { readonly kind: 'rank' }

/** p0 first, the untriaged directly below it (triage takes a minute and it may be a p0), then p1 to p3 (RANK-4). */
const priorityPlace = (priority: Priority | null): number =>
  priority === null ? 1 : { p0: 0, p1: 2, p2: 3, p3: 4 }[priority]

/** The class of a segment under `policy`; a segment the policy leaves out stands last (RANK-5). */
export function segmentClass(policy: OrderPolicy, segment: Segment): number {
  const found = policy.segments.findIndex((segments) => segments.includes(segment))
  return found === -1 ? policy.segments.length : found
}

const NONE_LAST = 2 ** 48 - 1

/** Bytes of each criterion; instants and numbers fit 48 bits until the year 10889 and 281 trillion tickets. */
const WIDTH: Readonly<Record<Criterion, number>> = {
  actionable: 1,
  pin: 2,
  priority: 1,
  severity: 1,
  segment: 1,
  due: 6,
  received: 6,
  number: 6,
}

const UNPINNED = 0xffff
const NO_SEVERITY = 4

/** The value a criterion compares, smaller first; never negative, so instants before 1970 count as 1970. */
export function criterionValue(criterion: Criterion, facts: RankFacts, policy: OrderPolicy): number {
  switch (criterion) {
    case 'actionable':
      return facts.actionable ? 0 : 1
    case 'pin':
      return facts.pin ?? UNPINNED
    case 'priority':
      return priorityPlace(facts.priority)
    case 'severity':
      return facts.severity ?? NO_SEVERITY
    case 'segment':
      return segmentClass(policy, facts.segment)
    case 'due':
      return Math.max(0, facts.dueAt ?? NONE_LAST)
    case 'received':
      return Math.max(0, facts.receivedAt)
    case 'number':
      return facts.number
  }
}

/** The key of `facts` in `mode`: each criterion of the policy as big-endian bytes, first criterion first (RANK-2). */
export function rankKey(facts: RankFacts, policy: OrderPolicy, mode: Mode): RankKey {
  const parts = policy.criteria[mode].map((criterion) =>
    criterionValue(criterion, facts, policy)
      .toString(16)
      .padStart(WIDTH[criterion] * 2, '0'),
  )
  return parts.join('') as RankKey
}

/** The key of every mode; both are stored, so switching the mode moves nothing but a flag (RANK-6). */
export function rankKeys(facts: RankFacts, policy: OrderPolicy): Readonly<Record<Mode, RankKey>> {
  return { normal: rankKey(facts, policy, 'normal'), hard: rankKey(facts, policy, 'hard') }
}

/** The mode that orders a team's line: engineering gives prospects no bonus, so it stays in normal order (RANK-7). */
export const lineMode = (mode: Mode, team: TeamKind | null): Mode => (team === 'engineering' ? 'normal' : mode)

/** Which of two keys stands first: negative when `a` does. */
export const compareKeys = (a: RankKey, b: RankKey): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first criterion in which `a` and `b` differ. The number always does, for two different tickets (RANK-1). */
export function decidingCriterion(a: RankFacts, b: RankFacts, policy: OrderPolicy, mode: Mode): Criterion {
  const decides = policy.criteria[mode].find(
    (criterion) => criterionValue(criterion, a, policy) !== criterionValue(criterion, b, policy),
  )
  return must(decides, 'two tickets differ at least in their number')
}
