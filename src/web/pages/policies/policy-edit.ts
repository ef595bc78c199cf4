/** Changes to the policy of promises while it is edited; every one gives a new document. */
import type { SlaPolicy } from '../../../contract/policies.ts'
import type { Metric } from '../../../domain/sla/document.ts'

export type Table = SlaPolicy['tables'][number]
export type Rule = Table['rules'][number]
export type Conditions = Rule['when']
export type Aspect = keyof Conditions
export type Target = NonNullable<Rule['targets'][Metric]>

/** The same list with the item at `index` replaced, or taken out. */
export const replacedAt = <Item>(items: readonly Item[], index: number, item: Item | undefined): Item[] =>
  items.flatMap((each, at) => (at === index ? (item === undefined ? [] : [item]) : [each]))

/** The same list with the item at `index` so many places later; it stays where it is when there is no such place. */
export function movedTo<Item>(items: readonly Item[], index: number, by: number): Item[] {
  const moved = [...items]
  const to = index + by
  if (to < 0 || to >= items.length) return moved
  moved.splice(to, 0, ...moved.splice(index, 1))
  return moved
}

export const insertedAt = <Item>(items: readonly Item[], index: number, item: Item): Item[] => [
  ...items.slice(0, index),
  item,
  ...items.slice(index),
]

/** `name`, or with a number behind it when another has it already: names of a list differ. */
export function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken)
  if (!names.has(name)) return name
  let number = 2
  while (names.has(`${name} ${number}`)) number += 1
  return `${name} ${number}`
}

/** With another list of values for a condition; without any it no longer asks for it. */
export function withCondition(when: Conditions, aspect: Aspect, values: readonly (string | number)[]): Conditions {
  const { [aspect]: _, ...rest } = when
  // The values come from the closed list of the aspect, or are names and slugs for the two that have none.
  return (values.length === 0 ? rest : { ...rest, [aspect]: values }) as Conditions
}

/** With another target for a metric; undefined no longer promises it. */
export function withTarget(rule: Rule, metric: Metric, target: Target | undefined): Rule {
  const { [metric]: _, ...rest } = rule.targets
  return { ...rule, targets: target === undefined ? rest : { ...rest, [metric]: target } }
}

const isBusiness = ({ unit }: Pick<Target, 'unit'>): boolean => unit.startsWith('business_')

/** Only what has a meaning for the unit: a mode for clock units, the end of the day for business days. */
export function fittedTarget(target: Target): Target {
  const { mode, dayEnds, ...rest } = target
  return {
    ...rest,
    ...(mode === undefined || isBusiness(target) ? {} : { mode }),
    ...(dayEnds === undefined || target.unit !== 'business_days' ? {} : { dayEnds }),
  }
}

/** Percents as a person types them; undefined when one is none. */
export function readPercents(text: string): number[] | undefined {
  const parts = text
    .split(/[,;\s%]+/)
    .filter(Boolean)
    .map(Number)
  if (parts.some((percent) => !Number.isInteger(percent) || percent < 1 || percent > 99)) return undefined
  return [...new Set(parts)].sort((a, b) => a - b)
}
