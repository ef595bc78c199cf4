/** What rules ask for, with the values of each as people read them. */
import {
  CHANNELS,
  ENVIRONMENTS,
  EXCLUSIONS,
  KINDS,
  PRIORITIES,
  SEGMENTS,
  SEVERITIES,
} from '../../../domain/vocabulary.ts'
import { policyText } from '../../policy-text.ts'
import { terms } from '../../terms.ts'
import type { Aspect, Conditions } from './policy-edit.ts'

export interface Value {
  readonly value: string | number
  readonly label: string
}

const listed = <Each extends string>(values: readonly Each[], names: Readonly<Record<Each, string>>): Value[] =>
  values.map((value) => ({ value, label: names[value] }))

/** The closed list of an aspect; undefined for contracts and plans, which are typed. */
export const VALUES: Readonly<Record<Aspect, readonly Value[] | undefined>> = {
  contract: undefined,
  segment: listed(SEGMENTS, terms.segment),
  plan: undefined,
  severity: SEVERITIES.map((value) => ({ value, label: `${value} · ${terms.severity[value].label}` })),
  priority: PRIORITIES.map((value) => ({ value, label: terms.priority[value].label })),
  kind: listed(KINDS, terms.kind),
  channel: listed(CHANNELS, terms.channel),
  environment: listed(ENVIRONMENTS, terms.environment),
  excluded: listed(EXCLUSIONS, terms.exclusion),
}

/** The values a rule asks for, in words; severities by their numbers, which are shorter. */
export function conditionWords(when: Conditions, aspect: Aspect): string {
  const values: readonly (string | number)[] = when[aspect] ?? []
  const labels = values.map((value) => {
    const known = VALUES[aspect]?.find((each) => each.value === value)
    return aspect === 'severity' || known === undefined ? String(value) : known.label
  })
  return `${policyText.conditions[aspect]}: ${labels.join(', ')}`
}
