/** Where a rule leads and what it asks for, in words. */
import type { RoutingPolicy, RoutingRule } from '../../../contract/routing.ts'
import { roleWords } from '../../../domain/access/permissions.ts'
import { sortingText } from '../../sorting-text.ts'
import { terms } from '../../terms.ts'

const { routing: says } = sortingText

/** A word of the table as people read it: `licen…` for `licen*`. */
export const keywordText = (word: string): string => word.replace(/\*$/, '…')

type To = RoutingRule['to'] | RoutingPolicy['areas'][number]['owner']

/** The team, the kind of team, the area's owner, or nobody of support. */
export function toText(to: To): string {
  if ('team' in to) return to.team
  if ('teamKind' in to) return says.kindOfTeam(to.teamKind.replaceAll('_', ' '))
  return 'owner' in to ? says.areaOwner : says.noAction(to.noAction.whom)
}

/** Each condition with its name: ['kind', 'question, problem']. */
export function conditionsOf({ when }: RoutingRule, areas: RoutingPolicy['areas']): [name: string, value: string][] {
  const { kind, area, segment, plan, technicalAdvisor, askedBy, words } = when
  const nameOf = (slug: string): string => areas.find((each) => each.slug === slug)?.name ?? slug
  const all: [name: string, values: readonly string[] | undefined][] = [
    [says.aspects.kind, kind?.map((each) => terms.kind[each].toLowerCase())],
    [says.aspects.area, area?.map(nameOf)],
    [says.aspects.segment, segment?.map((each) => each.replaceAll('_', ' '))],
    [says.aspects.plan, plan],
    [says.aspects.technicalAdvisor, technicalAdvisor === undefined ? undefined : [technicalAdvisor]],
    [says.aspects.askedBy, askedBy?.map((each) => (each === 'customer' ? each : roleWords(each)))],
    [says.aspects.words, words?.map(keywordText)],
  ]
  return all.flatMap(([name, values]): [string, string][] => (values === undefined ? [] : [[name, values.join(', ')]]))
}
