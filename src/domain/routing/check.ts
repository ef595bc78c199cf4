/** Which `routing` documents are taken, and what of them looks odd. Rules: docs/spec/routing.md. */
import { type Fault, fault, refuse, twiceNamed } from '../sla/faults.ts'
import {
  DEFAULT_RULE,
  type Owner,
  type RouteConditions,
  type RoutedArea,
  type RoutingPolicy,
  type RoutingRule,
} from './document.ts'
import { type RoutableTeam, teamOf } from './route.ts'
import { isKeyword, PREFIX_LETTERS } from './word-table.ts'

const LISTS = ['kind', 'area', 'segment', 'plan', 'askedBy', 'words'] as const

function keywordFaults(words: readonly string[], place: string): Fault[] {
  return words.flatMap((word, index) => {
    const at = `${place}[${index}]`
    if (!isKeyword(word)) {
      const text = `is “${word}”. Write a word or a phrase of letters and digits; a * only ends a single word of at least ${PREFIX_LETTERS} letters.`
      return [fault(at, text)]
    }
    const first = words.indexOf(word)
    return first === index ? [] : [fault(at, `is “${word}”, as ${place}[${first}] is. Leave one out.`)]
  })
}

function areaFaults(areas: readonly RoutedArea[]): Fault[] {
  return areas.flatMap(({ slug, keywords }, index) => {
    const place = `areas[${index}]`
    const first = areas.findIndex((other) => other.slug === slug)
    return [
      ...(first === index
        ? []
        : [fault(`${place}.slug`, `is "${slug}", as areas[${first}] is called. Give it one of its own.`)]),
      ...(keywords.length > 0 ? [] : [fault(`${place}.keywords`, 'is empty, so nothing speaks of it. Name a word.')]),
      ...keywordFaults(keywords, `${place}.keywords`),
    ]
  })
}

function conditionFaults(when: RouteConditions, place: string, areas: ReadonlySet<string>): Fault[] {
  const empty = LISTS.filter((list) => when[list]?.length === 0)
  const unknown = (when.area ?? []).filter((slug) => !areas.has(slug))
  return [
    ...empty.map((list) =>
      fault(`${place}.${list}`, 'is empty and fits nothing. Name at least one, or leave it out to fit all.'),
    ),
    ...unknown.map((slug) => fault(`${place}.area`, `names "${slug}", which is no area of this table. Add it above.`)),
    ...keywordFaults(when.words ?? [], `${place}.words`),
  ]
}

function ruleFaults(rule: RoutingRule, place: string, areas: ReadonlySet<string>): Fault[] {
  const { name, when, to, weight, excluded } = rule
  const faults = conditionFaults(when, `${place}.when`, areas)
  if (name === DEFAULT_RULE) {
    faults.push(fault(`${place}.name`, `is “${DEFAULT_RULE}”, which stands for no rule. Choose another.`))
  }
  if (!Number.isInteger(weight) || weight < 1 || weight > 100) {
    faults.push(fault(`${place}.weight`, `is ${weight}. Write whole percents from 1 to 100.`))
  }
  if ('owner' in to && areas.size === 0) {
    faults.push(fault(`${place}.to`, 'leads to the owner of the area, but the table has no areas. Add one.'))
  }
  if ('noAction' in to && excluded) {
    faults.push(
      fault(`${place}.excluded`, 'says that no clock runs where nobody of support acts at all. Leave it out.'),
    )
  }
  return faults
}

/** Passes a table by which every ticket can be routed (ROU-7).
 *  @throws Refusal `policy_invalid` with the `place` of the first fault, and all `faults` */
export function checkRoutingPolicy(document: RoutingPolicy): RoutingPolicy {
  const { areas, rules } = document
  const slugs = new Set(areas.map(({ slug }) => slug))
  refuse([
    ...areaFaults(areas),
    ...rules.flatMap((rule, index) => ruleFaults(rule, `rules[${index}]`, slugs)),
    ...twiceNamed(rules, 'rules'),
  ])
  return document
}

const byWords = ({ when, to }: RoutingRule): boolean =>
  when.words !== undefined || when.area !== undefined || 'owner' in to

const covers = <Value>(wide: readonly Value[] | undefined, narrow: readonly Value[] | undefined): boolean =>
  wide === undefined || (narrow?.every((value) => wide.includes(value)) ?? false)

/** Whether `first` fits every ticket that `rule` fits, and always stands before it. */
function hides(first: RoutingRule, rule: RoutingRule, isBefore: boolean): boolean {
  if (byWords(first) || first.weight < rule.weight || (first.weight === rule.weight && !isBefore)) return false
  const [wide, narrow] = [first.when, rule.when]
  const advisor = wide.technicalAdvisor
  return (
    covers(wide.kind, narrow.kind) &&
    covers(wide.segment, narrow.segment) &&
    covers(wide.plan, narrow.plan) &&
    covers(wide.askedBy, narrow.askedBy) &&
    (advisor === undefined || advisor === narrow.technicalAdvisor)
  )
}

function hiddenRules(rules: readonly RoutingRule[]): string[] {
  return rules.flatMap((rule, index) => {
    const first = rules.find((other, at) => at !== index && hides(other, rule, at < index))
    if (!first) return []
    return [
      `rules[${index}] “${rule.name}” never comes first: “${first.name}” fits whenever it does, with no less weight. Raise its weight, or remove it.`,
    ]
  })
}

function sharedWords(areas: readonly RoutedArea[]): string[] {
  const first = new Map<string, RoutedArea>()
  return areas.flatMap((area, index) =>
    area.keywords.flatMap((word) => {
      const other = first.get(word)
      if (!other) first.set(word, area)
      return other && other !== area
        ? [
            `areas[${index}] “${area.name}” has the word “${word}”, which “${other.name}” has too: it tells nothing apart.`,
          ]
        : []
    }),
  )
}

/** What a reviewer should look at though the table is taken (ROU-8): rules that never come first, words of two areas. */
export const routingWarnings = ({ areas, rules }: RoutingPolicy): string[] => [
  ...hiddenRules(rules),
  ...sharedWords(areas),
]

const ownerWords = (owner: Owner): string =>
  'team' in owner ? `team "${owner.team}"` : `a team of kind ${owner.teamKind.replaceAll('_', ' ')}`

/** Owners for which this workspace has no team; what leads to them is passed over (ROU-2). */
export function missingTeams({ areas, rules }: RoutingPolicy, teams: readonly RoutableTeam[]): string[] {
  const owners = [
    ...areas.map(({ name, owner }, index) => ({ place: `areas[${index}] “${name}”`, owner })),
    ...rules.flatMap(({ name, to }, index) =>
      'team' in to || 'teamKind' in to ? [{ place: `rules[${index}] “${name}”`, owner: to }] : [],
    ),
  ]
  return owners
    .filter(({ owner }) => teamOf(owner, teams) === undefined)
    .map(({ place, owner }) => `${place} leads to ${ownerWords(owner)}, which there is not. Add it, or name another.`)
}
