/** Whether a field is asked, by what was answered before it (INT-2). */
import type { Answers, Condition } from './document.ts'

/** The parts of an answer of several choices. */
export const partsOf = (value: string): string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

function says(value: string, allowed: readonly string[]): boolean {
  return allowed.includes(value) || partsOf(value).some((part) => allowed.includes(part))
}

/** Whether `answers` meet `condition`; a field that is not asked has no answer. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('any' in condition) return condition.any.some((each) => holds(each, answers))
  if ('all' in condition) return condition.all.every((each) => holds(each, answers))
  const value = Object.hasOwn(answers, condition.field) ? (answers[condition.field] ?? '') : ''
  return 'is' in condition ? says(value, condition.is) : (value !== '') === condition.filled
}

/** Every single condition inside of one, with its path below it. */
export function leavesOf(
  condition: Condition,
  path = '',
): readonly { readonly path: string; readonly leaf: Exclude<Condition, { any: unknown } | { all: unknown }> }[] {
  if ('any' in condition) return condition.any.flatMap((each, index) => leavesOf(each, `${path}.any[${index}]`))
  if ('all' in condition) return condition.all.flatMap((each, index) => leavesOf(each, `${path}.all[${index}]`))
  return [{ path, leaf: condition }]
}
