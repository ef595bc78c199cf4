/** Why a ticket is not closed yet, in one text: what has to become so before what is to be vouched for (LIF-1). */
import type { Condition } from '../../domain/closing/conditions.ts'
import { closingText } from '../closing-text.ts'

const { refused } = closingText

const named = (begin: string, conditions: readonly Condition[]): string[] =>
  conditions.length === 0 ? [] : [begin, ...conditions.map(({ says, why }) => `${says}. ${why}`)]

/** `open`: what keeps it from being closed; `reason`: the closing reason as the screen calls it. */
export function closingRefusal(reason: string, open: readonly Condition[]): string {
  const unmet = open.filter(({ state }) => state === 'unmet')
  const toVouch = open.filter(({ state }) => state === 'to_vouch')
  return [refused.says(reason), ...named(refused.unmet, unmet), ...named(refused.toVouch, toVouch)].join(' ')
}
