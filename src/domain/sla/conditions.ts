/** What rules look at: whether a ticket fits, in words, and which cases a list of rules leaves to each of them. */
import { CHANNELS, ENVIRONMENTS, type Exclusion, KINDS, PRIORITIES, SEGMENTS, SEVERITIES } from '../vocabulary.ts'
import type { Conditions } from './document.ts'

/** Everything a rule may ask for, in the order that explanations name it. */
export const ASPECTS = [
  'contract',
  'segment',
  'plan',
  'severity',
  'priority',
  'kind',
  'channel',
  'environment',
] as const satisfies readonly (keyof Conditions)[]
export type Aspect = (typeof ASPECTS)[number]

/** A ticket as rules see it: null is what is not known, or not there, and fits no list. */
export type Facts = { readonly [Each in Aspect]: NonNullable<Conditions[Each]>[number] | null } & {
  readonly excluded?: Exclusion | null
}

/** The values a rule asks for; undefined when it leaves the aspect out, which fits all. */
const wanted = (conditions: Conditions, aspect: Aspect): readonly unknown[] | undefined => conditions[aspect]

const named = (value: unknown): string => String(value).replaceAll('_', ' ')

const either = (values: readonly unknown[]): string => {
  const names = values.map(named)
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}

const EXCLUDED: Readonly<Record<Exclusion, string>> = {
  beta: 'the feature is a beta',
  experimental: 'the feature is experimental',
  best_effort: 'the help is best effort',
}

/** What is excluded from promises fits only a rule that names why, and such a rule fits nothing else (SLA-18). */
function exclusion({ excluded: named }: Conditions, { excluded }: Facts): string | undefined {
  if (excluded !== undefined && excluded !== null) {
    return named?.includes(excluded) ? undefined : `${EXCLUDED[excluded]}, of which nothing is promised`
  }
  return named === undefined ? undefined : 'it is only for what nothing else is promised of'
}

/** Why `facts` do not fit: the first condition that fails, in words; undefined when they fit. */
export function misfit(conditions: Conditions, facts: Facts): string | undefined {
  const excluded = exclusion(conditions, facts)
  if (excluded !== undefined) return excluded
  for (const aspect of ASPECTS) {
    const values = wanted(conditions, aspect)
    const value = facts[aspect]
    if (values === undefined || (value !== null && values.includes(value))) continue
    return value === null
      ? `there is no ${aspect}, and it asks for ${either(values)}`
      : `${aspect} is ${named(value)}, not ${either(values)}`
  }
  return undefined
}

/** Why `facts` fit, in words: what they are in every aspect that the rule asks for. `assumed` is told of the severity. */
export function fitting(conditions: Conditions, facts: Facts, assumed: boolean): string {
  const asked = ASPECTS.filter((aspect) => wanted(conditions, aspect) !== undefined)
  if (asked.length === 0) return 'it fits every ticket'
  const told = asked.map((aspect) => {
    const until = aspect === 'severity' && assumed ? ' (assumed until triage)' : ''
    return `${aspect} is ${named(facts[aspect])}${until}`
  })
  return told.join(' and ')
}

/** Any contract or plan that no rule names, and none at all; a priority or environment that is not set. */
const ANOTHER = '(another)'

const CLOSED: { readonly [Each in Aspect]?: readonly unknown[] } = {
  segment: SEGMENTS,
  severity: SEVERITIES,
  priority: [...PRIORITIES, ANOTHER],
  kind: KINDS,
  channel: CHANNELS,
  environment: [...ENVIRONMENTS, ANOTHER],
}

/** A block of cases: every combination of the values it holds, aspect by aspect. */
export type Cases = { readonly [Each in Aspect]: readonly unknown[] }

/** All cases that `rules` can tell apart. */
function allCases(rules: readonly Conditions[]): Cases {
  const values = (aspect: Aspect) =>
    CLOSED[aspect] ?? [...new Set(rules.flatMap((rule) => wanted(rule, aspect) ?? [])), ANOTHER]
  return Object.fromEntries(ASPECTS.map((aspect) => [aspect, values(aspect)])) as unknown as Cases
}

/** What a rule asks for, aspect by aspect; those it leaves out are not among them. */
type Asked = readonly { readonly aspect: Aspect; readonly values: ReadonlySet<unknown> }[]

const askedBy = (rule: Conditions): Asked =>
  ASPECTS.flatMap((aspect) => {
    const values = wanted(rule, aspect)
    return values === undefined ? [] : [{ aspect, values: new Set(values) }]
  })

/** The part of `cases` that a rule fits; undefined when there is none. */
function fitted(cases: Cases, asked: Asked): Cases | undefined {
  let inside = cases
  for (const { aspect, values } of asked) {
    const into = inside[aspect].filter((value) => values.has(value))
    if (into.length === 0) return undefined
    inside = { ...inside, [aspect]: into }
  }
  return inside
}

/** The rest of `cases`, of which a rule fits some, as blocks that do not overlap. */
function rest(cases: Cases, asked: Asked): Cases[] {
  const left: Cases[] = []
  let inside = cases
  for (const { aspect, values } of asked) {
    const out = inside[aspect].filter((value) => !values.has(value))
    if (out.length === 0) continue
    left.push({ ...inside, [aspect]: out })
    inside = { ...inside, [aspect]: inside[aspect].filter((value) => values.has(value)) }
  }
  return left
}

/** With more blocks than this left no further rule is taken from them, so that no list takes long to check: a rule may then
 *  seem to fit, none to be hidden. Two hundred rules of one plan and severity each leave four hundred. */
const MOST_BLOCKS = 1_000

/** The cases for which each of `rules` is the first that fits, as blocks; a rule without any can never fit. */
export function reachOf(rules: readonly Conditions[]): Cases[][] {
  let open = [allCases(rules)]
  return rules.map(askedBy).map((asked) => {
    const reached: Cases[] = []
    const left: Cases[] = []
    for (const cases of open) {
      const found = fitted(cases, asked)
      if (found) reached.push(found)
      left.push(...(found ? rest(cases, asked) : [cases]))
    }
    if (left.length <= MOST_BLOCKS) open = left
    return reached
  })
}
