/** The `order` policy: how a line is ordered. Rules: docs/spec/policy.md. */
import { Refusal } from './refusal.ts'
import { type Mode, SEGMENTS, type Segment } from './vocabulary.ts'

/** The criteria a line can be ordered by, each written to a fixed number of bytes in domain/rank.ts. */
export const CRITERIA = ['actionable', 'pin', 'priority', 'severity', 'segment', 'due', 'received', 'number'] as const
export type Criterion = (typeof CRITERIA)[number]

/** How a line is ordered: the criteria of each mode, first decides first, and classes of segments. */
export interface OrderPolicy {
  readonly criteria: Readonly<Record<Mode, readonly Criterion[]>>
  /** Segments of one inner list are one class; a segment in none stands after all classes. */
  readonly segments: readonly (readonly Segment[])[]
}

/** Refuses an order that is not strict, or names a criterion twice or one that does not exist (RANK-1).
 *  @throws Refusal `policy_invalid` */
export function checkOrderPolicy(policy: OrderPolicy): OrderPolicy {
  for (const criteria of Object.values(policy.criteria)) {
    const unknown = criteria.find((criterion) => !CRITERIA.includes(criterion))
    if (unknown !== undefined) {
      throw new Refusal('policy_invalid', `There is no criterion "${unknown}". Choose from ${CRITERIA.join(', ')}.`)
    }
    if (criteria.at(-1) !== 'number' || new Set(criteria).size !== criteria.length) {
      throw new Refusal('policy_invalid', 'The order is not strict. Name each criterion once and end with `number`.')
    }
  }
  const named = policy.segments.flat()
  const unknown = named.find((segment) => !SEGMENTS.includes(segment))
  if (unknown !== undefined) {
    throw new Refusal('policy_invalid', `There is no segment "${unknown}". Choose from ${SEGMENTS.join(', ')}.`)
  }
  if (new Set(named).size !== named.length) {
    throw new Refusal('policy_invalid', 'A segment stands in two classes. Name each segment at most once.')
  }
  return policy
}
