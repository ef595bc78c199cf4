/** Criteria over evidence: whether they hold, what they wait for, and by what they hold (SEV-2, SEV-3). */

import type { Evidence } from '../ticket-event.ts'
import type { Answer, Condition } from './document.ts'

/** `undefined`: not known while something is unanswered that decides it. */
export type Truth = boolean | undefined

const answerTo = (evidence: Evidence, question: string): Answer | undefined =>
  Object.hasOwn(evidence, question) ? evidence[question] : undefined

/** A criterion on one question. */
export type Leaf = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }>

/** Whether it is on one question, not made of others. */
export const isLeaf = (condition: Condition): condition is Leaf =>
  'is' in condition || 'atLeast' in condition || 'below' in condition

/** The id of the question it is on. */
export function questionOf(leaf: Leaf): string {
  if ('is' in leaf) return leaf.is[0]
  return 'atLeast' in leaf ? leaf.atLeast[0] : leaf.below[0]
}

function leafHolds(leaf: Leaf, answer: Answer): boolean {
  if ('is' in leaf) return leaf.is.slice(1).includes(answer)
  if ('atLeast' in leaf) return typeof answer === 'number' && answer >= leaf.atLeast[1]
  return typeof answer === 'number' && answer < leaf.below[1]
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth)

/** Whether all of them hold: false as soon as one is false, whatever is not known of the others. */
function every(truths: readonly Truth[]): Truth {
  if (truths.includes(false)) return false
  return truths.includes(undefined) ? undefined : true
}

/** Whether the criterion holds by what is known. Answering more never turns true into false, or false into true. */
export function holds(condition: Condition, evidence: Evidence): Truth {
  if ('all' in condition) return every(condition.all.map((each) => holds(each, evidence)))
  if ('any' in condition) return not(every(condition.any.map((each) => not(holds(each, evidence)))))
  if ('not' in condition) return not(holds(condition.not, evidence))
  const answer = answerTo(evidence, questionOf(condition))
  return answer === undefined ? undefined : leafHolds(condition, answer)
}

/** What a condition is made of; a leaf of nothing. */
export function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}

/** The questions whose answers can still decide the criterion; none when it is decided. */
export function unansweredBy(condition: Condition, evidence: Evidence): string[] {
  if (holds(condition, evidence) !== undefined) return []
  if (isLeaf(condition)) return [questionOf(condition)]
  return [...new Set(partsOf(condition).flatMap((part) => unansweredBy(part, evidence)))]
}

/** The criteria on single questions by which a decided condition is what it is: of several that would each do, the first. */
export function groundsOf(condition: Condition, evidence: Evidence): Leaf[] {
  const truth = holds(condition, evidence)
  if (truth === undefined) return []
  if (isLeaf(condition)) return [condition]
  const parts = partsOf(condition)
  // `any` that holds, and `all` that does not, are decided by one part alone.
  const decidedByOne = 'any' in condition ? truth : 'all' in condition && !truth
  if (!decidedByOne) return parts.flatMap((part) => groundsOf(part, evidence))
  const first = parts.find((part) => holds(part, evidence) === truth)
  return first ? groundsOf(first, evidence) : []
}

/** Every criterion on a single question within it. */
export const leavesOf = (condition: Condition): Leaf[] =>
  isLeaf(condition) ? [condition] : partsOf(condition).flatMap(leavesOf)
