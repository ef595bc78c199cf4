/** Whether a request for help is the way to go, before anybody writes one (HLP-3). */
import { agreedPath } from '../routing/agreed-path.ts'
import type { RoutableTeam, RouteCandidate } from '../routing/route.ts'
import type { Ticket } from '../ticket.ts'
import type { HelpKind } from './flow.ts'

/** `channel`: ask in the team's channel, which needs no request; `request`: write one; `either`: as you find. */
export interface HelpAdvice {
  readonly suggest: 'channel' | 'request' | 'either'
  readonly because: string
  /** The agreed path that a request would leave, in words, as it is recorded; null where it leaves none. */
  readonly detour: string | null
}

type Known = Pick<Ticket, 'priority' | 'effort'>

function reasonsFor({ priority, effort }: Known, technicalAdvisor: boolean): string[] {
  const isUrgent = priority === 'p0' || priority === 'p1'
  const isDeep = effort === 'days' || effort === 'weeks'
  return [
    ...(isUrgent ? [`it is a ${priority}`] : []),
    ...(isDeep ? ['it looks like deep work'] : []),
    ...(technicalAdvisor ? ['the account has a technical advisor'] : []),
  ]
}

/** The team of engineering to which the agreed path takes how-to questions, best effort; undefined where none does. */
function channelOf(candidates: readonly RouteCandidate[], teams: readonly RoutableTeam[]) {
  const path = agreedPath(candidates)
  if (path?.excluded !== 'best_effort' || !('team' in path.to)) return undefined
  const { team } = path.to
  const isEngineering = teams.some(({ slug, kind }) => slug === team && kind === 'engineering')
  return isEngineering ? { team, rule: path.rule, says: path.says } : undefined
}

interface Asked {
  readonly kind: HelpKind
  readonly technicalAdvisor: boolean
  /** Where a how-to question of whoever asks would go, best first. */
  readonly candidates: readonly RouteCandidate[]
  readonly teams: readonly RoutableTeam[]
}

/** A how-to question needs no request; another is worth one where the ticket is urgent, deep or of a high-touch customer. */
export function helpAdvice(ticket: Known, { kind, technicalAdvisor, candidates, teams }: Asked): HelpAdvice {
  if (kind === 'question') {
    const channel = channelOf(candidates, teams)
    const where = channel ? `the channel of team ${channel.team}` : 'the team’s channel'
    const because = `How-to questions need no request: ask in ${where}, and whoever knows answers.`
    const detour = channel && `The agreed path is ${where}, by the rule “${channel.rule}”: ${channel.says}`
    return { suggest: 'channel', because, detour: detour ?? null }
  }
  const reasons = reasonsFor(ticket, technicalAdvisor)
  return reasons.length > 0
    ? { suggest: 'request', because: `A request is the way to go: ${reasons.join(', ')}.`, detour: null }
    : { suggest: 'either', because: 'Where a word in the team’s channel may do, try that first.', detour: null }
}
