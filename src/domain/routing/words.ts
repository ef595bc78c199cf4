/** Paths of the routing policy as sentences. */
import type { Hit } from './compile.ts'
import { DEFAULT_RULE } from './document.ts'
import type { Destination, RouteCandidate } from './route.ts'

const quoted = (hits: readonly Hit[]): string => hits.map(({ word }) => `“${word.replace(/\*$/, '…')}”`).join(', ')

/** At most so many words are named. */
const NAMED = 4

function found(hits: readonly Hit[]): string[] {
  const part = (inSubject: boolean, where: string): string[] => {
    const some = hits.filter((hit) => hit.inSubject === inSubject)
    const more = some.length > NAMED ? ` and ${some.length - NAMED} more` : ''
    return some.length > 0 ? [`${quoted(some.slice(0, NAMED))}${more} in ${where}`] : []
  }
  const parts = [...part(true, 'the subject'), ...part(false, 'the text')]
  return parts.length > 0 ? [`Found ${parts.join(' and ')}.`] : []
}

function rivals(others: number): string[] {
  if (others === 0) return []
  return [others === 1 ? 'One other path fits too.' : `${others} other paths fit too.`]
}

/** Why a path is taken: the rule's sentence, the words that were found for it, and how many other paths fit (ROU-5). */
export function routeReason(candidate: RouteCandidate, all: readonly RouteCandidate[]): string {
  const { says, area, hits } = candidate
  const others = all.filter((each) => each !== candidate && each.rule !== DEFAULT_RULE).length
  return [says, ...(area === null ? [] : [`It is about ${area}.`]), ...found(hits), ...rivals(others)].join(' ')
}

/** Where a path leads, for a sentence: `team support`, or `no action for support (…)`. */
export const destinationWords = (to: Destination): string =>
  'team' in to ? `team ${to.team}` : `no action for support (${to.noAction.whom})`

/** The agreed path that somebody did not take, as it is recorded (ROU-9). */
export const detourWords = ({ to, rule, says }: RouteCandidate): string =>
  `The agreed path leads to ${destinationWords(to)}, by the rule “${rule}”: ${says}`
