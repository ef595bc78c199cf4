/** Changes of the routing rules while they are edited: each gives a whole new rule or document. */
import type { RoutingPolicy, RoutingRule } from '../../../contract/routing.ts'
import { checkRoutingPolicy } from '../../../domain/routing/check.ts'
import type { Asker } from '../../../domain/routing/document.ts'
import { type Kind, type Segment, TEAM_KINDS } from '../../../domain/vocabulary.ts'
import { type Fault, faultsOf } from '../../rules/faults.ts'
import { sameDocument } from '../../rules/same-document.ts'

/** A rule as its form has it. */
export interface TypedRule {
  readonly name: string
  readonly kind: readonly Kind[]
  readonly askedBy: readonly Asker[]
  readonly segment: readonly Segment[]
  /** Slugs of areas. */
  readonly area: readonly string[]
  /** With commas between, as are the words. */
  readonly plan: string
  readonly words: string
  readonly advisor: '' | 'yes' | 'no'
  /** `team:SLUG`, `kind:KIND`, `area` or `none`. */
  readonly to: string
  readonly whom: string
  readonly noActionWords: string
  readonly says: string
  readonly weight: string
  readonly bestEffort: boolean
}

function destinationOf(to: RoutingRule['to']): string {
  if ('team' in to) return `team:${to.team}`
  if ('teamKind' in to) return `kind:${to.teamKind}`
  return 'owner' in to ? 'area' : 'none'
}

export function typedOf({ name, when, to, says, weight, excluded }: RoutingRule): TypedRule {
  const { kind = [], askedBy = [], segment = [], area = [], plan = [], words = [], technicalAdvisor = '' } = when
  const { whom, words: why } = 'noAction' in to ? to.noAction : { whom: '', words: '' }
  return {
    name,
    kind,
    askedBy,
    segment,
    area,
    plan: plan.join(', '),
    words: words.join(', '),
    advisor: technicalAdvisor,
    to: destinationOf(to),
    whom,
    noActionWords: why,
    says,
    weight: String(weight),
    bestEffort: excluded === 'best_effort',
  }
}

/** Words with commas or line breaks between, each once. */
const splitWords = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,\n]+/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

function destinationIn({ to, whom, noActionWords }: TypedRule): RoutingRule['to'] {
  if (to === 'area') return { owner: 'area' }
  if (to.startsWith('team:')) return { team: to.slice('team:'.length) }
  const teamKind = TEAM_KINDS.find((kind) => to === `kind:${kind}`)
  return teamKind ? { teamKind } : { noAction: { whom: whom.trim(), words: noActionWords.trim() } }
}

/** What nothing was chosen for is left out: it fits all. */
const asked = <Name extends string, Value>(name: Name, values: readonly Value[]): { [Key in Name]?: Value[] } =>
  (values.length === 0 ? {} : { [name]: [...values] }) as { [Key in Name]?: Value[] }

export function ruleOf(typed: TypedRule): RoutingRule {
  const { name, kind, askedBy, segment, area, plan, words, advisor, says, weight, bestEffort } = typed
  return {
    name: name.trim(),
    when: {
      ...asked('kind', kind),
      ...asked('area', area),
      ...asked('segment', segment),
      ...asked('plan', splitWords(plan)),
      ...(advisor === '' ? {} : { technicalAdvisor: advisor }),
      ...asked('askedBy', askedBy),
      ...asked('words', splitWords(words)),
    },
    to: destinationIn(typed),
    says: says.trim(),
    weight: Number(weight),
    ...(bestEffort ? { excluded: 'best_effort' } : {}),
  }
}

/** What keeps the table from being published, each fault at its place: `rules.2.weight`. */
export function routingFaults(document: RoutingPolicy): Fault[] {
  try {
    checkRoutingPolicy(document)
    return []
  } catch (error) {
    const faults = faultsOf(error)
    if (faults.length === 0) throw error
    return faults
  }
}

export interface RoutingChanges {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly string[]
  /** Whether those that stay stand in another order. */
  readonly moved: boolean
}

/** What a draft makes of the rules; a rule with another name is another rule. */
export function routingChanges(before: RoutingPolicy, after: RoutingPolicy): RoutingChanges {
  const old = new Map(before.rules.map((rule) => [rule.name, rule]))
  const now = new Map(after.rules.map((rule) => [rule.name, rule]))
  const stays = [...now.keys()].filter((name) => old.has(name))
  return {
    added: [...now.keys()].filter((name) => !old.has(name)),
    removed: [...old.keys()].filter((name) => !now.has(name)),
    changed: stays.filter((name) => !sameDocument(old.get(name), now.get(name))),
    moved: [...old.keys()].filter((name) => now.has(name)).some((name, index) => name !== stays[index]),
  }
}
