/** topline policy show routing and tags: the tables as people review them. */
import type { RoutingPolicy, RoutingRule } from '../../contract/routing.ts'
import type { VersionsOf } from '../../contract/triage-policies.ts'
import { type Look, lookTable } from '../look.ts'
import { atText, spaced } from '../words.ts'

function toText(to: RoutingRule['to'] | RoutingPolicy['areas'][number]['owner']): string {
  if ('team' in to) return to.team
  if ('teamKind' in to) return `team of ${spaced(to.teamKind)}`
  return 'owner' in to ? 'the area’s owner' : `no action (${to.noAction.whom})`
}

const whenText = ({ when }: RoutingRule): string =>
  Object.entries(when)
    .map(([aspect, values]) => `${aspect} ${Array.isArray(values) ? values.join(', ') : String(values)}`)
    .join('; ') || 'every ticket'

function policyText({ areas, rules }: RoutingPolicy, look: Look): string {
  const ruleTable = lookTable(
    rules,
    [
      { head: 'weight', align: 'right', cell: ({ weight }) => String(weight) },
      { head: 'rule', cell: ({ name }) => name },
      { head: 'to', cell: ({ to, excluded }) => `${toText(to)}${excluded ? ', best effort' : ''}` },
      { head: 'fits', cut: true, cell: whenText },
    ],
    look,
  )
  const areaTable = lookTable(
    areas,
    [
      { head: 'area', cell: ({ slug }) => slug },
      { head: 'owner', cell: ({ owner }) => toText(owner) },
      { head: 'words', cut: true, cell: ({ keywords }) => keywords.join(', ') },
    ],
    look,
  )
  return `${ruleTable}\n\n${areaTable}`
}

export function routingPolicyText({ items }: VersionsOf<'routing'>, look: Look): string {
  const current = items.find(({ inForce }) => inForce)
  if (!current) return 'No routing policy is in force: tickets without a team go to support.'
  const { version, effectiveFrom, by, document } = current
  const head = `${look.colours.bold(document.name)} · version ${version}, from ${atText(effectiveFrom)}, by ${by}`
  return [`${head}\n${document.about}`, policyText(document, look)].join('\n\n')
}
